import { addDays, daysBetween, type IsoDate, type Period, periodDays, weekStart } from '../../model/period.ts';
import type { Row } from './feeds/feed.ts';
import type { Block, Windows } from './block.ts';
import { windowsOfCompare } from './compare.ts';
import type { Settings } from './settings.ts';

export { type Block, spanOf, type Windows } from './block.ts';

const DAYS_IN_WEEK = 7;

/** Said of a metric over time when no row of its report has a date or a whole week. */
export const UNDATED = 'no date inside or no whole week; not compared over time';

/** True while Amazon may still restate the counts of a span: 72 hours for days, a week for longer spans. */
export function isProvisional(period: Period, asOf: IsoDate, settings: Settings): boolean {
  const days = periodDays(period) > 1 ? settings.provisionalDaysLonger : settings.provisionalDaysDaily;
  return daysBetween(period.end, asOf) <= days;
}

/** The block a span belongs to: itself when a week or longer, else its Sunday week; null when it crosses two weeks. */
function blockPeriod(period: Period): Period | null {
  if (periodDays(period) >= DAYS_IN_WEEK) return period;
  const start = weekStart(period.start);
  return weekStart(period.end) === start ? { start, end: addDays(start, DAYS_IN_WEEK - 1) } : null;
}

/** How many days of `period` the disjoint spans cover. */
function coveredDays(period: Period, coverage: readonly Period[]): number {
  return coverage.reduce((sum, span) => {
    const start = span.start > period.start ? span.start : period.start;
    const end = span.end < period.end ? span.end : period.end;
    return start > end ? sum : sum + daysBetween(start, end) + 1;
  }, 0);
}

/**
 * Sorts rows into weeks, oldest first; weeks start on Sunday unless the report says otherwise. Where a report gives
 * only longer spans, these are the blocks.
 * @param rows rows with spans that do not overlap; undated ones are left out.
 * @param restated whether the report's newest days may still change.
 */
export function blocksOf(
  rows: readonly Row[],
  coverage: readonly Period[],
  { asOf, settings, restated }: { readonly asOf: IsoDate; readonly settings: Settings; readonly restated: boolean },
): Block[] {
  const groups = new Map<string, { period: Period; rows: Row[]; provisional: boolean }>();
  const spans = new Map<string, { block: Period | null; provisional: boolean }>();
  for (const row of rows) {
    if (row.period === null) continue;
    const key = `${row.period.start}/${row.period.end}`;
    const span = spans.get(key) ?? {
      block: blockPeriod(row.period),
      provisional: restated && isProvisional(row.period, asOf, settings),
    };
    spans.set(key, span);
    if (span.block === null) continue;
    const group = groups.get(span.block.start) ?? { period: span.block, rows: [], provisional: false };
    group.rows.push(row);
    group.provisional ||= span.provisional;
    groups.set(span.block.start, group);
  }
  const all = [...groups.values()].toSorted((left, right) => daysBetween(right.period.start, left.period.start));
  const weeks = all.filter(({ period }) => periodDays(period) === DAYS_IN_WEEK);
  return (weeks.length > 0 ? weeks : all).map(({ period, rows: own, provisional }) => ({
    ...period,
    complete: coveredDays(period, coverage) === periodDays(period),
    provisional: provisional || period.end > asOf,
    rows: own,
  }));
}

/** Does `next` start the day after `block` ends, with about the same length? */
function follows(block: Block | undefined, next: Block | undefined, settings: Settings): boolean {
  if (block === undefined || next === undefined) return false;
  const sameLength = Math.abs(periodDays(block) - periodDays(next)) <= settings.monthLengthTolerance;
  return addDays(block.end, 1) === next.start && sameLength;
}

/**
 * The latest complete weeks against as many directly before them: four and four, fewer where fewer are known or a
 * week is missing. Provisional weeks stay out.
 */
export function windowsOf(blocks: readonly Block[], settings: Settings): Windows {
  const { compare, focus, windowWeeks } = settings;
  if (compare !== null) return windowsOfCompare(blocks, compare, focus, windowWeeks);
  const usable = blocks.filter(({ complete, provisional }) => complete && !provisional);
  let run = usable.length > 0 ? 1 : 0;
  while (run < usable.length && follows(usable.at(-run - 1), usable.at(-run), settings)) run += 1;
  const size = Math.min(settings.windowWeeks, Math.floor(run / 2));
  if (size > 0) {
    return { found: true, after: usable.slice(-size), before: usable.slice(-2 * size, -size) };
  }
  if (blocks.length === 0) return { found: false, reason: UNDATED };
  const left = blocks.length - usable.length;
  const out = left > 0 ? ` (${left} provisional or incomplete left out)` : '';
  return { found: false, reason: `needs two neighbouring complete weeks, has ${run}${out}` };
}
