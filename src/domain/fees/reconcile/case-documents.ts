import type { Cell, Column, Document, RunFacts } from '../../../model/document.ts';
import type { ReconcileCase } from '../charges/reconcile-case.ts';
import type { ReconcileResult } from './reconcile.ts';

/** One file of `--cases`: its name without ending, and the table it holds. */
export interface CaseFile {
  readonly name: string;
  readonly document: Document;
}

const LINE_COLUMNS: readonly Column[] = [
  { key: 'rule', label: 'Rule', kind: 'id' },
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'asin', label: 'ASIN', kind: 'id' },
  { key: 'marketplace', label: 'Marketplace', kind: 'id' },
  { key: 'orderId', label: 'Order', kind: 'id' },
  { key: 'day', label: 'Day', kind: 'date' },
  { key: 'what', label: 'What', kind: 'text' },
  { key: 'quantity', label: 'Units', kind: 'integer' },
  { key: 'charged', label: 'Charged', kind: 'money' },
  { key: 'expected', label: 'Expected', kind: 'money' },
  { key: 'difference', label: 'Difference', kind: 'money' },
  { key: 'source', label: 'Source of the rule', kind: 'text' },
  { key: 'file', label: 'File', kind: 'text' },
  { key: 'line', label: 'Line', kind: 'integer' },
];

const INDEX_COLUMNS: readonly Column[] = [
  { key: 'case', label: 'No.', kind: 'integer' },
  { key: 'file', label: 'File', kind: 'text' },
  { key: 'rule', label: 'Rule', kind: 'id' },
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'marketplace', label: 'Marketplace', kind: 'id' },
  { key: 'units', label: 'Units', kind: 'integer' },
  { key: 'money', label: 'At stake', kind: 'money' },
  { key: 'claimable', label: 'Still claimable', kind: 'money' },
  { key: 'opensOn', label: 'Opens on', kind: 'date' },
  { key: 'closesOn', label: 'Closes on', kind: 'date' },
  { key: 'daysLeft', label: 'Days left', kind: 'integer' },
  { key: 'confidence', label: 'Sure', kind: 'text' },
  { key: 'explainedBy', label: 'May be', kind: 'text' },
  { key: 'message', label: 'What', kind: 'text' },
  { key: 'fix', label: 'What to do', kind: 'text' },
  { key: 'evidence', label: 'Evidence', kind: 'text' },
];

/** A name that every file system takes and no shell misreads: letters, digits and hyphens of rule and SKU. */
function nameOf({ finding }: ReconcileCase, index: number): string {
  const words = [finding.rule, finding.where.sku ?? ''].map((word) =>
    word
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 40),
  );
  return [String(index + 1).padStart(3, '0'), ...words].filter((word) => word !== '').join('-');
}

function tableDocument(
  id: string,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  run: RunFacts,
): Document {
  return {
    kind: 'fees-reconcile-case',
    schemaVersion: 1,
    title,
    data: null,
    blocks: [{ type: 'table', id, columns, rows }],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}

function lineRows({ finding, lines }: ReconcileCase): Cell[][] {
  const { where, source } = finding;
  const rule = [source.title, source.url, source.retrieved, `confidence ${source.confidence}`]
    .filter((word) => word !== undefined)
    .join('; ');
  return lines.map((line): Cell[] => [
    finding.rule,
    line.sku,
    where.asin ?? null,
    where.marketplace ?? null,
    line.orderId,
    line.day,
    line.what,
    line.quantity,
    line.charged,
    line.expected,
    line.difference,
    rule,
    line.origin.file,
    line.origin.line,
  ]);
}

/** Tables to keep: `cases` with one row a case, and one table a case with its lines, numbered by rank. */
export function caseFiles({ cases }: ReconcileResult, run: RunFacts): CaseFile[] {
  const index = cases.map((entry, place): Cell[] => {
    const { finding, units, window, confidence, explainedBy, evidence } = entry;
    return [
      place + 1,
      `${nameOf(entry, place)}.csv`,
      finding.rule,
      finding.where.sku ?? null,
      finding.where.marketplace ?? null,
      units,
      finding.stake ?? null,
      window?.openMoney ?? null,
      window?.opensOn ?? null,
      window?.closesOn ?? null,
      window?.daysLeft ?? null,
      confidence,
      explainedBy.join(', ') || null,
      finding.message,
      finding.fix ?? null,
      evidence.join(' '),
    ];
  });
  return [
    { name: 'cases', document: tableDocument('cases', 'Cases', INDEX_COLUMNS, index, run) },
    ...cases.map((entry, place) => ({
      name: nameOf(entry, place),
      document: tableDocument('lines', entry.finding.message, LINE_COLUMNS, lineRows(entry), run),
    })),
  ];
}
