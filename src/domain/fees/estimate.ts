import { weakestConfidence, type Confidence } from '../../model/confidence.ts';
import { subtractMoney, sumMoney, type Money } from '../../model/money.ts';
import type { IsoDate } from '../../model/period.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import { FEE_COMPONENTS } from './components/index.ts';
import type { Fee, FeeInput, Gap, TierChoice } from './fee-types.ts';
import { chooseTier } from './size-tier.ts';

/** Null members: not known, because a fee is a gap or no cost was given. */
export interface FeeTotals {
  readonly fees: Money | null;
  /** Price less fees. */
  readonly proceeds: Money | null;
  readonly cost: Money | null;
  readonly profit: Money | null;
  /** Profit as a share of the price. */
  readonly margin: number | null;
  /** Profit as a share of the cost; null without a cost above zero. */
  readonly roi: number | null;
}

/** The fees of one unit on one day. */
export interface FeeEstimate {
  readonly input: FeeInput;
  readonly marketplace: string;
  readonly tier: TierChoice | null;
  readonly fees: readonly Fee[];
  readonly gaps: readonly Gap[];
  readonly totals: FeeTotals;
  /** The weakest of the rows used: a sum is as sure as its weakest part. */
  readonly confidence: Confidence;
  /** Days on which the tables used were read, when the date lies after one that is still open. */
  readonly readBefore: IsoDate | null;
}

/** Fees and gaps of one unit, without totals: what searches over prices and sizes call many times. */
export function computeFees(
  input: FeeInput,
  rules: FeeRules,
): { fees: readonly Fee[]; gaps: readonly Gap[]; tier: TierChoice | null } {
  const measured = input.fulfilment === 'fba' && input.dimensions !== null && input.weight !== null;
  const tier = measured ? chooseTier(rules, input.date, input.dimensions, input.weight) : null;
  const fees: Fee[] = [];
  const gaps: Gap[] = [];
  if (input.price.minor <= 0 || input.price.currency !== rules.currency) {
    const reason =
      input.price.minor <= 0
        ? 'the price must be above zero'
        : `the price must be in ${rules.currency}, not ${input.price.currency}`;
    gaps.push({ kind: 'referral', code: 'bad-input', reason, suggestions: [], lastKnown: null });
    return { fees, gaps, tier };
  }
  for (const component of FEE_COMPONENTS) {
    if (!component.meta.fulfilment.includes(input.fulfilment)) continue;
    const outcome = component.compute({ input, rules, tier, earlier: fees });
    if (outcome === null) continue;
    if ('fee' in outcome) fees.push(outcome.fee);
    else gaps.push(outcome.gap);
  }
  return { fees, gaps, tier };
}

function ratio(part: Money | null, whole: Money | null): number | null {
  return part === null || whole === null || whole.minor <= 0 ? null : part.minor / whole.minor;
}

/**
 * What Amazon takes from one unit sold on a day, each amount with the row it follows from.
 * Amounts are in the marketplace's currency; totals are null as soon as one fee is a gap, never a sum with a hole.
 * Rules: rule tables of the marketplace (facts of 2026-11-22). Throws nothing for odd input: it becomes a gap.
 */
export function estimateFees(input: FeeInput, rules: FeeRules): FeeEstimate {
  const { fees, gaps, tier } = computeFees(input, rules);
  const { currency } = rules;
  const complete = gaps.length === 0;
  const total = complete
    ? sumMoney(
        fees.map((fee) => fee.amount),
        currency,
      )
    : null;
  const proceeds = total === null ? null : subtractMoney(input.price, total);
  const profit = proceeds === null || input.cost === null ? null : subtractMoney(proceeds, input.cost);
  const read = fees.map((fee) => fee.because.source.retrieved).toSorted()[0] ?? null;
  return {
    input,
    marketplace: rules.marketplace,
    tier,
    fees,
    gaps,
    totals: {
      fees: total,
      proceeds,
      cost: input.cost,
      profit,
      margin: ratio(profit, input.price),
      roi: ratio(profit, input.cost),
    },
    confidence: weakestConfidence(fees.map((fee) => fee.because.confidence)),
    readBefore: read !== null && input.date > read ? read : null,
  };
}
