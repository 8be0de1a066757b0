import { twoSidedP } from './normal.ts';
import type { Interval, Proportion } from './proportion.ts';

/** Added to a count of zero so that its logarithm exists; the usual half. */
const HALF = 0.5;

export interface LogRatio {
  /** Logarithm of the ratio. */
  readonly value: number;
  readonly variance: number;
}

/** Logarithm of one share with its variance by the delta method. */
function logShare({ count, n }: Proportion): LogRatio {
  const x = count === 0 ? HALF : count;
  const trials = count === 0 ? n + HALF : n;
  return { value: Math.log(x / trials), variance: Math.max(0, 1 / x - 1 / trials) };
}

/**
 * Logarithm of the ratio of two shares, `first` over `second`.
 * @throws RangeError when either has no trials.
 */
export function logRatio(first: Proportion, second: Proportion): LogRatio {
  if (!(first.n > 0 && second.n > 0)) throw new RangeError('no trials to compare');
  const one = logShare(first);
  const other = logShare(second);
  return { value: one.value - other.value, variance: one.variance + other.variance };
}

/** Difference of two independent log ratios: by how much one ratio moved against the other. */
export function logRatioDifference(first: LogRatio, second: LogRatio): LogRatio {
  return { value: first.value - second.value, variance: first.variance + second.variance };
}

/** The ratio with its interval; `dispersion` (at least 1) widens it by the week-to-week spread. */
export function ratioInterval(ratio: LogRatio, z: number, dispersion = 1): Interval {
  const half = z * Math.sqrt(ratio.variance) * Math.max(1, dispersion);
  return [Math.exp(ratio.value - half), Math.exp(ratio.value + half)];
}

/** Two-sided p-value that the ratio is 1; 1 when nothing is known of its spread. */
export function ratioP(ratio: LogRatio, dispersion = 1): number {
  const spread = Math.sqrt(ratio.variance) * Math.max(1, dispersion);
  return spread > 0 ? twoSidedP(ratio.value / spread) : 1;
}

/**
 * Week-to-week spread of log ratios round their weighted mean, in standard deviations of what the counts alone would
 * give; at least 1, and 1 with fewer than two weeks.
 */
export function logRatioDispersion(weeks: readonly LogRatio[]): number {
  const known = weeks.filter(({ variance }) => variance > 0);
  if (known.length < 2) return 1;
  const weight = known.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const mean = known.reduce((sum, { value, variance }) => sum + value / variance, 0) / weight;
  const chiSquare = known.reduce((sum, { value, variance }) => sum + (value - mean) ** 2 / variance, 0);
  return Math.max(1, Math.sqrt(chiSquare / (known.length - 1)));
}
