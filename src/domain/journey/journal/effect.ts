import { daysBetween, type IsoDate } from '../../../model/period.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { newcombe } from '../../../model/statistics/newcombe.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import { effective, type Interval, type Proportion } from '../../../model/statistics/proportion.ts';
import { compareProportions } from '../../../model/statistics/two-proportions.ts';
import { type Block, spanOf } from '../block.ts';
import { blocksOf } from '../blocks.ts';
import { weeklyDispersion } from '../dispersion.ts';
import { type CountName, type Feed, sumOf } from '../feeds/feed.ts';
import { trafficFeeds } from '../feeds/traffic.ts';
import { sectionsOf } from '../sections.ts';
import { scopeRecords } from '../scope-records.ts';
import type { Settings } from '../settings.ts';

/** Weeks on each side below which nothing is credited to an event. */
export const WEEKS_PER_SIDE = 4;

/** Shares of traffic that can be judged before and after a day, with their counts. */
export const JUDGED_METRICS = {
  P01: { label: 'Unit session percentage', top: 'units', bottom: 'sessions' },
  P02: { label: 'Order-item session percentage', top: 'orderItems', bottom: 'sessions' },
  K07: { label: 'Featured-offer share of views', top: 'featuredViews', bottom: 'viewsWithFeatured' },
} as const satisfies Readonly<Record<string, { label: string; top: CountName; bottom: CountName }>>;
export type JudgedMetric = keyof typeof JUDGED_METRICS;

/** One side of an event. */
export interface EffectSide extends Proportion {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly rate: number;
}

/** What a share did from before to after. */
export interface Effect {
  readonly before: EffectSide;
  readonly after: EffectSide;
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided, before the correction for many tests. */
  readonly p: number;
}

/** An effect, or why there is none to show. */
export type EffectResult =
  | { readonly found: true; readonly effect: Effect }
  | { readonly found: false; readonly reason: string };

/** What is asked: a metric of a product, or of the account, round some days. */
export interface EffectQuestion {
  readonly metric: JudgedMetric;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** First and last day of what happened; weeks they touch belong to neither side. */
  readonly date: IsoDate;
  readonly until: IsoDate | null;
  /** Last day that counts; null: none. */
  readonly end?: IsoDate | null;
  /** Complete weeks wanted on each side; at most so many are used. */
  readonly weeks?: number;
}

function feedFor(records: RecordSet, { asin, marketplace }: EffectQuestion): Feed | string {
  const scoped = asin === null ? records : scopeRecords(records, { asins: [asin], brand: null, families: [] }).records;
  const { sections } = sectionsOf(scoped, marketplace);
  const withTraffic = sections.filter((section) => section.records.traffic.length > 0);
  const [only, another] = withTraffic;
  if (only === undefined) return 'no Sales and Traffic of it is at hand';
  if (another !== undefined) return 'several marketplaces are at hand: name one';
  const { account, products } = trafficFeeds(only.records.traffic, only.currency ?? '', { since: null, until: null });
  return (asin === null ? account : products) ?? 'no Sales and Traffic of it is at hand';
}

/** Neighbouring complete weeks, nearest to the event first. */
function neighbours(blocks: readonly Block[], most: number, step: (one: Block, next: Block) => number): Block[] {
  const run: Block[] = [];
  for (const block of blocks) {
    const last = run.at(-1);
    if (run.length >= most || (last !== undefined && step(last, block) !== 1)) break;
    run.push(block);
  }
  return run;
}

function sideOf(blocks: readonly Block[], metric: JudgedMetric): EffectSide | null {
  const { bottom, top } = JUDGED_METRICS[metric];
  const rows = blocks.flatMap((block) => block.rows);
  const needed = [top, bottom];
  const [count, n] = [sumOf(rows, top, needed) ?? 0, sumOf(rows, bottom, needed) ?? 0];
  if (n <= 0 || count > n) return null;
  const { end: to, start: from } = spanOf(blocks);
  return { from, to, count, n, rate: count / n };
}

function weeksOf(blocks: readonly Block[], metric: JudgedMetric): Proportion[] {
  return blocks.flatMap((block) => sideOf([block], metric) ?? []);
}

/** The complete weeks before what happened, newest run, at most `weeks`. */
function weeksBefore(blocks: readonly Block[], date: IsoDate, weeks: number): Block[] {
  return neighbours(blocks.filter((block) => block.end < date).toReversed(), weeks, (one, next) =>
    daysBetween(next.end, one.start),
  ).toReversed();
}

function soundWeeks(feed: Feed, asOf: IsoDate, settings: Settings): Block[] {
  return blocksOf(feed.testRows, feed.coverage, { asOf, settings, restated: feed.restated }).filter(
    ({ complete, provisional, start, end }) => complete && !provisional && daysBetween(start, end) === 6,
  );
}

/** The share in the complete weeks before a day; words where the files do not tell it. */
export function shareBefore(
  records: RecordSet,
  question: EffectQuestion,
  { asOf, settings }: { readonly asOf: IsoDate; readonly settings: Settings },
): EffectSide | string {
  const feed = feedFor(records, question);
  if (typeof feed === 'string') return feed;
  const weeks = weeksBefore(soundWeeks(feed, asOf, settings), question.date, question.weeks ?? WEEKS_PER_SIDE);
  if (weeks.length === 0) return 'no complete week before it is at hand';
  return sideOf(weeks, question.metric) ?? 'the counts of these weeks are no share';
}

/**
 * A share in the complete weeks before and after what happened: four on each side, else it is said how many are missing.
 * A difference is no proof of a cause: everything else that happened in these weeks is in it.
 */
export function effectOf(
  records: RecordSet,
  question: EffectQuestion,
  { asOf, settings }: { readonly asOf: IsoDate; readonly settings: Settings },
): EffectResult {
  const { date, end = null, metric, until, weeks = WEEKS_PER_SIDE } = question;
  const feed = feedFor(records, question);
  if (typeof feed === 'string') return { found: false, reason: feed };
  const blocks = soundWeeks(feed, asOf, settings);
  const last = until ?? date;
  const before = weeksBefore(blocks, date, weeks);
  const after = neighbours(
    blocks.filter((block) => block.start > last && (end === null || block.end <= end)),
    weeks,
    (one, next) => daysBetween(one.end, next.start),
  );
  const missing = [
    before.length < WEEKS_PER_SIDE ? `${WEEKS_PER_SIDE - before.length} more complete weeks before it` : null,
    after.length < WEEKS_PER_SIDE ? `${WEEKS_PER_SIDE - after.length} more complete weeks after it` : null,
  ].flatMap((one) => one ?? []);
  if (missing.length > 0) return { found: false, reason: `needs ${missing.join(' and ')}` };
  const [one, other] = [sideOf(before, metric), sideOf(after, metric)];
  if (one === null || other === null) return { found: false, reason: 'the counts of these weeks are no share' };
  const dispersion = weeklyDispersion([weeksOf(before, metric), weeksOf(after, metric)], settings);
  const { p } = compareProportions(other, one, { smallExpected: settings.smallExpectedCount, dispersion });
  const interval = newcombe(
    effective(other, dispersion),
    effective(one, dispersion),
    intervalZ(settings.confidenceLevel),
  );
  return { found: true, effect: { before: one, after: other, difference: other.rate - one.rate, interval, p } };
}
