import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'date' | 'rating' | 'comments' | 'response' | 'order-id';

const STARS = [1, 2, 3, 4, 5];

/** Seller feedback. By API one to three stars only, so its mean says nothing. The buyer's e-mail address is not read. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'GET_SELLER_FEEDBACK_DATA',
  title: 'Seller feedback',
  download: 'Seller Central: Performance > Feedback > Feedback Manager > Download',
  usedFor: 'what buyers complain of about the seller; one to three stars only, never a mean rating',
  headings,
  columns: {
    date: { kind: 'date', need: 'required' },
    rating: { kind: 'count', need: 'required' },
    comments: { kind: 'text', need: 'required' },
    response: { kind: 'text', need: 'expected' },
    'order-id': { kind: 'text', need: 'required' },
  },
  decimalMark: () => null,
  totals: {},
  open(scope) {
    return {
      row(row: Row<Column>) {
        const rating = row.requiredCount('rating');
        if (!STARS.includes(rating)) {
          row.reject('rating', 'cell-out-of-range', 'A rating is one to five stars; the row was left out.');
        }
        const givenOn = row.date('date');
        scope.emit({
          kind: 'seller-feedback',
          origin: row.origin,
          givenOn,
          rating,
          orderId: row.text('order-id'),
          comment: row.text('comments'),
          response: row.text('response'),
          marketplace: scope.marketplace,
        });
        if (givenOn !== null) scope.cover(givenOn);
      },
    };
  },
});
