import { checkProportion, type Interval, type Proportion } from './proportion.ts';

/**
 * Wilson score interval of one proportion: keeps its level at small counts and at zero events, where the plain
 * interval does not. (0, 1) when there were no trials.
 * @param z two-sided normal value, see `intervalZ`.
 * @throws RangeError when the counts are no proportion.
 */
export function wilson(proportion: Proportion, z: number): Interval {
  checkProportion(proportion);
  const { count, n } = proportion;
  if (n === 0) return [0, 1];
  const p = count / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At none or all the end is exactly 0 or 1; floating point would leave 1e-18.
  return [count === 0 ? 0 : (middle - half) / scale, count === n ? 1 : (middle + half) / scale];
}
