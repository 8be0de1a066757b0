import { feeRulesFor } from '../../../rules/fee-rules.ts';
import type { ProvenanceRule } from '../../../model/document.ts';
import type { IsoDate, Period } from '../../../model/period.ts';
import { money, type Money } from '../../../model/money.ts';
import type { Problem } from '../../../model/problem.ts';
import type { CouponRecord } from '../../../model/records/coupon.ts';
import type { MarketBasketRecord } from '../../../model/records/market-basket.ts';
import type { PromotionRecord } from '../../../model/records/promotion.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { SubscriptionRecord } from '../../../model/records/subscription.ts';
import { intervalZ } from '../../../model/statistics/normal.ts';
import type { Interval } from '../../../model/statistics/proportion.ts';
import { wilson } from '../../../model/statistics/wilson.ts';
import { ordersOnce } from '../feeds/orders.ts';
import { type MonthOfReturns, returnsByMonth } from './return-months.ts';
import { asinBySku } from '../scope-records.ts';
import { ruleUsed, settingsAt, settingsRules } from '../settings.ts';
import { type PeriodOfRepeats, repeatsByPeriod } from './repeats.ts';

/** What a coupon cost and brought. */
export interface CouponResult {
  readonly record: CouponRecord;
  /** Redemptions of clips. */
  readonly redeemed: { readonly value: number; readonly interval: Interval } | null;
  /** What it cost of its own sales, 0-1; null where one of both is not known. */
  readonly costShare: number | null;
  /** Gross margin of its products before fees, mean of those whose cost and price are known, 0-1. */
  readonly grossMargin: number | null;
  /** Products of it with a known margin, and all of them. */
  readonly known: { readonly products: number; readonly of: number };
}

/** Customers of the own shop. */
export interface OwnShop {
  readonly customers: number;
  readonly repeat: number;
  readonly share: number;
  readonly interval: Interval;
  /** Median days between an order and the next; null where nobody came back or days are not known. */
  readonly medianDays: number | null;
}

/** What brings buyers back, in one marketplace or over all. */
export interface LoyaltyResult {
  readonly repeats: readonly PeriodOfRepeats[];
  readonly partners: readonly MarketBasketRecord[];
  readonly subscriptions: readonly SubscriptionRecord[];
  readonly coupons: readonly CouponResult[];
  readonly promotions: readonly PromotionRecord[];
  readonly returns: readonly MonthOfReturns[];
  readonly ownShop: OwnShop | null;
  readonly problems: readonly Problem[];
  readonly rules: readonly ProvenanceRule[];
}

export interface LoyaltyOptions {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  readonly asins: ReadonlySet<string> | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
}

function overlaps(period: Period | null, { since, until }: LoyaltyOptions): boolean {
  if (period === null) return since === null && until === null;
  return (since === null || period.end >= since) && (until === null || period.start <= until);
}

/** Average price of a unit by ASIN, from orders at hand; currencies apart. */
function prices(records: RecordSet): Map<string, Money> {
  const sums = new Map<string, { minor: number; units: number; currency: string }>();
  for (const { asin, itemPrice, quantity } of ordersOnce(records['order-line']).lines) {
    if (asin === null || itemPrice === null || quantity <= 0) continue;
    const key = `${asin} ${itemPrice.currency}`;
    const sum = sums.get(key) ?? { minor: 0, units: 0, currency: itemPrice.currency };
    sum.minor += itemPrice.minor;
    sum.units += quantity;
    sums.set(key, sum);
  }
  return new Map(
    [...sums].map(([key, { currency, minor, units }]) => [key, money(Math.round(minor / units), currency)]),
  );
}

/** Cost of a unit on the day, by ASIN. */
function costs(records: RecordSet, asOf: IsoDate): Map<string, Money> {
  const bySku = asinBySku(records);
  return new Map(
    records.product.flatMap((product) => {
      const { asin, sku } = product;
      const known = asin ?? bySku.get(sku);
      const cost = product.costs.findLast(({ from }) => from === null || from <= asOf)?.cost;
      return known === undefined || cost === undefined ? [] : [[`${known} ${cost.currency}`, cost] as const];
    }),
  );
}

