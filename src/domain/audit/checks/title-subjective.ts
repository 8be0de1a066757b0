import { defineCheck } from '../check.ts';
import { listedWords } from '../measures/listed-words.ts';

export const titleSubjective = defineCheck('TITLE-SUBJECTIVE', {
  title: 'No subjective praise in the title',
  needs: ['title'],
  yieldsTo: ['TITLE-PROMO'],
  run: (context) => listedWords(context, { parts: ['title'], what: 'praise, not a fact; titles may not carry it' }),
});
