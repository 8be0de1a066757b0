import type { Document, RunFacts } from '../../../model/document.ts';
import { majorUnits } from '../../../model/money.ts';
import type { Problem } from '../../../model/problem.ts';
import { loyaltyBlocks } from './loyalty-blocks.ts';
import type { LoyaltyResult } from './loyalty.ts';
import { known, pair, rounded } from '../rounding.ts';
import type { MonthOfReturns } from './return-months.ts';

type Pair = readonly [number, number];

export interface JourneyLoyaltyData {
  /** Repeat customers of each span; spans of different lengths are never added. */
  readonly repeats: readonly {
    readonly marketplace: string | null;
    readonly from: string;
    readonly to: string;
    readonly days: number;
    readonly products: number;
    readonly customers: number;
    readonly repeatCustomers: number;
    readonly share: number;
    readonly interval: Pair;
    readonly orders: number;
  }[];
  readonly partners: readonly {
    readonly marketplace: string | null;
    readonly asin: string;
    readonly boughtWith: string;
    readonly share: number | null;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly subscriptions: readonly {
    readonly marketplace: string | null;
    readonly sku: string | null;
    readonly asin: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly shippedUnits: number | null;
    readonly activeSubscriptions: number | null;
    readonly salesShare: number | null;
  }[];
  readonly coupons: readonly {
    readonly couponId: string;
    readonly name: string | null;
    readonly marketplace: string | null;
    readonly clips: number | null;
    readonly redemptions: number | null;
    readonly redeemed: number | null;
    readonly redeemedInterval: Pair | null;
    /** Major units of `currency`. */
    readonly spent: number | null;
    readonly sales: number | null;
    readonly currency: string | null;
    readonly costShare: number | null;
    /** Before fees. */
    readonly grossMargin: number | null;
    readonly productsKnown: number;
    readonly products: number;
  }[];
  readonly promotions: readonly {
    readonly promotionId: string;
    readonly name: string | null;
    readonly marketplace: string | null;
    readonly type: string | null;
    readonly status: string | null;
    readonly views: number | null;
    readonly units: number | null;
    readonly sales: number | null;
    readonly currency: string | null;
  }[];
  readonly returns: readonly MonthOfReturns[];
  readonly ownShop: {
    readonly customers: number;
    readonly repeat: number;
    readonly share: number;
    readonly interval: Pair;
    readonly medianDays: number | null;
  } | null;
}

/** What brings buyers back: the document of `journey loyalty`. */
export function loyaltyDocument(
  result: LoyaltyResult,
  run: RunFacts,
  loadProblems: readonly Problem[] = [],
): Document<'journey-loyalty', JourneyLoyaltyData> {
  const { coupons, ownShop, partners, problems, promotions, repeats, returns, rules, subscriptions } = result;
  return {
    kind: 'journey-loyalty',
    schemaVersion: 1,
    title: 'Loyalty',
    subtitle: 'Who comes back, what is bought together, and what coupons and returns cost',
    data: {
      repeats: repeats.map(
        ({ customers, days, interval, marketplace, orders, period, products, repeatCustomers, share }) => ({
          marketplace,
          from: period.start,
          to: period.end,
          days,
          products,
          customers,
          repeatCustomers,
          share: rounded(share),
          interval: pair(interval),
          orders,
        }),
      ),
      partners: partners.map(({ asin, boughtWithAsin, marketplace, period, share }) => ({
        marketplace,
        asin,
        boughtWith: boughtWithAsin,
        share,
        from: period?.start ?? null,
        to: period?.end ?? null,
      })),
      subscriptions: subscriptions.map(
        ({ activeSubscriptions, asin, marketplace, period, salesShare, shippedUnits, sku }) => ({
          marketplace,
          sku,
          asin,
          from: period?.start ?? null,
          to: period?.end ?? null,
          shippedUnits,
          activeSubscriptions,
          salesShare,
        }),
      ),
      coupons: coupons.map(({ costShare, grossMargin, known: counted, record, redeemed }) => ({
        couponId: record.couponId,
        name: record.name,
        marketplace: record.marketplace,
        clips: record.clips,
        redemptions: record.redemptions,
        redeemed: known(redeemed, ({ value }) => rounded(value)),
        redeemedInterval: known(redeemed, ({ interval }) => pair(interval)),
        spent: known(record.spent, majorUnits),
        sales: known(record.sales, majorUnits),
        currency: record.spent?.currency ?? record.sales?.currency ?? null,
        costShare: known(costShare, rounded),
        grossMargin: known(grossMargin, rounded),
        productsKnown: counted.products,
        products: counted.of,
      })),
      promotions: promotions.map(({ marketplace, name, promotionId, sales, status, type, units, views }) => ({
        promotionId,
        name,
        marketplace,
        type,
        status,
        views,
        units,
        sales: known(sales, majorUnits),
        currency: sales?.currency ?? null,
      })),
      returns: returns.map((each) => ({ ...each, rate: rounded(each.rate), interval: pair(each.interval) })),
      ownShop:
        ownShop === null ? null : { ...ownShop, share: rounded(ownShop.share), interval: pair(ownShop.interval) },
    },
    blocks: loyaltyBlocks(result),
    problems: [...loadProblems, ...problems],
    provenance: { ...run, rules, freshness: [] },
  };
}
