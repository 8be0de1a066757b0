import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { patternHits } from '../measures/patterns.ts';

export const textFsa = defineCheck('TEXT-FSA', {
  title: 'No "FSA eligible" or "HSA eligible"',
  needs: ['text'],
  run: (context) => patternHits(context, { parts: VISIBLE_PARTS, what: 'a restricted phrase' }),
});
