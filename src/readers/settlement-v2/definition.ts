import { defineTable, type TableScope } from '../definition.ts';
import type { Row } from '../row.ts';
import { channelOf, shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
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
  | 'amount-type'
  | 'amount-description'
  | 'amount'
  | 'fulfillment-id'
  | 'posted-date'
  | 'posted-date-time'
  | 'order-item-code'
  | 'sku'
  | 'quantity-purchased';

/** Currency of each settlement, from its summary row, for files that leave it out below. */
type Currencies = Map<string, string>;

/** The first row of a settlement: what was paid out, when and for which span. */
function summaryRow(row: Row<Column>, settlementId: string, currency: string | null, scope: TableScope): void {
  const start = row.instant('settlement-start-date');
  const end = row.instant('settlement-end-date');
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

function textOrEmpty(text: string | null): string {
  return text ?? '';
}

function lineRow(row: Row<Column>, settlementId: string, currency: string | null, scope: TableScope): void {
  const transactionType = row.requiredText('transaction-type');
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
    amountType: textOrEmpty(row.text('amount-type')),
    amountDescription: textOrEmpty(row.text('amount-description')),
    amount: row.requiredMoney('amount', currency),
    postedAt: row.instant('posted-date-time') ?? row.instant('posted-date'),
    sku: row.text('sku'),
    quantity: row.count('quantity-purchased'),
    fulfilment: channelOf(row.text('fulfillment-id')),
  });
}

/** Settlement, flat file V2: one row per amount; the rows after the summary add up to its total. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
  title: 'Settlement (flat file V2)',
  download: 'Seller Central: Payments > All statements > Download flat file V2',
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
    'adjustment-id': { kind: 'text', need: 'optional' },
    'shipment-id': { kind: 'text', need: 'optional' },
    'marketplace-name': { kind: 'text', need: 'expected' },
    'amount-type': { kind: 'text', need: 'required' },
    'amount-description': { kind: 'text', need: 'required' },
    amount: { kind: 'money', need: 'required' },
    'fulfillment-id': { kind: 'text', need: 'optional' },
    'posted-date': { kind: 'date', need: 'expected' },
    'posted-date-time': { kind: 'date', need: 'optional' },
    'order-item-code': { kind: 'text', need: 'optional' },
    sku: { kind: 'text', need: 'expected' },
    'quantity-purchased': { kind: 'count', need: 'expected' },
  },
  fields: {
    settlement: {
      settlementId: ['settlement-id'],
      start: ['settlement-start-date'],
      end: ['settlement-end-date'],
      depositedAt: ['deposit-date'],
      total: ['total-amount', 'currency'],
    },
    'settlement-line': {
      settlementId: ['settlement-id'],
      transactionType: ['transaction-type'],
      orderId: ['order-id'],
      orderItemCode: ['order-item-code'],
      adjustmentId: ['adjustment-id'],
      shipmentId: ['shipment-id'],
      fulfilment: ['fulfillment-id'],
      marketplace: ['marketplace-name'],
      amountType: ['amount-type'],
      amountDescription: ['amount-description'],
      amount: ['amount', 'currency'],
      postedAt: ['posted-date-time', 'posted-date'],
      sku: ['sku'],
      quantity: ['quantity-purchased'],
    },
  },
  decimalMark: () => null,
  totals: { amount: 'amount', quantity: 'quantity-purchased' },
  open(scope) {
    const currencies: Currencies = new Map();
    return {
      plain: {
        kind: 'settlement-line',
        filled: ['settlement-id', 'currency', 'transaction-type', 'amount'],
        empty: ['total-amount'],
        currency: 'currency',
        made: {
          marketplace: shopNamed,
          amountType: textOrEmpty,
          amountDescription: textOrEmpty,
          fulfilment: channelOf,
        },
        firstOf: { postedAt: ['posted-date-time', 'posted-date'] },
      },
      row(row: Row<Column>) {
        const settlementId = row.requiredText('settlement-id');
        const currency =
          row.text('currency') === null ? (currencies.get(settlementId) ?? null) : row.currency('currency');
        if (row.text('total-amount') !== null && row.text('transaction-type') === null) {
          if (currency !== null) currencies.set(settlementId, currency);
          summaryRow(row, settlementId, currency, scope);
        } else {
          lineRow(row, settlementId, currency, scope);
        }
      },
    };
  },
});
