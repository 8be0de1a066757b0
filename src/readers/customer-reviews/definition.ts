import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'asin' | 'date' | 'rating' | 'title' | 'text';

const STARS = [1, 2, 3, 4, 5];

/** Reviews that the seller exported, or a tool did: a text and a number of stars. Names of reviewers are not read. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'CUSTOMER_REVIEWS',
  title: 'Customer reviews, exported',
  download: 'Your own CSV or the export of a review tool: asin, date, rating, title, review',
  usedFor: 'journey pains: what buyers of a product complain of',
  headings,
  ownFile: true,
  mixesMarketplaces: true,
  columns: {
    rating: { kind: 'count', need: 'required' },
    text: { kind: 'text', need: 'required' },
    asin: { kind: 'text', need: 'optional' },
    date: { kind: 'date', need: 'optional' },
    title: { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: {},
  open(scope) {
    return {
      row(row: Row<Column>) {
        const stars = row.count('rating');
        if (stars !== null && !STARS.includes(stars)) {
          row.reject('rating', 'cell-out-of-range', 'A rating is one to five stars; the row was left out.');
        }
        const givenOn = row.date('date');
        scope.emit({
          kind: 'customer-review',
          origin: row.origin,
          asin: row.text('asin'),
          marketplace: scope.marketplace,
          givenOn,
          stars,
          title: row.text('title'),
          text: row.text('text'),
        });
        if (givenOn !== null) scope.cover(givenOn);
      },
    };
  },
});
