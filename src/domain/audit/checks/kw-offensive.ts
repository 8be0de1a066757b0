import { defineCheck } from '../check.ts';
import { listedWords } from '../measures/listed-words.ts';

export const kwOffensive = defineCheck('KW-OFFENSIVE', {
  title: 'No offensive words in the search terms',
  needs: ['search-terms'],
  run: (context) => listedWords(context, { parts: ['search-terms'], what: 'an offensive or abusive term' }),
});
