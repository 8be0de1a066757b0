import { defineCheck } from '../check.ts';
import { listedWords } from '../measures/listed-words.ts';

export const bulletClaims = defineCheck('BULLET-CLAIMS', {
  title: 'No eco, antimicrobial, bamboo or soy claims in bullets',
  needs: ['bullets'],
  run: (context) =>
    listedWords(context, {
      parts: ['bullets'],
      what: 'a claim Amazon names as prohibited in bullets',
      // Outside the US the research advises to warn only: some of the words are lawful there with proof.
      severity: context.listing.marketplace === null || context.listing.marketplace === 'US' ? 'error' : 'warning',
    }),
});
