import { type Period, periodDays } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { CatalogPerformanceRecord, CatalogStep } from '../../../model/records/catalog-performance.ts';
import { fastClicks } from '../../../model/records/delivery-promises.ts';
import type { RepeatPurchaseRecord } from '../../../model/records/repeat-purchase.ts';
import type { SubscriptionRecord } from '../../../model/records/subscription.ts';
import type { TopSearchTermRecord } from '../../../model/records/top-search-term.ts';
import { distinct, type Feed, type FeedResult, knownCounts, minorIn, type Row, type Span } from './feed.ts';
import { spannedFeed } from './spanned-feed.ts';

/** A step that nobody took, before one that somebody took. */
function isImpossible(step: CatalogStep, next: CatalogStep): boolean {
  return step.count === 0 && (next.count ?? 0) > 0;
}

/** What searches brought each product: impressions, clicks, cart adds and purchases of the own catalogue. */
export function catalogFeed(records: readonly CatalogPerformanceRecord[], span: Span): FeedResult {
  const sound = records.filter(
    // Clicks without an impression, or cart adds without a click, cannot be: one of the two is wrong.
    ({ cartAdds, clicks, impressions }) => !isImpossible(impressions, clicks) && !isImpossible(clicks, cartAdds),
  );
  const result = spannedFeed(sound, span, {
    name: 'catalog',
    reports: ['search-catalog-performance'],
    what: 'products',
    entityOf: ({ asin }) => asin,
    countsOf: ({ cartAdds, clickPromises, clicks, impressions, purchases }) =>
      knownCounts({
        catalogImpressions: impressions.count,
        catalogClicks: clicks.count,
        catalogCartAdds: cartAdds.count,
        catalogPurchases: purchases.count,
        catalogFastClicks: fastClicks(clickPromises),
      }),
    restated: true,
  });
  if (sound.length === records.length) return result;
  const lost = records.filter((record) => !sound.includes(record));
  const problem: Problem = {
    code: 'step-without-the-one-before',
    scope: 'row',
    file: lost[0]?.origin.file ?? '',
    line: lost[0]?.origin.line ?? 0,
    message: `${lost.length} products have clicks without impressions, or cart adds without clicks; they are left out of search metrics.`,
  };
  return { ...result, problems: [...result.problems, problem] };
}

const DAYS_IN_WEEK = 7;
const MONTH = { least: 28, most: 31 } as const;
const QUARTER = { least: 89, most: 92 } as const;

/** Lengths that Amazon offers; other spans are their own. */
function lengthOf(period: Period): string {
  const days = periodDays(period);
  if (days === DAYS_IN_WEEK) return 'week';
  if (days >= MONTH.least && days <= MONTH.most) return 'month';
  return days >= QUARTER.least && days <= QUARTER.most ? 'quarter' : `${days} days`;
}

/**
 * Repeat purchases. A customer is a repeat customer within the report's period, so shares of a week, a month and a
 * quarter are three different things: only the length with most periods counts, the longer one on a tie, and of it the
 * totals are those of the latest period, since customers of two periods may be the same people.
 */
export function repeatFeed(records: readonly RepeatPurchaseRecord[], currency: string, span: Span): FeedResult {
  const lengths = new Map<string, Set<string>>();
  for (const { period } of records) {
    if (period === null) continue;
    const length = lengthOf(period);
    lengths.set(length, (lengths.get(length) ?? new Set()).add(period.start));
  }
  const days = (length: string): number =>
    Math.max(
      ...records.flatMap(({ period }) => (period !== null && lengthOf(period) === length ? [periodDays(period)] : [])),
    );
  const [chosen] = [...lengths].toSorted(
    ([left, ones], [right, others]) => others.size - ones.size || days(right) - days(left),
  );
  const length = chosen?.[0] ?? null;
  const kept = records.filter(({ period }) => period === null || lengthOf(period) === length);
  const result = spannedFeed(kept, span, {
    name: 'repeat',
    reports: ['repeat-purchase'],
    what: 'products',
    entityOf: ({ asin }) => asin,
    countsOf: (record) => repeatCounts(record, currency),
    restated: true,
    notes: [
      'customers of the latest period at hand; a customer of two products counts with each',
      ...(length === null ? [] : [`periods of a ${length}: a share of another length is another thing`]),
    ],
  });
  const { feed } = result;
  if (feed === null) return result;
  const problems = [...result.problems];
  const left = records.length - kept.length;
  if (left > 0) {
    problems.push({
      code: 'period-length-differs',
      scope: 'row',
      file: distinct(records.filter((record) => !kept.includes(record)).map(({ origin }) => origin.file)).join(', '),
      message: `${left} rows of repeat purchases are of other lengths than a ${length ?? ''} and are left out: shares of different lengths are never mixed.`,
    });
  }
  return { feed: { ...feed, rows: latestRows(feed) }, problems };
}

function repeatCounts(record: RepeatPurchaseRecord, currency: string): Row['counts'] {
  const { customers, orders, repeatCustomerShare, repeatRevenue, repeatRevenueShare } = record;
  const minor = minorIn(repeatRevenue, currency);
  const whole =
    minor === null || repeatRevenueShare === null || repeatRevenueShare <= 0 ? null : minor / repeatRevenueShare;
  return knownCounts({
    customers,
    repeatOrders: orders,
    // Amazon gives the share alone: the count is a whole number of customers that comes nearest to it.
    repeatCustomers:
      customers === null || repeatCustomerShare === null ? null : Math.round(customers * repeatCustomerShare),
    repeatRevenueMinor: whole === null ? null : minor,
    revenueMinor: whole,
  });
}

/** The rows of the latest span; all where none holds a date. */
function latestRows(feed: Feed): readonly Row[] {
  const last = feed.rows.reduce<string | null>(
    (latest, { period }) => (period !== null && (latest === null || period.end > latest) ? period.end : latest),
    null,
  );
  return feed.rows.filter(({ period }) => last === null || period?.end === last);
}

/** Subscribe & Save: subscriptions that run on the last day at hand, and their part of sales. */
export function subscriptionFeed(records: readonly SubscriptionRecord[], span: Span): FeedResult {
  const result = spannedFeed(records, span, {
    name: 'subscriptions',
    reports: ['replenishment'],
    what: 'subscription rows',
    entityOf: ({ asin, sku }) => sku ?? asin ?? '',
    countsOf: ({ activeSubscriptions, shippedUnits }) =>
      knownCounts({ activeSubscriptions, subscriptionUnits: shippedUnits }),
    restated: false,
    notes: ['subscriptions that run on the last day of the latest period'],
  });
  const { feed } = result;
  return feed === null ? result : { ...result, feed: { ...feed, rows: latestRows(feed) } };
}

/** Search terms among whose three most clicked products is one of the own. */
export function topTermsFeed(
  records: readonly TopSearchTermRecord[],
  ownAsins: ReadonlySet<string>,
  span: Span,
): FeedResult {
  if (ownAsins.size === 0) return { feed: null, problems: [] };
  return spannedFeed(
    records.filter(({ asin }) => asin !== null && ownAsins.has(asin)),
    span,
    {
      name: 'top-terms',
      reports: ['top-search-terms'],
      what: 'search terms',
      entityOf: ({ term }) => term,
      countsOf: () => ({ topTerms: 1 }),
      restated: true,
      notes: ['own products are those that traffic, orders or listings at hand name'],
    },
  );
}
