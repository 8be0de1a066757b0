import type { CustomerReturnRecord } from '../../../src/model/records/customer-return.ts';
import type { OrderLineRecord } from '../../../src/model/records/order-line.ts';
import { emptyRecordSet, type RecordSet } from '../../../src/model/records/record.ts';

export const ORDER = '111-0000001-0000001';

/** An ordinary shipped FBA order of the US with one item, changed as asked. */
export function orderLine(changes: Partial<OrderLineRecord> = {}): OrderLineRecord {
  return {
    kind: 'order-line',
    origin: { file: 'orders.txt', line: 2 },
    orderId: ORDER,
    purchasedAt: '2026-10-20T18:00:00Z',
    updatedAt: '2026-10-21T18:00:00Z',
    orderStatus: 'shipped',
    itemStatus: 'Shipped',
    fulfilment: 'fba',
    salesChannel: 'Amazon.com',
    marketplace: 'US',
    sku: 'SKU-1',
    asin: 'B0TESTTEST',
    productName: 'Mug',
    quantity: 1,
    itemPrice: { minor: 1999, currency: 'USD' },
    itemTax: null,
    shippingPrice: null,
    giftWrapPrice: null,
    itemPromotionDiscount: null,
    shipPromotionDiscount: null,
    promotionIds: null,
    shipServiceLevel: 'Standard',
    shipCountry: 'US',
    isBusinessOrder: false,
    isReplacementOrder: false,
    ...changes,
  };
}

export function customerReturn(changes: Partial<CustomerReturnRecord> = {}): CustomerReturnRecord {
  return {
    kind: 'customer-return',
    origin: { file: 'returns.txt', line: 2 },
    returnedAt: '2026-11-01T00:00:00Z',
    orderId: ORDER,
    sku: 'SKU-1',
    asin: 'B0TESTTEST',
    fnsku: null,
    quantity: 1,
    disposition: 'SELLABLE',
    reason: 'UNWANTED_ITEM',
    status: null,
    comment: 'never to be printed',
    ...changes,
  };
}

export function recordSet(lines: OrderLineRecord[], more: Partial<RecordSet> = {}): RecordSet {
  return { ...emptyRecordSet(), 'order-line': lines, ...more };
}
