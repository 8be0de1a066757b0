import { defineCheck } from '../check.ts';
import { patternHits } from '../measures/patterns.ts';

export const kwAsin = defineCheck('KW-ASIN', {
  title: 'No ASINs in the search terms',
  needs: ['search-terms'],
  run: (context) => patternHits(context, { parts: ['search-terms'], what: 'an ASIN' }),
});
