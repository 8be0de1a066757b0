import type { Money } from '../../model/money.ts';
import type { IsoDate } from '../../model/period.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import { computeFees, totalsOf } from './estimate.ts';
import type { Fee, FeeInput, FeeOptions, Gap, TierChoice } from './fee-types.ts';

/** One product of a catalogue: everything of a FeeInput but the day and the options, which are compiled in. */
export type BulkInput = Omit<FeeInput, 'date' | 'options'>;

/** Fees of one unit without the words: what whole catalogues need. */
export interface BulkFees {
  readonly fees: readonly Fee[];
  readonly gaps: readonly Gap[];
  readonly tier: TierChoice | null;
  /** Sum of the fees; null as soon as one is a gap. */
  readonly total: Money | null;
  /** Sales tax that leaves the sale; zero where tax comes on top of prices, null with a gap. */
  readonly tax: Money | null;
  /** Price less tax, fees, cost and other costs; null with a gap or without a cost. */
  readonly profit: Money | null;
  /** Profit as a share of the price, and of the cost. */
  readonly margin: number | null;
  readonly roi: number | null;
}

export type CompiledFees = (product: BulkInput) => BulkFees;

/**
 * The fees of many products on one day: tables are looked up and laid out once, then each product costs microseconds.
 * Gives the same cents, gaps and tiers as `estimateFees`, by the same components; explanations are made when read.
 */
export function compileFees(rules: FeeRules, date: IsoDate, options: FeeOptions = {}): CompiledFees {
  return (product) => {
    const input = { ...product, date, options };
    const computed = computeFees(input, rules);
    const { totals } = totalsOf(input, rules, computed);
    const { tax, profit, margin, roi } = totals;
    return { ...computed, total: totals.fees, tax, profit, margin, roi };
  };
}
