import { sumMoney, subtractMoney, type CurrencyCode } from '../../model/money.ts';
import type { TransactionKind, TransactionPart } from '../../model/records/transaction.ts';
import { isCurrencyCode } from '../currencies.ts';
import { type ColumnSpec, defineTable, type TableScope } from '../definition.ts';
import { normalHeading } from '../headings.ts';
import type { Row } from '../row.ts';
import { channelOf, shopCurrency, shopNamed } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };
import types from './types.json' with { type: 'json' };

/** Columns whose amounts add up to the total, in the order of the file. */
const AMOUNTS = [
  'product-sales',
  'product-sales-tax',
  'sales-tax-collected',
  'shipping-credits',
  'shipping-credits-tax',
  'gift-wrap-credits',
  'gift-wrap-credits-tax',
  'points',
  'regulatory-fee',
  'regulatory-fee-tax',
  'promotional-rebates',
  'promotional-rebates-tax',
  'marketplace-withheld-tax',
  'selling-fees',
  'fba-fees',
  'other-transaction-fees',
  'other',
] as const;
type Amount = (typeof AMOUNTS)[number];
type Column =
  | Amount
  | 'date-time'
  | 'settlement-id'
  | 'type'
  | 'order-id'
  | 'sku'
  | 'description'
  | 'quantity'
  | 'marketplace'
  | 'fulfillment'
  | 'status'
  | 'total';

/** Only these are in every language and layout known. */
const CORE: ReadonlySet<string> = new Set(['selling-fees', 'fba-fees', 'other-transaction-fees', 'other']);

const KIND_OF_WORD: ReadonlyMap<string, TransactionKind> = new Map(
  Object.entries(types).flatMap(([kind, words]) =>
    words.map((word) => [normalHeading(word), kind as TransactionKind] as const),
  ),
);

/** Headings of these languages exist in one shop alone. */
const SHOP_OF_LANGUAGE: Readonly<Record<string, string>> = { ja: 'JP', pl: 'PL', sv: 'SE', tr: 'TR', pt: 'BR' };

/** The lines above the headings say `All amounts in USD, unless specified` in the language of the account. */
function currencyAbove(preamble: readonly string[]): CurrencyCode | null {
  const codes = preamble.flatMap((line) => line.match(/\b[A-Z]{3}\b/g) ?? []).filter(isCurrencyCode);
  const [first, other] = new Set(codes);
  return first !== undefined && other === undefined ? first : null;
}

/** Amounts of the row that are not zero, with the currency of the total. */
function partsOf(row: Row<Column>, currency: CurrencyCode): TransactionPart[] {
  return AMOUNTS.flatMap((column) => {
    const amount = row.money(column, currency);
    return amount === null || amount.minor === 0 ? [] : [{ column, amount }];
  });
}

function rowReader(scope: TableScope): (row: Row<Column>) => void {
  const above = currencyAbove(scope.preamble);
  const shop = SHOP_OF_LANGUAGE[scope.language] ?? scope.marketplace;
  let last: CurrencyCode | null = null;
  return (row) => {
    const marketplace = shopNamed(row.text('marketplace'));
    const currency = above ?? shopCurrency(marketplace) ?? last ?? shopCurrency(shop);
    last = currency;
    const type = row.requiredText('type');
    const total = row.requiredMoney('total', currency);
    const parts = partsOf(row, total.currency);
    const unexplained = subtractMoney(
      total,
      sumMoney(
        parts.map((part) => part.amount),
        total.currency,
      ),
    );
    if (unexplained.minor !== 0) {
      row.doubt('total', 'row-does-not-add-up', 'The amounts of this row do not add up to its total.');
    }
    const postedAt = row.instant('date-time');
    if (postedAt !== null) scope.cover(postedAt.slice(0, 10));
    scope.emit({
      kind: 'transaction',
      origin: row.origin,
      settlementId: row.text('settlement-id'),
      postedAt,
      type,
      typeKind: KIND_OF_WORD.get(normalHeading(type)) ?? null,
      orderId: row.text('order-id'),
      sku: row.text('sku'),
      description: row.text('description'),
      quantity: row.count('quantity'),
      marketplace,
      fulfilment: channelOf(row.text('fulfillment')),
      parts,
      total,
      unexplained,
    });
  };
}

const amountColumns = Object.fromEntries(
  AMOUNTS.map((column): [Amount, ColumnSpec] => [
    column,
    { kind: 'money', need: CORE.has(column) ? 'required' : 'optional' },
  ]),
) as Record<Amount, ColumnSpec>;

/** Date range transactions, by hand: one row per event, lines of text above the headings, every language its own headings. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'DATE_RANGE_TRANSACTIONS',
  title: 'Date range transactions',
  download: 'Seller Central: Payments > Reports Repository > Transaction, Date range (.csv)',
  usedFor: 'fees reconcile: what each event brought, checked against the settlements and the payouts',
  headings,
  columns: {
    'date-time': { kind: 'date', need: 'required' },
    'settlement-id': { kind: 'text', need: 'expected' },
    type: { kind: 'text', need: 'required' },
    'order-id': { kind: 'text', need: 'expected' },
    sku: { kind: 'text', need: 'expected' },
    description: { kind: 'text', need: 'expected' },
    quantity: { kind: 'count', need: 'optional' },
    marketplace: { kind: 'text', need: 'optional' },
    fulfillment: { kind: 'text', need: 'optional' },
    status: { kind: 'text', need: 'optional' },
    ...amountColumns,
    total: { kind: 'money', need: 'required' },
  },
  // Yen have no decimals: a comma in a Japanese file always parts thousands.
  decimalMark: (language) => (language === 'ja' ? 'dot' : null),
  totals: { amount: 'total', sales: 'product-sales', quantity: 'quantity' },
  open(scope) {
    return { row: rowReader(scope) };
  },
});
