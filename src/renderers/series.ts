import type { Series, SeriesBlock } from '../model/document.ts';
import { plainText } from '../model/plain-text.ts';
import { type Formatter, UNKNOWN } from './format.ts';

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

/** A value with its interval where it has one: `8.66 % (7.10 % to 10.5 %)`. */
export function pointText(series: Series, index: number, block: SeriesBlock, formatter: Formatter): string {
  const value = series.values[index] ?? null;
  if (value === null) return UNKNOWN;
  const text = (one: number): string => formatter.number(one, block.kind, block.currency);
  const interval = series.intervals?.[index] ?? null;
  return interval === null ? text(value) : `${text(value)} (${interval.map(text).join(' to ')})`;
}

/** What happened, in the order of the marks: the first stands where the chart says 1. */
export function markLabels({ marks = [] }: SeriesBlock): string[] {
  return marks.map(({ label }) => plainText(label));
}
