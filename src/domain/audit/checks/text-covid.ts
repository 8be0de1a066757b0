import { defineCheck } from '../check.ts';
import { TEXT_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textCovid = defineCheck('TEXT-COVID', {
  title: 'No pandemic or virus claim',
  needs: ['text'],
  run: (context) => listedWords(context, { parts: TEXT_PARTS, what: 'a pandemic word that Amazon blocks' }),
});
