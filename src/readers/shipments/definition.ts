import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { channelOf, shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'amazon-order-id'
  | 'shipment-id'
  | 'shipment-item-id'
  | 'purchase-date'
  | 'shipment-date'
  | 'sku'
  | 'product-name'
  | 'quantity-shipped'
  | 'currency'
  | 'item-price'
  | 'item-tax'
  | 'shipping-price'
  | 'gift-wrap-price'
  | 'ship-country'
  | 'item-promotion-discount'
  | 'ship-promotion-discount'
  | 'carrier'
  | 'estimated-arrival-date'
  | 'fulfillment-center-id'
  | 'fulfillment-channel'
  | 'sales-channel';

/**
 * Amazon Fulfilled Shipments: one row for each item of each shipment, TXT or CSV. Japan's file has a column for points
 * more. The columns for the buyer's name, address, e-mail and telephone are not read.
 */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL',
  title: 'Amazon Fulfilled Shipments',
  download: 'Seller Central: Reports > Fulfillment > Sales > Amazon Fulfilled Shipments (one month at a time)',
  usedFor: 'when orders left the warehouse and are expected to arrive',
  headings,
  columns: {
    'amazon-order-id': { kind: 'text', need: 'required' },
    'shipment-id': { kind: 'text', need: 'required' },
    'shipment-item-id': { kind: 'text', need: 'expected' },
    'purchase-date': { kind: 'date', need: 'expected' },
    'shipment-date': { kind: 'date', need: 'required' },
    sku: { kind: 'text', need: 'required' },
    'product-name': { kind: 'text', need: 'optional' },
    'quantity-shipped': { kind: 'count', need: 'required' },
    currency: { kind: 'text', need: 'required' },
    'item-price': { kind: 'money', need: 'required' },
    'item-tax': { kind: 'money', need: 'optional' },
    'shipping-price': { kind: 'money', need: 'optional' },
    'gift-wrap-price': { kind: 'money', need: 'optional' },
    'ship-country': { kind: 'text', need: 'optional' },
    'item-promotion-discount': { kind: 'money', need: 'optional' },
    'ship-promotion-discount': { kind: 'money', need: 'optional' },
    carrier: { kind: 'text', need: 'optional' },
    'estimated-arrival-date': { kind: 'date', need: 'expected' },
    'fulfillment-center-id': { kind: 'text', need: 'optional' },
    'fulfillment-channel': { kind: 'text', need: 'optional' },
    'sales-channel': { kind: 'text', need: 'expected' },
  },
  fields: {
    shipment: {
      orderId: ['amazon-order-id'],
      shipmentId: ['shipment-id'],
      shipmentItemId: ['shipment-item-id'],
      marketplace: ['sales-channel'],
      purchasedAt: ['purchase-date'],
      shippedAt: ['shipment-date'],
      estimatedArrivalAt: ['estimated-arrival-date'],
      sku: ['sku'],
      productName: ['product-name'],
      quantity: ['quantity-shipped'],
      itemPrice: ['item-price', 'currency'],
      itemTax: ['item-tax', 'currency'],
      shippingPrice: ['shipping-price', 'currency'],
      giftWrapPrice: ['gift-wrap-price', 'currency'],
      itemPromotionDiscount: ['item-promotion-discount', 'currency'],
      shipPromotionDiscount: ['ship-promotion-discount', 'currency'],
      carrier: ['carrier'],
      fulfilmentCentre: ['fulfillment-center-id'],
      fulfilment: ['fulfillment-channel'],
      shipCountry: ['ship-country'],
    },
  },
  decimalMark: () => null,
  totals: { quantity: 'quantity-shipped', units: 'quantity-shipped', sales: 'item-price', price: 'item-price' },
  open(scope) {
    const orders = new Set<string>();
    return {
      row(row: Row<Column>) {
        const orderId = row.requiredText('amazon-order-id');
        const currency = row.currency('currency');
        const channel = row.text('sales-channel');
        const amount = (column: Column) => row.money(column, currency);
        const itemPrice = amount('item-price');
        if (row.text('currency') === null && row.text('item-price') !== null && itemPrice === null) {
          row.doubt('currency', 'currency-unknown', 'The row has a price but no currency; the price is unknown.');
        }
        const shippedAt = row.requiredInstant('shipment-date');
        scope.emit({
          kind: 'shipment',
          origin: row.origin,
          orderId,
          shipmentId: row.text('shipment-id'),
          shipmentItemId: row.text('shipment-item-id'),
          marketplace: channel === null ? scope.marketplace : shopNamed(channel),
          purchasedAt: row.instant('purchase-date'),
          shippedAt,
          estimatedArrivalAt: row.instant('estimated-arrival-date'),
          sku: row.requiredText('sku'),
          productName: row.text('product-name'),
          quantity: row.requiredCount('quantity-shipped'),
          itemPrice,
          itemTax: amount('item-tax'),
          shippingPrice: amount('shipping-price'),
          giftWrapPrice: amount('gift-wrap-price'),
          itemPromotionDiscount: amount('item-promotion-discount'),
          shipPromotionDiscount: amount('ship-promotion-discount'),
          carrier: row.text('carrier'),
          fulfilmentCentre: row.text('fulfillment-center-id'),
          fulfilment: channelOf(row.text('fulfillment-channel')),
          shipCountry: row.text('ship-country'),
        });
        scope.cover(row.date('shipment-date') ?? shippedAt.slice(0, 10));
        orders.add(orderId);
      },
      end() {
        scope.add('orders', String(orders.size));
      },
    };
  },
});
