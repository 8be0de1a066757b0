import type { CheckContext, Hit } from '../check.ts';
import { type Part, piecesOf } from '../listing-text.ts';
import { codePointOffset } from '../text/count.ts';
import { placeOf } from './place.ts';

/** A sign and whether it is one of those looked for at this place (UTF-16 index). */
export type SignTest = (sign: string, index: number, text: string) => boolean;

/** A few signs before and after a place: a look at the whole text for each sign would cost its square. */
export function neighbours(text: string, index: number): { before: string; after: string } {
  return { before: text.slice(Math.max(0, index - 2), index), after: text.slice(index + 1, index + 4) };
}

/** Emoji and pictographs, without the marks that have rules of their own. */
export function isPictograph(sign: string): boolean {
  return /[\p{Extended_Pictographic}\u2600-\u27BF\u{1F1E6}-\u{1F1FF}]/u.test(sign) && !/[©®™]/.test(sign);
}

/** Arrows, stars, check marks, boxes and the marks ™ ® © ℠. */
export function isSymbol(sign: string): boolean {
  return isPictograph(sign) || /[™®©℠\u2190-\u21FF\u2500-\u27BF\u2B00-\u2BFF]/u.test(sign);
}

/** The text with every occurrence of the brand masked by letters, so that signs inside the name are free. */
export function withoutBrand(text: string, brand: string | null): string {
  if (brand === null || brand === '') return text;
  return text.replaceAll(brand, 'x'.repeat(brand.length));
}

/** One hit for each different sign in each piece, at its first place, with how often it occurs. */
export function signHits(context: CheckContext, parts: readonly Part[], test: SignTest, what: string): Hit[] {
  return piecesOf(context.listing, parts).flatMap((piece) => {
    const searched = withoutBrand(piece.text, context.listing.brand);
    const found = new Map<string, { first: number; count: number }>();
    let index = 0;
    for (const sign of searched) {
      if (test(sign, index, searched)) {
        const known = found.get(sign);
        if (known === undefined) found.set(sign, { first: index, count: 1 });
        else known.count += 1;
      }
      index += sign.length;
    }
    return [...found].map(([sign, { first, count }]) => ({
      field: piece.field,
      message: `"${sign}" at ${placeOf(piece.text, first)}${count > 1 ? ` and ${count - 1} more` : ''} is ${what}.`,
      text: sign,
      position: codePointOffset(piece.text, first),
      measured: count,
      limit: 0,
      unit: 'occurrences',
    }));
  });
}
