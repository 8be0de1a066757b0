import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePoints } from '../text/count.ts';

export const titleLenNear = defineCheck('TITLE-LEN-NEAR', {
  title: 'A little room below 75 characters',
  needs: ['title'],
  run: ({ listing, rule }) => {
    const max = limitOf(rule, 'max');
    return piecesOf(listing, ['title']).flatMap(({ field, text }) => {
      const measured = codePoints(text);
      if (measured < limitOf(rule, 'min') || measured > max) return [];
      const message = `The title has ${measured} of ${max} characters: one more edit may tip it over.`;
      return [{ field, message, measured, limit: max, unit: 'characters' }];
    });
  },
});
