import type { FulfilmentChannel } from '../../model/records/listing.ts';
import { majorUnits, type Money } from '../../model/money.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { ProductType } from '../../rules/fee-rows.ts';
import type { BreakEven } from './break-even.ts';
import type { CheaperEdge } from './cheaper-edges.ts';
import type { FeeEstimate } from './estimate.ts';
import { showWeight } from './measure.ts';
import { becauseData, type BecauseData } from './provenance.ts';
import { routeOf } from './routes.ts';

export interface WeightData {
  /** Rounded to four decimals; limits are compared with the exact value. */
  readonly value: number;
  readonly unit: 'oz' | 'lb' | 'g' | 'kg';
}

export interface FeeData {
  /** `referral`, `closing`, `fulfillment`, `fuel-surcharge`, `storage`, `inbound-placement`, `returns`... */
  readonly kind: string;
  /** Per unit, major units of the currency; below zero for discounts. */
  readonly amount: number;
  readonly because: BecauseData;
  /** How the amount was made, in words. */
  readonly explanation: string;
}

export interface FeeGapData {
  readonly kind: string;
  /** `no-table`, `no-version`, `no-row`, `missing-input`, `by-hand`... */
  readonly code: string;
  readonly reason: string;
  /** What the last card before the date would have charged; not in force and never part of the totals. */
  readonly lastKnown: { readonly amount: number; readonly because: BecauseData } | null;
}

export interface FeesEstimateTotals {
  /** Per unit in major units. Null as soon as one fee is not known. */
  readonly fees: number | null;
  /** Sales tax that leaves the sale; 0 where tax comes on top of prices. */
  readonly tax: number | null;
  /** Price less tax and fees. */
  readonly proceeds: number | null;
  /** Null when no cost was given. */
  readonly cost: number | null;
  /** Freight, advertising, returned sales; own shipping of seller-fulfilled units. */
  readonly otherCosts: number | null;
  readonly profit: number | null;
  /** Profit as a share of the price. */
  readonly margin: number | null;
  /** Profit as a share of the price without tax. */
  readonly netMargin: number | null;
  /** Profit as a share of the cost. */
  readonly roi: number | null;
  /** Advertising as a share of the price at which the unit earns nothing. */
  readonly breakEvenAcos: number | null;
  /** The least price that loses nothing. */
  readonly breakEvenPrice: number | null;
}

export interface OtherCostData {
  /** `inbound-freight`, `advertising`, `returned-sales`, `own-shipping`. */
  readonly kind: string;
  readonly amount: number;
  readonly explanation: string;
}

/** The same product fulfilled the other way. */
export interface SideData {
  readonly fulfillment: FulfilmentChannel;
  readonly fees: readonly FeeData[];
  readonly gaps: readonly FeeGapData[];
  readonly otherCosts: readonly OtherCostData[];
  readonly totals: FeesEstimateTotals;
}

export interface FeesEstimateData {
  readonly marketplace: string;
  readonly currency: string;
  /** The day the unit ships, ISO. */
  readonly date: string;
  readonly price: number;
  readonly fulfillment: FulfilmentChannel;
  readonly productType: ProductType;
  readonly category: string | null;
  /** Way from the stock to the buyer; null where the marketplace has one only, and for seller-fulfilled units. */
  readonly route: string | null;
  /** Null for seller-fulfilled units and where it is not known. */
  readonly sizeTier: string | null;
  readonly shippingWeight: WeightData | null;
  readonly dimensionalWeight: WeightData | null;
  readonly fees: readonly FeeData[];
  readonly gaps: readonly FeeGapData[];
  readonly otherCosts: readonly OtherCostData[];
  readonly totals: FeesEstimateTotals;
  /** Sales tax inside the price: share, amount, and what comes back from fees printed with tax; null where there is none. */
  readonly salesTax: {
    readonly rate: number;
    readonly inPrice: number;
    readonly inFees: number;
    readonly because: BecauseData;
  } | null;
  /** The other way of fulfilment, when both were asked for. */
  readonly otherWay: SideData | null;
  /** Spans of prices above `breakEvenPrice` in which a stepped fee makes the unit lose again. */
  readonly losesAgain: readonly { readonly from: number; readonly to: number }[];
  /** The weakest of the rows used. */
  readonly confidence: 'a' | 'b' | 'c';
  readonly warnings: readonly string[];
  /** The nearest single change of a side or the weight that costs less; only with `--explain`. */
  readonly cheaper: readonly {
    readonly change: string;
    readonly by: number;
    readonly unit: string;
    readonly saves: number;
    readonly tierAfter: string;
    /** What gives way: `size tier`, `weight`, `dimensional weight`. */
    readonly because: string;
  }[];
}

