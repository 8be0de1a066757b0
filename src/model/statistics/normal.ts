const SQRT_PI = Math.sqrt(Math.PI);

/** erf by its power series: quick and exact to double precision for small arguments. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Number.EPSILON * Math.abs(sum); n += 1) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / SQRT_PI) * sum;
}

/** erfc by its continued fraction, for arguments of two and more. */
function erfcFraction(x: number): number {
  let tail = 0;
  for (let n = 80; n > 0; n -= 1) tail = n / 2 / (x + tail);
  return Math.exp(-x * x) / (SQRT_PI * (x + tail));
}

/** Probability that a standard normal value is above `z`, exact far into the tail. */
export function normalUpperTail(z: number): number {
  const x = z / Math.SQRT2;
  if (x < 0) return 1 - normalUpperTail(-z);
  return (x < 2 ? 1 - erfSeries(x) : erfcFraction(x)) / 2;
}

/** Two-sided p-value of a z statistic. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}

/**
 * The value that a standard normal stays under with probability `p`.
 * Bisection on the tail probability: slow, sure, and called a handful of times a run.
 * @throws RangeError unless 0 < p < 1.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`not a probability between 0 and 1: ${p}`);
  let low = -40;
  let high = 40;
  for (let step = 0; step < 200 && high - low > Number.EPSILON * 4; step += 1) {
    const middle = (low + high) / 2;
    if (normalUpperTail(middle) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The z of a two-sided interval: 1.959964 for 0.95. */
export function intervalZ(confidenceLevel: number): number {
  return normalQuantile(1 - (1 - confidenceLevel) / 2);
}
