import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'snapshot-date'
  | 'sku'
  | 'fnsku'
  | 'asin'
  | 'product-name'
  | 'condition'
  | 'per-unit-volume'
  | 'currency'
  | 'volume-unit'
  | 'country'
  | 'qty-charged'
  | 'amount-charged'
  | 'surcharge-age-tier'
  | 'rate-surcharge';

/** Aged inventory surcharge as charged: one row for each SKU, age tier and country. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_FULFILLMENT_LONGTERM_STORAGE_FEE_CHARGES_DATA',
  title: 'Aged Inventory Surcharge',
  download: 'Seller Central: Reports > Fulfillment > Payments > Aged Inventory Surcharge',
  usedFor: 'what was charged for stock that lay too long, by SKU and age',
  mixesMarketplaces: true,
  headings,
  columns: {
    'snapshot-date': { kind: 'date', need: 'required' },
    sku: { kind: 'text', need: 'required' },
    fnsku: { kind: 'text', need: 'expected' },
    asin: { kind: 'text', need: 'expected' },
    'product-name': { kind: 'text', need: 'optional' },
    condition: { kind: 'text', need: 'optional' },
    'per-unit-volume': { kind: 'number', need: 'optional' },
    currency: { kind: 'text', need: 'required' },
    'volume-unit': { kind: 'text', need: 'optional' },
    country: { kind: 'text', need: 'expected' },
    'qty-charged': { kind: 'count', need: 'required' },
    'amount-charged': { kind: 'money', need: 'required' },
    'surcharge-age-tier': { kind: 'text', need: 'expected' },
    'rate-surcharge': { kind: 'number', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { quantity: 'qty-charged', amount: 'amount-charged', fees: 'amount-charged' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const snapshotDate =
          row.date('snapshot-date') ??
          row.reject('snapshot-date', 'row-without-date', 'Without this date the row was left out.');
        const country = row.text('country');
        scope.emit({
          kind: 'aged-inventory-charge',
          origin: row.origin,
          snapshotDate,
          sku: row.requiredText('sku'),
          fnsku: row.text('fnsku'),
          asin: row.text('asin'),
          marketplace: country === null ? scope.marketplace : shopNamed(country),
          country,
          productName: row.text('product-name'),
          condition: row.text('condition'),
          quantity: row.count('qty-charged'),
          amount: row.requiredMoney('amount-charged', row.currency('currency')),
          ageTier: row.text('surcharge-age-tier'),
          rate: row.number('rate-surcharge'),
          unitVolume: row.number('per-unit-volume'),
          volumeUnit: row.text('volume-unit'),
        });
        scope.cover(snapshotDate);
      },
    };
  },
});
