import { defineCheck } from '../check.ts';

export const aplusPresent = defineCheck('APLUS-PRESENT', {
  title: 'A+ content on the page',
  needs: ['a-plus'],
  run: ({ listing }) =>
    listing.facts.aplus?.onPage === false && !listing.genericBrand
      ? [
          {
            field: 'a-plus',
            message: 'The page is not among those with A+ content; brand owners add it without charge.',
          },
        ]
      : [],
});
