import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { placeOf } from '../measures/place.ts';
import { codePointOffset } from '../text/count.ts';
import { phraseFinder } from '../text/phrases.ts';

/** Common misspellings differ by product: the list is the seller's, by hand or as a word list MISSPELLINGS. */
export const kwMisspell = defineCheck('KW-MISSPELL', {
  title: 'No common misspellings in the search terms',
  needs: ['search-terms'],
  run: ({ listing, rule, words, own }) => {
    const listed = words.set(rule.check.list ?? '', listing.language);
    const all = [...own.misspellings, ...listed];
    if (all.length === 0)
      return { notChecked: 'needs your list of misspellings (--misspelling, or a word list MISSPELLINGS)' };
    const find = phraseFinder(all, listing.language);
    return piecesOf(listing, ['search-terms']).flatMap(({ field, text }) =>
      find(text).map((match) => ({
        field,
        message: `"${match.text}" at ${placeOf(text, match.index)} is a misspelling: Amazon corrects those by itself.`,
        text: match.text,
        position: codePointOffset(text, match.index),
      })),
    );
  },
});
