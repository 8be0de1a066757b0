import { majorUnits } from '../../../model/money.ts';
import type { Period } from '../../../model/period.ts';
import { gapGroups, type GapGroup } from '../margins/gap-groups.ts';
import type { FeeCliffs, MarketplaceCliffs, SkuCliff } from './fee-cliffs.ts';

/** One cheaper fee that a SKU just misses. */
export interface CliffData {
  readonly sku: string;
  readonly asin: string | null;
  readonly kind: 'price' | 'weight' | 'longest-side' | 'median-side' | 'shortest-side';
  /** As it is, and as it would have to be, in `unit`; a price in major units. */
  readonly now: number;
  readonly to: number;
  readonly distance: number;
  /** `in`, `cm`, `mm`, `oz`, `lb`, `g`, `kg`, or the currency. */
  readonly unit: string;
  readonly tierBefore: string | null;
  readonly tierAfter: string | null;
  /** Fees per unit, major units. */
  readonly feesBefore: number | null;
  readonly feesAfter: number | null;
  /** More profit per unit: less fees, and for a price less what the lower price costs. */
  readonly saves: number;
  /** Units of the current period. */
  readonly units: number;
  /** At current sales; null where no year can be told. */
  readonly savesOfYear: number | null;
}

export interface MarketplaceCliffsData {
  readonly marketplace: string;
  readonly currency: string;
  /** Sales that are called current; `reason` says why no year is told. */
  readonly current: {
    readonly from: 'orders' | 'traffic' | null;
    readonly period: Period | null;
    readonly days: number | null;
    readonly reason: string | null;
  };
  readonly skus: number;
  readonly skusUnknown: number;
  /** Most money of a year first. */
  readonly cliffs: readonly CliffData[];
  readonly gaps: readonly GapGroup[];
}

export interface FeesCliffsData {
  /** The day whose fees were used, ISO. */
  readonly date: string;
  /** What near means: a share of the price, grams, millimetres. */
  readonly near: { readonly price: number; readonly weight: number; readonly side: number };
  readonly marketplaces: readonly MarketplaceCliffsData[];
  /** Marketplaces that could not be worked out, and why. */
  readonly gaps: readonly string[];
}

function cliffData(cliff: SkuCliff): CliffData {
  const { before, after, entry } = cliff;
  return {
    sku: entry.sku,
    asin: entry.asin,
    kind: cliff.kind,
    now: cliff.now,
    to: cliff.to,
    distance: cliff.distance,
    unit: cliff.unit,
    tierBefore: before.tier,
    tierAfter: after.tier,
    feesBefore: before.fees === null ? null : majorUnits(before.fees),
    feesAfter: after.fees === null ? null : majorUnits(after.fees),
    saves: majorUnits(cliff.saves),
    units: cliff.units,
    savesOfYear: cliff.savesOfYear === null ? null : majorUnits(cliff.savesOfYear),
  };
}

function marketplaceData(result: MarketplaceCliffs): MarketplaceCliffsData {
  const { year } = result;
  return {
    marketplace: result.marketplace,
    currency: result.currency,
    current: { from: result.salesFrom, period: year.period, days: year.days, reason: year.reason },
    skus: result.skus,
    skusUnknown: result.unknown.length,
    cliffs: result.cliffs.map(cliffData),
    gaps: gapGroups(result.unknown),
  };
}

/** Cliffs for programs. */
export function cliffsData({ date, near, marketplaces, gaps }: FeeCliffs): FeesCliffsData {
  return { date, near, marketplaces: marketplaces.map(marketplaceData), gaps };
}
