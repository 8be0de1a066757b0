import type { Block, Cell, Document, MetricItem, RunFacts, TableBlock } from '../../../model/document.ts';
import type { Problem } from '../../../model/problem.ts';
import { reconcileData, type FeesReconcileData } from './reconcile-data.ts';
import type { ReconcileResult } from './reconcile.ts';

/** Cases in words on a page; the table above them has all. */
const CASES_IN_WORDS = 12;

const STATUS: Readonly<Record<string, string>> = {
  ties: 'ties',
  'does-not-tie': 'does not tie',
  'not-declared': 'no total declared',
};

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function summary({ settlements, tied, totals, cases }: ReconcileResult): MetricItem[] {
  const tying = settlements.filter(({ status }) => status === 'ties').length;
  return [
    {
      id: 'tied',
      label: 'Settlements that tie',
      kind: 'text',
      value: `${tying} of ${settlements.length}`,
      tone: tied && tying === settlements.length ? 'good' : 'bad',
    },
    { id: 'cases', label: 'Cases', kind: 'integer', value: cases.length },
    ...totals.flatMap(({ currency, stake, claimable }): MetricItem[] => [
      { id: `money-${currency}`, label: `At stake (${currency})`, kind: 'money', value: stake },
      { id: `claimable-${currency}`, label: `Still claimable (${currency})`, kind: 'money', value: claimable },
    ]),
  ];
}

function settlementTable({ settlements }: ReconcileResult): TableBlock {
  return {
    type: 'table',
    id: 'settlements',
    title: 'Settlements',
    columns: [
      { key: 'settlementId', label: 'Settlement', kind: 'id' },
      { key: 'start', label: 'From', kind: 'date', priority: 3 },
      { key: 'end', label: 'To', kind: 'date', priority: 2 },
      { key: 'lines', label: 'Lines', kind: 'integer', priority: 3 },
      { key: 'sum', label: 'Lines add up to', kind: 'money' },
      { key: 'declared', label: 'Declared', kind: 'money' },
      { key: 'paid', label: 'Paid out', kind: 'money', priority: 4 },
      { key: 'difference', label: 'Difference', kind: 'money' },
      { key: 'status', label: 'Status', kind: 'text' },
    ],
    rows: settlements.map((tie): Cell[] => [
      tie.settlementId,
      tie.start,
      tie.end,
      tie.lines,
      tie.sum,
      tie.declared,
      tie.paid,
      tie.difference,
      STATUS[tie.status] ?? tie.status,
    ]),
    note: 'Paid out: transfers of a date range report, where one was read.',
    emptyText: 'No settlement in these files.',
  };
}

function reasonBlock({ settlements }: ReconcileResult): Block[] {
  const bullets = settlements.flatMap((tie) => tie.reasons.map((reason) => `${tie.settlementId}: ${reason}`));
  return bullets.length === 0
    ? []
    : [{ type: 'prose', id: 'untied', title: 'What does not tie, and why', paragraphs: [], bullets, tone: 'bad' }];
}

function marketplaceTable({ settlements }: ReconcileResult): Block[] {
  const several = settlements.filter((tie) => tie.byMarketplace.length > 1);
  if (several.length === 0) return [];
  const rows = several.flatMap((tie) =>
    tie.byMarketplace.map(({ name, lines, sum }): Cell[] => [tie.settlementId, name, lines, sum]),
  );
  return [
    {
      type: 'table',
      id: 'marketplaces',
      title: 'Settlements by marketplace',
      columns: [
        { key: 'settlementId', label: 'Settlement', kind: 'id' },
        { key: 'marketplace', label: 'Marketplace', kind: 'id' },
        { key: 'lines', label: 'Lines', kind: 'integer' },
        { key: 'sum', label: 'Sum', kind: 'money' },
      ],
      rows,
    },
  ];
}

function transactionTable({ transactions }: ReconcileResult): Block[] {
  if (transactions.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'transactions',
      title: 'Date range transactions',
      columns: [
        { key: 'settlementId', label: 'Settlement', kind: 'id' },
        { key: 'rows', label: 'Rows', kind: 'integer', priority: 2 },
        { key: 'sum', label: 'Rows add up to', kind: 'money' },
        { key: 'settlement', label: 'Settlement', kind: 'money' },
        { key: 'difference', label: 'Difference', kind: 'money' },
        { key: 'paid', label: 'Transferred', kind: 'money', priority: 2 },
        { key: 'brokenRows', label: 'Rows that do not add up', kind: 'integer', priority: 3 },
      ],
      rows: transactions.map((tie): Cell[] => [
        tie.settlementId,
        tie.rows,
        tie.sum,
        tie.settlement,
        tie.difference,
        tie.paid,
        tie.brokenRows,
      ]),
      note: 'Transfers stand apart. The settlement is set beside it, without money held back or released, where both were read whole.',
    },
  ];
}

