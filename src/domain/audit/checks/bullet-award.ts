import { defineCheck } from '../check.ts';
import { patternHits } from '../measures/patterns.ts';

export const bulletAward = defineCheck('BULLET-AWARD', {
  title: 'No award or survey claims without proof',
  needs: ['bullets'],
  run: (context) => patternHits(context, { parts: ['bullets'], what: 'an award or survey claim' }),
});
