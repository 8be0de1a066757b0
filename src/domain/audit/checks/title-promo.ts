import { defineCheck } from '../check.ts';
import { listedWords } from '../measures/listed-words.ts';

export const titlePromo = defineCheck('TITLE-PROMO', {
  title: 'No promotional phrases in the title',
  needs: ['title'],
  run: (context) => listedWords(context, { parts: ['title'], what: 'a promotional phrase, banned from titles' }),
});
