import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePoints } from '../text/count.ts';

export const bulletTotal = defineCheck('BULLET-TOTAL', {
  title: 'All bullets together below 1,000 characters',
  needs: ['bullets'],
  run: ({ listing, rule }) => {
    const limit = limitOf(rule, 'max');
    const measured = piecesOf(listing, ['bullets']).reduce((sum, piece) => sum + codePoints(piece.text), 0);
    if (measured <= limit) return [];
    const message = `The bullets have ${measured} characters together; an older guideline asks for fewer than ${limit}.`;
    return [{ field: 'bullets', message, measured, limit, unit: 'characters' }];
  },
});
