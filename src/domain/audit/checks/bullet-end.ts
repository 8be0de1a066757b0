import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePoints } from '../text/count.ts';

export const bulletEnd = defineCheck('BULLET-END', {
  title: 'No punctuation at the end of a bullet',
  needs: ['bullets'],
  yieldsTo: ['BULLET-PLACEHOLDER'],
  run: ({ listing, rule }) =>
    piecesOf(listing, ['bullets']).flatMap(({ field, text }) => {
      const last = text.at(-1) ?? '';
      if (rule.check.chars?.includes(last) !== true) return [];
      const position = codePoints(text) - 1;
      return [
        { field, message: `The bullet ends with "${last}"; bullets are fragments without one.`, text: last, position },
      ];
    }),
});
