import type { Dimensions, Weight } from '../../model/records/product.ts';
import { defineTable } from '../definition.ts';
import { lengthUnit, massUnit } from '../measures.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'asin'
  | 'fnsku'
  | 'sku'
  | 'fulfillment_center'
  | 'country_code'
  | 'longest_side'
  | 'median_side'
  | 'shortest_side'
  | 'measurement_units'
  | 'weight'
  | 'weight_units'
  | 'item_volume'
  | 'volume_units'
  | 'product_size_tier'
  | 'average_quantity_on_hand'
  | 'estimated_total_item_volume'
  | 'month_of_charge'
  | 'base_rate'
  | 'storage_rate'
  | 'utilization_surcharge_rate'
  | 'currency'
  | 'estimated_monthly_storage_fee';

function dimensionsOf(row: Row<Column>): Dimensions | null {
  const [long, median, short] = [row.number('longest_side'), row.number('median_side'), row.number('shortest_side')];
  const unit = lengthUnit(row.text('measurement_units'));
  return long === null || median === null || short === null || unit === null
    ? null
    : { sides: [long, median, short], unit };
}

function weightOf(row: Row<Column>): Weight | null {
  const value = row.number('weight');
  const unit = massUnit(row.text('weight_units'));
  return value === null || unit === null ? null : { value, unit };
}

/** `2026-07`, also written `2026-07-01`; a month in words is unknown and leaves the row out. */
function monthOf(row: Row<Column>): string {
  const month = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-\d{2})?$/.exec(row.requiredText('month_of_charge'));
  return (
    month?.[1] ??
    row.reject('month_of_charge', 'cell-not-a-month', 'This is no month such as 2026-07; the row was left out.')
  );
}

/** Monthly storage fees by product and fulfilment centre: Amazon's estimate, charged in the month after. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_STORAGE_FEE_CHARGES_DATA',
  title: 'FBA monthly storage fees',
  download: 'Seller Central: Reports > Fulfillment > Payments > Monthly Storage Fees',
  usedFor: "fees reconcile: Amazon's measures month by month, and storage worked out again",
  headings,
  columns: {
    asin: { kind: 'text', need: 'expected' },
    fnsku: { kind: 'text', need: 'required' },
    sku: { kind: 'text', need: 'optional' },
    fulfillment_center: { kind: 'text', need: 'expected' },
    country_code: { kind: 'text', need: 'expected' },
    longest_side: { kind: 'number', need: 'expected' },
    median_side: { kind: 'number', need: 'expected' },
    shortest_side: { kind: 'number', need: 'expected' },
    measurement_units: { kind: 'text', need: 'expected' },
    weight: { kind: 'number', need: 'expected' },
    weight_units: { kind: 'text', need: 'expected' },
    item_volume: { kind: 'number', need: 'expected' },
    volume_units: { kind: 'text', need: 'expected' },
    product_size_tier: { kind: 'text', need: 'expected' },
    average_quantity_on_hand: { kind: 'number', need: 'expected' },
    estimated_total_item_volume: { kind: 'number', need: 'expected' },
    month_of_charge: { kind: 'text', need: 'required' },
    base_rate: { kind: 'number', need: 'optional' },
    storage_rate: { kind: 'number', need: 'optional' },
    utilization_surcharge_rate: { kind: 'number', need: 'optional' },
    currency: { kind: 'text', need: 'required' },
    estimated_monthly_storage_fee: { kind: 'money', need: 'required' },
  },
  decimalMark: () => null,
  totals: { fees: 'estimated_monthly_storage_fee' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const month = monthOf(row);
        scope.cover(`${month}-01`);
        scope.emit({
          kind: 'storage-charge',
          origin: row.origin,
          month,
          asin: row.text('asin'),
          fnsku: row.requiredText('fnsku'),
          sku: row.text('sku'),
          fulfilmentCentre: row.text('fulfillment_center'),
          country: row.text('country_code'),
          dimensions: dimensionsOf(row),
          weight: weightOf(row),
          unitVolume: row.number('item_volume'),
          volumeUnit: row.text('volume_units'),
          sizeTier: row.text('product_size_tier'),
          unitsOnHand: row.number('average_quantity_on_hand'),
          totalVolume: row.number('estimated_total_item_volume'),
          rate: row.number('base_rate') ?? row.number('storage_rate'),
          surchargeRate: row.number('utilization_surcharge_rate'),
          fee: row.money('estimated_monthly_storage_fee', row.currency('currency')),
        });
      },
    };
  },
});
