import type { CheckContext } from '../check.ts';
import type { Words } from '../words-by-language.ts';
import { type ListingText, type Part, piecesOf } from '../listing-text.ts';
import { isNumber, type Word, wordsOf } from '../text/words.ts';

/** Function words of the listing's language: free in every count of repeats. */
export function functionWords(context: CheckContext): ReadonlySet<string> {
  return context.words.set('FUNCTIONWORDS', context.listing.language);
}

/** A test for words that carry meaning: no function words, numbers, units or single signs. */
export function termTest(context: CheckContext): (word: Word) => boolean {
  const free = functionWords(context);
  const units = context.words.set('UNITS', 'en');
  return ({ key }) => key.length > 1 && !free.has(key) && !units.has(key) && !isNumber(key);
}

/** Terms by word lists, listing and part: several checks compare the same parts. */
const TERMS = new WeakMap<Words, WeakMap<ListingText, Map<Part, readonly Word[]>>>();

function termsByPart({ words, listing }: CheckContext): Map<Part, readonly Word[]> {
  const listings = TERMS.get(words) ?? new WeakMap<ListingText, Map<Part, readonly Word[]>>();
  TERMS.set(words, listings);
  const parts = listings.get(listing) ?? new Map<Part, readonly Word[]>();
  listings.set(listing, parts);
  return parts;
}

/** The terms of the named parts, in order. */
export function termsOf(context: CheckContext, parts: readonly Part[]): readonly Word[] {
  const known = termsByPart(context);
  return parts.flatMap((part) => {
    const terms =
      known.get(part) ??
      piecesOf(context.listing, [part]).flatMap((piece) => wordsOf(piece.text).filter(termTest(context)));
    known.set(part, terms);
    return terms;
  });
}

/** Keys of the words of the brand, so that they can be left out. */
export function brandKeys(context: CheckContext): ReadonlySet<string> {
  return new Set(wordsOf(context.listing.brand ?? '').map((word) => word.key));
}

/** `"wire", "harness" and 3 more`. */
export function quotedList(words: readonly string[], max = 8): string {
  const shown = words.slice(0, max).map((word) => `"${word}"`);
  const rest = words.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
