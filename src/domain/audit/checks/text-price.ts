import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { patternHits } from '../measures/patterns.ts';

export const textPrice = defineCheck('TEXT-PRICE', {
  title: 'No prices in the text',
  needs: ['text'],
  run: (context) => patternHits(context, { parts: VISIBLE_PARTS, what: 'a price or discount' }),
});
