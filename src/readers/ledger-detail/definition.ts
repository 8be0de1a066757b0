import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'date'
  | 'fnsku'
  | 'asin'
  | 'msku'
  | 'event-type'
  | 'reference-id'
  | 'quantity'
  | 'fulfillment-center'
  | 'disposition'
  | 'reason'
  | 'country'
  | 'reconciled-quantity'
  | 'unreconciled-quantity';

/** Inventory ledger, detail view: every movement of FBA stock. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_LEDGER_DETAIL_VIEW_DATA',
  title: 'Inventory ledger (detail view)',
  download: 'Seller Central: Reports > Fulfillment > Inventory > Inventory Ledger > Detailed view',
  usedFor: 'fees reconcile: units lost or damaged in the warehouse and not paid for',
  headings,
  columns: {
    date: { kind: 'date', need: 'required' },
    fnsku: { kind: 'text', need: 'required' },
    asin: { kind: 'text', need: 'optional' },
    msku: { kind: 'text', need: 'expected' },
    'event-type': { kind: 'text', need: 'required' },
    'reference-id': { kind: 'text', need: 'optional' },
    quantity: { kind: 'count', need: 'required' },
    'fulfillment-center': { kind: 'text', need: 'optional' },
    disposition: { kind: 'text', need: 'expected' },
    reason: { kind: 'text', need: 'expected' },
    country: { kind: 'text', need: 'optional' },
    'reconciled-quantity': { kind: 'count', need: 'optional' },
    'unreconciled-quantity': { kind: 'count', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { quantity: 'quantity' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const date =
          row.date('date') ?? row.reject('date', 'row-without-date', 'Without this date the row was left out.');
        scope.cover(date);
        scope.emit({
          kind: 'ledger-event',
          origin: row.origin,
          date,
          fnsku: row.requiredText('fnsku'),
          asin: row.text('asin'),
          sku: row.text('msku'),
          eventType: row.requiredText('event-type'),
          referenceId: row.text('reference-id'),
          quantity: row.requiredCount('quantity'),
          fulfilmentCentre: row.text('fulfillment-center'),
          disposition: row.text('disposition'),
          reason: row.text('reason'),
          country: row.text('country'),
          reconciled: row.count('reconciled-quantity'),
          unreconciled: row.count('unreconciled-quantity'),
        });
      },
    };
  },
});
