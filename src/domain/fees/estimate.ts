import { weakestConfidence, type Confidence } from '../../model/confidence.ts';
import { addMoney, subtractMoney, sumMoney, zeroMoney, type Money } from '../../model/money.ts';
import type { IsoDate } from '../../model/period.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import { FEE_COMPONENTS } from './components/index.ts';
import type { Fee, FeeInput, Gap, TierChoice } from './fee-types.ts';
import { otherCosts, type OtherCost } from './other-costs.ts';
import { placeUnit } from './placement.ts';
import { salesTax, type SalesTax } from './sales-tax.ts';

/** Null members: not known, because a fee is a gap or no cost was given. */
export interface FeeTotals {
  readonly fees: Money | null;
  /** Sales tax that leaves the sale: in the price, less what is in the fees. Zero where tax comes on top of prices. */
  readonly tax: Money | null;
  /** Price less tax and fees. */
  readonly proceeds: Money | null;
  readonly cost: Money | null;
  /** Freight, advertising, returned sales. */
  readonly otherCosts: Money | null;
  /** Proceeds less cost and other costs. */
  readonly profit: Money | null;
  /** Profit as a share of the price. */
  readonly margin: number | null;
  /** Profit as a share of the price without tax. */
  readonly netMargin: number | null;
  /** Profit as a share of the cost; null without a cost above zero. */
  readonly roi: number | null;
  /** Advertising as a share of the price at which the unit earns nothing; below zero when it loses without any. */
  readonly breakEvenAcos: number | null;
}

/** The fees of one unit on one day. */
export interface FeeEstimate {
  readonly input: FeeInput;
  readonly marketplace: string;
  readonly tier: TierChoice | null;
  readonly fees: readonly Fee[];
  readonly gaps: readonly Gap[];
  readonly totals: FeeTotals;
  readonly tax: SalesTax | null;
  readonly otherCosts: readonly OtherCost[];
  /** What was asked for and is not counted. */
  readonly warnings: readonly string[];
  /** The weakest of the rows used: a sum is as sure as its weakest part. */
  readonly confidence: Confidence;
  /** Days on which the tables used were read, when the date lies after one that is still open. */
  readonly readBefore: IsoDate | null;
}

export interface ComputedFees {
  readonly fees: readonly Fee[];
  readonly gaps: readonly Gap[];
  readonly tier: TierChoice | null;
  /** What was asked for and is not counted, in words. */
  readonly warnings: readonly string[];
}

/** Fees and gaps of one unit, without totals: what searches over prices and sizes call many times. */
export function computeFees(input: FeeInput, rules: FeeRules): ComputedFees {
  const placement =
    input.fulfilment === 'fba' && input.dimensions !== null && input.weight !== null
      ? placeUnit(input, rules, input.dimensions, input.weight)
      : null;
  const tier = placement?.tier ?? null;
  const fees: Fee[] = [];
  const gaps: Gap[] = [];
  const warnings: string[] = [];
  if (input.price.minor <= 0 || input.price.currency !== rules.currency) {
    const reason =
      input.price.minor <= 0
        ? 'the price must be above zero'
        : `the price must be in ${rules.currency}, not ${input.price.currency}`;
    gaps.push({ kind: 'referral', code: 'bad-input', reason, suggestions: [], lastKnown: null });
    return { fees, gaps, tier, warnings };
  }
  for (const component of FEE_COMPONENTS) {
    if (!component.meta.fulfilment.includes(input.fulfilment)) continue;
    const outcome = component.compute({ input, rules, tier, placement, earlier: fees });
    if (outcome === null) continue;
    if ('fee' in outcome) fees.push(outcome.fee);
    else if ('gap' in outcome) gaps.push(outcome.gap);
    else warnings.push(outcome.warning);
  }
  return { fees, gaps, tier, warnings };
}

function ratio(part: Money | null, whole: Money | null): number | null {
  return part === null || whole === null || whole.minor <= 0 ? null : part.minor / whole.minor;
}

/** Sums of a computed unit; every one that rests on a gap is null. */
export function totalsOf(
  input: FeeInput,
  rules: FeeRules,
  { fees, gaps }: ComputedFees,
): { readonly totals: FeeTotals; readonly tax: SalesTax | null; readonly otherCosts: readonly OtherCost[] } {
  const { currency } = rules;
  const complete = gaps.length === 0;
  const tax = salesTax(input, rules, fees);
  const costs = otherCosts(input, fees, tax);
  const sum = (amounts: readonly Money[]): Money => sumMoney(amounts, currency);
  const total = complete ? sum(fees.map((fee) => fee.amount)) : null;
  const taxed = tax?.net ?? zeroMoney(currency);
  const proceeds = total === null ? null : subtractMoney(subtractMoney(input.price, total), taxed);
  const extra = complete ? sum(costs.map((cost) => cost.amount)) : null;
  const profit =
    proceeds === null || extra === null || input.cost === null
      ? null
      : subtractMoney(subtractMoney(proceeds, input.cost), extra);
  const ads = costs.find((cost) => cost.kind === 'advertising')?.amount ?? zeroMoney(currency);
  const beforeAds = profit === null ? null : addMoney(profit, ads);
  const net = tax === null ? input.price : subtractMoney(input.price, tax.inPrice);
  return {
    totals: {
      fees: total,
      tax: complete ? taxed : null,
      proceeds,
      cost: input.cost,
      otherCosts: extra,
      profit,
      margin: ratio(profit, input.price),
      netMargin: ratio(profit, net),
      roi: ratio(profit, input.cost),
      breakEvenAcos: ratio(beforeAds, input.price),
    },
    tax,
    otherCosts: costs,
  };
}

/**
 * What Amazon takes from one unit sold on a day, each amount with the row it follows from.
 * Amounts are in the marketplace's currency; totals are null as soon as one fee is a gap, never a sum with a hole.
 * Rules: rule tables of the marketplace (facts of 2026-11-22). Throws nothing for odd input: it becomes a gap.
 */
export function estimateFees(input: FeeInput, rules: FeeRules): FeeEstimate {
  const computed = computeFees(input, rules);
  const { fees, gaps, tier, warnings } = computed;
  const read = fees.map((fee) => fee.because.source.retrieved).toSorted()[0] ?? null;
  return {
    input,
    marketplace: rules.marketplace,
    tier,
    fees,
    gaps,
    ...totalsOf(input, rules, computed),
    warnings,
    confidence: weakestConfidence(fees.map((fee) => fee.because.confidence)),
    readBefore: read !== null && input.date > read ? read : null,
  };
}
