import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textCovid = defineCheck('TEXT-COVID', {
  title: 'No pandemic or virus claim',
  needs: ['text'],
  run: (context) =>
    listedWords(context, { parts: [...VISIBLE_PARTS, 'search-terms'], what: 'a pandemic word that Amazon blocks' }),
});
