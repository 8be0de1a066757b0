import type { ColumnSpec, RowReader, TableScope } from './definition.ts';
import type { Row } from './row.ts';
import { channelOf, currencyDoubt, shopCurrency } from './shop.ts';

/** The columns the All Listings and the Active Listings report have in common, as far as they are read. */
export type ListingColumn =
  | 'item-name'
  | 'item-description'
  | 'listing-id'
  | 'seller-sku'
  | 'price'
  | 'quantity'
  | 'open-date'
  | 'image-url'
  | 'asin1'
  | 'fulfillment-channel';

export const LISTING_COLUMNS: Readonly<Record<ListingColumn, ColumnSpec>> = {
  'item-name': { kind: 'text', need: 'required' },
  'item-description': { kind: 'text', need: 'optional' },
  'listing-id': { kind: 'text', need: 'required' },
  'seller-sku': { kind: 'text', need: 'required' },
  price: { kind: 'money', need: 'required' },
  quantity: { kind: 'count', need: 'required' },
  'open-date': { kind: 'date', need: 'required' },
  'image-url': { kind: 'text', need: 'optional' },
  asin1: { kind: 'text', need: 'optional' },
  'fulfillment-channel': { kind: 'text', need: 'expected' },
};

/** Only the Japanese shop's file has Japanese headings; all others keep the English ones and do not name the shop. */
function marketplaceOf(scope: TableScope): string | null {
  return scope.language === 'ja' ? 'JP' : scope.marketplace;
}

/** Reads offers row by row; the reports differ in where the status comes from. */
export function listingRows(
  scope: TableScope,
  statusOf: (row: Row<ListingColumn | 'status'>) => string | null,
): RowReader<ListingColumn | 'status'> {
  const marketplace = marketplaceOf(scope);
  const currency = shopCurrency(marketplace);
  const doubtCurrency = currencyDoubt(scope);
  return {
    row(row) {
      const price = row.money('price', currency);
      if (price === null && row.text('price') !== null && currency === null) doubtCurrency();
      const imageUrl = row.text('image-url');
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
        status: statusOf(row),
        openDate: row.date('open-date'),
        ...(imageUrl === null ? {} : { imageUrl }),
      });
    },
  };
}
