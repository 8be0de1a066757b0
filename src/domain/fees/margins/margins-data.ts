import { majorUnits, type Money } from '../../../model/money.ts';
import type { Period } from '../../../model/period.ts';
import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import { gapGroups, unknownCategories, type GapGroup, type UnknownCategory } from './gap-groups.ts';
import { marginTotals, type MarginTotals } from './margin-totals.ts';
import type { SkuGap } from './sku-gap.ts';
import type { SkuMargin, SkuMargins } from './sku-margins.ts';

/** Where a field of a SKU was taken from; null: not known. */
export type FieldSourceData =
  | 'orders'
  | 'traffic'
  | 'listing'
  | 'fee-preview'
  | 'product'
  | 'option'
  | 'assumed'
  | null;

/** One SKU. Money is per unit in major units of the marketplace's currency; null is not known, and `gaps` says why. */
export interface SkuMarginData {
  readonly sku: string;
  readonly asin: string | null;
  readonly fulfillment: FulfilmentChannel;
  readonly sizeTier: string | null;
  readonly category: string | null;
  /** Units of the period. */
  readonly units: number;
  readonly price: number | null;
  readonly cost: number | null;
  /** Each fee that is known. */
  readonly fees: readonly { readonly kind: string; readonly amount: number }[];
  readonly totalFees: number | null;
  /** Sales tax in the price that leaves the sale; zero where tax comes on top of prices. */
  readonly tax: number | null;
  /** Price less tax, fees and cost. */
  readonly profit: number | null;
  /** Profit as a share of the price. */
  readonly margin: number | null;
  /** Profit as a share of the cost. */
  readonly roi: number | null;
  /** Profit x units. */
  readonly profitOfPeriod: number | null;
  /** The file each field was taken from. */
  readonly from: {
    readonly price: FieldSourceData;
    readonly cost: FieldSourceData;
    readonly dimensions: FieldSourceData;
    readonly weight: FieldSourceData;
    readonly category: FieldSourceData;
    readonly productType: FieldSourceData;
    readonly fulfillment: FieldSourceData;
  };
  readonly gaps: readonly SkuGap[];
  readonly notes: readonly string[];
  /** The weakest of the table rows used; null where the fees are not known. */
  readonly confidence: 'a' | 'b' | 'c' | null;
}

/** Sums over the SKUs whose profit is known, weighted by units; major units. */
export interface MarginTotalsData {
  readonly skus: number;
  readonly skusKnown: number;
  readonly units: number;
  readonly unitsKnown: number;
  readonly revenue: number | null;
  readonly fees: number | null;
  readonly tax: number | null;
  readonly cost: number | null;
  readonly profit: number | null;
  readonly margin: number | null;
  readonly roi: number | null;
}

export interface MarketplaceMarginsData {
  readonly marketplace: string;
  readonly currency: string;
  readonly unitsFrom: 'orders' | 'traffic' | null;
  /** Days the units were counted over; null when the files do not tell. */
  readonly period: Period | null;
  readonly totals: MarginTotalsData;
  readonly byFulfillment: { readonly fba: MarginTotalsData; readonly fbm: MarginTotalsData };
  /** Worst profit of the period first, not known last. */
  readonly skus: readonly SkuMarginData[];
  /** What is missing, most SKUs first. */
  readonly gaps: readonly GapGroup[];
  readonly unknownCategories: readonly UnknownCategory[];
}

export interface FeesMarginsData {
  /** The day whose fees were used, ISO. */
  readonly date: string;
  /** Each for itself: currencies are never added up. */
  readonly marketplaces: readonly MarketplaceMarginsData[];
  /** Marketplaces that could not be worked out, and why. */
  readonly gaps: readonly string[];
}

const orNull = (amount: Money | null | undefined): number | null =>
  amount === null || amount === undefined ? null : majorUnits(amount);

function skuData(row: SkuMargin): SkuMarginData {
  const { fulfilment, ...from } = row.from;
  return {
    sku: row.sku,
    asin: row.asin,
    fulfillment: row.fulfilment,
    sizeTier: row.tier,
    category: row.category,
    units: row.units,
    price: orNull(row.price),
    cost: orNull(row.cost),
    fees: row.parts.map(({ kind, amount }) => ({ kind, amount: majorUnits(amount) })),
    totalFees: orNull(row.fees),
    tax: orNull(row.tax),
    profit: orNull(row.profit),
    margin: row.margin,
    roi: row.roi,
    profitOfPeriod: orNull(row.profitOfPeriod),
    from: { ...from, fulfillment: fulfilment },
    gaps: row.gaps,
    notes: row.notes,
    confidence: row.fees === null ? null : row.confidence,
  };
}

function totalsData({ sums, ...counts }: MarginTotals): MarginTotalsData {
  return {
    ...counts,
    revenue: orNull(sums?.revenue),
    fees: orNull(sums?.fees),
    tax: orNull(sums?.tax),
    cost: orNull(sums?.cost),
    profit: orNull(sums?.profit),
    margin: sums?.margin ?? null,
    roi: sums?.roi ?? null,
  };
}

/** Margins of one marketplace for programs. */
export function marketplaceData({
  marketplace,
  currency,
  unitsFrom,
  period,
  skus,
}: SkuMargins): MarketplaceMarginsData {
  const of = (channel: FulfilmentChannel): MarginTotalsData =>
    totalsData(
      marginTotals(
        skus.filter((row) => row.fulfilment === channel),
        currency,
      ),
    );
  return {
    marketplace,
    currency,
    unitsFrom,
    period,
    totals: totalsData(marginTotals(skus, currency)),
    byFulfillment: { fba: of('fba'), fbm: of('fbm') },
    skus: skus.map(skuData),
    gaps: gapGroups(skus),
    unknownCategories: unknownCategories(skus),
  };
}
