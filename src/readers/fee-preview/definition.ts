import type { Dimensions, Weight } from '../../model/records/product.ts';
import { marketplaceOfCurrency } from '../currencies.ts';
import { defineTable } from '../definition.ts';
import { lengthUnit, massUnit } from '../measures.ts';
import type { Row } from '../row.ts';
import { shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'sku'
  | 'fnsku'
  | 'asin'
  | 'amazon-store'
  | 'product-name'
  | 'product-group'
  | 'brand'
  | 'your-price'
  | 'sales-price'
  | 'longest-side'
  | 'median-side'
  | 'shortest-side'
  | 'unit-of-dimension'
  | 'item-package-weight'
  | 'unit-of-weight'
  | 'product-size-tier'
  | 'product-size-weight-band'
  | 'currency'
  | 'estimated-fee-total'
  | 'estimated-referral-fee-per-unit'
  | 'estimated-variable-closing-fee'
  | 'estimated-fixed-closing-fee'
  | 'expected-fulfillment-fee-per-unit'
  | 'expected-domestic-fulfilment-fee-per-unit';

function dimensionsOf(row: Row<Column>): Dimensions | null {
  const [long, median, short] = [row.number('longest-side'), row.number('median-side'), row.number('shortest-side')];
  const unit = lengthUnit(row.text('unit-of-dimension'));
  if (long === null || median === null || short === null || unit === null) return null;
  return { sides: [long, median, short], unit };
}

function weightOf(row: Row<Column>): Weight | null {
  const value = row.number('item-package-weight');
  const unit = massUnit(row.text('unit-of-weight'));
  return value === null || unit === null ? null : { value, unit };
}

/** FBA fee preview: what Amazon expects to charge per unit, in four layouts (US, EU with one row per store, India, older). */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_ESTIMATED_FBA_FEES_TXT_DATA',
  title: 'FBA fee preview',
  download: 'Seller Central: Reports > Fulfillment > Payments > Fee Preview',
  usedFor: 'fees reconcile, brief: size, weight and fees as Amazon measures and expects them',
  replaces: 'marketplace',
  headings,
  columns: {
    sku: { kind: 'text', need: 'required' },
    fnsku: { kind: 'text', need: 'expected' },
    asin: { kind: 'text', need: 'required' },
    'amazon-store': { kind: 'text', need: 'optional' },
    'product-name': { kind: 'text', need: 'optional' },
    'product-group': { kind: 'text', need: 'optional' },
    brand: { kind: 'text', need: 'optional' },
    'your-price': { kind: 'money', need: 'required' },
    'sales-price': { kind: 'money', need: 'expected' },
    'longest-side': { kind: 'number', need: 'expected' },
    'median-side': { kind: 'number', need: 'expected' },
    'shortest-side': { kind: 'number', need: 'expected' },
    'unit-of-dimension': { kind: 'text', need: 'expected' },
    'item-package-weight': { kind: 'number', need: 'expected' },
    'unit-of-weight': { kind: 'text', need: 'expected' },
    'product-size-tier': { kind: 'text', need: 'optional' },
    'product-size-weight-band': { kind: 'text', need: 'optional' },
    currency: { kind: 'text', need: 'required' },
    'estimated-fee-total': { kind: 'money', need: 'required' },
    'estimated-referral-fee-per-unit': { kind: 'money', need: 'required' },
    'estimated-variable-closing-fee': { kind: 'money', need: 'optional' },
    'estimated-fixed-closing-fee': { kind: 'money', need: 'optional' },
    'expected-fulfillment-fee-per-unit': { kind: 'money', need: 'optional' },
    'expected-domestic-fulfilment-fee-per-unit': { kind: 'money', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { price: 'your-price', fees: 'estimated-fee-total' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const currency =
          row.currency('currency') ??
          row.reject('currency', 'row-without-currency', 'Without a currency the row was left out.');
        const store = row.text('amazon-store');
        const amount = (column: Column) => row.money(column, currency);
        scope.emit({
          kind: 'fee-preview',
          origin: row.origin,
          sku: row.requiredText('sku'),
          fnsku: row.text('fnsku'),
          asin: row.text('asin'),
          marketplace: shopNamed(store) ?? marketplaceOfCurrency(currency)?.code ?? scope.marketplace,
          productName: row.text('product-name'),
          productGroup: row.text('product-group'),
          brand: row.text('brand'),
          price: amount('your-price'),
          salesPrice: amount('sales-price'),
          dimensions: dimensionsOf(row),
          weight: weightOf(row),
          sizeTier: row.text('product-size-tier') ?? row.text('product-size-weight-band'),
          feeTotal: amount('estimated-fee-total'),
          referralFee: amount('estimated-referral-fee-per-unit'),
          closingFee: amount('estimated-variable-closing-fee') ?? amount('estimated-fixed-closing-fee'),
          fulfilmentFee:
            amount('expected-fulfillment-fee-per-unit') ?? amount('expected-domestic-fulfilment-fee-per-unit'),
        });
      },
    };
  },
});
