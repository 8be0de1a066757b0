import { defineCheck } from '../check.ts';
import { signHits, SYMBOL } from '../measures/signs.ts';

export const titleCharsOdd = defineCheck('TITLE-CHARS-ODD', {
  title: 'No emoji, arrows, stars or trade-mark signs in the title',
  needs: ['title'],
  yieldsTo: ['TEXT-MOJIBAKE'],
  run: (context) =>
    signHits(context, ['title'], { pattern: SYMBOL }, 'a symbol; titles are letters, digits and plain punctuation'),
});
