import { addDays, daysBetween, periodDays, type Period } from '../../model/period.ts';

/** Days missing between two covered spans. */
export interface Gap extends Period {
  readonly days: number;
}

/** Spans as few as possible, oldest first: what overlaps or follows on the next day is one. */
export function coveredSpans(periods: readonly Period[]): Period[] {
  const spans: Period[] = [];
  for (const period of periods.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    const last = spans.at(-1);
    if (last === undefined || daysBetween(last.end, period.start) > 1) spans.push({ ...period });
    else if (period.end > last.end) spans[spans.length - 1] = { start: last.start, end: period.end };
  }
  return spans;
}

/** The days between spans that `coveredSpans` gave. */
export function gapsBetween(spans: readonly Period[]): Gap[] {
  return spans.slice(1).map((span, index) => {
    const before = spans[index] ?? span;
    const gap = { start: addDays(before.end, 1), end: addDays(span.start, -1) };
    return { ...gap, days: periodDays(gap) };
  });
}

/** A gap in words: in weeks for reports that come by the week. */
export function gapText({ start, end, days }: Gap, weekly: boolean): string {
  const [count, unit] = weekly && days % 7 === 0 ? [days / 7, 'week'] : [days, 'day'];
  const span = start === end ? start : `${start} to ${end}`;
  return `${span} (${count} ${unit}${count === 1 ? '' : 's'})`;
}
