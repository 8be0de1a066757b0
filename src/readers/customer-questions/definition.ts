import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'asin' | 'date' | 'question' | 'answer';

/** Questions of buyers that the seller kept, from messages or the product page. Names of those who ask are not read. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'CUSTOMER_QUESTIONS',
  title: 'Customer questions, of your own',
  download: 'Your own CSV: asin, date, question, answer',
  usedFor: 'journey pains: what buyers of a product want to know and its page does not tell',
  headings,
  ownFile: true,
  mixesMarketplaces: true,
  columns: {
    asin: { kind: 'text', need: 'required' },
    question: { kind: 'text', need: 'required' },
    date: { kind: 'date', need: 'optional' },
    answer: { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: {},
  open(scope) {
    return {
      row(row: Row<Column>) {
        const askedOn = row.date('date');
        scope.emit({
          kind: 'customer-question',
          origin: row.origin,
          asin: row.text('asin'),
          marketplace: scope.marketplace,
          askedOn,
          question: row.text('question'),
          answer: row.text('answer'),
        });
        if (askedOn !== null) scope.cover(askedOn);
      },
    };
  },
});