function couponResults(records: RecordSet, options: LoyaltyOptions, z: number): CouponResult[] {
  const [paid, spent] = [prices(records), costs(records, options.asOf)];
  return records.coupon
    .filter(({ marketplace }) => options.marketplace === null || marketplace === options.marketplace)
    .filter(({ asins }) => options.asins === null || asins.some((asin) => options.asins?.has(asin) === true))
    .filter(({ end, start }) =>
      overlaps(start === null ? null : { start: start.slice(0, 10), end: (end ?? start).slice(0, 10) }, options),
    )
    .map((record): CouponResult => {
      const { asins, clips, redemptions, sales, spent: cost } = record;
      const currency = sales?.currency ?? cost?.currency ?? '';
      const margins = asins.flatMap((asin) => {
        const [price, own] = [paid.get(`${asin} ${currency}`), spent.get(`${asin} ${currency}`)];
        return price === undefined || own === undefined || price.minor <= 0
          ? []
          : [(price.minor - own.minor) / price.minor];
      });
      const sound = clips !== null && redemptions !== null && clips > 0 && redemptions <= clips;
      return {
        record,
        redeemed: sound ? { value: redemptions / clips, interval: wilson({ count: redemptions, n: clips }, z) } : null,
        costShare:
          sales === null || cost === null || sales.minor <= 0 || sales.currency !== cost.currency
            ? null
            : cost.minor / sales.minor,
        grossMargin: margins.length === 0 ? null : margins.reduce((sum, margin) => sum + margin, 0) / margins.length,
        known: { products: margins.length, of: asins.length },
      };
    });
}

const MS_PER_DAY = 86_400_000;

function ownShopOf(records: RecordSet, options: LoyaltyOptions, z: number): OwnShop | null {
  const orders = new Map<string, Map<string, number | null>>();
  for (const { cancelledAt, email, orderedAt, orderNumber } of records['shop-order-line']) {
    if (email === null || cancelledAt !== null) continue;
    const day = orderedAt?.slice(0, 10) ?? null;
    if (!overlaps(day === null ? null : { start: day, end: day }, options)) continue;
    const key = email.trim().toLowerCase();
    const own = orders.get(key) ?? new Map<string, number | null>();
    own.set(orderNumber, orderedAt === null ? null : Date.parse(orderedAt));
    orders.set(key, own);
  }
  if (orders.size === 0) return null;
  const repeat = [...orders.values()].filter((own) => own.size > 1).length;
  const gaps = [...orders.values()].flatMap((own) => {
    const times = [...own.values()].flatMap((time) => time ?? []).toSorted((left, right) => left - right);
    return times.slice(1).map((time, index) => (time - (times[index] ?? time)) / MS_PER_DAY);
  });
  const sorted = gaps.toSorted((left, right) => left - right);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return {
    customers: orders.size,
    repeat,
    share: repeat / orders.size,
    interval: wilson({ count: repeat, n: orders.size }, z),
    medianDays: low === undefined || high === undefined ? null : (low + high) / 2,
  };
}

/** The tables of return thresholds used, for provenance. */
function thresholdRules(months: readonly MonthOfReturns[], asOf: IsoDate): ProvenanceRule[] {
  const shops = new Set(months.flatMap(({ marketplace, threshold }) => (threshold === null ? [] : [marketplace])));
  return [...shops].flatMap((marketplace) => {
    const table = feeRulesFor(marketplace)?.returnThresholds ?? null;
    return table === null ? [] : [ruleUsed(table, asOf)];
  });
}

/** What brings buyers back and what it costs: repeats, baskets, subscriptions, coupons, deals, returns by month. Pure. */
export function loyaltyOf(records: RecordSet, options: LoyaltyOptions): LoyaltyResult {
  const { asins, asOf, marketplace } = options;
  const settings = settingsAt(asOf);
  const z = intervalZ(settings.confidenceLevel);
  const isMeant = (record: {
    readonly asin: string | null;
    readonly marketplace: string | null;
    readonly period: Period | null;
  }): boolean =>
    (asins === null || (record.asin !== null && asins.has(record.asin))) &&
    (marketplace === null || record.marketplace === marketplace) &&
    overlaps(record.period, options);
  const repeats = repeatsByPeriod(records['repeat-purchase'].filter(isMeant), z);
  const baskets = records['market-basket'].filter(isMeant);
  const latest = (period: Period | null): string => period?.end ?? '';
  const newest = baskets.reduce((last, { period }) => (latest(period) > last ? latest(period) : last), '');
  const returns = returnsByMonth(records, { ...options, settings });
  return {
    repeats: repeats.periods,
    partners: baskets
      .filter(({ period }) => latest(period) === newest)
      .toSorted((left, right) => (right.share ?? 0) - (left.share ?? 0) || (left.asin < right.asin ? -1 : 1)),
    subscriptions: records.subscription.filter(isMeant),
    coupons: couponResults(records, options, z),
    promotions: records.promotion
      .filter((record) => marketplace === null || record.marketplace === marketplace)
      .filter(({ products }) => asins === null || products.some(({ asin }) => asins.has(asin))),
    returns,
    ownShop: asins === null ? ownShopOf(records, options, z) : null,
    problems: repeats.problems,
    rules: [...settingsRules(asOf), ...thresholdRules(returns, asOf)],
  };
}
