import { addDays, daysBetween, type Period, periodDays } from '../../model/period.ts';
import { type Block, spanOf, type Windows } from './block.ts';

/** What the latest weeks are compared with. */
export type Compare = { readonly with: 'previous-year' } | { readonly with: 'period'; readonly period: Period };

/** 52 weeks: the same days of the week, and never a 53rd week against a 52nd. */
const YEAR = 364;
const DAYS_IN_WEEK = 7;

function usable(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ complete, provisional }) => complete && !provisional);
}

/** The newest blocks that follow each other without a gap, at most `size`. */
function newestRun(blocks: readonly Block[], size: number): Block[] {
  const run: Block[] = [];
  for (const block of blocks.toReversed()) {
    const next = run[0];
    if (run.length >= size || (next !== undefined && addDays(block.end, 1) !== next.start)) break;
    run.unshift(block);
  }
  return run;
}

/** The same span a year before: weeks 52 weeks earlier, months the same month. */
function yearBefore({ start, end }: Period): Period {
  if (periodDays({ start, end }) === DAYS_IN_WEEK) return { start: addDays(start, -YEAR), end: addDays(end, -YEAR) };
  const shifted = `${Number(start.slice(0, 4)) - 1}${start.slice(4)}`;
  return { start: shifted, end: addDays(shifted, daysBetween(start, end)) };
}

/** True when both ends lie within a tolerance: a leap year moves the end of February by a day. */
function matches(block: Period, wanted: Period): boolean {
  return block.start === wanted.start && Math.abs(daysBetween(block.end, wanted.end)) <= 1;
}

/**
 * The windows a user asked for, or why the files do not give them. Provisional and incomplete weeks stay out, and both
 * sides have equally many weeks: anything else would compare lengths.
 * @param focus days asked for by --since and --until: the later window lies inside them.
 */
export function windowsOfCompare(
  blocks: readonly Block[],
  compare: Compare,
  focus: { readonly since: string | null; readonly until: string | null },
  windowWeeks: number,
): Windows {
  const sound = usable(blocks);
  const inFocus = sound.filter(
    ({ start, end }) => (focus.since === null || start >= focus.since) && (focus.until === null || end <= focus.until),
  );
  if (inFocus.length === 0) return { found: false, reason: 'no complete week in the days asked for' };
  const asked = focus.since !== null;
  if (compare.with === 'previous-year') {
    const after = newestRun(inFocus, asked ? inFocus.length : windowWeeks);
    const before = after.map((block) => sound.find((other) => matches(other, yearBefore(block))));
    const lost = after.find((_, index) => before[index] === undefined);
    if (lost !== undefined) {
      const { start, end } = yearBefore(lost);
      return { found: false, reason: `no complete week ${start} to ${end} to compare with, a year before` };
    }
    return { found: true, after, before: before.flatMap((block) => block ?? []) };
  }
  const { start, end } = compare.period;
  const before = sound.filter((block) => block.start >= start && block.end <= end);
  if (before.length === 0) return { found: false, reason: `no complete week inside ${start} to ${end}` };
  const later = inFocus.filter((block) => block.start > end || block.end < start);
  const after = asked ? later : newestRun(later, before.length);
  if (after.length !== before.length) {
    return {
      found: false,
      reason: `${after.length} complete weeks against ${before.length} inside ${start} to ${end}: both sides need equally many`,
    };
  }
  const gap = [before, after].find((side) => newestRun(side, side.length).length !== side.length);
  if (gap !== undefined) {
    const span = spanOf(gap);
    return { found: false, reason: `weeks are missing between ${span.start} and ${span.end}` };
  }
  return { found: true, before, after };
}
