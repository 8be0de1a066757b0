import { type Interval, type Proportion, share } from './proportion.ts';
import { wilson } from './wilson.ts';

/**
 * Newcombe's interval of the difference `first - second` of two proportions, from their Wilson intervals.
 * @throws RangeError when the counts are no proportions; NaN ends when either has no trials.
 */
export function newcombe(first: Proportion, second: Proportion, z: number): Interval {
  const [low1, high1] = wilson(first, z);
  const [low2, high2] = wilson(second, z);
  const p1 = share(first);
  const p2 = share(second);
  const difference = p1 - p2;
  return [
    difference - Math.sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2),
    difference + Math.sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2),
  ];
}
