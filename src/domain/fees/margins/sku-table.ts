import type { Cell, Column } from '../../../model/document.ts';
import { money, type Money } from '../../../model/money.ts';
import type { FeeKind } from '../fee-types.ts';
import type { SkuMargin } from './sku-margins.ts';

/** Columns of a page: what fits beside each other. */
export const PAGE_COLUMNS: readonly Column[] = [
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'fulfillment', label: 'By', kind: 'id', priority: 4 },
  { key: 'units', label: 'Units', kind: 'integer' },
  { key: 'price', label: 'Price', kind: 'money', priority: 2 },
  { key: 'fees', label: 'Fees', kind: 'money', priority: 2 },
  { key: 'cost', label: 'Cost', kind: 'money', priority: 3 },
  { key: 'profit', label: 'Per unit', kind: 'money' },
  { key: 'margin', label: 'Margin', kind: 'percent', priority: 2 },
  { key: 'profit-of-period', label: 'In all', kind: 'money' },
  { key: 'missing', label: 'Not known', kind: 'text', truncate: true, priority: 5 },
];

function missing({ gaps }: SkuMargin): string | null {
  return gaps.length === 0 ? null : gaps.map(({ message }) => message).join('; ');
}

export function pageRow(row: SkuMargin): Cell[] {
  return [
    row.sku,
    row.fulfilment,
    row.units,
    row.price,
    row.fees,
    row.cost,
    row.profit,
    row.margin,
    row.profitOfPeriod,
    missing(row),
  ];
}

/** Columns of a sheet: everything that is known of a SKU in its marketplace. */
export const SHEET_COLUMNS: readonly Column[] = [
  { key: 'marketplace', label: 'Marketplace', kind: 'id' },
  { key: 'sku', label: 'SKU', kind: 'id' },
  { key: 'asin', label: 'ASIN', kind: 'id' },
  { key: 'fulfillment', label: 'By', kind: 'id' },
  { key: 'category', label: 'Category', kind: 'text' },
  { key: 'size-tier', label: 'Size tier', kind: 'id' },
  { key: 'units', label: 'Units', kind: 'integer' },
  { key: 'price', label: 'Price', kind: 'money' },
  { key: 'referral', label: 'Referral', kind: 'money' },
  { key: 'fulfillment-fee', label: 'Fulfilment', kind: 'money' },
  { key: 'other-fees', label: 'Other fees', kind: 'money' },
  { key: 'fees', label: 'Fees', kind: 'money' },
  { key: 'tax', label: 'Tax', kind: 'money' },
  { key: 'cost', label: 'Cost', kind: 'money' },
  { key: 'profit', label: 'Per unit', kind: 'money' },
  { key: 'margin', label: 'Margin', kind: 'percent' },
  { key: 'roi', label: 'ROI', kind: 'percent' },
  { key: 'profit-of-period', label: 'In all', kind: 'money' },
  { key: 'price-from', label: 'Price from', kind: 'id' },
  { key: 'dimensions-from', label: 'Sides from', kind: 'id' },
  { key: 'weight-from', label: 'Weight from', kind: 'id' },
  { key: 'category-from', label: 'Category from', kind: 'id' },
  { key: 'fulfillment-from', label: 'By from', kind: 'id' },
  { key: 'confidence', label: 'Sure', kind: 'id' },
  { key: 'missing', label: 'Not known', kind: 'text' },
  { key: 'notes', label: 'Notes', kind: 'text' },
];

function partOf({ parts }: SkuMargin, kind: FeeKind): Money | null {
  return parts.find((fee) => fee.kind === kind)?.amount ?? null;
}

/** Fees with no column of their own; null where the sum of all is not known either. */
function otherFees(row: SkuMargin): Money | null {
  if (row.fees === null) return null;
  const named = (partOf(row, 'referral')?.minor ?? 0) + (partOf(row, 'fulfillment')?.minor ?? 0);
  return money(row.fees.minor - named, row.fees.currency);
}

export function sheetRow(marketplace: string, row: SkuMargin): Cell[] {
  return [
    marketplace,
    row.sku,
    row.asin,
    row.fulfilment,
    row.category,
    row.tier,
    row.units,
    row.price,
    partOf(row, 'referral'),
    partOf(row, 'fulfillment'),
    otherFees(row),
    row.fees,
    row.tax,
    row.cost,
    row.profit,
    row.margin,
    row.roi,
    row.profitOfPeriod,
    row.from.price,
    row.from.dimensions,
    row.from.weight,
    row.from.category,
    row.from.fulfilment,
    row.fees === null ? null : row.confidence,
    missing(row),
    row.notes.length === 0 ? null : row.notes.join('; '),
  ];
}
