import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'return-date'
  | 'order-id'
  | 'sku'
  | 'asin'
  | 'fnsku'
  | 'quantity'
  | 'fulfillment-center-id'
  | 'detailed-disposition'
  | 'reason'
  | 'status'
  | 'customer-comments';

/** FBA customer returns. The file named .csv by Seller Central was tab separated; India's has no status. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA',
  title: 'FBA customer returns',
  download: 'Seller Central: Reports > Fulfillment > Customer Concessions > FBA customer returns',
  usedFor: 'journey report (retention), reviews plan, brief: what came back and why',
  headings,
  columns: {
    'return-date': { kind: 'date', need: 'required' },
    'order-id': { kind: 'text', need: 'required' },
    sku: { kind: 'text', need: 'required' },
    asin: { kind: 'text', need: 'expected' },
    fnsku: { kind: 'text', need: 'optional' },
    quantity: { kind: 'count', need: 'required' },
    'fulfillment-center-id': { kind: 'text', need: 'optional' },
    'detailed-disposition': { kind: 'text', need: 'required' },
    reason: { kind: 'text', need: 'required' },
    status: { kind: 'text', need: 'optional' },
    'customer-comments': { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { quantity: 'quantity', units: 'quantity' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const returnedAt = row.requiredInstant('return-date');
        scope.emit({
          kind: 'customer-return',
          origin: row.origin,
          returnedAt,
          orderId: row.requiredText('order-id'),
          sku: row.requiredText('sku'),
          asin: row.text('asin'),
          fnsku: row.text('fnsku'),
          quantity: row.requiredCount('quantity'),
          disposition: row.text('detailed-disposition'),
          reason: row.text('reason'),
          status: row.text('status'),
          comment: row.text('customer-comments'),
        });
        scope.cover(returnedAt.slice(0, 10));
      },
    };
  },
});
