import type { ListingRule } from '../../../rules/policy/listing-rule.ts';
import type { CheckContext, Hit } from '../check.ts';
import { type Part, piecesOf } from '../listing-text.ts';
import { codePointOffset, codePoints } from '../text/count.ts';
import { placeOf } from './place.ts';

/** Whether a sign that the pattern matches counts at its place (UTF-16 index). */
type SignTest = (sign: string, index: number, text: string) => boolean;

/** A few signs before and after a place: a look at the whole text for each sign would cost its square. */
export function neighbours(text: string, index: number): { before: string; after: string } {
  return { before: text.slice(Math.max(0, index - 2), index), after: text.slice(index + 1, index + 4) };
}

/** Emoji and pictographs, the marks © ® ™ that have rules of their own among them. */
export const PICTOGRAPH = /[\p{Extended_Pictographic}\u2600-\u27BF\u{1F1E6}-\u{1F1FF}]/gu;

/** Emoji, arrows, stars, check marks, boxes and the marks ™ ® © ℠. */
export const SYMBOL = /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}™®©℠\u2190-\u21FF\u2500-\u27BF\u2B00-\u2BFF]/gu;

/** Patterns of lists of signs, each compiled once. */
const COMPILED = new WeakMap<readonly string[], RegExp>();

/** A pattern for any of the rule's signs. */
export function ruleSigns({ check: { chars = [] } }: ListingRule): RegExp {
  const known = COMPILED.get(chars);
  if (known !== undefined) return known;
  const codes = chars
    .filter((sign) => codePoints(sign) === 1)
    .map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  const made = new RegExp(`[${codes.join('')}]`, 'gu');
  COMPILED.set(chars, made);
  return made;
}

/** The text with every occurrence of the brand masked by letters, so that signs inside the name are free. */
export function withoutBrand(text: string, brand: string | null): string {
  if (brand === null || brand === '') return text;
  return text.replaceAll(brand, 'x'.repeat(brand.length));
}

/** One hit for each different sign of the pattern in each piece, at its first place, with how often it occurs. */
export function signHits(
  context: CheckContext,
  parts: readonly Part[],
  signs: { readonly pattern: RegExp; readonly counts?: SignTest },
  what: string,
): Hit[] {
  return piecesOf(context.listing, parts).flatMap((piece) => {
    const searched = withoutBrand(piece.text, context.listing.brand);
    // Most texts have none: one look without matches is cheaper than a look at each sign.
    if (searched.search(signs.pattern) < 0) return [];
    const found = new Map<string, { first: number; count: number }>();
    for (const { 0: sign, index } of searched.matchAll(signs.pattern)) {
      if (signs.counts?.(sign, index, searched) === false) continue;
      const known = found.get(sign);
      if (known === undefined) found.set(sign, { first: index, count: 1 });
      else known.count += 1;
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
