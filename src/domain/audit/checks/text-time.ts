import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

/** Words such as "current" or "new" are left out: in visible text they are nearly always ordinary words. */
export const textTime = defineCheck('TEXT-TIME', {
  title: 'Nothing that goes out of date',
  needs: ['text'],
  yieldsTo: ['TITLE-PROMO'],
  run: (context) => listedWords(context, { parts: VISIBLE_PARTS, what: 'time-bound wording', ambiguous: 'skip' }),
});
