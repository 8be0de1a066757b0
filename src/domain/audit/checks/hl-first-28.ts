import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePoints } from '../text/count.ts';

export const hlFirst28 = defineCheck('HL-FIRST-28', {
  title: 'The first highlight fits a phone',
  needs: ['item-highlights'],
  yieldsTo: ['HL-PHRASES'],
  run: ({ listing, rule }) => {
    const limit = limitOf(rule, 'max');
    return piecesOf(listing, ['item-highlights']).flatMap(({ field, text }) => {
      const first = (text.split(/[,、，]/u)[0] ?? '').trim();
      const measured = codePoints(first);
      if (measured <= limit) return [];
      const message = `The first highlight "${first}" has ${measured} characters; phones showed about ${limit}.`;
      return [{ field, message, text: first, position: 0, measured, limit, unit: 'characters' }];
    });
  },
});
