import { defineTable } from '../definition.ts';
import { DistinctIds } from '../distinct-ids.ts';
import { flagOf, type Row } from '../row.ts';
import { channelOf, shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };
import { LastUpdateClue } from './last-update.ts';

type Column =
  | 'amazon-order-id'
  | 'purchase-date'
  | 'last-updated-date'
  | 'order-status'
  | 'fulfillment-channel'
  | 'sales-channel'
  | 'ship-service-level'
  | 'product-name'
  | 'sku'
  | 'asin'
  | 'item-status'
  | 'quantity'
  | 'currency'
  | 'item-price'
  | 'item-tax'
  | 'shipping-price'
  | 'gift-wrap-price'
  | 'item-promotion-discount'
  | 'ship-promotion-discount'
  | 'ship-country'
  | 'promotion-ids'
  | 'is-business-order'
  | 'is-replacement-order';

function statusOf(text: string | null): string {
  return (text ?? '').toLowerCase();
}

/**
 * All Orders, by order date or by last update: both have the same headings, so both go under the first's name, and the
 * dates inside say where a file looks like the second. Cancelled rows have neither currency nor price; item-price is
 * the price of the line.
 */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
  title: 'All Orders',
  download: 'Seller Central: Reports > Fulfillment > All Orders (or Orders > Order Reports > All orders)',
  usedFor: 'reviews plan, journey report, fees reconcile, brief: what was ordered, when and where',
  alsoReads: ['GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL'],
  headings,
  columns: {
    'amazon-order-id': { kind: 'text', need: 'required' },
    'purchase-date': { kind: 'date', need: 'required' },
    'last-updated-date': { kind: 'date', need: 'expected' },
    'order-status': { kind: 'text', need: 'required' },
    'fulfillment-channel': { kind: 'text', need: 'expected' },
    'sales-channel': { kind: 'text', need: 'expected' },
    'ship-service-level': { kind: 'text', need: 'optional' },
    'product-name': { kind: 'text', need: 'optional' },
    sku: { kind: 'text', need: 'required' },
    asin: { kind: 'text', need: 'expected' },
    'item-status': { kind: 'text', need: 'expected' },
    quantity: { kind: 'count', need: 'required' },
    currency: { kind: 'text', need: 'required' },
    'item-price': { kind: 'money', need: 'required' },
    'item-tax': { kind: 'money', need: 'optional' },
    'shipping-price': { kind: 'money', need: 'optional' },
    'gift-wrap-price': { kind: 'money', need: 'optional' },
    'item-promotion-discount': { kind: 'money', need: 'optional' },
    'ship-promotion-discount': { kind: 'money', need: 'optional' },
    'ship-country': { kind: 'text', need: 'optional' },
    'promotion-ids': { kind: 'text', need: 'optional' },
    'is-business-order': { kind: 'text', need: 'optional' },
    'is-replacement-order': { kind: 'text', need: 'optional' },
  },
  fields: {
    'order-line': {
      orderId: ['amazon-order-id'],
      // The time of the last update tells whether days are complete: see below.
      purchasedAt: ['purchase-date', 'last-updated-date'],
      updatedAt: ['last-updated-date'],
      orderStatus: ['order-status'],
      itemStatus: ['item-status'],
      fulfilment: ['fulfillment-channel'],
      salesChannel: ['sales-channel'],
      marketplace: ['sales-channel'],
      sku: ['sku'],
      asin: ['asin'],
      productName: ['product-name'],
      quantity: ['quantity'],
      itemPrice: ['item-price', 'currency'],
      itemTax: ['item-tax', 'currency'],
      shippingPrice: ['shipping-price', 'currency'],
      giftWrapPrice: ['gift-wrap-price', 'currency'],
      itemPromotionDiscount: ['item-promotion-discount', 'currency'],
      shipPromotionDiscount: ['ship-promotion-discount', 'currency'],
      promotionIds: ['promotion-ids'],
      shipServiceLevel: ['ship-service-level'],
      shipCountry: ['ship-country'],
      isBusinessOrder: ['is-business-order'],
      isReplacementOrder: ['is-replacement-order'],
    },
  },
  decimalMark: () => null,
  totals: { quantity: 'quantity', units: 'quantity', sales: 'item-price', price: 'item-price' },
  open(scope) {
    const orders = new DistinctIds();
    const clue = new LastUpdateClue();
    const shopOf = (salesChannel: string | null): string | null =>
      salesChannel === null ? scope.marketplace : shopNamed(salesChannel);
    return {
      plain: {
        kind: 'order-line',
        filled: ['amazon-order-id', 'purchase-date', 'order-status', 'sku', 'quantity'],
        currency: 'currency',
        unasked: { sku: '', marketplace: scope.marketplace },
        made: {
          orderStatus: statusOf,
          fulfilment: channelOf,
          marketplace: shopOf,
          isBusinessOrder: flagOf,
          isReplacementOrder: flagOf,
        },
        days: {
          columns: ['purchase-date', 'last-updated-date'],
          take(purchased, updated) {
            scope.cover(purchased);
            clue.add(purchased, updated);
          },
        },
        ...(scope.addsUp ? { ids: { column: 'amazon-order-id', distinct: orders } } : {}),
      },
      row(row: Row<Column>) {
        const orderId = row.requiredText('amazon-order-id');
        const currency = row.currency('currency');
        const salesChannel = row.text('sales-channel');
        const amount = (column: Column) => row.money(column, currency);
        const itemPrice = amount('item-price');
        if (row.text('currency') === null && row.text('item-price') !== null && itemPrice === null) {
          row.doubt('currency', 'currency-unknown', 'The row has a price but no currency; the price is unknown.');
        }
        const purchasedAt = row.requiredInstant('purchase-date');
        const updatedAt = row.instant('last-updated-date');
        scope.emit({
          kind: 'order-line',
          origin: row.origin,
          orderId,
          purchasedAt,
          updatedAt,
          orderStatus: statusOf(row.requiredText('order-status')),
          itemStatus: row.text('item-status'),
          fulfilment: channelOf(row.text('fulfillment-channel')),
          salesChannel,
          marketplace: shopOf(salesChannel),
          sku: row.requiredText('sku'),
          asin: row.text('asin'),
          productName: row.text('product-name'),
          quantity: row.requiredCount('quantity'),
          itemPrice,
          itemTax: amount('item-tax'),
          shippingPrice: amount('shipping-price'),
          giftWrapPrice: amount('gift-wrap-price'),
          itemPromotionDiscount: amount('item-promotion-discount'),
          shipPromotionDiscount: amount('ship-promotion-discount'),
          promotionIds: row.text('promotion-ids'),
          shipServiceLevel: row.text('ship-service-level'),
          shipCountry: row.text('ship-country'),
          isBusinessOrder: row.flag('is-business-order'),
          isReplacementOrder: row.flag('is-replacement-order'),
        });
        const day = purchasedAt.slice(0, 10);
        scope.cover(day);
        if (scope.addsUp) orders.add(orderId);
        clue.add(day, updatedAt?.slice(0, 10) ?? null);
      },
      end() {
        if (scope.addsUp) scope.add('orders', String(orders.size));
        const evidence = clue.evidence();
        if (evidence === null) return;
        scope.problem({
          code: 'orders-by-last-update',
          scope: 'cell',
          message:
            `It looks like orders by last update: ${evidence.rows} of its rows are of orders placed more than a week before ` +
            `the earliest update, on ${evidence.updatedFrom}. Days before that one are not complete.`,
          suggestion: 'For figures by day download All Orders by order date.',
        });
      },
    };
  },
});
