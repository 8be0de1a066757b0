import { decimalText } from '../../model/money.ts';
import { defineTable, type TableScope } from '../definition.ts';
import type { Row } from '../row.ts';
import { channelOf, shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

/** Amount columns of the old layout, each with the column that names the amount and the type the new layout gives it. */
const AMOUNTS = [
  { amount: 'price-amount', name: 'price-type', type: 'ItemPrice' },
  { amount: 'item-related-fee-amount', name: 'item-related-fee-type', type: 'ItemFees' },
  { amount: 'promotion-amount', name: 'promotion-type', type: 'Promotion' },
  { amount: 'shipment-fee-amount', name: 'shipment-fee-type', type: 'Shipment-Fees' },
  { amount: 'order-fee-amount', name: 'order-fee-type', type: 'Order-Fees' },
  { amount: 'direct-payment-amount', name: 'direct-payment-type', type: 'DirectPayment' },
  { amount: 'other-fee-amount', name: 'other-fee-reason-description', type: 'Other-Fees' },
  { amount: 'misc-fee-amount', name: null, type: 'Misc-Fees' },
  { amount: 'other-amount', name: null, type: 'other-transaction' },
] as const;

type Column =
  | (typeof AMOUNTS)[number]['amount']
  | NonNullable<(typeof AMOUNTS)[number]['name']>
  | 'settlement-id'
  | 'settlement-start-date'
  | 'settlement-end-date'
  | 'deposit-date'
  | 'total-amount'
  | 'currency'
  | 'transaction-type'
  | 'order-id'
  | 'adjustment-id'
  | 'shipment-id'
  | 'marketplace-name'
  | 'fulfillment-id'
  | 'posted-date'
  | 'posted-date-time'
  | 'order-item-code'
  | 'sku'
  | 'quantity-purchased';

function summaryRow(row: Row<Column>, settlementId: string, currency: string | null, scope: TableScope): void {
  const [start, end] = [row.instant('settlement-start-date'), row.instant('settlement-end-date')];
  scope.emit({
    kind: 'settlement',
    origin: row.origin,
    settlementId,
    start,
    end,
    depositedAt: row.instant('deposit-date'),
    total: row.money('total-amount', currency),
  });
  for (const instant of [start, end]) if (instant !== null) scope.cover(instant.slice(0, 10));
}

/** A row holds one amount in one of nine columns; each amount found is one line, named as the new layout names it. */
function amountRow(row: Row<Column>, settlementId: string, currency: string | null, scope: TableScope): void {
  const transactionType = row.requiredText('transaction-type');
  for (const { amount: column, name, type } of AMOUNTS) {
    if (row.text(column) === null) continue;
    const amount = row.requiredMoney(column, currency);
    scope.add('amount', decimalText(amount));
    scope.emit({
      kind: 'settlement-line',
      origin: row.origin,
      settlementId,
      transactionType,
      orderId: row.text('order-id'),
      orderItemCode: row.text('order-item-code'),
      adjustmentId: row.text('adjustment-id'),
      shipmentId: row.text('shipment-id'),
      marketplace: shopNamed(row.text('marketplace-name')),
      amountType: type,
      // The old layout says what an amount without a type is in the column of the transaction.
      amountDescription: (name === null ? null : row.text(name)) ?? transactionType,
      amount,
      postedAt: row.instant('posted-date-time') ?? row.instant('posted-date'),
      sku: row.text('sku'),
      quantity: row.count('quantity-purchased'),
      fulfilment: channelOf(row.text('fulfillment-id')),
    });
  }
}

const text = { kind: 'text', need: 'optional' } as const;

/** Settlement, the older wide layout: an amount column for each kind of amount. Amazon stopped making it in November 2026. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE',
  title: 'Settlement (flat file, older layout)',
  download: 'Seller Central: Payments > All statements > Download flat file (no longer made; for files kept)',
  usedFor: 'fees reconcile, journey report, brief: what Amazon charged and paid',
  headings,
  columns: {
    'settlement-id': { kind: 'text', need: 'required' },
    'settlement-start-date': { kind: 'date', need: 'expected' },
    'settlement-end-date': { kind: 'date', need: 'expected' },
    'deposit-date': { kind: 'date', need: 'expected' },
    'total-amount': { kind: 'money', need: 'required' },
    currency: { kind: 'text', need: 'required' },
    'transaction-type': { kind: 'text', need: 'required' },
    'order-id': { kind: 'text', need: 'expected' },
    'adjustment-id': text,
    'shipment-id': text,
    'marketplace-name': { kind: 'text', need: 'expected' },
    'fulfillment-id': text,
    'posted-date': { kind: 'date', need: 'expected' },
    'posted-date-time': { kind: 'date', need: 'optional' },
    'order-item-code': text,
    sku: { kind: 'text', need: 'expected' },
    'quantity-purchased': { kind: 'count', need: 'expected' },
    'price-type': { kind: 'text', need: 'required' },
    'price-amount': { kind: 'money', need: 'required' },
    'item-related-fee-type': { kind: 'text', need: 'required' },
    'item-related-fee-amount': { kind: 'money', need: 'required' },
    'shipment-fee-type': { kind: 'text', need: 'expected' },
    'shipment-fee-amount': { kind: 'money', need: 'expected' },
    'order-fee-type': { kind: 'text', need: 'expected' },
    'order-fee-amount': { kind: 'money', need: 'expected' },
    'misc-fee-amount': { kind: 'money', need: 'expected' },
    'other-fee-amount': { kind: 'money', need: 'expected' },
    'other-fee-reason-description': { kind: 'text', need: 'expected' },
    'promotion-type': text,
    'promotion-amount': { kind: 'money', need: 'optional' },
    'direct-payment-type': { kind: 'text', need: 'expected' },
    'direct-payment-amount': { kind: 'money', need: 'expected' },
    'other-amount': { kind: 'money', need: 'expected' },
  },
  decimalMark: () => null,
  totals: { quantity: 'quantity-purchased' },
  open(scope) {
    // Only the summary row has the currency in files of this layout.
    const currencies = new Map<string, string>();
    scope.add('amount', '0');
    // Both promotion columns are left out where there are no promotions; one alone is a column lost.
    if (scope.has('promotion-type') !== scope.has('promotion-amount')) {
      const message = 'Of promotion-type and promotion-amount one column is missing: promotions are not known.';
      scope.problem({ code: 'column-missing', scope: 'cell', message });
    }
    return {
      row(row: Row<Column>) {
        const settlementId = row.requiredText('settlement-id');
        const currency =
          row.text('currency') === null ? (currencies.get(settlementId) ?? null) : row.currency('currency');
        if (currency !== null && !currencies.has(settlementId)) currencies.set(settlementId, currency);
        if (row.text('total-amount') !== null && row.text('transaction-type') === null) {
          summaryRow(row, settlementId, currency, scope);
        } else {
          amountRow(row, settlementId, currency, scope);
        }
      },
    };
  },
});
