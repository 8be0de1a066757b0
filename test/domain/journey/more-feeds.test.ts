import { describe, expect, it } from 'vitest';

import { journeyData } from '../../../src/domain/journey/data.ts';
import { journeyReport } from '../../../src/domain/journey/report.ts';
import type { Period } from '../../../src/model/period.ts';
import type { AdPerformanceRecord } from '../../../src/model/records/ad-performance.ts';
import type { CatalogPerformanceRecord } from '../../../src/model/records/catalog-performance.ts';
import type { CouponRecord } from '../../../src/model/records/coupon.ts';
import type { PromotionRecord } from '../../../src/model/records/promotion.ts';
import type { AnyRecord } from '../../../src/model/records/record.ts';
import type { RepeatPurchaseRecord } from '../../../src/model/records/repeat-purchase.ts';
import type { SubscriptionRecord } from '../../../src/model/records/subscription.ts';
import type { TopSearchTermRecord } from '../../../src/model/records/top-search-term.ts';
import { recordsOf, searchQuery, traffic, usd, week } from './sample-records.ts';

const ORIGIN = { file: 'report.json', line: 1 };
const OCTOBER: Period = { start: '2026-10-01', end: '2026-10-31' };

function catalog(changes: Partial<CatalogPerformanceRecord> = {}): CatalogPerformanceRecord {
  const step = (count: number) => ({ count, medianPrice: null });
  return {
    kind: 'catalog-performance',
    origin: ORIGIN,
    asin: 'B0CHILD001',
    marketplace: 'US',
    period: week(0),
    impressions: step(20_000),
    clicks: step(400),
    cartAdds: step(100),
    purchases: step(60),
    clickPromises: { sameDay: null, oneDay: null, twoDay: null },
    sales: usd(120_000),
    ...changes,
  };
}

function repeat(changes: Partial<RepeatPurchaseRecord> = {}): RepeatPurchaseRecord {
  return {
    kind: 'repeat-purchase',
    origin: ORIGIN,
    asin: 'B0CHILD001',
    marketplace: 'US',
    period: OCTOBER,
    orders: 260,
    customers: 200,
    repeatCustomerShare: 0.125,
    repeatRevenue: usd(60_000),
    repeatRevenueShare: 0.3,
    ...changes,
  };
}

function ad(changes: Partial<AdPerformanceRecord> = {}): AdPerformanceRecord {
  return {
    kind: 'ad-performance',
    origin: ORIGIN,
    grain: 'search-term',
    marketplace: 'US',
    period: week(0),
    campaign: 'Lamps',
    campaignId: null,
    adGroup: 'All',
    adGroupId: null,
    targeting: 'lamp',
    matchType: 'BROAD',
    searchTerm: 'desk lamp',
    advertisedSku: null,
    advertisedAsin: null,
    purchasedAsin: null,
    impressions: 10_000,
    clicks: 100,
    spend: usd(5000),
    attributionDays: 7,
    sales: usd(20_000),
    orders: 10,
    units: 11,
    ...changes,
  };
}

