import { defineCheck } from '../check.ts';
import { listedWords } from '../measures/listed-words.ts';

export const kwSubjective = defineCheck('KW-SUBJECTIVE', {
  title: 'No subjective words in the search terms',
  needs: ['search-terms'],
  run: (context) =>
    listedWords(context, { parts: ['search-terms'], what: 'subjective, which search terms may not be' }),
});
