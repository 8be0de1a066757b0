import type { Series } from '../model/document.ts';

/** A known value of a series with the label it stands at. */
export interface Point {
  readonly value: number;
  readonly label: string;
}

/** Lowest, highest and last known value; the earliest of equals. Null when no value is known. */
export function extremes(
  series: Series,
  labels: readonly string[],
): { readonly low: Point; readonly high: Point; readonly last: Point } | null {
  let low: Point | null = null;
  let high: Point | null = null;
  let last: Point | null = null;
  for (const [index, label] of labels.entries()) {
    const value = series.values[index] ?? null;
    if (value === null || !Number.isFinite(value)) continue;
    last = { value, label };
    if (low === null || value < low.value) low = last;
    if (high === null || value > high.value) high = last;
  }
  return low === null || high === null || last === null ? null : { low, high, last };
}
