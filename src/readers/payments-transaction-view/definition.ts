import { currencyOfHeading, marketplaceOfCurrency, splitHeading } from '../currencies.ts';
import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'date'
  | 'status'
  | 'account-type'
  | 'transaction-type'
  | 'order-id'
  | 'details'
  | 'product-charges'
  | 'rebates'
  | 'fees'
  | 'other'
  | 'total';

/** Payments > Transaction View as downloaded by hand. The currency stands in the last heading alone. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'PAYMENTS_TRANSACTION_VIEW',
  title: 'Payments transaction view',
  download: 'Seller Central: Payments > Transaction View > Download',
  usedFor: 'what was paid out or is held back, by order and by fee, before the settlement closes',
  headings,
  columns: {
    date: { kind: 'date', need: 'required' },
    status: { kind: 'text', need: 'optional' },
    'account-type': { kind: 'text', need: 'optional' },
    'transaction-type': { kind: 'text', need: 'required' },
    'order-id': { kind: 'text', need: 'expected' },
    details: { kind: 'text', need: 'optional' },
    'product-charges': { kind: 'money', need: 'required' },
    rebates: { kind: 'money', need: 'expected' },
    fees: { kind: 'money', need: 'required' },
    other: { kind: 'money', need: 'expected' },
    total: { kind: 'money', need: 'required' },
  },
  decimalMark: () => null,
  totals: { amount: 'total', sales: 'product-charges', fees: 'fees' },
  recognise: (heading) => (splitHeading(heading)?.bare.toLowerCase() === 'total' ? 'total' : null),
  open(scope) {
    const shop = shopCurrency(scope.marketplace);
    const named = scope.heading('total') ?? '';
    const inHeading = splitHeading(named);
    const currency = inHeading === null ? shop : currencyOfHeading(named, shop);
    const place = currency === null ? null : (marketplaceOfCurrency(currency)?.code ?? null);
    const marketplace = currency !== null && currency === shop ? scope.marketplace : place;
    const doubtCurrency = currencyDoubt(scope);
    return {
      row(row: Row<Column>) {
        const date = row.requiredInstant('date').slice(0, 10);
        if (currency === null) doubtCurrency();
        const amount = (column: Column) => row.money(column, currency);
        scope.emit({
          kind: 'payment-transaction',
          origin: row.origin,
          marketplace,
          date,
          status: row.text('status'),
          accountType: row.text('account-type'),
          transactionType: row.requiredText('transaction-type'),
          orderId: row.text('order-id'),
          details: row.text('details'),
          productCharges: amount('product-charges'),
          promotionalRebates: amount('rebates'),
          amazonFees: amount('fees'),
          other: amount('other'),
          total: row.requiredMoney('total', currency),
        });
        scope.cover(date);
      },
    };
  },
});
