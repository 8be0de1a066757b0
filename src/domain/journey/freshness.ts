import type { Freshness } from '../../model/document.ts';
import { daysBetween, type IsoDate, type Period } from '../../model/period.ts';
import type { PreparedFeed } from './evaluate.ts';
import type { FeedName } from './feeds/feed.ts';

/** From the first day of any to the last day of any. */
export function wholePeriod(periods: readonly Period[]): Period | null {
  const start = periods.map((period) => period.start).toSorted()[0];
  const end = periods
    .map((period) => period.end)
    .toSorted()
    .at(-1);
  return start === undefined || end === undefined ? null : { start, end };
}

const FEED_WORDS: Readonly<Record<FeedName, string>> = {
  traffic: 'sales and traffic',
  search: 'search queries',
  orders: 'orders',
  cohorts: 'orders with returns',
  returns: 'returns',
  settlements: 'settlements',
  catalog: 'search results',
  'outside-search': 'orders outside search',
  'delivery-promises': 'delivery promises',
  'branded-year': 'branded searches of two years',
  repeat: 'repeat purchases',
  subscriptions: 'subscriptions',
  'top-terms': 'top search terms',
  ads: 'advertising',
  coupons: 'coupons',
  promotions: 'promotions',
};

/** How old the newest day of each feed is. */
export function freshnessOf(
  { marketplace }: { readonly marketplace: string | null },
  feeds: ReadonlyMap<FeedName, PreparedFeed>,
  asOf: IsoDate,
): Freshness[] {
  return [...feeds.values()].flatMap(({ feed, period }) => {
    if (period === null) return [];
    const what = `${marketplace ?? 'marketplace not known'}: ${FEED_WORDS[feed.name]}`;
    return [{ what, latest: period.end, daysOld: daysBetween(period.end, asOf) }];
  });
}
