import type { Period } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import { countOnce, overlapProblems, periodKey } from './count-once.ts';
import { latestDays, overlapProblem, placeRecords, spanRows } from './dated.ts';
import { type Counts, distinct, type FeedName, type FeedResult, type Span } from './feed.ts';

interface FromReport {
  readonly period: Period | null;
  readonly origin: { readonly file: string };
}

/** How the records of one kind of report become a feed. */
export interface SpannedOptions<Item extends FromReport> {
  readonly name: FeedName;
  /** Ids of the table `journey-reports`. */
  readonly reports: readonly string[];
  /** What a record is, in words, many of them. */
  readonly what: string;
  readonly entityOf: (item: Item) => string;
  readonly countsOf: (item: Item) => Counts;
  readonly restated: boolean;
  readonly notes?: readonly string[];
}

/**
 * A feed from records that each hold the counts of one thing in one span: placed in the asked span, overlapping files
 * counted once (the file with the newest day holds), and of overlapping spans those that together cover most days.
 */
export function spannedFeed<Item extends FromReport>(
  records: readonly Item[],
  span: Span,
  options: SpannedOptions<Item>,
): FeedResult {
  if (records.length === 0) return { feed: null, problems: [] };
  const { countsOf, entityOf, name, notes = [], reports, restated, what } = options;
  const placed = placeRecords(records, span, what);
  const latest = latestDays(records);
  const once = countOnce([...placed.dated, ...placed.undated] as readonly Item[], {
    key: (item) => `${item.period === null ? '' : periodKey(item.period)}\n${entityOf(item)}`,
    file: ({ origin }) => origin.file,
    stamp: ({ origin }) => latest.get(origin.file) ?? '',
  });
  const problems: Problem[] = [...placed.problems, ...overlapProblems(once.dropped, what)];
  if (once.kept.length === 0) return { feed: null, problems };
  const files = distinct(once.kept.map(({ origin }) => origin.file));
  const spanned = spanRows(
    once.kept.map((item) => ({ entity: entityOf(item), period: item.period, counts: countsOf(item) })),
  );
  problems.push(...overlapProblem(spanned, what, files));
  const { coverage, rows, testRows } = spanned;
  return { feed: { name, reports, files, rows, testRows, coverage, restated, open: false, notes }, problems };
}
