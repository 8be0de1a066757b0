import { defineCheck } from '../check.ts';
import { listedWords } from '../measures/listed-words.ts';

export const kwTemporary = defineCheck('KW-TEMPORARY', {
  title: 'No temporary statements in the search terms',
  needs: ['search-terms'],
  run: (context) => listedWords(context, { parts: ['search-terms'], what: 'a temporary statement' }),
});
