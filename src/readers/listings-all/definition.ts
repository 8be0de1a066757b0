import { defineTable, type TableScope } from '../definition.ts';
import type { Row } from '../row.ts';
import { channelOf, currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'item-name'
  | 'item-description'
  | 'listing-id'
  | 'seller-sku'
  | 'price'
  | 'quantity'
  | 'open-date'
  | 'asin1'
  | 'fulfillment-channel'
  | 'status';

/** Only the Japanese shop's file has Japanese headings; all others keep the English ones and do not name the shop. */
function marketplaceOf(scope: TableScope): string | null {
  return scope.language === 'ja' ? 'JP' : scope.marketplace;
}

/** All Listings Report: every offer, active or not. No bullet points, no search terms. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_MERCHANT_LISTINGS_ALL_DATA',
  title: 'All Listings Report',
  download: 'Seller Central: Inventory > Inventory Reports > All Listings Report',
  usedFor: 'audit listings, brief: titles, descriptions, prices and status of every offer',
  headings,
  columns: {
    'item-name': { kind: 'text', need: 'required' },
    'item-description': { kind: 'text', need: 'optional' },
    'listing-id': { kind: 'text', need: 'required' },
    'seller-sku': { kind: 'text', need: 'required' },
    price: { kind: 'money', need: 'required' },
    quantity: { kind: 'count', need: 'required' },
    'open-date': { kind: 'date', need: 'required' },
    asin1: { kind: 'text', need: 'optional' },
    'fulfillment-channel': { kind: 'text', need: 'expected' },
    // The Active Listings report has the same headings but this one.
    status: { kind: 'text', need: 'required' },
  },
  decimalMark: () => null,
  totals: { price: 'price', quantity: 'quantity' },
  open(scope) {
    const marketplace = marketplaceOf(scope);
    const currency = shopCurrency(marketplace);
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<Column>) {
        const price = row.money('price', currency);
        if (price === null && row.text('price') !== null && currency === null) doubtCurrency();
        scope.emit({
          kind: 'listing',
          origin: row.origin,
          sku: row.requiredText('seller-sku'),
          asin: row.text('asin1'),
          marketplace,
          title: row.text('item-name'),
          description: row.text('item-description'),
          price,
          quantity: row.count('quantity'),
          fulfilment: channelOf(row.text('fulfillment-channel')),
          status: row.text('status')?.toLowerCase() ?? null,
          openDate: row.date('open-date'),
        });
      },
    };
  },
});
