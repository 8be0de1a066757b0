import { defineCheck } from '../check.ts';
import { patternHits } from '../measures/patterns.ts';

export const descHtml = defineCheck('DESC-HTML', {
  title: 'No HTML in the description, line breaks aside',
  needs: ['description'],
  run: (context) => patternHits(context, { parts: ['description'], what: 'HTML, which is shown as text or refused' }),
});
