import type { CheckContext } from '../check.ts';
import type { Words } from '../words-by-language.ts';
import { ofLastListing, type Part, piecesOf } from '../listing-text.ts';
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

/** Terms of one listing by part, and their keys. */
interface Terms {
  words: Words | null;
  readonly byPart: Map<Part, readonly Word[]>;
  readonly keys: Map<Part, ReadonlySet<string>>;
}

const termsOfListing = ofLastListing((): Terms => ({ words: null, byPart: new Map(), keys: new Map() }));

/** What is remembered of the listing, if it was worked out by the same word lists. */
function remembered({ words, listing }: CheckContext): Terms {
  const terms = termsOfListing(listing);
  if (terms.words !== words) {
    terms.byPart.clear();
    terms.keys.clear();
    terms.words = words;
  }
  return terms;
}

/** The terms of a part, in order; several checks compare the same parts. */
export function termsOf(context: CheckContext, part: Part): readonly Word[] {
  const { byPart } = remembered(context);
  const known = byPart.get(part);
  if (known !== undefined) return known;
  const isTerm = termTest(context);
  const terms = piecesOf(context.listing, [part]).flatMap((piece) => wordsOf(piece.text).filter(isTerm));
  byPart.set(part, terms);
  return terms;
}

/** True when a term of one of the parts has the key. */
export function hasTerm(context: CheckContext, parts: readonly Part[], key: string): boolean {
  const { keys } = remembered(context);
  return parts.some((part) => {
    const known = keys.get(part);
    if (known !== undefined) return known.has(key);
    const made = new Set(termsOf(context, part).map((word) => word.key));
    keys.set(part, made);
    return made.has(key);
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
