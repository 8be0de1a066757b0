import type { IsoDate } from '../../model/period.ts';
import type { RequestWindow } from './delivery-window.ts';

/**
 * What may be done with an order on the day of the plan. eligible: inside the window, for every delivery date that may
 * be meant. wait: later. hold: settle something with the buyer first. expired: too late. already-asked: once is all.
 * excluded-integrity: nobody who could judge the product, or nobody to ask. excluded-own-rule: the user's choice.
 * unknown: what is missing is said.
 */
export type Verdict =
  | 'eligible'
  | 'wait'
  | 'hold'
  | 'expired'
  | 'already-asked'
  | 'excluded-integrity'
  | 'excluded-own-rule'
  | 'unknown';

/** Every verdict, in the order of a page. */
export const VERDICTS: readonly Verdict[] = [
  'eligible',
  'wait',
  'hold',
  'unknown',
  'already-asked',
  'expired',
  'excluded-integrity',
  'excluded-own-rule',
];

/** What a rule that spoke does to the order; a note changes nothing. */
export type Effect = 'allows' | 'waits' | 'holds' | 'excludes' | 'leaves-open' | 'notes';

export interface Reason {
  /** Id of the rule: `E02`; `window` and `marketplace` where no numbered rule speaks. */
  readonly rule: string;
  readonly effect: Effect;
  readonly text: string;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** The window as far as it is known; null for orders without one. */
  readonly window: RequestWindow | null;
  /** What the window was worked out from; null for orders without one. */
  readonly windowFrom: 'purchase-date' | 'expected-arrival' | null;
  /** The day on which to ask; null unless the order may be asked now or later. */
  readonly dueAt: IsoDate | null;
  /**
   * Of an order whose answer was lost on an earlier day: the last day on which Amazon may be asked whether it still offers
   * a request; null for every other order.
   */
  readonly lookAgainUntil: IsoDate | null;
  readonly reasons: readonly Reason[];
}

/** True for an order that may be asked on this day. */
export function isDue(judgement: Judgement, asOf: IsoDate): judgement is Judgement & { readonly dueAt: IsoDate } {
  const { verdict, dueAt } = judgement;
  return verdict === 'eligible' && dueAt !== null && dueAt <= asOf;
}