function unknownTable({ unknown }: ReconcileResult): Block[] {
  if (unknown.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'unknown',
      title: 'Words that are in no list',
      columns: [
        { key: 'report', label: 'Report', kind: 'text', priority: 3 },
        { key: 'transactionType', label: 'Transaction', kind: 'text' },
        { key: 'amountType', label: 'Amount type', kind: 'text' },
        { key: 'amountDescription', label: 'Description', kind: 'text', truncate: true },
        { key: 'lines', label: 'Lines', kind: 'integer' },
        { key: 'sum', label: 'Sum', kind: 'money' },
      ],
      rows: unknown.map((code): Cell[] => [
        code.report,
        code.transactionType,
        code.amountType,
        code.amountDescription,
        code.lines,
        code.sum,
      ]),
      note: 'They are counted in every sum above; what they are is for you to say.',
    },
  ];
}

function caseTable({ cases }: ReconcileResult): TableBlock {
  return {
    type: 'table',
    id: 'cases',
    title: 'Cases, most money first',
    columns: [
      { key: 'case', label: 'No.', kind: 'integer' },
      { key: 'rule', label: 'Rule', kind: 'id' },
      { key: 'sku', label: 'SKU', kind: 'id' },
      { key: 'marketplace', label: 'Shop', kind: 'id', priority: 3 },
      { key: 'units', label: 'Units', kind: 'integer', priority: 2 },
      { key: 'money', label: 'At stake', kind: 'money' },
      { key: 'claimable', label: 'Still claimable', kind: 'money' },
      { key: 'daysLeft', label: 'Days left', kind: 'integer' },
      { key: 'confidence', label: 'Sure', kind: 'text', priority: 3 },
      { key: 'explainedBy', label: 'May be', kind: 'text', priority: 2 },
    ],
    rows: cases.map(({ finding, units, window, confidence, explainedBy }, index): Cell[] => [
      index + 1,
      finding.rule,
      finding.where.sku ?? null,
      finding.where.marketplace ?? null,
      units,
      finding.stake ?? null,
      window?.openMoney ?? null,
      window?.daysLeft ?? null,
      confidence,
      explainedBy.join(', ') || null,
    ]),
    note: "Sure: a is Amazon's own page, b two or more sources, c one source or worked out. May be: a part of the same line that would explain it; such cases come last and are in no total.",
    emptyText: 'Nothing was found that a rule speaks against.',
  };
}

/** The result made ready to show. `problems` are those of the files read. */
export function reconcileDocument(
  result: ReconcileResult,
  run: RunFacts,
  problems: readonly Problem[] = [],
): Document<'fees-reconcile', FeesReconcileData> {
  const { cases, settlements, gaps } = result;
  const shown = cases.slice(0, CASES_IN_WORDS);
  const blocks: Block[] = [
    { type: 'metrics', id: 'summary', metrics: summary(result) },
    settlementTable(result),
    ...reasonBlock(result),
    ...marketplaceTable(result),
    ...transactionTable(result),
    ...unknownTable(result),
    caseTable(result),
    {
      type: 'findings',
      id: 'findings',
      title: 'In words',
      ranked: true,
      findings: shown.map((entry) => entry.finding),
      ...(cases.length > shown.length
        ? { note: `${cases.length - shown.length} more: all with --json, each in a file of its own with --cases DIR.` }
        : {}),
    },
    ...(gaps.length === 0
      ? []
      : [
          { type: 'prose', id: 'gaps', title: 'Not compared', paragraphs: [], bullets: gaps, tone: 'warning' } as const,
        ]),
  ];
  return {
    kind: 'fees-reconcile',
    schemaVersion: 1,
    title: 'Settlements and charges',
    subtitle: `${count(settlements.length, 'settlement')}, ${count(cases.length, 'case')}, as of ${result.asOf}`,
    data: reconcileData(result),
    blocks,
    problems,
    provenance: { ...run, rules: result.rules, freshness: result.freshness },
  };
}
