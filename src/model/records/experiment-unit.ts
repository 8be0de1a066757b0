import type { Origin } from './origin.ts';

/** One unit of an experiment with requests: a product in a week, or an order. */
export interface ExperimentUnitRecord {
  readonly kind: 'experiment-unit';
  readonly origin: Origin;
  /** asin-week counts reviews of a product; order tells whether the buyer left seller feedback. */
  readonly unit: 'asin-week' | 'order';
  /** `B0... 2026-10-05`, or an order id. */
  readonly name: string;
  readonly arm: 'ask' | 'holdout';
  /** Reviews in the week, or 1 for feedback and 0 for none. */
  readonly outcome: number;
}
