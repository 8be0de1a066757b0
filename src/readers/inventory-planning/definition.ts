import type { AgeBand, AgedSurcharge } from '../../model/records/inventory-health.ts';
import { type ColumnSpec, defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency, shopNamed } from '../shop.ts';
import { AGE_GROUPS, type AgeColumn, daysOf, SURCHARGE_BANDS, type SurchargeColumn } from './ages.ts';
import headings from './headings.json' with { type: 'json' };

type Column = AgeColumn | SurchargeColumn | keyof typeof PLAIN_COLUMNS;

const TEXT: ColumnSpec = { kind: 'text', need: 'optional' };
const COUNT: ColumnSpec = { kind: 'count', need: 'optional' };
const NUMBER: ColumnSpec = { kind: 'number', need: 'optional' };
const MONEY: ColumnSpec = { kind: 'money', need: 'optional' };

/** Columns have been added every year: only what every layout has is required or expected. */
const PLAIN_COLUMNS = {
  'snapshot-date': { kind: 'date', need: 'required' },
  sku: { kind: 'text', need: 'required' },
  fnsku: TEXT,
  asin: { kind: 'text', need: 'expected' },
  'product-name': TEXT,
  condition: { kind: 'text', need: 'required' },
  available: { kind: 'count', need: 'required' },
  'pending-removal-quantity': COUNT,
  currency: { kind: 'text', need: 'expected' },
  'units-shipped-t7': COUNT,
  'units-shipped-t30': { kind: 'count', need: 'expected' },
  'units-shipped-t60': COUNT,
  'units-shipped-t90': { kind: 'count', need: 'expected' },
  alert: TEXT,
  'your-price': MONEY,
  'sales-price': MONEY,
  'featuredoffer-price': MONEY,
  'recommended-action': TEXT,
  'healthy-inventory-level': COUNT,
  'sell-through': NUMBER,
  'item-volume': NUMBER,
  'storage-volume': NUMBER,
  'volume-unit-measurement': TEXT,
  'storage-type': TEXT,
  marketplace: TEXT,
  'product-group': TEXT,
  'sales-rank': COUNT,
  'days-of-supply': { kind: 'number', need: 'expected' },
  'short-term-days-of-supply': NUMBER,
  'long-term-days-of-supply': NUMBER,
  'low-inventory-fee-exempt': TEXT,
  'low-inventory-fee-applied': TEXT,
  'estimated-excess-quantity': COUNT,
  'estimated-storage-cost-next-month': MONEY,
  'inbound-quantity': COUNT,
  'reserved-quantity': COUNT,
  'unfulfillable-quantity': COUNT,
  'fba-minimum-inventory-level': COUNT,
  'fba-inventory-level-health-status': TEXT,
} as const satisfies Record<string, ColumnSpec>;

const AGE_COLUMNS = Object.fromEntries(AGE_GROUPS.flat(2).map((column) => [column, COUNT])) as Record<
  AgeColumn,
  ColumnSpec
>;

const SURCHARGE_COLUMNS = Object.fromEntries(
  SURCHARGE_BANDS.flatMap((band) => [
    [`quantity-to-be-charged-ais-${band}-days`, COUNT],
    [`estimated-ais-${band}-days`, MONEY],
  ]),
) as Record<SurchargeColumn, ColumnSpec>;

function agesOf(row: Row<Column>): AgeBand[] {
  return AGE_GROUPS.flatMap((alternatives) => {
    for (const columns of alternatives) {
      const bands = columns.map((column) => ({ ...daysOf(column), units: row.count(column) }));
      if (bands.every((band): band is AgeBand => band.units !== null)) return bands;
    }
    return [];
  });
}

function surchargesOf(row: Row<Column>, amount: (column: Column) => AgedSurcharge['amount']): AgedSurcharge[] {
  return SURCHARGE_BANDS.flatMap((band) => {
    const units = row.count(`quantity-to-be-charged-ais-${band}-days`);
    const charge = amount(`estimated-ais-${band}-days`);
    return units === null && charge === null ? [] : [{ ...daysOf(band), units, amount: charge }];
  });
}

/** Manage Inventory Health: stock by age, pace of sale, supply and forecast surcharges. Read by heading: layouts differ by year. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_INVENTORY_PLANNING_DATA',
  title: 'Manage Inventory Health',
  download: 'Seller Central: Reports > Fulfillment > Inventory > FBA Inventory (Manage Inventory Health)',
  usedFor: 'age of stock, days of supply, forecast storage costs and surcharges of each FBA SKU',
  headings,
  columns: { ...PLAIN_COLUMNS, ...AGE_COLUMNS, ...SURCHARGE_COLUMNS },
  decimalMark: () => null,
  totals: { quantity: 'available' },
  open(scope) {
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<Column>) {
        const snapshotDate =
          row.date('snapshot-date') ??
          row.reject('snapshot-date', 'row-without-date', 'Without this date the row was left out.');
        const shop = row.text('marketplace');
        const marketplace = shop === null ? scope.marketplace : shopNamed(shop);
        const currency = row.currency('currency') ?? shopCurrency(marketplace);
        if (currency === null && row.text('your-price') !== null) doubtCurrency();
        const amount = (column: Column) => row.money(column, currency);
        scope.emit({
          kind: 'inventory-health',
          origin: row.origin,
          snapshotDate,
          sku: row.requiredText('sku'),
          fnsku: row.text('fnsku'),
          asin: row.text('asin'),
          marketplace,
          productName: row.text('product-name'),
          condition: row.text('condition'),
          available: row.count('available'),
          inbound: row.count('inbound-quantity'),
          reserved: row.count('reserved-quantity'),
          unfulfillable: row.count('unfulfillable-quantity'),
          pendingRemoval: row.count('pending-removal-quantity'),
          ages: agesOf(row),
          shipped: {
            d7: row.count('units-shipped-t7'),
            d30: row.count('units-shipped-t30'),
            d60: row.count('units-shipped-t60'),
            d90: row.count('units-shipped-t90'),
          },
          sellThrough: row.number('sell-through'),
          daysOfSupply: row.number('days-of-supply'),
          historicalDaysOfSupply: {
            shortTerm: row.number('short-term-days-of-supply'),
            longTerm: row.number('long-term-days-of-supply'),
          },
          lowInventoryFeeExempt: row.flag('low-inventory-fee-exempt'),
          lowInventoryFeeApplied: row.flag('low-inventory-fee-applied'),
          estimatedExcess: row.count('estimated-excess-quantity'),
          healthyLevel: row.count('healthy-inventory-level'),
          minimumLevel: row.count('fba-minimum-inventory-level'),
          healthStatus: row.text('fba-inventory-level-health-status'),
          recommendedAction: row.text('recommended-action'),
          alert: row.text('alert'),
          price: amount('your-price'),
          salesPrice: amount('sales-price'),
          featuredOfferPrice: amount('featuredoffer-price'),
          estimatedStorageCostNextMonth: amount('estimated-storage-cost-next-month'),
          agedSurcharges: surchargesOf(row, amount),
          storageType: row.text('storage-type'),
          itemVolume: row.number('item-volume'),
          storageVolume: row.number('storage-volume'),
          volumeUnit: row.text('volume-unit-measurement'),
          productGroup: row.text('product-group'),
          salesRank: row.count('sales-rank'),
        });
        scope.cover(snapshotDate);
      },
    };
  },
});
