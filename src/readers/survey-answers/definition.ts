import { defineTable } from '../definition.ts';
import type { Row } from '../row.ts';
import headings from './headings.json' with { type: 'json' };

type Column = 'score' | 'date' | 'channel' | 'comment';

const MOST = 10;

/** Answers to "how likely would you recommend us", 0 to 10, of the seller's own shop. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'SURVEY_ANSWERS',
  title: 'Survey of your own shop',
  download: 'Your own CSV: nps score (0 to 10), date, channel, comment; never of buyers on Amazon',
  usedFor: 'journey pains: net promoter score with its interval',
  headings,
  ownFile: true,
  mixesMarketplaces: true,
  columns: {
    score: { kind: 'count', need: 'required' },
    date: { kind: 'date', need: 'optional' },
    channel: { kind: 'text', need: 'optional' },
    comment: { kind: 'text', need: 'optional' },
  },
  decimalMark: () => null,
  totals: {},
  open(scope) {
    return {
      row(row: Row<Column>) {
        const score = row.requiredCount('score');
        if (score > MOST) row.reject('score', 'cell-out-of-range', 'A score is 0 to 10; the row was left out.');
        const givenOn = row.date('date');
        scope.emit({
          kind: 'survey-answer',
          origin: row.origin,
          score,
          givenOn,
          channel: row.text('channel'),
          comment: row.text('comment'),
        });
        if (givenOn !== null) scope.cover(givenOn);
      },
    };
  },
});
