import reasonsJson from '../../../rules/policy/return-reasons.json' with { type: 'json' };
import type { ProvenanceRule } from '../../../model/document.ts';
import { addDays, type IsoDate, type Period } from '../../../model/period.ts';
import type { CustomerReturnRecord } from '../../../model/records/customer-return.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import type { Interval } from '../../../model/statistics/proportion.ts';
import { compareProportions } from '../../../model/statistics/two-proportions.ts';
import { wilson } from '../../../model/statistics/wilson.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { rowsAt, ruleUsed, settingsAt } from '../settings.ts';
import { TestsOfRun } from '../tests-of-run.ts';
import type { Languages } from './language.ts';

/** What a return is about, by what the seller can do. */
export const PAIN_GROUPS = ['listing', 'fit', 'product', 'damage', 'order', 'price', 'change'] as const;
export type PainGroup = (typeof PAIN_GROUPS)[number];

const REASONS = reasonsJson as unknown as RuleTable<{ readonly id: string; readonly group: PainGroup }>;

/** Returns on each side below which a trend is not judged. */
const LEAST_RETURNS = 20;
const WINDOW_DAYS = 28;

/** Words of a buyer, without a name or an order. */
export interface Comment {
  readonly asin: string | null;
  readonly on: IsoDate | null;
  /** ISO 639-1; null where it cannot be told. */
  readonly language: string | null;
  readonly text: string;
}

/** Returns of one group. */
export interface GroupPain {
  /** Null: reasons that are in no group. */
  readonly group: PainGroup | null;
  readonly lines: number;
  /** Part of all returned lines. */
  readonly share: number;
  readonly interval: Interval;
  readonly reasons: readonly { readonly reason: string; readonly lines: number }[];
  /** Products with most of them. */
  readonly products: readonly { readonly asin: string; readonly lines: number }[];
  readonly comments: readonly Comment[];
  /** Latest four weeks against the four before, as a part of all returns; null with too few returns. */
  readonly trend: {
    readonly before: { readonly lines: number; readonly of: number };
    readonly after: { readonly lines: number; readonly of: number };
    readonly adjustedP: number;
    readonly verdict: 'rose' | 'fell' | 'no-clear-change';
  } | null;
}

/** Returns by group, and the weeks that trends compare. */
export interface ReturnGroups {
  readonly groups: readonly GroupPain[];
  readonly trendWindows: { readonly before: Period; readonly after: Period } | null;
  /** Why no trend is judged; null when it is. */
  readonly trendReason: string | null;
}

/** The table of reasons, for a document's provenance. */
export function reasonRules(asOf: IsoDate): ProvenanceRule {
  return ruleUsed(REASONS, asOf);
}

/** How often each item stands there. */
export function count<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Most first, then by name, so that the same files give the same order. */
export function ranked<T extends string>(
  counts: ReadonlyMap<T, number>,
): { readonly name: T; readonly count: number }[] {
  return [...counts]
    .map(([name, number]) => ({ name, count: number }))
    .toSorted((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1));
}

/** Words of buyers, those that are empty left out. */
export function commentsOf<T>(
  items: readonly T[],
  languages: Languages,
  read: (item: T) => { readonly text: string | null; readonly asin: string | null; readonly on: IsoDate | null },
): Comment[] {
  return items.flatMap((item) => {
    const { asin, on, text } = read(item);
    const trimmed = text?.trim() ?? '';
    return trimmed === '' ? [] : [{ asin, on, language: languages.of(trimmed), text: trimmed }];
  });
}

/** Day on which a return came back. */
export function dayOf({ returnedAt }: CustomerReturnRecord): IsoDate {
  return returnedAt.slice(0, 10);
}

/** Returns in seven groups, each with its share, its reasons and products, and its trend. */
export function returnGroups(
  returns: readonly CustomerReturnRecord[],
  asOf: IsoDate,
  languages: Languages,
): ReturnGroups {
  const settings = settingsAt(asOf);
  const table = new Map(rowsAt(REASONS, asOf).map(({ group, id }) => [id, group]));
  const groupOf = ({ reason }: CustomerReturnRecord): PainGroup | null =>
    reason === null ? null : (table.get(reason.toUpperCase()) ?? null);
  const last = returns.map(dayOf).toSorted().at(-1);
  const after = last === undefined ? null : { start: addDays(last, -WINDOW_DAYS + 1), end: last };
  const before = after === null ? null : { start: addDays(after.start, -WINDOW_DAYS), end: addDays(after.start, -1) };
  const within = (period: Period | null): CustomerReturnRecord[] =>
    period === null ? [] : returns.filter((one) => dayOf(one) >= period.start && dayOf(one) <= period.end);
  const [earlier, later] = [within(before), within(after)];
  const missing = LEAST_RETURNS - Math.min(earlier.length, later.length);
  const tests = new TestsOfRun();
  const z = intervalZ(settings.confidenceLevel);
  const drafts = [...PAIN_GROUPS, null].flatMap((group) => {
    const own = returns.filter((one) => groupOf(one) === group);
    if (own.length === 0) return [];
    const of = (some: readonly CustomerReturnRecord[]) => ({
      count: some.filter((one) => groupOf(one) === group).length,
      n: some.length,
    });
    const sides = { before: of(earlier), after: of(later) };
    const test =
      missing > 0
        ? null
        : tests.add(
            compareProportions(sides.after, sides.before, { smallExpected: settings.smallExpectedCount, dispersion: 1 })
              .p,
          );
    return [{ group, own, sides, test }];
  });
  const groups = drafts
    .map(({ group, own, sides, test }): GroupPain => {
      const adjustedP = test === null ? 1 : tests.adjusted(test);
      const difference = sides.after.count * sides.before.n - sides.before.count * sides.after.n;
      const clear = adjustedP <= settings.falseDiscoveryRate && difference !== 0;
      const comments = commentsOf(own, languages, (one) => ({ text: one.comment, asin: one.asin, on: dayOf(one) }));
      return {
        group,
        lines: own.length,
        share: own.length / returns.length,
        interval: wilson({ count: own.length, n: returns.length }, z),
        reasons: ranked(count(own.map(({ reason }) => reason ?? 'no reason given'))).map(({ count: lines, name }) => ({
          reason: name,
          lines,
        })),
        products: ranked(count(own.map(({ asin, sku }) => asin ?? sku)))
          .slice(0, 3)
          .map(({ count: lines, name }) => ({ asin: name, lines })),
        comments,
        trend:
          test === null
            ? null
            : {
                before: { lines: sides.before.count, of: sides.before.n },
                after: { lines: sides.after.count, of: sides.after.n },
                adjustedP,
                verdict: clear ? (difference > 0 ? 'rose' : 'fell') : 'no-clear-change',
              },
      };
    })
    .toSorted((left, right) => right.lines - left.lines);
  return {
    groups,
    trendWindows: before === null || after === null || missing > 0 ? null : { before, after },
    trendReason:
      returns.length === 0 || missing <= 0 ? null : `needs ${missing} more returns in one of two times four weeks`,
  };
}
