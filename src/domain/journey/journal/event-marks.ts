import type { SeriesMark } from '../../../model/document.ts';
import type { JourneyEvent } from '../../../model/journal.ts';
import type { IsoDate } from '../../../model/period.ts';

/** More of them hide the line they stand on. */
const MOST_MARKS = 12;

/** Neighbouring weeks of a chart: first and last day of each, oldest first. */
export interface ChartWeeks {
  readonly starts: readonly IsoDate[];
  readonly ends: readonly IsoDate[];
}

function wordsOf({ asin, date, kind, label, until }: JourneyEvent): string {
  const days = until === null || until === date ? date : `${date} to ${until}`;
  return `${days} ${kind}${asin === null ? '' : `, ${asin}`}: ${label}`;
}

/**
 * Where events fall into the weeks of a chart: each in the first week it touches, oldest first, the latest twelve. What
 * happened in no week of the chart is not marked.
 */
export function eventMarks(events: readonly JourneyEvent[], { ends, starts }: ChartWeeks): SeriesMark[] {
  const marks = events
    .toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
    .flatMap((event): SeriesMark[] => {
      const last = event.until ?? event.date;
      const at = starts.findIndex((start, index) => event.date <= (ends[index] ?? '') && last >= start);
      return at === -1 ? [] : [{ at, label: wordsOf(event) }];
    });
  return marks.slice(-MOST_MARKS);
}
