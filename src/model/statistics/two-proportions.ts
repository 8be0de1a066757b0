import { fisherExact } from './fisher.ts';
import { twoSidedP } from './normal.ts';
import { checkProportion, type Proportion, share } from './proportion.ts';

export interface TwoProportionTest {
  readonly method: 'z' | 'fisher';
  /** Null for Fisher's test. */
  readonly z: number | null;
  /** Two-sided. */
  readonly p: number;
}

/**
 * z statistic of two proportions with the pooled variance; 0 when nobody or everybody succeeded.
 * @throws RangeError when the counts are no proportions or one has no trials.
 */
export function twoProportionZ(first: Proportion, second: Proportion): number {
  checkProportion(first);
  checkProportion(second);
  if (first.n === 0 || second.n === 0) throw new RangeError('no trials to compare');
  const pooled = (first.count + second.count) / (first.n + second.n);
  const variance = pooled * (1 - pooled) * (1 / first.n + 1 / second.n);
  return variance === 0 ? 0 : (share(first) - share(second)) / Math.sqrt(variance);
}

/**
 * Do two proportions differ? z test, or Fisher's exact test when an expected count is below `smallExpected`.
 * @param dispersion standard deviations of the week-to-week spread over the binomial one, at least 1: z is divided by
 * it. With a small expected count the exact test stands alone, since its counts cannot be divided.
 */
export function compareProportions(
  first: Proportion,
  second: Proportion,
  options: { readonly smallExpected: number; readonly dispersion: number },
): TwoProportionTest {
  const z = twoProportionZ(first, second) / Math.max(1, options.dispersion);
  const pooled = (first.count + second.count) / (first.n + second.n);
  const smallest = Math.min(first.n, second.n) * Math.min(pooled, 1 - pooled);
  if (smallest >= options.smallExpected) return { method: 'z', z, p: twoSidedP(z) };
  // The more careful of the two: the exact test knows small counts, the z test knows the spread.
  return { method: 'fisher', z: null, p: Math.max(fisherExact(first, second), twoSidedP(z)) };
}
