import { normalQuantile } from '../../../model/statistics/normal.ts';
import type { Interval, Proportion } from '../../../model/statistics/proportion.ts';
import { wilson } from '../../../model/statistics/wilson.ts';

/** lower, higher: the intervals do not meet; no-sign: own rate is not below the others'; not-enough-data: it is, and chance may explain it. */
export type RateVerdict = 'lower' | 'higher' | 'no-sign' | 'not-enough-data' | 'none-shown';

export interface RateComparison {
  readonly verdict: RateVerdict;
  readonly own: Proportion;
  readonly ownInterval: Interval;
  /** Everybody else's. */
  readonly others: Proportion;
  readonly othersInterval: Interval;
  /** Trials more at the same rate after which the difference would be told from chance; null when none is open, or so many that it means nothing. */
  readonly needsMore: number | null;
}

/** Share of runs without any false alarm. */
export const LEVEL = 0.95;

/** More than so many times the trials at hand is no advice. */
const FAR = 200;

/** The z of intervals that hold all at once, for so many comparisons (Bonferroni). */
export function jointZ(comparisons: number): number {
  return normalQuantile(1 - (1 - LEVEL) / (2 * Math.max(1, comparisons)));
}

function neededTrials(own: Proportion, below: number, z: number): number | null {
  const rate = own.count / own.n;
  if (rate >= below) return null;
  const excludes = (n: number): boolean => wilson({ count: rate * n, n }, z)[1] < below;
  let high = Math.max(1, own.n);
  while (!excludes(high)) {
    high *= 2;
    if (high > own.n * FAR) return null;
  }
  let low = own.n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (excludes(middle)) high = middle;
    else low = middle;
  }
  return high - own.n;
}

/**
 * Whether an own rate is below the rest of the market's: Wilson intervals that do not meet, which is stricter than a test of the
 * difference. @throws RangeError when the counts are no proportions.
 */
export function compareRates(own: Proportion, others: Proportion, z: number): RateComparison {
  const [ownInterval, othersInterval] = [wilson(own, z), wilson(others, z)];
  const facts = { own, ownInterval, others, othersInterval };
  if (own.n === 0) return { verdict: 'none-shown', ...facts, needsMore: null };
  if (ownInterval[1] < othersInterval[0]) return { verdict: 'lower', ...facts, needsMore: null };
  if (ownInterval[0] > othersInterval[1]) return { verdict: 'higher', ...facts, needsMore: null };
  if (others.n === 0 || own.count / own.n >= others.count / others.n)
    return { verdict: 'no-sign', ...facts, needsMore: null };
  return { verdict: 'not-enough-data', ...facts, needsMore: neededTrials(own, othersInterval[0], z) };
}
