import { describe, expect, it } from 'vitest';

import { loyaltyDocument } from '../../../../src/domain/journey/loyalty/loyalty-document.ts';
import { loyaltyOf, type LoyaltyOptions } from '../../../../src/domain/journey/loyalty/loyalty.ts';
import type { RunFacts } from '../../../../src/model/document.ts';
import type { CouponRecord } from '../../../../src/model/records/coupon.ts';
import type { ProductRecord } from '../../../../src/model/records/product.ts';
import type { AnyRecord } from '../../../../src/model/records/record.ts';
import type { RepeatPurchaseRecord } from '../../../../src/model/records/repeat-purchase.ts';
import type { ShopOrderLineRecord } from '../../../../src/model/records/shop-order.ts';
import { customerReturn, orderLine, recordsOf, usd } from '../sample-records.ts';

const AS_OF = '2026-11-22';
const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] };
const OPTIONS: LoyaltyOptions = { asOf: AS_OF, marketplace: null, asins: null, since: null, until: null };
const ORIGIN = { file: 'f', line: 2 };

function dataOf(records: readonly AnyRecord[], options: Partial<LoyaltyOptions> = {}) {
  const result = loyaltyOf(recordsOf(...records), { ...OPTIONS, ...options });
  return { ...loyaltyDocument(result, RUN), result };
}

function repeat(start: string, end: string, customers: number | null, share: number | null): RepeatPurchaseRecord {
  return {
    kind: 'repeat-purchase',
    origin: ORIGIN,
    asin: 'B0CHILD001',
    marketplace: 'US',
    period: { start, end },
    orders: 10,
    customers,
    repeatCustomerShare: share,
    repeatRevenue: null,
    repeatRevenueShare: null,
  };
}

describe('customers who came back', () => {
  it('stand for each period alone, whatever its length', () => {
    const { data, problems } = dataOf([
      repeat('2026-07-01', '2026-09-30', 300, 0.2),
      repeat('2026-10-01', '2026-10-31', 100, 0.1),
      repeat('2026-09-01', '2026-09-30', null, 0.1),
    ]);
    expect(data.repeats.map(({ days, repeatCustomers, share }) => [days, repeatCustomers, share])).toEqual([
      [31, 10, 0.1],
      [92, 60, 0.2],
    ]);
    expect(problems).toMatchObject([{ code: 'repeat-without-count' }]);
  });
});

const COUPON: CouponRecord = {
  kind: 'coupon',
  origin: ORIGIN,
  couponId: 'C1',
  name: '10 % off',
  marketplace: 'US',
  start: '2026-10-01T00:00:00Z',
  end: '2026-10-10T00:00:00Z',
  discountShare: 0.1,
  discountAmount: null,
  clips: 80,
  redemptions: 20,
  budget: null,
  spent: usd(12_000),
  discountGiven: null,
  sales: usd(40_000),
  asins: ['B0CHILD001'],
};

function product(changes: Partial<ProductRecord>): ProductRecord {
  return {
    kind: 'product',
    origin: ORIGIN,
    sku: 'SKU-1',
    asin: null,
    marketplace: null,
    brand: null,
    category: 'Home and Kitchen',
    productType: null,
    price: null,
    costs: [{ from: null, cost: usd(1500) }],
    dimensions: null,
    weight: null,
    title: null,
    itemHighlights: null,
    bullets: null,
    description: null,
    searchTerms: null,
    ...changes,
  };
}

describe('coupons', () => {
  it('are set against the gross margin of their products where both are known', () => {
    const { blocks, data } = dataOf([COUPON, orderLine({ quantity: 2, itemPrice: usd(4000) }), product({})]);
    // 20.00 a unit less 15.00: a quarter; the coupon took three tenths of its sales.
    expect(data.coupons).toMatchObject([{ redeemed: 0.25, costShare: 0.3, grossMargin: 0.25, productsKnown: 1 }]);
    expect(JSON.stringify(blocks)).toContain('costs more than the gross margin');
  });

  it('take the cost of the day, and say so when a cost is not known', () => {
    const later = [
      { from: null, cost: usd(1000) },
      { from: '2027-01-01', cost: usd(1900) },
    ];
    expect(dataOf([COUPON, orderLine(), product({ costs: later })]).data.coupons).toMatchObject([{ grossMargin: 0.5 }]);
    const unknown = dataOf([COUPON, orderLine()]);
    expect(unknown.data.coupons).toMatchObject([{ grossMargin: null, productsKnown: 0, products: 1 }]);
    expect(JSON.stringify(unknown.blocks)).toContain('cost of its products not known');
  });

  it('are none of another product, shop or time', () => {
    expect(dataOf([COUPON], { asins: new Set(['B0OTHER001']) }).data.coupons).toEqual([]);
    expect(dataOf([COUPON], { marketplace: 'DE' }).data.coupons).toEqual([]);
    expect(dataOf([COUPON], { since: '2026-10-11' }).data.coupons).toEqual([]);
  });
});

describe('returns by month', () => {
  const orders = Array.from({ length: 50 }, (_, index) =>
    orderLine({ orderId: `o${index}`, purchasedAt: '2026-06-14T10:00:00Z' }),
  );
  const back = Array.from({ length: 10 }, (_, index) =>
    customerReturn({ orderId: `o${index}`, returnedAt: '2026-07-01T00:00:00Z' }),
  );

  it('name products above the threshold of their category, whose table stands in the provenance', () => {
    const { data, provenance } = dataOf([...orders, ...back, product({})]);
    expect(data.returns).toMatchObject([
      { month: '2026-06', asin: null, shipped: 50, returned: 10, rate: 0.2, open: false, threshold: null },
      { month: '2026-06', asin: 'B0CHILD001', rate: 0.2, threshold: 0.081, category: 'Home and Kitchen' },
    ]);
    expect(provenance.rules.map(({ table }) => table)).toContain('return-thresholds');
  });

  it('know no threshold without a category, and mark months that are open', () => {
    expect(dataOf([...orders, ...back]).data.returns).toHaveLength(1);
    const recent = orders.map((line) => ({ ...line, purchasedAt: '2026-11-01T10:00:00Z' }));
    expect(
      dataOf([...recent, customerReturn({ orderId: 'o1', returnedAt: '2026-11-10T00:00:00Z' })]).data.returns,
    ).toMatchObject([{ open: true }]);
  });
});

describe('the own shop', () => {
  const order = (number: string, email: string, day: string): ShopOrderLineRecord => ({
    kind: 'shop-order-line',
    origin: ORIGIN,
    orderNumber: number,
    email,
    firstName: null,
    productName: null,
    sku: 'SKU-1',
    country: null,
    orderedAt: `${day}T00:00:00Z`,
    shippedAt: null,
    cancelledAt: null,
    consent: null,
    unsubscribed: null,
  });

  it('counts customers by their address, which it never shows', () => {
    const { data, blocks } = dataOf([
      order('1', 'a@example.com', '2026-01-01'),
      order('1', 'a@example.com', '2026-01-01'),
      order('2', 'A@example.com ', '2026-01-31'),
      order('3', 'b@example.com', '2026-02-01'),
    ]);
    expect(data.ownShop).toMatchObject({ customers: 2, repeat: 1, share: 0.5, medianDays: 30 });
    expect(JSON.stringify([data, blocks])).not.toContain('example.com');
  });
});
