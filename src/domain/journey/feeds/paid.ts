import type { Period } from '../../../model/period.ts';
import type { AdGrain, AdPerformanceRecord } from '../../../model/records/ad-performance.ts';
import type { CouponRecord } from '../../../model/records/coupon.ts';
import type { PromotionRecord } from '../../../model/records/promotion.ts';
import { type FeedResult, knownCounts, minorIn, type Span } from './feed.ts';
import { spannedFeed } from './spanned-feed.ts';

/** Whole first: reports by search term leave out clicks that no term is known of. */
const GRAINS: readonly AdGrain[] = ['campaign', 'advertised-product', 'target', 'search-term'];

/**
 * Sponsored Products, whole account. Reports of different grain tell the same clicks: the one nearest to the whole is
 * taken and no other. Orders count within the days the report names.
 */
export function adsFeed(records: readonly AdPerformanceRecord[], currency: string, span: Span): FeedResult {
  const grain = GRAINS.find((each) => records.some((record) => record.grain === each));
  if (grain === undefined) return { feed: null, problems: [] };
  const chosen = records.filter((record) => record.grain === grain);
  const days = [...new Set(chosen.flatMap(({ attributionDays }) => attributionDays ?? []))];
  const withDays = days.length === 1 ? `orders and sales within ${days[0]} days of the click` : null;
  return spannedFeed(chosen, span, {
    name: 'ads',
    reports: ['ads'],
    what: 'advertising rows',
    entityOf: (record) =>
      [
        record.campaignId ?? record.campaign,
        record.adGroupId ?? record.adGroup,
        record.targeting,
        record.matchType,
        record.searchTerm,
        record.advertisedSku,
        record.advertisedAsin,
      ].join('\n'),
    countsOf: ({ clicks, impressions, orders, sales, spend }) => {
      const spent = minorIn(spend, currency);
      const sold = minorIn(sales, currency);
      return knownCounts({
        adImpressions: impressions,
        adClicks: clicks,
        // Where days differ, orders of one row and another are not the same count.
        adOrders: days.length > 1 ? null : orders,
        adSpendMinor: spent,
        adSalesMinor: days.length > 1 ? null : sold,
      });
    },
    restated: true,
    notes: [
      `from the report by ${grain.replace('-', ' ')}${grain === 'search-term' ? ', which leaves out clicks without a known term' : ''}`,
      ...(withDays === null ? ['the report names no or several attribution windows'] : [withDays]),
    ],
  });
}

/** Days between two instants of a record; null where one of them is not known. */
function daysOf({ end, start }: { readonly start: string | null; readonly end: string | null }): Period | null {
  if (start === null || end === null) return null;
  const [first, last] = [start.slice(0, 10), end.slice(0, 10)];
  return first <= last ? { start: first, end: last } : null;
}

interface Named {
  readonly origin: { readonly file: string };
  readonly id: string;
}

/** Coupons clipped and redeemed. Coupons run side by side: each counts once, whatever its days. */
export function couponsFeed(records: readonly CouponRecord[], span: Span): FeedResult {
  return sideBySide(
    records.map((record) => ({ ...record, id: record.couponId, period: daysOf(record) })),
    span,
    'coupons',
    'coupon',
    ({ clips, redemptions }) => knownCounts({ couponClips: clips, couponRedemptions: redemptions }),
  );
}

/** Views and units of deals and promotions. */
export function promotionsFeed(records: readonly PromotionRecord[], span: Span): FeedResult {
  return sideBySide(
    records
      .filter(({ status }) => !/cancel/i.test(status ?? ''))
      .map((record) => ({ ...record, id: record.promotionId, period: daysOf(record) })),
    span,
    'promotions',
    'promotion',
    ({ units, views }) => knownCounts({ dealUnits: units, dealViews: views }),
  );
}

/** Things with days of their own that may overlap: no part of each other, so that all of them are added. */
function sideBySide<Item extends Named & { readonly period: Period | null }>(
  items: readonly Item[],
  { since, until }: Span,
  name: 'coupons' | 'promotions',
  report: string,
  countsOf: (item: Item) => ReturnType<typeof knownCounts>,
): FeedResult {
  const once = new Map<string, Item>();
  for (const item of items) {
    if (item.period === null && (since !== null || until !== null)) continue;
    if (since !== null && item.period !== null && item.period.start < since) continue;
    if (until !== null && item.period !== null && item.period.end > until) continue;
    once.set(item.id, item);
  }
  if (once.size === 0) return { feed: null, problems: [] };
  const kept = [...once.values()];
  return {
    feed: {
      name,
      reports: [report],
      files: [...new Set(kept.map(({ origin }) => origin.file))],
      rows: kept.map((item) => ({ entity: item.id, period: item.period, counts: countsOf(item) })),
      testRows: [],
      coverage: [],
      restated: false,
      open: false,
      notes: [`${kept.length} ${name} with their whole run`],
    },
    problems: [],
  };
}
