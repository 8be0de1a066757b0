import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column =
  | 'order'
  | 'email'
  | 'name'
  | 'first-name'
  | 'product'
  | 'sku'
  | 'country'
  | 'ordered'
  | 'shipped'
  | 'cancelled'
  | 'consent'
  | 'unsubscribed';

/** A name in Latin letters, whose first word is what a person is called by; of others the order differs. */
const LATIN_NAME = /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*(?=\s)/u;

function firstNameOf(row: Row<Column>): string | null {
  return row.text('first-name') ?? LATIN_NAME.exec(row.text('name') ?? '')?.[0] ?? null;
}

/** A two-letter country; the code of the British shop is that of its name. */
function countryOf(row: Row<Column>): string | null {
  const code = row.text('country')?.toUpperCase() ?? null;
  if (code === null || /^[A-Z]{2}$/.test(code)) return code === 'GB' ? 'UK' : code;
  return row.doubt('country', 'country-unknown', `"${code.slice(0, 40)}" is no two-letter country.`);
}

/** Yes or no. A word that is neither must not pass for consent, nor for the lack of an objection. */
function answerOf(row: Row<Column>, column: 'consent' | 'unsubscribed'): boolean | null {
  const answer = row.flag(column);
  if (answer !== null || row.text(column) === null) return answer;
  return row.doubt(column, 'answer-unknown', 'It is neither yes nor no; the answer is unknown.');
}

/**
 * Orders of the seller's own shop: Shopify's export, which writes the facts of an order on its first item only, or a
 * table of the seller's own.
 */
export const report = defineTable<Column>({
  form: 'table',
  id: 'SHOP_ORDERS',
  title: 'Orders of your own shop',
  download:
    'Shopify: Orders > Export > Plain CSV; or your own CSV: order, email and any of first-name, product, sku, country, ' +
    'ordered-on, shipped-on, cancelled-on, consent (yes or no), unsubscribed (yes or no)',
  usedFor: 'reviews draft --route own-shop: whom you may write to, and about what',
  headings,
  ownFile: true,
  mixesMarketplaces: true,
  columns: {
    order: { kind: 'text', need: 'required' },
    email: { kind: 'text', need: 'required' },
    name: { kind: 'text', need: 'optional' },
    'first-name': { kind: 'text', need: 'optional' },
    product: { kind: 'text', need: 'expected' },
    sku: { kind: 'text', need: 'optional' },
    country: { kind: 'text', need: 'expected' },
    ordered: { kind: 'date', need: 'optional' },
    shipped: { kind: 'date', need: 'expected' },
    cancelled: { kind: 'date', need: 'optional' },
    consent: { kind: 'text', need: 'expected' },
    unsubscribed: { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: {},
  // A table with an order and an address alone may be anybody's.
  claims: (columns) => columns.has('consent') || columns.has('shipped'),
  open(scope) {
    return {
      row(row: Row<Column>) {
        const orderedAt = row.instant('ordered');
        scope.emit({
          kind: 'shop-order-line',
          origin: row.origin,
          orderNumber: row.requiredText('order'),
          email: row.text('email'),
          firstName: firstNameOf(row),
          productName: row.text('product'),
          sku: row.text('sku'),
          country: countryOf(row),
          orderedAt,
          shippedAt: row.instant('shipped'),
          cancelledAt: row.instant('cancelled'),
          consent: answerOf(row, 'consent'),
          unsubscribed: answerOf(row, 'unsubscribed'),
        });
        if (orderedAt !== null) scope.cover(orderedAt.slice(0, 10));
      },
    };
  },
});
