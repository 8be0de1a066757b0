import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textShipping = defineCheck('TEXT-SHIPPING', {
  title: 'No shipping offers in the text',
  needs: ['text'],
  yieldsTo: ['TITLE-PROMO'],
  run: (context) => listedWords(context, { parts: VISIBLE_PARTS, what: 'a shipping offer' }),
});
