import { type CheckContext, defineCheck, type Hit, type NotChecked } from '../check.ts';
import { type Piece, piecesOf, VISIBLE_PARTS } from '../listing-text.ts';
import { matchHit, matchesOf } from '../measures/patterns.ts';
import { codePointOffset } from '../text/count.ts';
import { placeOf } from '../measures/place.ts';

/** "Genuine Molex": a claim to somebody's make, followed by a name. */
const CLAIMED_MAKE = /(?<!\p{L})(?:[Gg]enuine|[Aa]uthentic|[Oo]riginal|[Ee]chte[rs]?)\s+(\p{Lu}[\p{L}\p{N}]+)/gu;
const MARK = /(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{1,60}\s?[®™]/gu;

function brandHits(context: CheckContext, piece: Piece): Hit[] {
  const marks = matchesOf(MARK, piece.text).map((match) =>
    matchHit(piece, match, 'a trade mark, and the brand of this listing is generic'),
  );
  const claimed = matchesOf(CLAIMED_MAKE, piece.text).map((match) => ({
    ...matchHit(piece, match, "a brand's goods by its words, and the brand of this listing is generic"),
    severity: 'warning' as const,
    basis: 'question' as const,
  }));
  const named = context
    .brandFinder([])(piece.text)
    .map((match) => ({
      field: piece.field,
      message: `"${match.text}" at ${placeOf(piece.text, match.index)} is a brand, and the brand of this listing is generic.`,
      text: match.text,
      position: codePointOffset(piece.text, match.index),
    }));
  const seen = new Set<string>();
  return [...marks, ...claimed, ...named].filter(({ text = '' }) => {
    const key = text.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

/** Marked names (® ™), "genuine X" and the seller's own brands are found; other firms' names need a list nobody gave. */
export const textGenericBrand = defineCheck('TEXT-GENERIC-BRAND', {
  title: 'A generic listing carries no brand',
  needs: ['brand', 'text'],
  run: (context): readonly Hit[] | NotChecked => {
    if (!context.listing.genericBrand) return [];
    const hits = piecesOf(context.listing, VISIBLE_PARTS).flatMap((piece) => brandHits(context, piece));
    if (hits.length > 0 || context.hasOtherBrands) return hits;
    return { notChecked: 'no list of brands to look for in a generic listing' };
  },
});
