import { defineCheck } from '../check.ts';
import { patternHits } from '../measures/patterns.ts';

export const bulletAsin = defineCheck('BULLET-ASIN', {
  title: 'No ASINs in bullets',
  needs: ['bullets'],
  run: (context) => patternHits(context, { parts: ['bullets'], what: 'an ASIN' }),
});
