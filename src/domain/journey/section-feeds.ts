import type { Problem } from '../../model/problem.ts';
import type { IsoDate } from '../../model/period.ts';
import { type PreparedFeed, prepareFeed } from './evaluate.ts';
import { catalogFeed, repeatFeed, subscriptionFeed, topTermsFeed } from './feeds/brand-analytics.ts';
import type { Feed, FeedName, FeedResult, Span } from './feeds/feed.ts';
import { cohortFeed, ordersFeed, returnsFeed } from './feeds/orders.ts';
import { adsFeed, couponsFeed, promotionsFeed } from './feeds/paid.ts';
import { type SearchFeeds, searchFeeds } from './feeds/search.ts';
import { settlementsFeed } from './feeds/settlements.ts';
import { type TrafficFeeds, trafficFeeds } from './feeds/traffic.ts';
import { brandedYearFeed, outsideSearchFeed, promisesFeed } from './feeds/two-reports.ts';
import type { SectionRecords } from './sections.ts';
import type { Settings } from './settings.ts';

/** Everything the reports of one marketplace count. */
export interface SectionFeeds {
  readonly traffic: TrafficFeeds;
  readonly search: SearchFeeds;
  /** Search Catalog Performance. */
  readonly catalog: Feed | null;
  /** What metrics are worked out from, by name. */
  readonly prepared: ReadonlyMap<FeedName, PreparedFeed>;
  readonly problems: readonly Problem[];
}

/** Products that the seller's own reports name. */
function ownAsins(records: SectionRecords['records']): ReadonlySet<string> {
  return new Set([
    ...records.traffic.flatMap(({ childAsin, parentAsin }) => [childAsin, parentAsin].flatMap((asin) => asin ?? [])),
    ...records['order-line'].flatMap(({ asin }) => asin ?? []),
    ...records['catalog-performance'].map(({ asin }) => asin),
  ]);
}

/** Counts the records of one marketplace, each fact once. */
export function sectionFeeds(
  { currency: own, records }: SectionRecords,
  { asOf, settings, span }: { readonly asOf: IsoDate; readonly settings: Settings; readonly span: Span },
): SectionFeeds {
  const currency = own ?? '';
  const traffic = trafficFeeds(records.traffic, currency, span);
  const search = searchFeeds(records['search-query'], span);
  const cohort = { ...span, asOf, windowMonths: settings.returnWindowMonths };
  const catalog = catalogFeed(records['catalog-performance'], span);
  const others: readonly FeedResult[] = [
    catalog,
    outsideSearchFeed(traffic.account, catalog.feed),
    promisesFeed(search.queries, catalog.feed),
    brandedYearFeed(search.queries),
    repeatFeed(records['repeat-purchase'], currency, span),
    subscriptionFeed(records.subscription, span),
    topTermsFeed(records['top-search-term'], ownAsins(records), span),
    adsFeed(records['ad-performance'], currency, span),
    couponsFeed(records.coupon, span),
    promotionsFeed(records.promotion, span),
    ordersFeed(records['order-line'], currency, span),
    cohortFeed(records['order-line'], records['customer-return'], cohort),
    returnsFeed(records['customer-return'], span),
    settlementsFeed(records['settlement-line'], span),
  ];
  const prepared = new Map<FeedName, PreparedFeed>();
  for (const feed of [traffic.account, search.queries, ...others.map((each) => each.feed)]) {
    if (feed !== null) prepared.set(feed.name, prepareFeed(feed, { asOf, settings }));
  }
  const problems = [...traffic.problems, ...search.problems, ...others.flatMap((each) => each.problems)];
  return { traffic, search, catalog: catalog.feed, prepared, problems };
}
