/** Logarithmic mean of two positive numbers. */
function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (a - b) / (Math.log(a) - Math.log(b));
}

function product(values: readonly number[]): number {
  return values.reduce((result, value) => result * value, 1);
}

/**
 * Log-mean (LMDI) split of the change of a product into its factors: exact, no rest, and free of order.
 * @throws RangeError when a factor is not positive; then use `shapley`.
 */
export function logMeanSplit(from: readonly number[], to: readonly number[]): number[] {
  if (from.length !== to.length || [...from, ...to].some((value) => !(value > 0))) {
    throw new RangeError('the log-mean split needs positive factors on both sides');
  }
  const weight = logarithmicMean(product(to), product(from));
  return from.map((start, index) => weight * Math.log((to[index] ?? start) / start));
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** Shapley split of the change of a product into its factors: exact too, and allows zeros. */
export function shapleySplit(from: readonly number[], to: readonly number[]): number[] {
  const k = from.length;
  const valueOf = (moved: number): number =>
    product(from.map((start, index) => ((moved >> index) & 1 ? (to[index] ?? start) : start)));
  return from.map((_, factor) => {
    let effect = 0;
    for (let others = 0; others < 1 << k; others += 1) {
      if ((others >> factor) & 1) continue;
      const size = others.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(k - size - 1)) / factorial(k);
      effect += weight * (valueOf(others | (1 << factor)) - valueOf(others));
    }
    return effect;
  });
}

/** The log-mean split where it is defined, else Shapley's. The effects add up to the change of the product. */
export function splitChange(
  from: readonly number[],
  to: readonly number[],
): { method: 'log-mean' | 'shapley'; effects: number[] } {
  const positive = [...from, ...to].every((value) => value > 0);
  return positive
    ? { method: 'log-mean', effects: logMeanSplit(from, to) }
    : { method: 'shapley', effects: shapleySplit(from, to) };
}
