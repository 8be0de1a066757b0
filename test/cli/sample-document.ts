import type { Block, Document, TableBlock } from '../../src/model/document.ts';
import type { Finding, Severity } from '../../src/model/finding.ts';
import { money } from '../../src/model/money.ts';
import type { Problem } from '../../src/model/problem.ts';

/** A table of three products, with an unknown value in each column that may have one. */
export const priceTable: TableBlock = {
  type: 'table',
  id: 'prices',
  columns: [
    { key: 'sku', label: 'SKU', kind: 'id' },
    { key: 'price', label: 'Price', kind: 'money' },
    { key: 'share', label: 'Share', kind: 'percent' },
    { key: 'seen', label: 'Seen', kind: 'date' },
  ],
  rows: [
    ['MUG-1', money(1999, 'USD'), 0.25, '2026-03-01'],
    ['mug-2', money(500, 'USD'), null, '2026-01-15'],
    ['LAMP', null, 0.5, null],
  ],
  totals: ['Total', money(2499, 'USD'), null, null],
  note: 'Prices of the file.',
};

export function finding(severity: Severity): Finding {
  return {
    rule: 'TITLE-75',
    severity,
    basis: 'amazon-says',
    where: {},
    message: 'Too long.',
    source: { confidence: 'a' },
  };
}

/** A document around the given blocks; every part may be replaced. */
export function sampleDocument(blocks: readonly Block[], more: Partial<Document> = {}): Document {
  return {
    kind: 'audit-listings',
    schemaVersion: 1,
    title: 'Sample',
    data: {},
    blocks,
    problems: [],
    provenance: {
      tool: { name: 'sellerctl', version: '1.2.3' },
      generatedAt: '2026-03-01T00:00:00.000Z',
      asOf: '2026-03-01',
      inputs: [],
      rules: [],
      freshness: [],
    },
    ...more,
  };
}

export function problem(scope: Problem['scope'], line?: number): Problem {
  return {
    code: `${scope}-bad`,
    scope,
    file: 'orders.txt',
    ...(line === undefined ? {} : { line }),
    message: 'It is bad.',
  };
}