function metricsOf(...records: readonly AnyRecord[]) {
  const result = journeyReport(recordsOf(...records), { asOf: '2026-11-22', marketplace: null });
  const metrics = journeyData(result).stages.flatMap((stage) => stage.metrics);
  const of = (id: string) => {
    const found = metrics.find((metric) => metric.id === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  return { of, problems: result.problems };
}

describe('search catalogue performance', () => {
  it('gives rates from its counts', () => {
    const { of } = metricsOf(catalog(), catalog({ asin: 'B0CHILD002', origin: { ...ORIGIN, line: 2 } }));
    expect(of('A01')).toMatchObject({ value: 40_000, n: 40_000 });
    expect(of('K01')).toMatchObject({ value: 0.02, n: 40_000 });
    expect(of('K08')).toMatchObject({ value: 0.25, n: 800 });
    expect(of('P03')).toMatchObject({ value: 0.15, n: 800 });
    expect(of('P06')).toMatchObject({ value: 0.6, n: 200 });
  });

  it('leaves out a product with clicks and no impression, and says so', () => {
    const { of, problems } = metricsOf(
      catalog(),
      catalog({ asin: 'B0CHILD002', impressions: { count: 0, medianPrice: null } }),
    );
    expect(of('A01').value).toBe(20_000);
    expect(problems.map(({ code }) => code)).toContain('step-without-the-one-before');
  });

  it('is compared with all order items only over days that both cover whole', () => {
    const whole = metricsOf(catalog(), traffic());
    expect(whole.of('P10')).toMatchObject({ value: 0.4, n: 100 });
    const later = metricsOf(catalog({ period: week(1) }), traffic());
    expect(later.of('P10').value).toBeNull();
    const more = metricsOf(catalog({ purchases: { count: 101, medianPrice: null } }), traffic());
    expect(more.of('P10').value).toBeNull();
  });
});

describe('delivery promises', () => {
  const own = catalog({ clickPromises: { sameDay: 20, oneDay: 40, twoDay: 100 } });
  const market = searchQuery({ clickPromises: { sameDay: 100, oneDay: 200, twoDay: 300 } });

  it('are the own share of clicks that promise two days at most, less the market’s', () => {
    const gap = metricsOf(own, market).of('K11');
    // 160 of 400 own clicks, 600 of 1,000 of the market.
    expect(gap).toMatchObject({ value: -0.2, n: 400, change: null });
    const [low = 0, high = 0] = gap.interval ?? [];
    expect(low).toBeGreaterThan(-0.26);
    expect(low).toBeLessThan(-0.2);
    expect(high).toBeGreaterThan(-0.2);
    expect(high).toBeLessThan(-0.14);
  });

  it('are not known where one of the two reports tells none, or speaks of another week', () => {
    expect(metricsOf(own, searchQuery()).of('K11').value).toBeNull();
    expect(metricsOf(catalog(), market).of('K11').value).toBeNull();
    expect(metricsOf(own, { ...market, period: week(1) }).of('K11').value).toBeNull();
  });
});

describe('repeat purchases', () => {
  it('gives shares of the latest period with the count behind them', () => {
    const { of } = metricsOf(repeat({ period: { start: '2026-09-01', end: '2026-09-30' }, customers: 999 }), repeat());
    expect(of('R01')).toMatchObject({ value: 0.125, n: 200 });
    expect(of('R01').interval?.[0]).toBeCloseTo(0.0861, 3);
    expect(of('R02').value).toBeCloseTo(0.3, 6);
    expect(of('R03').value).toBe(1.3);
  });

  it('never mixes lengths', () => {
    const { of, problems } = metricsOf(
      repeat({ period: week(0), repeatCustomerShare: 0.01 }),
      repeat(),
      repeat({ period: { start: '2026-09-01', end: '2026-09-30' } }),
    );
    expect(of('R01').value).toBe(0.125);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'period-length-differs' }));
  });
});

describe('advertising', () => {
  it('takes one grain, never two that tell the same clicks', () => {
    const whole = ad({ grain: 'campaign', searchTerm: null, targeting: null, impressions: 12_000, clicks: 150 });
    const { of } = metricsOf(ad(), whole);
    expect(of('A06').value).toBe(12_000);
    expect(of('K12').value).toBe(0.0125);
    expect(of('P12').value).toBe(0.25);
    expect(of('P11')).toMatchObject({ n: 150 });
  });

  it('adds no orders of different attribution days', () => {
    const { of } = metricsOf(ad(), ad({ searchTerm: 'lamp', attributionDays: 14 }));
    expect(of('P11').value).toBeNull();
    expect(of('A06').value).toBe(20_000);
  });

  it('leaves other currencies out', () => {
    expect(metricsOf(ad({ spend: { minor: 1, currency: 'EUR' } })).of('P12').value).toBeNull();
  });
});

const COUPON: CouponRecord = {
  kind: 'coupon',
  origin: ORIGIN,
  couponId: 'C1',
  name: null,
  marketplace: 'US',
  start: '2026-10-01T00:00:00Z',
  end: '2026-10-10T00:00:00Z',
  discountShare: 0.1,
  discountAmount: null,
  clips: 80,
  redemptions: 20,
  budget: null,
  spent: null,
  discountGiven: null,
  sales: null,
  asins: [],
};

