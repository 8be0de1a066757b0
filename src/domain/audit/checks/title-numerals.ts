import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { placeOf } from '../measures/place.ts';
import { codePointOffset } from '../text/count.ts';

export const titleNumerals = defineCheck('TITLE-NUMERALS', {
  title: 'Numbers as digits in the title',
  needs: ['title'],
  run: ({ listing, words }) => {
    const find = words.finder('NUMBER_WORDS', listing.language);
    if (find === null) return { notChecked: `no number words for language "${listing.language}"` };
    return piecesOf(listing, ['title']).flatMap((piece) =>
      find(piece.text).map((match) => ({
        field: piece.field,
        message: `"${match.text}" at ${placeOf(piece.text, match.index)} is a number in letters; titles use digits.`,
        text: match.text,
        position: codePointOffset(piece.text, match.index),
      })),
    );
  },
});