/** One way of fulfilment with what a search found for it. */
export interface EstimatedSide {
  readonly estimate: FeeEstimate;
  readonly breakEven: BreakEven | null;
}

export interface EstimateExtras {
  readonly rules: FeeRules;
  readonly breakEven: BreakEven | null;
  /** Null: not asked for. */
  readonly cheaper: readonly CheaperEdge[] | null;
  /** The other way of fulfilment; null: not asked for. */
  readonly other?: EstimatedSide | null;
}

const orNull = (amount: Money | null): number | null => (amount === null ? null : majorUnits(amount));

function sideData({ estimate, breakEven }: EstimatedSide): SideData {
  const { totals } = estimate;
  return {
    fulfillment: estimate.input.fulfilment,
    fees: estimate.fees.map((fee) => ({
      kind: fee.kind,
      amount: majorUnits(fee.amount),
      because: becauseData(fee.because),
      explanation: fee.explanation,
    })),
    gaps: estimate.gaps.map((gap) => ({
      kind: gap.kind,
      code: gap.code,
      reason: gap.reason,
      lastKnown:
        gap.lastKnown === null
          ? null
          : { amount: majorUnits(gap.lastKnown.amount), because: becauseData(gap.lastKnown.because) },
    })),
    otherCosts: estimate.otherCosts.map((cost) => ({ ...cost, amount: majorUnits(cost.amount) })),
    totals: {
      fees: orNull(totals.fees),
      tax: orNull(totals.tax),
      proceeds: orNull(totals.proceeds),
      cost: orNull(totals.cost),
      otherCosts: orNull(totals.otherCosts),
      profit: orNull(totals.profit),
      margin: totals.margin,
      netMargin: totals.netMargin,
      roi: totals.roi,
      breakEvenAcos: totals.breakEvenAcos,
      breakEvenPrice: orNull(breakEven?.price ?? null),
    },
  };
}

/** The route a unit takes, by id; null where there is nothing to choose. */
export function routeId(estimate: FeeEstimate, rules: FeeRules): string | null {
  if (estimate.input.fulfilment === 'fbm') return null;
  const route = routeOf(rules, estimate.input);
  return route === null || typeof route === 'string' ? null : route.id;
}

/** `data` of the document: what programs read. */
export function estimateData(
  estimate: FeeEstimate,
  extras: EstimateExtras,
  warnings: readonly string[],
): FeesEstimateData {
  const { input, tier, tax } = estimate;
  const found = tier !== null && tier.found ? tier : null;
  // The unit in which the tier states its own limit is the unit a seller reads its weight in.
  const unit = found?.tier.maxWeight?.unit ?? (found?.tier.lengthUnit === 'in' ? 'lb' : 'kg');
  const { fees, gaps, otherCosts, totals } = sideData({ estimate, breakEven: extras.breakEven });
  return {
    marketplace: estimate.marketplace,
    currency: input.price.currency,
    date: input.date,
    price: majorUnits(input.price),
    fulfillment: input.fulfilment,
    productType: input.productType,
    category: input.category,
    route: routeId(estimate, extras.rules),
    sizeTier: found?.tier.id ?? null,
    shippingWeight: found === null ? null : showWeight(found.shipping, unit),
    dimensionalWeight: found === null || found.dimensional.n === 0n ? null : showWeight(found.dimensional, unit),
    fees,
    gaps,
    otherCosts,
    totals,
    salesTax:
      tax === null
        ? null
        : {
            rate: tax.rate,
            inPrice: majorUnits(tax.inPrice),
            inFees: majorUnits(tax.inFees),
            because: becauseData(tax.because),
          },
    otherWay: extras.other === undefined || extras.other === null ? null : sideData(extras.other),
    losesAgain: (extras.breakEven?.losesAgain ?? []).map((span) => ({
      from: majorUnits(span.from),
      to: majorUnits(span.to),
    })),
    confidence: estimate.confidence,
    warnings,
    cheaper: (extras.cheaper ?? []).map((edge) => ({ ...edge, saves: majorUnits(edge.saves) })),
  };
}
