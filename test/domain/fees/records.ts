import type { FeePreviewRecord } from '../../../src/model/records/fee-preview.ts';
import type { OrderLineRecord } from '../../../src/model/records/order-line.ts';
import type { ProductRecord } from '../../../src/model/records/product.ts';
import { emptyRecordSet } from '../../../src/model/records/record.ts';
import type { SettlementLineRecord } from '../../../src/model/records/settlement.ts';
import { money, type Money } from '../../../src/model/money.ts';

const origin = { file: 'test.txt', line: 2 };
export const usd = (minor: number): Money => money(minor, 'USD');

/** Small standard-size, 2.88 oz: 3.42 in the middle band until 2026-10-14, 3.61 in peak; surcharge 0.12 and 0.13. */
export const SMALL = {
  dimensions: { sides: [13.8, 9, 0.7], unit: 'in' },
  weight: { value: 2.88, unit: 'oz' },
} as const;

/** Large standard-size, 8+ to 12 oz: 4.20 in the middle band, 0.15 surcharge. */
export const LARGE = {
  dimensions: { sides: [13.8, 9, 0.8], unit: 'in' },
  weight: { value: 2.88, unit: 'oz' },
} as const;

export function preview(sku: string, change: Partial<FeePreviewRecord> = {}): FeePreviewRecord {
  return {
    kind: 'fee-preview',
    origin,
    sku,
    fnsku: null,
    asin: 'B0TESTAAA1',
    marketplace: 'US',
    productName: null,
    productGroup: null,
    brand: null,
    price: usd(2499),
    salesPrice: usd(2499),
    ...SMALL,
    sizeTier: null,
    feeTotal: null,
    referralFee: null,
    closingFee: null,
    fulfilmentFee: null,
    ...change,
  };
}

export function product(sku: string, change: Partial<ProductRecord> = {}): ProductRecord {
  return {
    kind: 'product',
    origin,
    sku,
    asin: 'B0TESTAAA1',
    marketplace: 'US',
    brand: null,
    category: 'Home and Kitchen',
    productType: 'non-apparel',
    price: usd(2499),
    costs: [{ from: null, cost: usd(610) }],
    ...SMALL,
    title: null,
    itemHighlights: null,
    bullets: null,
    description: null,
    searchTerms: null,
    ...change,
  };
}

export function orderLine(sku: string, change: Partial<OrderLineRecord> = {}): OrderLineRecord {
  return {
    kind: 'order-line',
    origin,
    orderId: '111-0000001-0000001',
    purchasedAt: '2026-09-20T10:00:00Z',
    updatedAt: null,
    orderStatus: 'shipped',
    itemStatus: 'shipped',
    fulfilment: 'fba',
    salesChannel: 'Amazon.com',
    marketplace: 'US',
    sku,
    asin: null,
    productName: null,
    quantity: 1,
    itemPrice: usd(2499),
    itemTax: null,
    shippingPrice: null,
    giftWrapPrice: null,
    itemPromotionDiscount: null,
    shipPromotionDiscount: null,
    promotionIds: null,
    shipServiceLevel: null,
    shipCountry: 'US',
    isBusinessOrder: false,
    isReplacementOrder: false,
    ...change,
  };
}

interface Charge {
  readonly sku?: string;
  readonly day?: string;
  /** Minor units a unit. */
  readonly each: number;
  readonly quantity?: number;
  readonly price?: number;
  readonly promotion?: number;
}

/** The lines of one settled order item: principal, promotion where there is one, fulfilment fee. */
export function settled(
  number: number,
  charge: Charge,
  change: Partial<SettlementLineRecord> = {},
): SettlementLineRecord[] {
  const { sku = 'SKU-1', day = '2026-09-20', each, quantity = 1, price = 2499, promotion = 0 } = charge;
  const line = (amountType: string, amountDescription: string, minor: number): SettlementLineRecord => ({
    kind: 'settlement-line',
    origin,
    settlementId: '1',
    transactionType: 'Order',
    orderId: `111-0000001-${String(number).padStart(7, '0')}`,
    orderItemCode: String(number),
    adjustmentId: null,
    shipmentId: 'S1',
    marketplace: 'US',
    amountType,
    amountDescription,
    amount: usd(minor),
    postedAt: `${day}T08:00:00Z`,
    sku,
    quantity,
    ...change,
  });
  return [
    line('ItemPrice', 'Principal', price * quantity),
    ...(promotion === 0 ? [] : [line('Promotion', 'Principal', -promotion * quantity)]),
    line('ItemFees', 'FBAPerUnitFulfillmentFee', -each * quantity),
  ];
}

/** Ten orders of one SKU, each charged the same. */
export function tenOrders(charge: Charge, change: Partial<SettlementLineRecord> = {}): SettlementLineRecord[] {
  return Array.from({ length: 10 }, (_, index) => settled(index + 1, charge, change)).flat();
}

export function recordSet(): ReturnType<typeof emptyRecordSet> {
  return emptyRecordSet();
}
