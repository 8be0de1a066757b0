/** Successes in trials. Both may be fractions of counts when overdispersion was divided out. */
export interface Proportion {
  readonly count: number;
  readonly n: number;
}

/** Low and high end. */
export type Interval = readonly [low: number, high: number];

/** The observed share; NaN when there were no trials. */
export function share(proportion: Proportion): number {
  return proportion.count / proportion.n;
}

/** @throws RangeError unless 0 <= count <= n: anything else is no proportion and must not get such an interval. */
export function checkProportion({ count, n }: Proportion): void {
  if (!(n >= 0 && count >= 0 && count <= n)) throw new RangeError(`not a proportion: ${count} of ${n}`);
}

/**
 * The counts that carry as much information when the variance is `dispersion` squared times the binomial one:
 * same share, fewer trials.
 */
export function effective({ count, n }: Proportion, dispersion: number): Proportion {
  const shrink = Math.max(1, dispersion) ** 2;
  return { count: count / shrink, n: n / shrink };
}
