import type { Interval, Proportion } from './proportion.ts';
import { share } from './proportion.ts';

export interface LaneyChart {
  readonly mean: number;
  /** Week-to-week spread in units of the binomial one; 1 when weeks vary no more than chance. */
  readonly sigma: number;
  /** Limits of each point, cut at 0 and 1. */
  readonly limits: readonly Interval[];
  /** Points outside their limits. */
  readonly outside: readonly number[];
}

/** Numbers of the chart that are conventions and live in the rule table. */
export interface LaneyOptions {
  readonly divisor: number;
  readonly width: number;
}

/** Standardised distance of each share from the mean; 0 where the binomial spread is nil. */
export function standardised(points: readonly Proportion[], mean: number): number[] {
  return points.map((point) => {
    const spread = Math.sqrt((mean * (1 - mean)) / point.n);
    return spread > 0 && point.n > 0 ? (share(point) - mean) / spread : 0;
  });
}

/** Absolute differences of neighbours. */
export function movingRanges(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
}

/**
 * Laney p' chart of weekly shares, oldest first: control limits widened by the spread that weeks really show, since a
 * plain p chart cries wolf on rates that vary more than binomial. A spread below the binomial one is luck of a few
 * weeks and narrows nothing (our choice; Laney's formula would).
 * @returns null with fewer than two points that have trials.
 */
export function laneyChart(points: readonly Proportion[], options: LaneyOptions): LaneyChart | null {
  const known = points.filter(({ n }) => n > 0);
  if (known.length < 2) return null;
  const mean = known.reduce((sum, { count }) => sum + count, 0) / known.reduce((sum, { n }) => sum + n, 0);
  const ranges = movingRanges(standardised(known, mean));
  const sigma = ranges.reduce((sum, range) => sum + range, 0) / ranges.length / options.divisor;
  const limits = points.map(({ n }): Interval => {
    if (n === 0) return [0, 1];
    const half = options.width * Math.sqrt((mean * (1 - mean)) / n) * Math.max(1, sigma);
    return [Math.max(0, mean - half), Math.min(1, mean + half)];
  });
  const outside = points.flatMap((point, index) => {
    const [low, high] = limits[index] ?? [0, 1];
    return point.n > 0 && (share(point) < low || share(point) > high) ? [index] : [];
  });
  return { mean, sigma, limits, outside };
}