const PROMOTION: PromotionRecord = {
  kind: 'promotion',
  origin: ORIGIN,
  promotionId: 'P1',
  name: null,
  marketplace: 'US',
  type: 'BEST_DEAL',
  status: 'APPROVED',
  start: '2026-10-01T00:00:00Z',
  end: '2026-10-10T00:00:00Z',
  views: 1000,
  units: 30,
  sales: null,
  products: [],
};

describe('coupons, deals, subscriptions and top terms', () => {
  it('add coupons that run side by side, each once', () => {
    const { of } = metricsOf(COUPON, COUPON, { ...COUPON, couponId: 'C2', clips: 20, redemptions: 5 });
    expect(of('P13')).toMatchObject({ value: 0.25, n: 100 });
  });

  it('leave cancelled deals out', () => {
    const { of } = metricsOf(PROMOTION, { ...PROMOTION, promotionId: 'P2', status: 'CANCELED', views: 9999 });
    expect(of('P14')).toMatchObject({ value: 0.03, n: 1000 });
  });

  it('take subscriptions of the latest period alone', () => {
    const record = (period: Period, active: number): SubscriptionRecord => ({
      kind: 'subscription',
      origin: ORIGIN,
      marketplace: 'US',
      period,
      sku: 'S1',
      asin: null,
      shippedUnits: 5,
      activeSubscriptions: active,
      salesShare: null,
    });
    expect(metricsOf(record(week(0), 10), record(week(1), 12)).of('R04').value).toBe(12);
  });

  it('count top terms of own products only', () => {
    const term = (text: string, asin: string): TopSearchTermRecord => ({
      kind: 'top-search-term',
      origin: ORIGIN,
      marketplace: 'US',
      period: week(0),
      department: null,
      term: text,
      searchFrequencyRank: 5,
      asin,
      title: null,
      clickRank: 1,
      clickShare: null,
      conversionShare: null,
    });
    const { of } = metricsOf(traffic(), term('lamp', 'B0CHILD001'), term('desk', 'B0OTHER001'));
    expect(of('A05').value).toBe(1);
  });
});

describe('parts of Sales and Traffic that only some files give', () => {
  it('are shares of the same rows', () => {
    const service = {
      ordersShipped: 100,
      unitsRefunded: 5,
      claimsGranted: 1,
      feedbackReceived: 10,
      negativeFeedback: 2,
    };
    const { of } = metricsOf(
      traffic({ grain: 'date', childAsin: null, parentAsin: null, appSessions: 600, service }),
      traffic({ grain: 'date', childAsin: null, parentAsin: null, period: week(1) }),
    );
    expect(of('K06')).toMatchObject({ value: 0.6, n: 1000 });
    expect(of('R07')).toMatchObject({ value: 0.05, n: 100 });
    expect(of('R11')).toMatchObject({ value: 0.01, n: 100 });
    expect(of('V05')).toMatchObject({ value: 0.2, n: 10 });
    expect(of('V06')).toMatchObject({ value: 0.1, n: 100 });
  });

  it('are not known where the app has more sessions than all', () => {
    expect(metricsOf(traffic({ appSessions: 1001 })).of('K06').value).toBeNull();
  });
});

it('compares branded searches with the same weeks of the year before', () => {
  const branded = (period: Period, volume: number) =>
    searchQuery({ period, brand: 'Kestrel', query: 'kestrel lamp', volume });
  const yearAgo = { start: '2025-09-14', end: '2025-09-20' };
  expect(metricsOf(branded(week(0), 150), branded(yearAgo, 100)).of('V08').value).toBe(0.5);
  expect(metricsOf(branded(week(0), 150)).of('V08').value).toBeNull();
});

it('takes rows without a shop for the only one at hand, and leaves them out where there are two', () => {
  expect(metricsOf(traffic(), catalog({ marketplace: null })).of('A01').value).toBe(20_000);
  const german = traffic({
    marketplace: 'DE',
    total: { sessions: 1, pageViews: 1, units: 0, orderItems: 0, sales: { minor: 0, currency: 'EUR' } },
  });
  const { of, problems } = metricsOf(traffic(), german, catalog({ marketplace: null }));
  expect(of('A01').value).toBeNull();
  expect(problems).toContainEqual(expect.objectContaining({ code: 'marketplace-not-known' }));
});
