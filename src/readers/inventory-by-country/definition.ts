import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'seller-sku'
  | 'fulfillment-channel-sku'
  | 'asin'
  | 'condition-type'
  | 'country'
  | 'quantity-for-local-fulfillment';

/** Multi-country inventory: one row for each SKU and each European country its stock lies in. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_AFN_INVENTORY_DATA_BY_COUNTRY',
  title: 'Multi-Country Inventory',
  download: 'Seller Central (Europe): Reports > Fulfillment > Inventory > Multi-Country Inventory',
  usedFor: 'in which country how many units of each FBA SKU lie',
  mixesMarketplaces: true,
  headings,
  columns: {
    'seller-sku': { kind: 'text', need: 'required' },
    'fulfillment-channel-sku': { kind: 'text', need: 'expected' },
    asin: { kind: 'text', need: 'expected' },
    'condition-type': { kind: 'text', need: 'optional' },
    country: { kind: 'text', need: 'required' },
    'quantity-for-local-fulfillment': { kind: 'count', need: 'required' },
  },
  decimalMark: () => null,
  totals: { quantity: 'quantity-for-local-fulfillment' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const country = row.requiredText('country');
        scope.emit({
          kind: 'country-stock',
          origin: row.origin,
          sku: row.requiredText('seller-sku'),
          fnsku: row.text('fulfillment-channel-sku'),
          asin: row.text('asin'),
          condition: row.text('condition-type'),
          marketplace: shopNamed(country),
          country,
          quantity: row.requiredCount('quantity-for-local-fulfillment'),
        });
      },
    };
  },
});
