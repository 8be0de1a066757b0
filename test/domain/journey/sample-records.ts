import { addDays, type Period } from '../../../src/model/period.ts';
import { money, type Money } from '../../../src/model/money.ts';
import type { CustomerReturnRecord } from '../../../src/model/records/customer-return.ts';
import type { OrderLineRecord } from '../../../src/model/records/order-line.ts';
import { type AnyRecord, emptyRecordSet, type RecordSet } from '../../../src/model/records/record.ts';
import type { SearchQueryRecord } from '../../../src/model/records/search-query.ts';
import type { SettlementLineRecord } from '../../../src/model/records/settlement.ts';
import type { TrafficRecord } from '../../../src/model/records/traffic.ts';

// Records for tests of the journey: invented products in invented weeks.

/** A Sunday; eight weeks from it end on 2026-11-07. */
export const FIRST_SUNDAY = '2026-09-13';

/** The week `index` weeks after the first Sunday. */
export function week(index: number): Period {
  const start = addDays(FIRST_SUNDAY, index * 7);
  return { start, end: addDays(start, 6) };
}

export function usd(minor: number): Money {
  return money(minor, 'USD');
}

/** Traffic of one ASIN in one week: every order item one unit at 20 dollars. */
export function traffic(
  changes: Partial<TrafficRecord> & { sessions?: number | null; items?: number | null } = {},
): TrafficRecord {
  const { sessions = 1000, items = 100, ...rest } = changes;
  return {
    kind: 'traffic',
    origin: { file: `week-${(rest.period ?? week(0)).start}.json`, line: 1 },
    grain: 'asin',
    marketplace: 'US',
    period: week(0),
    parentAsin: 'B0PARENT01',
    childAsin: 'B0CHILD001',
    sku: null,
    title: null,
    total: {
      sessions,
      pageViews: sessions === null ? null : sessions * 2,
      units: items,
      orderItems: items,
      sales: items === null ? null : usd(items * 2000),
    },
    b2b: null,
    featuredOfferShare: 1,
    statedUnitSessionShare: null,
    ...rest,
  };
}

export function searchQuery(changes: Partial<SearchQueryRecord> = {}): SearchQueryRecord {
  const step = (total: number, own: number) => ({ total, own, medianPrice: usd(2000), ownMedianPrice: usd(2200) });
  return {
    kind: 'search-query',
    origin: { file: `sqp-${(changes.period ?? week(0)).start}.csv`, line: 3 },
    view: 'brand',
    asin: null,
    brand: 'Kestrel Works',
    marketplace: 'US',
    period: week(0),
    query: 'camp mug',
    score: 1,
    volume: 5000,
    impressions: step(10_000, 765),
    clicks: step(1000, 50),
    cartAdds: step(200, 10),
    purchases: step(100, 5),
    clickPromises: { sameDay: null, oneDay: null, twoDay: null },
    ...changes,
  };
}

export function orderLine(changes: Partial<OrderLineRecord> = {}): OrderLineRecord {
  return {
    kind: 'order-line',
    origin: { file: 'orders.txt', line: 2 },
    orderId: '111-0000001-0000001',
    purchasedAt: '2026-09-14T10:00:00Z',
    updatedAt: '2026-09-15T10:00:00Z',
    orderStatus: 'shipped',
    itemStatus: 'shipped',
    fulfilment: 'fba',
    salesChannel: 'Amazon.com',
    marketplace: 'US',
    sku: 'SKU-1',
    asin: 'B0CHILD001',
    productName: null,
    quantity: 1,
    itemPrice: usd(2000),
    itemTax: null,
    shippingPrice: null,
    giftWrapPrice: null,
    itemPromotionDiscount: null,
    shipPromotionDiscount: null,
    promotionIds: null,
    shipServiceLevel: null,
    shipCountry: null,
    isBusinessOrder: false,
    isReplacementOrder: false,
    ...changes,
  };
}

export function customerReturn(changes: Partial<CustomerReturnRecord> = {}): CustomerReturnRecord {
  return {
    kind: 'customer-return',
    origin: { file: 'returns.txt', line: 2 },
    returnedAt: '2026-09-25T10:00:00Z',
    orderId: '111-0000001-0000001',
    sku: 'SKU-1',
    asin: 'B0CHILD001',
    fnsku: null,
    quantity: 1,
    disposition: 'SELLABLE',
    reason: 'UNWANTED_ITEM',
    status: null,
    comment: null,
    ...changes,
  };
}

export function settlementLine(changes: Partial<SettlementLineRecord> = {}): SettlementLineRecord {
  return {
    kind: 'settlement-line',
    origin: { file: 'settlement.txt', line: 3 },
    settlementId: '1',
    transactionType: 'Order',
    orderId: '111-0000001-0000001',
    orderItemCode: '1',
    adjustmentId: null,
    shipmentId: null,
    marketplace: 'US',
    amountType: 'ItemPrice',
    amountDescription: 'Principal',
    amount: usd(2000),
    postedAt: '2026-09-16',
    sku: 'SKU-1',
    quantity: 1,
    ...changes,
  };
}

/** A record set of the given records. */
export function recordsOf(...records: readonly AnyRecord[]): RecordSet {
  const set = emptyRecordSet();
  for (const record of records) (set[record.kind] as AnyRecord[]).push(record);
  return set;
}
