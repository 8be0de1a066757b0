/**
 * Benjamini-Hochberg adjusted p-values, in the order given: calling those at or below q true keeps the expected share
 * of false ones among them at or below q.
 * @throws RangeError when a value is no probability.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`);
  }
  const descending = pValues.map((p, index) => ({ p, index })).toSorted((left, right) => right.p - left.p);
  const adjusted = Array.from(pValues, () => 1);
  let smallest = 1;
  descending.forEach(({ p, index }, position) => {
    const rank = pValues.length - position;
    smallest = Math.min(smallest, p * (pValues.length / rank));
    adjusted[index] = smallest;
  });
  return adjusted;
}
