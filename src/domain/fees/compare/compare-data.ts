import { majorUnits, type Money } from '../../../model/money.ts';
import type { Period } from '../../../model/period.ts';
import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import type { SkuGap } from '../margins/sku-gap.ts';
import { compareTotals } from './compare-totals.ts';
import type { CompareSide, Comparison, FeesComparison } from './compare-fees.ts';
import type { Difference, SideUnit } from './difference.ts';

/** One SKU on one side; per unit, major units of the side's currency. */
export interface CompareUnitData {
  readonly sku: string;
  readonly fulfillment: FulfilmentChannel;
  readonly sizeTier: string | null;
  readonly price: number | null;
  readonly cost: number | null;
  readonly fees: number | null;
  readonly profit: number | null;
  readonly margin: number | null;
}

/** What changes for one SKU: after less before. Null: not known, or the sides have two currencies. */
export interface CompareSkuData {
  readonly sku: string;
  readonly asin: string | null;
  readonly before: CompareUnitData;
  readonly after: CompareUnitData;
  /** Per unit, major units. */
  readonly fees: number | null;
  readonly profit: number | null;
  /** Change of the fees as a share of the price. */
  readonly feeShare: number | null;
  /** Change of the margin, a share. */
  readonly margin: number | null;
  /** Fees that are not the same on both sides; null: not charged there. */
  readonly changes: readonly { readonly kind: string; readonly before: number | null; readonly after: number | null }[];
  /** Units of the current period. */
  readonly units: number;
  /** Units of a year at current sales. */
  readonly unitsOfYear: number | null;
  /** At current sales, unchanged by the change; major units. */
  readonly feesOfYear: number | null;
  readonly profitOfYear: number | null;
  readonly gaps: readonly SkuGap[];
}

export interface ComparisonData {
  readonly before: CompareSide;
  readonly after: CompareSide;
  /** Sales that are called current; `reason` says why no year is told. */
  readonly current: {
    readonly from: 'orders' | 'traffic' | null;
    readonly period: Period | null;
    readonly days: number | null;
    readonly reason: string | null;
  };
  readonly totals: {
    readonly skus: number;
    readonly dearer: number;
    readonly cheaper: number;
    readonly unchanged: number;
    readonly unknown: number;
    readonly feesOfYear: number | null;
    readonly profitOfYear: number | null;
    readonly kinds: readonly { readonly kind: string; readonly skus: number; readonly ofYear: number | null }[];
  };
  /** Worst change first, not known last. */
  readonly skus: readonly CompareSkuData[];
  /** SKUs of the first marketplace that the second does not have. */
  readonly unmatched: readonly string[];
}

export interface FeesCompareData {
  readonly comparisons: readonly ComparisonData[];
  /** Marketplaces that could not be compared, and why. */
  readonly gaps: readonly string[];
}

const orNull = (amount: Money | null): number | null => (amount === null ? null : majorUnits(amount));

function unitData({ entry, unit }: SideUnit): CompareUnitData {
  return {
    sku: entry.sku,
    fulfillment: entry.fulfilment,
    sizeTier: unit.tier,
    price: orNull(unit.price),
    cost: orNull(unit.cost),
    fees: orNull(unit.fees),
    profit: orNull(unit.profit),
    margin: unit.margin,
  };
}

function skuData(row: Difference, { year, yearTold }: Comparison): CompareSkuData {
  return {
    sku: row.before.entry.sku,
    asin: row.before.entry.asin,
    before: unitData(row.before),
    after: unitData(row.after),
    fees: orNull(row.fees),
    profit: orNull(row.profit),
    feeShare: row.feeShare,
    margin: row.margin,
    changes: row.kinds.map(({ kind, before, after }) => ({ kind, before: orNull(before), after: orNull(after) })),
    units: row.units,
    unitsOfYear: yearTold ? year.units(row.units) : null,
    feesOfYear: orNull(row.feesOfYear),
    profitOfYear: orNull(row.profitOfYear),
    gaps: row.gaps,
  };
}

/** The currency of both sides; null where they have two. */
export function commonCurrency({ before, after }: Comparison): string | null {
  return before.currency === after.currency ? before.currency : null;
}

/** Why money of a year is not told; null when it is. */
export function yearReason({ yearTold, year }: Comparison): string | null {
  return yearTold ? year.reason : 'two marketplaces sell different units, so no year is told';
}

function comparisonData(comparison: Comparison): ComparisonData {
  const { skus, year, yearTold } = comparison;
  const totals = compareTotals(skus, yearTold ? year : null, commonCurrency(comparison));
  return {
    before: comparison.before,
    after: comparison.after,
    current: { from: comparison.salesFrom, period: year.period, days: year.days, reason: yearReason(comparison) },
    totals: {
      ...totals,
      feesOfYear: orNull(totals.feesOfYear),
      profitOfYear: orNull(totals.profitOfYear),
      kinds: totals.kinds.map((kind) => ({ ...kind, ofYear: orNull(kind.ofYear) })),
    },
    skus: skus.map((row) => skuData(row, comparison)),
    unmatched: comparison.unmatched,
  };
}

/** A comparison for programs. */
export function compareData({ comparisons, gaps }: FeesComparison): FeesCompareData {
  return { comparisons: comparisons.map(comparisonData), gaps };
}
