import { defineCheck } from '../check.ts';

export const kwPresent = defineCheck('KW-PRESENT', {
  title: 'Search terms are filled in',
  needs: ['search-terms'],
  run: ({ listing }) =>
    listing.searchTerms?.text === ''
      ? [{ field: 'search-terms', message: 'The search terms are empty: room for synonyms left unused.' }]
      : [],
});
