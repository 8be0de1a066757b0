import type { Series } from '../../model/document.ts';

/** A linear axis: round ticks that span the values. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Where a value stands between low (0) and high (1). */
  at(value: number): number;
}

/** Steps that people count in; the next power of ten starts over. */
const ROUND_STEPS = [1, 2, 2.5, 5, 10];
/** Doubles near the end of their range overflow when subtracted: such axes are drawn in thousandths. */
const LARGEST = 1e300;
/** Nearer to nothing than this a step cannot be divided any more. */
const SMALLEST = 1e-290;

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (ROUND_STEPS.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

/** True for a known value that has a place on an axis. */
export function isDrawable(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Math.abs(value) <= LARGEST;
}

/** The drawable values of all series. */
export function knownValues(series: readonly Series[]): number[] {
  return series.flatMap(({ values }) => values.filter(isDrawable));
}

/** The interval of a point where both it and the point have a place on an axis. */
export function drawableInterval({ intervals, values }: Series, index: number): readonly [number, number] | null {
  const interval = intervals?.[index] ?? null;
  return interval !== null && isDrawable(values[index]) && interval.every(isDrawable) ? interval : null;
}

/** Both ends of a bar: from its base, or from nothing, to as far as its value reaches; null where it cannot be drawn. */
export function barEnds({ bases, values }: Series, index: number): readonly [number, number] | null {
  const [base, value] = [bases?.[index] ?? 0, values[index]];
  return isDrawable(value) && isDrawable(base) && isDrawable(base + value) ? [base, base + value] : null;
}

/** What an axis must span: values or bars, and the ends of their intervals. */
export function spannedValues(series: readonly Series[]): number[] {
  return series.flatMap((each) =>
    each.values.flatMap((value, index) => [
      ...(each.bases === undefined ? (isDrawable(value) ? [value] : []) : (barEnds(each, index) ?? [])),
      ...(drawableInterval(each, index) ?? []),
    ]),
  );
}

/**
 * An axis with about `count` ticks. With `zero` it starts at nothing, which bars need; a line's axis may start higher
 * when its values are far from nothing, and always shows where by its labels.
 */
export function scaleFor(values: readonly number[], zero: boolean, count = 4): Scale {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (values.length === 0) [least, most] = [0, 1];
  // Values within a third of nothing are shown from nothing: the eye takes the foot of a chart for zero.
  if (zero || (least > 0 && least < most / 3)) least = Math.min(0, least);
  if (zero) most = Math.max(0, most);
  const largest = Math.max(Math.abs(least), Math.abs(most));
  if (largest < SMALLEST) [least, most] = [0, 0];
  // Differences at the edge of what a double can hold are no differences, and steps of that size would never end.
  if (most / 2 - least / 2 <= largest * 1e-9) most = least;
  if (least === most) {
    const room = least === 0 ? 1 : Math.abs(least) / 2;
    if (least !== 0 && zero) least = 0;
    else [least, most] = [least - room, most + room];
  }
  const step = roundStep(most / count - least / count);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  const ticks: number[] = [];
  // Multiplied and rounded to twelve digits, so that 0.1 + 0.2 is printed as 0.3, however small the step.
  for (let at = first; at <= last; at += 1) {
    const tick = at * step;
    ticks.push(step < 1 ? Number(tick.toPrecision(12)) : tick);
  }
  const low = ticks[0] ?? least;
  const high = ticks.at(-1) ?? most;
  const span = high / 2 - low / 2;
  return { low, high, ticks, at: (value) => (span === 0 ? 0.5 : (value / 2 - low / 2) / span) };
}

/** Every how manyth label is printed so that about `most` are, the first among them. */
export function labelStep(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most));
}
