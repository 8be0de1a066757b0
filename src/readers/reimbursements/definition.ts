import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'approval-date'
  | 'reimbursement-id'
  | 'case-id'
  | 'amazon-order-id'
  | 'reason'
  | 'sku'
  | 'fnsku'
  | 'asin'
  | 'currency-unit'
  | 'amount-per-unit'
  | 'amount-total'
  | 'quantity-reimbursed-cash'
  | 'quantity-reimbursed-inventory'
  | 'quantity-reimbursed-total'
  | 'original-reimbursement-id';

/** FBA reimbursements: money or stock given for lost and damaged units; reversals are negative. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_FBA_REIMBURSEMENTS_DATA',
  title: 'FBA reimbursements',
  download: 'Seller Central: Reports > Fulfillment > Payments > Reimbursements',
  usedFor: 'fees reconcile: what Amazon has already paid for lost, damaged and unreturned units',
  headings,
  columns: {
    'approval-date': { kind: 'date', need: 'required' },
    'reimbursement-id': { kind: 'text', need: 'required' },
    'case-id': { kind: 'text', need: 'optional' },
    'amazon-order-id': { kind: 'text', need: 'expected' },
    reason: { kind: 'text', need: 'required' },
    sku: { kind: 'text', need: 'expected' },
    fnsku: { kind: 'text', need: 'expected' },
    asin: { kind: 'text', need: 'optional' },
    'currency-unit': { kind: 'text', need: 'required' },
    'amount-per-unit': { kind: 'money', need: 'expected' },
    'amount-total': { kind: 'money', need: 'required' },
    'quantity-reimbursed-cash': { kind: 'count', need: 'expected' },
    'quantity-reimbursed-inventory': { kind: 'count', need: 'expected' },
    'quantity-reimbursed-total': { kind: 'count', need: 'expected' },
    'original-reimbursement-id': { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { amount: 'amount-total', quantity: 'quantity-reimbursed-total' },
  open(scope) {
    return {
      row(row: Row<Column>) {
        const currency = row.currency('currency-unit');
        const approvedOn = row.date('approval-date');
        const amount = row.money('amount-total', currency);
        if (approvedOn !== null) scope.cover(approvedOn);
        scope.emit({
          kind: 'reimbursement',
          origin: row.origin,
          approvedOn,
          reimbursementId: row.requiredText('reimbursement-id'),
          caseId: row.text('case-id'),
          orderId: row.text('amazon-order-id'),
          reason: row.requiredText('reason'),
          sku: row.text('sku'),
          fnsku: row.text('fnsku'),
          asin: row.text('asin'),
          perUnit: row.money('amount-per-unit', currency),
          amount,
          unitsCash: row.count('quantity-reimbursed-cash'),
          unitsInventory: row.count('quantity-reimbursed-inventory'),
          units: row.count('quantity-reimbursed-total'),
          originalId: row.text('original-reimbursement-id'),
        });
      },
    };
  },
});
