import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Block, Cell, Column, Document, TableBlock, ValueKind } from '../../src/model/document.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { RenderOptions } from '../../src/renderers/renderer.ts';

export const OPTIONS: RenderOptions = { width: 80, colour: false, locale: 'en-US' };

/** A document of fixtures/documents. */
export function fixture(name: string): Document {
  const path = new URL(`../../fixtures/documents/${name}/document.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Document;
}

/** A document of the given blocks, otherwise empty. */
export function documentOf(blocks: readonly Block[], more: Partial<Document> = {}): Document {
  return {
    kind: 'brief',
    schemaVersion: 1,
    title: 'A title',
    data: {},
    blocks,
    problems: [],
    provenance: {
      tool: { name: 'sellerctl', version: '1.2.3' },
      generatedAt: '2026-11-22T00:00:00Z',
      asOf: '2026-11-22',
      inputs: [],
      rules: [],
      freshness: [],
    },
    ...more,
  };
}

/** A table block of `[key, kind]` columns. */
export function tableOf(
  columns: readonly (readonly [string, ValueKind])[],
  rows: TableBlock['rows'],
  more: Partial<TableBlock> = {},
): TableBlock {
  const made: Column[] = columns.map(([key, kind]) => ({ key, label: key, kind }));
  return { type: 'table', id: 'table', columns: made, rows, ...more };
}

export function findingOf(more: Partial<Finding> = {}): Finding {
  return {
    rule: 'RULE-1',
    severity: 'warning',
    basis: 'advice',
    where: { sku: 'SKU-1' },
    message: 'Something is wrong.',
    source: { confidence: 'c', title: 'A page' },
    ...more,
  };
}

/** Texts that break renderers: markup, escapes, formulas, marks, half surrogates, wide and joined characters. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<script>alert(1)</script>',
          '\u001B[31m',
          '\u009B2J',
          '\u202E',
          '\u200F',
          '=1+1',
          '@x',
          '-',
          '+',
          '\t',
          '\r\n',
        ],
        ...[
          '|',
          '`',
          '"',
          "'",
          ',',
          ';',
          '\\',
          '&lt;',
          ']]>',
          '-->',
          '漢字',
          'é',
          'e\u0301',
          '👩‍👩‍👧',
          '🇯🇵',
          '\uD83D',
          ' ',
          'word',
          '%',
        ],
        ...['한국어', 'ｶﾞ', 'ไทย', 'हिन्दी', 'עברית', '\u00AD', '\u200D', '1️⃣', 'x'.repeat(60)],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

const KINDS = ['text', 'id', 'integer', 'decimal', 'money', 'percent', 'date'] as const;

const cell: fc.Arbitrary<Cell> = fc.oneof(
  hostileText,
  fc.double(),
  fc.integer(),
  fc.constant(null),
  fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom('USD', 'EUR', 'JPY', 'x<') }),
);

const table: fc.Arbitrary<Block> = fc
  .array(
    fc.record({
      label: hostileText,
      kind: fc.constantFrom(...KINDS),
      priority: fc.nat(4),
      truncate: fc.constantFrom(true, false, 'start' as const),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .chain((columns) =>
    fc.record({
      type: fc.constant('table' as const),
      id: hostileText,
      title: hostileText,
      note: hostileText,
      columns: fc.constant(columns.map((column, at) => ({ key: `c${at}`, ...column }))),
      rows: fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 5 }),
      totals: fc.array(cell, { maxLength: columns.length }),
    }),
  );

const finding: fc.Arbitrary<Finding> = fc
  .tuple(hostileText, hostileText, hostileText, fc.constantFrom('error' as const, 'info' as const))
  .map(([a, b, c, severity]) =>
    findingOf({ severity, rule: a, message: b, fix: c, where: { sku: c, file: a, line: 3 }, evidence: { text: b } }),
  );

const blocks: fc.Arbitrary<Block> = fc.oneof(
  table,
  fc.record({ type: fc.constant('findings' as const), id: hostileText, findings: fc.array(finding, { maxLength: 3 }) }),
  fc.record({
    type: fc.constant('metrics' as const),
    id: hostileText,
    metrics: fc.array(
      fc.record({
        id: hostileText,
        label: hostileText,
        kind: fc.constantFrom(...KINDS),
        value: cell,
        n: fc.nat(),
        change: hostileText,
        tone: fc.constantFrom('good' as const, 'bad' as const),
        note: hostileText,
      }),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    type: fc.constant('series' as const),
    id: hostileText,
    title: hostileText,
    chart: fc.constantFrom('line' as const, 'bar' as const),
    labels: fc.array(hostileText, { maxLength: 40 }),
    series: fc.array(fc.record({ name: hostileText, values: fc.array(fc.option(fc.double()), { maxLength: 40 }) }), {
      maxLength: 6,
    }),
    kind: fc.constantFrom(...KINDS),
    provisionalFrom: fc.nat(40),
  }),
  fc.record({
    type: fc.constant('prose' as const),
    id: hostileText,
    title: hostileText,
    level: fc.constantFrom(2 as const, 3 as const),
    paragraphs: fc.array(hostileText, { maxLength: 3 }),
    bullets: fc.array(hostileText, { maxLength: 3 }),
  }),
);

/** Documents of any blocks full of hostile texts and odd numbers. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .tuple(hostileText, hostileText, fc.array(blocks, { maxLength: 4 }))
  .map(([title, message, made]) =>
    documentOf(made, { title, subtitle: message, problems: [{ code: 'x', scope: 'row', file: title, message }] }),
  );
