import { defineCheck } from '../check.ts';
import { patternHits } from '../measures/patterns.ts';

export const bulletCompare = defineCheck('BULLET-COMPARE', {
  title: 'No comparison with competitors in bullets',
  needs: ['bullets'],
  run: (context) => patternHits(context, { parts: ['bullets'], what: 'a comparison with others' }),
});
