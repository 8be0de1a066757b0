import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'asin' | 'week' | 'arm' | 'reviews' | 'order' | 'feedback';

const ARMS: Readonly<Record<string, 'ask' | 'holdout'>> = {
  ask: 'ask',
  asked: 'ask',
  holdout: 'holdout',
  control: 'holdout',
};

function outcomeOf(row: Row<Column>): number {
  const reviews = row.count('reviews');
  if (reviews !== null) return reviews;
  const given = row.flag('feedback');
  return given === null
    ? row.reject('feedback', 'cell-missing', 'Neither reviews nor feedback; the row was left out.')
    : Number(given);
}

/** What came of an experiment with requests, counted by the seller: a row for each product and week, or for each order. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'EXPERIMENT_UNITS',
  title: 'Results of an experiment with requests',
  download: 'Your own CSV: asin, week, arm (ask or holdout), reviews; or order, arm, feedback (yes or no)',
  usedFor: 'reviews experiment: whether asking made a difference',
  headings,
  ownFile: true,
  mixesMarketplaces: true,
  columns: {
    arm: { kind: 'text', need: 'required' },
    asin: { kind: 'text', need: 'optional' },
    week: { kind: 'date', need: 'optional' },
    reviews: { kind: 'count', need: 'optional' },
    order: { kind: 'text', need: 'optional' },
    feedback: { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: { quantity: 'reviews' },
  claims: (columns) =>
    (columns.has('asin') && columns.has('week') && columns.has('reviews')) ||
    (columns.has('order') && columns.has('feedback')),
  open(scope) {
    return {
      row(row: Row<Column>) {
        const word = row.requiredText('arm').toLowerCase();
        const arm =
          ARMS[word] ?? row.reject('arm', 'arm-unknown', `"${word.slice(0, 20)}" is neither ask nor holdout.`);
        const order = row.text('order');
        const week = row.date('week');
        const asin = row.text('asin');
        if (order === null && (asin === null || week === null)) {
          row.reject('asin', 'cell-missing', 'Neither an order nor a product with its week; the row was left out.');
        }
        const outcome = outcomeOf(row);
        scope.emit({
          kind: 'experiment-unit',
          origin: row.origin,
          unit: order === null ? 'asin-week' : 'order',
          name: order ?? `${asin ?? ''} ${week ?? ''}`,
          arm,
          outcome,
        });
        if (week !== null) scope.cover(week);
      },
    };
  },
});
