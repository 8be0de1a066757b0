import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { placeOf } from '../measures/place.ts';
import { codePointOffset } from '../text/count.ts';

/** Looks for the listing's own brand and the seller's other brands; competitors need a list nobody gave. */
export const kwBrand = defineCheck('KW-BRAND', {
  title: 'No brand names in the search terms, not even your own',
  needs: ['search-terms', 'brand'],
  run: ({ listing, brandFinder }) => {
    const own = listing.brand === null || listing.genericBrand ? [] : [listing.brand];
    const find = brandFinder(own);
    return piecesOf(listing, ['search-terms']).flatMap((piece) => {
      const seen = new Set<string>();
      return find(piece.text).flatMap((match) => {
        if (seen.has(match.phrase)) return [];
        seen.add(match.phrase);
        const whose = own.includes(match.phrase) ? 'your own brand' : 'a brand';
        const message = `"${match.text}" at ${placeOf(piece.text, match.index)} is ${whose}; brands are banned from search terms.`;
        return [{ field: piece.field, message, text: match.text, position: codePointOffset(piece.text, match.index) }];
      });
    });
  },
});
