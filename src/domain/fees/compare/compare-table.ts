import type { Block, Cell, Column } from '../../../model/document.ts';
import { decimalText, type Money } from '../../../model/money.ts';
import type { Comparison } from './compare-fees.ts';
import type { Difference } from './difference.ts';

const PAGE_COLUMNS: readonly Column[] = [
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'units', label: 'Units', kind: 'integer', priority: 4 },
  { key: 'fees-before', label: 'Fees before', kind: 'money', priority: 2 },
  { key: 'fees-after', label: 'Fees after', kind: 'money', priority: 2 },
  { key: 'profit', label: 'Profit +/-', kind: 'money' },
  { key: 'margin-before', label: 'Margin before', kind: 'percent', priority: 5 },
  { key: 'margin-after', label: 'Margin after', kind: 'percent', priority: 3 },
  { key: 'profit-of-year', label: 'A year', kind: 'money' },
  { key: 'what', label: 'What', kind: 'text', truncate: true, priority: 3 },
];

/** Two currencies: shares say more than amounts that cannot be subtracted. */
const ABROAD_COLUMNS: readonly Column[] = [
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'sku-after', label: 'There', kind: 'id', priority: 4 },
  { key: 'price-before', label: 'Price', kind: 'money', priority: 3 },
  { key: 'price-after', label: 'Price there', kind: 'money', priority: 3 },
  { key: 'fees-before', label: 'Fees', kind: 'money' },
  { key: 'fees-after', label: 'Fees there', kind: 'money' },
  { key: 'fee-share', label: 'Share +/-', kind: 'percent', priority: 2 },
  { key: 'margin-before', label: 'Margin', kind: 'percent' },
  { key: 'margin-after', label: 'Margin there', kind: 'percent' },
  { key: 'margin', label: 'Margin +/-', kind: 'percent' },
];

const SHEET_COLUMNS: readonly Column[] = [
  { key: 'marketplace', label: 'Marketplace', kind: 'id' },
  { key: 'marketplace-after', label: 'Marketplace after', kind: 'id' },
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'sku-after', label: 'SKU after', kind: 'id' },
  { key: 'asin', label: 'ASIN', kind: 'id' },
  { key: 'units', label: 'Units', kind: 'integer' },
  { key: 'price-before', label: 'Price before', kind: 'money' },
  { key: 'price-after', label: 'Price after', kind: 'money' },
  { key: 'tier-before', label: 'Tier before', kind: 'id' },
  { key: 'tier-after', label: 'Tier after', kind: 'id' },
  { key: 'fees-before', label: 'Fees before', kind: 'money' },
  { key: 'fees-after', label: 'Fees after', kind: 'money' },
  { key: 'fees', label: 'Fees +/-', kind: 'money' },
  { key: 'profit-before', label: 'Profit before', kind: 'money' },
  { key: 'profit-after', label: 'Profit after', kind: 'money' },
  { key: 'profit', label: 'Profit +/-', kind: 'money' },
  { key: 'margin-before', label: 'Margin before', kind: 'percent' },
  { key: 'margin-after', label: 'Margin after', kind: 'percent' },
  { key: 'fees-of-year', label: 'Fees a year', kind: 'money' },
  { key: 'profit-of-year', label: 'Profit a year', kind: 'money' },
  { key: 'what', label: 'What', kind: 'text' },
];

const amountText = (amount: Money | null): string => (amount === null ? 'none' : decimalText(amount));

/** What changes in words: the size tier, price and cost, then each fee; for a SKU that is not known, what is missing. */
function whatChanges({ before, after, kinds, gaps }: Difference): string {
  if (gaps.length > 0) return `not known: ${gaps.map((gap) => gap.message).join('; ')}`;
  const [from, to] = [before.unit.tier, after.unit.tier];
  const tier = from !== to && from !== null && to !== null ? [`size tier ${from} to ${to}`] : [];
  const own = (['price', 'cost'] as const)
    .map((field) => ({ kind: field, before: before.unit[field], after: after.unit[field] }))
    .filter((change) => change.before?.minor !== change.after?.minor);
  const amounts = [...own, ...kinds].map(
    (change) => `${change.kind} ${amountText(change.before)} to ${amountText(change.after)}`,
  );
  return [...tier, ...amounts].join('; ') || 'nothing changes';
}

function pageRow(row: Difference): Cell[] {
  const [before, after] = [row.before.unit, row.after.unit];
  return [
    row.before.entry.sku,
    row.units,
    before.fees,
    after.fees,
    row.profit,
    before.margin,
    after.margin,
    row.profitOfYear,
    whatChanges(row),
  ];
}

function abroadRow(row: Difference): Cell[] {
  const [before, after] = [row.before.unit, row.after.unit];
  return [
    row.before.entry.sku,
    row.after.entry.sku,
    before.price,
    after.price,
    before.fees,
    after.fees,
    row.feeShare,
    before.margin,
    after.margin,
    row.margin,
  ];
}

function sheetRow(row: Difference, comparison: Comparison): Cell[] {
  const [before, after] = [row.before.unit, row.after.unit];
  return [
    comparison.before.marketplace,
    comparison.after.marketplace,
    row.before.entry.sku,
    row.after.entry.sku,
    row.before.entry.asin,
    row.units,
    before.price,
    after.price,
    before.tier,
    after.tier,
    before.fees,
    after.fees,
    row.fees,
    before.profit,
    after.profit,
    row.profit,
    before.margin,
    after.margin,
    row.feesOfYear,
    row.profitOfYear,
    whatChanges(row),
  ];
}

/** The SKUs of one comparison on a page, worst first. */
export function pageTable(id: string, comparison: Comparison, limit: number, note: string): Block {
  const { skus, before, after } = comparison;
  const abroad = before.marketplace !== after.marketplace;
  const left = skus.length - limit;
  return {
    type: 'table',
    id,
    title: abroad ? 'Lowest margin there, compared with here' : 'Worst change first',
    columns: abroad ? ABROAD_COLUMNS : PAGE_COLUMNS,
    rows: skus.slice(0, limit).map(abroad ? abroadRow : pageRow),
    emptyText: 'No SKU to compare in these files.',
    note: `${note}${left > 0 ? ` ${left} more: all of them with --all, --format csv or --json.` : ''}`,
  };
}

/** Every SKU of every comparison as one sheet, for programs. */
export function sheetTable(comparisons: readonly Comparison[]): Block {
  return {
    type: 'table',
    id: 'changes',
    title: 'What changes by SKU',
    columns: SHEET_COLUMNS,
    rows: comparisons.flatMap((comparison) => comparison.skus.map((row) => sheetRow(row, comparison))),
  };
}
