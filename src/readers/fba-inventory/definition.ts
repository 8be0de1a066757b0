import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency, shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'sku'
  | 'fnsku'
  | 'asin'
  | 'product-name'
  | 'condition'
  | 'your-price'
  | 'mfn-fulfillable-quantity'
  | 'afn-fulfillable-quantity'
  | 'afn-unsellable-quantity'
  | 'afn-reserved-quantity'
  | 'afn-total-quantity'
  | 'per-unit-volume'
  | 'afn-inbound-working-quantity'
  | 'afn-inbound-shipped-quantity'
  | 'afn-inbound-receiving-quantity'
  | 'afn-researching-quantity'
  | 'store';

/** Manage FBA Inventory: stock of every SKU in Amazon's warehouses now. It has no date, and a store only in some accounts. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA',
  title: 'Manage FBA Inventory',
  download: 'Seller Central: Reports > Fulfillment > Inventory > Manage FBA Inventory',
  usedFor: 'units on hand, reserved, on the way and unsellable of each FBA SKU',
  replaces: 'marketplace',
  headings,
  columns: {
    sku: { kind: 'text', need: 'required' },
    fnsku: { kind: 'text', need: 'expected' },
    asin: { kind: 'text', need: 'expected' },
    'product-name': { kind: 'text', need: 'optional' },
    condition: { kind: 'text', need: 'optional' },
    'your-price': { kind: 'money', need: 'expected' },
    'mfn-fulfillable-quantity': { kind: 'count', need: 'optional' },
    'afn-fulfillable-quantity': { kind: 'count', need: 'required' },
    'afn-unsellable-quantity': { kind: 'count', need: 'expected' },
    'afn-reserved-quantity': { kind: 'count', need: 'expected' },
    'afn-total-quantity': { kind: 'count', need: 'required' },
    'per-unit-volume': { kind: 'number', need: 'optional' },
    'afn-inbound-working-quantity': { kind: 'count', need: 'optional' },
    'afn-inbound-shipped-quantity': { kind: 'count', need: 'optional' },
    'afn-inbound-receiving-quantity': { kind: 'count', need: 'optional' },
    'afn-researching-quantity': { kind: 'count', need: 'optional' },
    store: { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { quantity: 'afn-total-quantity', price: 'your-price' },
  open(scope) {
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<Column>) {
        const marketplace = shopNamed(row.text('store')) ?? scope.marketplace;
        const currency = shopCurrency(marketplace);
        if (currency === null && row.text('your-price') !== null) doubtCurrency();
        scope.emit({
          kind: 'fba-stock',
          origin: row.origin,
          sku: row.requiredText('sku'),
          fnsku: row.text('fnsku'),
          asin: row.text('asin'),
          marketplace,
          productName: row.text('product-name'),
          condition: row.text('condition'),
          price: row.money('your-price', currency),
          fulfillable: row.count('afn-fulfillable-quantity'),
          unsellable: row.count('afn-unsellable-quantity'),
          reserved: row.count('afn-reserved-quantity'),
          total: row.count('afn-total-quantity'),
          inboundWorking: row.count('afn-inbound-working-quantity'),
          inboundShipped: row.count('afn-inbound-shipped-quantity'),
          inboundReceiving: row.count('afn-inbound-receiving-quantity'),
          researching: row.count('afn-researching-quantity'),
          sellerFulfillable: row.count('mfn-fulfillable-quantity'),
          unitVolume: row.number('per-unit-volume'),
        });
      },
    };
  },
});
