import { periodDays, type Period } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';

/** How items of several files that speak of the same thing are told apart. */
export interface OnceOptions<Item> {
  /** Items with the same key speak of the same fact. */
  readonly key: (item: Item) => string;
  readonly file: (item: Item) => string;
  /** Sorts as text: the greatest is the newest. Files with the same stamp: the later one read wins. */
  readonly stamp: (item: Item) => string;
}

/** Items kept, and how many of each file gave way to which. */
export interface Once<Item> {
  readonly kept: readonly Item[];
  readonly dropped: readonly { readonly file: string; readonly winner: string; readonly count: number }[];
}

/**
 * Counts every fact once when files overlap: for each key only the items of the newest file stay. Several items of
 * one file under one key all stay, since a file does not repeat itself.
 */
export function countOnce<Item>(items: readonly Item[], { key, file, stamp }: OnceOptions<Item>): Once<Item> {
  const winners = new Map<string, { file: string; stamp: string; order: number }>();
  const order = new Map<string, number>();
  for (const item of items) {
    const name = file(item);
    if (!order.has(name)) order.set(name, order.size);
    const mine = { file: name, stamp: stamp(item), order: order.get(name) ?? 0 };
    const best = winners.get(key(item));
    const newer =
      best === undefined || mine.stamp > best.stamp || (mine.stamp === best.stamp && mine.order > best.order);
    if (newer) winners.set(key(item), mine);
  }
  const dropped = new Map<string, { file: string; winner: string; count: number }>();
  const kept = items.filter((item) => {
    const winner = winners.get(key(item))?.file ?? file(item);
    if (winner === file(item)) return true;
    const pair = `${file(item)}\n${winner}`;
    const entry = dropped.get(pair) ?? { file: file(item), winner, count: 0 };
    entry.count += 1;
    dropped.set(pair, entry);
    return false;
  });
  return { kept, dropped: [...dropped.values()] };
}

/** The problem lines of files that overlap. */
export function overlapProblems(dropped: Once<unknown>['dropped'], what: string): Problem[] {
  return dropped.map(({ file, winner, count }) => ({
    code: 'overlap-counted-once',
    scope: 'row',
    file,
    message: `${count} ${what} also stand in ${winner}, which is newer; they are counted once, from there.`,
  }));
}

/** A text that names a period. */
export function periodKey(period: Period): string {
  return `${period.start}/${period.end}`;
}

/**
 * Of spans that may overlap, those that do not and together cover most days; of equal coverage the finer ones. A
 * month and the weeks inside it are never added up.
 */
export function disjointPeriods(periods: readonly Period[]): Period[] {
  const distinctOnes = [...new Map(periods.map((period) => [periodKey(period), period])).values()];
  const sorted = distinctOnes.toSorted((a, b) => (a.end === b.end ? compare(a.start, b.start) : compare(a.end, b.end)));
  interface Plan {
    readonly days: number;
    readonly count: number;
    readonly last: number | null;
    readonly rest: Plan | null;
  }
  const none: Plan = { days: 0, count: 0, last: null, rest: null };
  const best: Plan[] = [none];
  sorted.forEach((period, index) => {
    const before = best[lastEndingBefore(sorted, period.start, index)] ?? none;
    const without = best[index] ?? none;
    const taken: Plan = { days: before.days + periodDays(period), count: before.count + 1, last: index, rest: before };
    const better = taken.days > without.days || (taken.days === without.days && taken.count > without.count);
    best.push(better ? taken : without);
  });
  const chosen: Period[] = [];
  for (let plan: Plan | null = best.at(-1) ?? none; plan !== null; plan = plan.rest) {
    const period = plan.last === null ? undefined : sorted[plan.last];
    if (period !== undefined) chosen.unshift(period);
  }
  return chosen;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How many of the first `until` periods, sorted by their end, end before a date: binary search. */
function lastEndingBefore(sorted: readonly Period[], date: string, until: number): number {
  let low = 0;
  let high = until;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? '') < date) low = middle + 1;
    else high = middle;
  }
  return low;
}
