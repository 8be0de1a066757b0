import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { placeOf } from '../measures/place.ts';
import { codePointOffset } from '../text/count.ts';
import { phraseFinder } from '../text/phrases.ts';

/** A shop named as its brand may have the name in the title: it is the brand there. */
export const titleSeller = defineCheck('TITLE-SELLER', {
  title: 'No seller name in the title',
  needs: ['title'],
  run: ({ listing, own }) => {
    if (own.sellerNames.length === 0) return { notChecked: 'needs your seller name (--seller-name)' };
    const brand = listing.brand?.toLowerCase();
    const find = phraseFinder(
      own.sellerNames.filter((name) => name.toLowerCase() !== brand),
      listing.language,
    );
    return piecesOf(listing, ['title']).flatMap(({ field, text }) =>
      find(text).map((match) => ({
        field,
        message: `"${match.text}" at ${placeOf(text, match.index)} is your seller name; titles may not have it.`,
        text: match.text,
        position: codePointOffset(text, match.index),
      })),
    );
  },
});
