import type { Money } from '../../../model/money.ts';
import type { Period } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';

/** Names of the counts that metrics add up. Money is in minor units of the section's currency. */
export type CountName =
  | 'sessions'
  | 'pageViews'
  | 'units'
  | 'orderItems'
  | 'salesMinor'
  | 'b2bUnits'
  | 'unitsWithB2b'
  | 'featuredViews'
  | 'viewsWithFeatured'
  | 'volume'
  | 'reachableVolume'
  | 'brandedVolume'
  | 'reachableQueries'
  | 'ownImpressions'
  | 'totalImpressions'
  | 'restImpressions'
  | 'ownClicks'
  | 'totalClicks'
  | 'restClicks'
  | 'ownCartAdds'
  | 'totalCartAdds'
  | 'restCartAdds'
  | 'ownPurchases'
  | 'totalPurchases'
  | 'restPurchases'
  | 'priceRatioClicks'
  | 'clicksWithPrice'
  | 'pricedOrders'
  | 'pricedUnits'
  | 'orderSalesMinor'
  | 'shippedOrders'
  | 'replacementOrders'
  | 'shippedUnits'
  | 'returnedUnits'
  | 'returns'
  | 'sellableReturns'
  | 'soldItems'
  | 'refundedItems'
  | 'appSessions'
  | 'sessionsParted'
  | 'unitsRefunded'
  | 'unitsWithRefunds'
  | 'ordersShipped'
  | 'claimsGranted'
  | 'feedbackReceived'
  | 'negativeFeedback'
  | 'catalogImpressions'
  | 'catalogClicks'
  | 'catalogCartAdds'
  | 'catalogPurchases'
  | 'catalogFastClicks'
  | 'fastClicks'
  | 'promisedFast'
  | 'promisedClicks'
  | 'marketFast'
  | 'marketClicks'
  | 'outsideSearch'
  | 'matchedOrderItems'
  | 'brandedNow'
  | 'brandedYearAgo'
  | 'customers'
  | 'repeatCustomers'
  | 'repeatOrders'
  | 'repeatRevenueMinor'
  | 'revenueMinor'
  | 'activeSubscriptions'
  | 'subscriptionUnits'
  | 'topTerms'
  | 'adImpressions'
  | 'adClicks'
  | 'adOrders'
  | 'adSpendMinor'
  | 'adSalesMinor'
  | 'couponClips'
  | 'couponRedemptions'
  | 'dealUnits'
  | 'dealViews';

/** A count that the file does not give is absent, never zero. */
export type Counts = Readonly<Partial<Record<CountName, number>>>;

/** Counts of one thing (product, query, order) in one span of time. */
export interface Row {
  /** ASIN, query or order id. */
  readonly entity: string;
  /** Null where the file holds no date. */
  readonly period: Period | null;
  readonly counts: Counts;
  /** Order line it is of, where the feed goes by lines. */
  readonly line?: string;
}

export type FeedName =
  | 'traffic'
  | 'search'
  | 'orders'
  | 'cohorts'
  | 'returns'
  | 'settlements'
  | 'catalog'
  | 'outside-search'
  | 'delivery-promises'
  | 'branded-year'
  | 'repeat'
  | 'subscriptions'
  | 'top-terms'
  | 'ads'
  | 'coupons'
  | 'promotions';

/** What one kind of report gives one marketplace, each fact counted once. */
export interface Feed {
  readonly name: FeedName;
  /** Ids of the table `journey-reports`. */
  readonly reports: readonly string[];
  readonly files: readonly string[];
  /** For totals: each span counted once. */
  readonly rows: readonly Row[];
  /** For tests over time: the finer of overlapping spans. */
  readonly testRows: readonly Row[];
  /** Spans that `testRows` cover; a week without a row inside them is a zero, outside it is unknown. */
  readonly coverage: readonly Period[];
  /** Days after its end for which a span may still be restated; null: the facts say nothing, nothing is provisional. */
  readonly restated: boolean;
  /** True when rows hold spans that are still open, such as months whose returns may still come. */
  readonly open: boolean;
  /** What a person must know of how it was counted. */
  readonly notes: readonly string[];
}

/** What a feed could not use, beside the feed. */
export interface FeedResult {
  readonly feed: Feed | null;
  readonly problems: readonly Problem[];
}

/** Options every feed takes. */
export interface Span {
  readonly since: string | null;
  readonly until: string | null;
}

/** Sum of one count over rows that have all of `needed`; null when no row has. */
export function sumOf(rows: Iterable<Row>, name: CountName, needed: readonly CountName[] = [name]): number | null {
  let sum: number | null = null;
  for (const { counts } of rows) {
    if (needed.some((each) => counts[each] === undefined)) continue;
    sum = (sum ?? 0) + (counts[name] ?? 0);
  }
  return sum;
}

/** The counts without those that are not known. */
export function knownCounts(counts: Readonly<Partial<Record<CountName, number | null>>>): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== null && value !== undefined));
}

/** Minor units when the amount is of the currency; null otherwise, since currencies are never mixed. */
export function minorIn(amount: Money | null | undefined, currency: string): number | null {
  return amount?.currency === currency ? amount.minor : null;
}

/** Is the period inside, outside, or partly inside the asked span? */
export function placeIn(period: Period, { since, until }: Span): 'inside' | 'outside' | 'partly' {
  if ((until !== null && period.start > until) || (since !== null && period.end < since)) return 'outside';
  const starts = since === null || period.start >= since;
  const ends = until === null || period.end <= until;
  return starts && ends ? 'inside' : 'partly';
}

/** Distinct values in order of appearance. */
export function distinct(values: Iterable<string>): string[] {
  return [...new Set(values)];
}
