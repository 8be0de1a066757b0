import { periodDays, type Period } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { TrafficRecord } from '../../../model/records/traffic.ts';
import { countOnce, overlapProblems, periodKey } from './count-once.ts';
import { latestDays, overlapProblem, placeRecords, spanRows } from './dated.ts';
import {
  type Counts,
  distinct,
  type Feed,
  type FeedResult,
  knownCounts,
  minorIn,
  type Row,
  type Span,
} from './feed.ts';
import { percentMismatches } from './percent-mismatch.ts';

/** Traffic of one marketplace: whole account and by product. */
export interface TrafficFeeds {
  /** By day where the report gives days, else the products added up. */
  readonly account: Feed | null;
  readonly products: Feed | null;
  /** Product titles by ASIN. */
  readonly titles: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the traffic of one marketplace: overlapping files counted once, parent rows dropped where the children are
 * present (adding both would count twice), B2B kept as a part of the totals and never added to them.
 */
export function trafficFeeds(records: readonly TrafficRecord[], currency: string, span: Span): TrafficFeeds {
  const byDate = feedOf(
    records.filter(({ grain }) => grain === 'date'),
    currency,
    span,
  );
  const byAsin = feedOf(
    records.filter(({ grain }) => grain === 'asin'),
    currency,
    span,
  );
  const titles = new Map<string, string>();
  for (const record of records) {
    const asin = record.childAsin ?? record.parentAsin;
    if (asin !== null && record.title !== null) titles.set(asin, record.title);
  }
  const account = coveredDays(byDate.feed) >= coveredDays(byAsin.feed) ? (byDate.feed ?? byAsin.feed) : byAsin.feed;
  return {
    account,
    products: byAsin.feed,
    titles,
    problems: [...byDate.problems, ...byAsin.problems, ...percentMismatches(records)],
  };
}

function coveredDays(feed: Feed | null): number {
  return feed?.coverage.reduce((sum, period) => sum + periodDays(period), 0) ?? 0;
}

function feedOf(records: readonly TrafficRecord[], currency: string, span: Span): FeedResult {
  const placed = placeRecords(records, span, 'rows');
  const children = withoutParents([...placed.dated, ...placed.undated]);
  const latest = latestDays(records);
  const once = countOnce(children.kept, {
    key: (record) => `${record.period === null ? '' : periodKey(record.period)}\n${entityOf(record)}`,
    file: ({ origin }) => origin.file,
    stamp: ({ origin }) => latest.get(origin.file) ?? '',
  });
  const problems = [...placed.problems, ...children.problems, ...overlapProblems(once.dropped, 'rows')];
  if (once.kept.length === 0) return { feed: null, problems };
  const spanned = spanRows(once.kept.map((record) => rowOf(record, currency)));
  const byProduct = records.some(({ grain }) => grain === 'asin');
  const files = distinct(once.kept.map(({ origin }) => origin.file));
  problems.push(...overlapProblem(spanned, 'rows', files));
  const feed: Feed = {
    name: 'traffic',
    reports: ['sales-and-traffic'],
    files,
    rows: spanned.rows,
    testRows: spanned.testRows,
    coverage: spanned.coverage,
    restated: true,
    open: false,
    notes: byProduct ? ['added up over products: a visit that saw two of them counts twice'] : [],
  };
  return { feed, problems };
}

function entityOf(record: TrafficRecord): string {
  return record.grain === 'date' ? 'account' : (record.childAsin ?? record.parentAsin ?? record.sku ?? '');
}

/** Drops parent rows whose children stand in an overlapping span. */
function withoutParents(records: readonly TrafficRecord[]): { kept: TrafficRecord[]; problems: Problem[] } {
  const children = new Map<string, (Period | null)[]>();
  for (const { childAsin, parentAsin, period } of records) {
    if (childAsin === null || parentAsin === null) continue;
    const spans = children.get(parentAsin);
    if (spans === undefined) children.set(parentAsin, [period]);
    else spans.push(period);
  }
  const dropped = new Map<string, number>();
  const kept = records.filter((record) => {
    if (record.grain === 'date' || record.childAsin !== null) return true;
    const spans = children.get(record.parentAsin ?? '') ?? [];
    if (!spans.some((period) => overlaps(period, record.period))) return true;
    dropped.set(record.origin.file, (dropped.get(record.origin.file) ?? 0) + 1);
    return false;
  });
  const problems = [...dropped].map(([file, count]): Problem => ({
    code: 'parent-rows-left-out',
    scope: 'row',
    file,
    message: `${count} parent rows are left out, because their children are present and both would count twice.`,
  }));
  return { kept, problems };
}

/** ISO dates sort as text. A file without a date may cover any days. */
function overlaps(one: Period | null, other: Period | null): boolean {
  return one === null || other === null || (one.start <= other.end && other.start <= one.end);
}

function rowOf(record: TrafficRecord, currency: string): Row {
  const { total, b2b, featuredOfferShare: featured } = record;
  const views = featured === null ? null : total.pageViews;
  return {
    entity: entityOf(record),
    period: record.period,
    counts: knownCounts({
      sessions: total.sessions,
      pageViews: total.pageViews,
      units: total.units,
      orderItems: total.orderItems,
      salesMinor: minorIn(total.sales, currency),
      b2bUnits: b2b?.units ?? null,
      unitsWithB2b: b2b === null || b2b.units === null ? null : total.units,
      featuredViews: views === null ? null : views * (featured ?? 0),
      viewsWithFeatured: views,
      ...appCounts(record),
      ...serviceCounts(record),
    }),
  };
}

function appCounts({ appSessions, total }: TrafficRecord): Counts {
  if (appSessions === undefined || total.sessions === null || appSessions > total.sessions) return {};
  return { appSessions, sessionsParted: total.sessions };
}

function serviceCounts({ service, total }: TrafficRecord): Counts {
  if (service === undefined) return {};
  const { claimsGranted, feedbackReceived, negativeFeedback, ordersShipped, unitsRefunded } = service;
  return knownCounts({
    claimsGranted,
    feedbackReceived,
    negativeFeedback,
    ordersShipped,
    unitsRefunded,
    unitsWithRefunds: unitsRefunded === null ? null : total.units,
  });
}
