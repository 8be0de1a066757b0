import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { patternHits } from '../measures/patterns.ts';

export const textMojibake = defineCheck('TEXT-MOJIBAKE', {
  title: 'No wrongly decoded signs',
  needs: ['text'],
  run: (context) => patternHits(context, { parts: [...VISIBLE_PARTS, 'search-terms'], what: 'wrongly decoded text' }),
});
