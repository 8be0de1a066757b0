import type { CheckContext } from '../check.ts';
import type { Words } from '../words-by-language.ts';
import { ofLastListing, type Part, piecesOf } from '../listing-text.ts';
import { isNumber, type Word, wordsOf } from '../text/words.ts';

/** Function words of the listing's language: free in every count of repeats. */
export function functionWords(context: CheckContext): ReadonlySet<string> {
  return context.words.set('FUNCTIONWORDS', context.listing.language);
}

/** Words of which it is remembered whether they carry meaning. */
const REMEMBERED = 1 << 14;

/** The last test made: listings of one language follow each other, and each is asked of a hundred words by five checks. */
let lastTest: {
  readonly free: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly isTerm: (word: Word) => boolean;
} | null = null;

/** A test for words that carry meaning: no function words, numbers, units or single signs. */
export function termTest(context: CheckContext): (word: Word) => boolean {
  const free = functionWords(context);
  const units = context.words.set('UNITS', 'en');
  if (lastTest?.free === free && lastTest.units === units) return lastTest.isTerm;
  const known = new Map<string, boolean>();
  const isTerm = ({ key }: Word): boolean => {
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const made = key.length > 1 && !free.has(key) && !units.has(key) && !isNumber(key);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, made);
    return made;
  };
  lastTest = { free, units, isTerm };
  return isTerm;
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
  const terms: Word[] = [];
  for (const { text } of piecesOf(context.listing, [part])) {
    for (const word of wordsOf(text)) if (isTerm(word)) terms.push(word);
  }
  byPart.set(part, terms);
  return terms;
}

/** True when a term of one of the parts has the key. */
export function hasTerm(context: CheckContext, parts: readonly Part[], key: string): boolean {
  const { keys } = remembered(context);
  return parts.some((part) => {
    const known = keys.get(part);
    if (known !== undefined) return known.has(key);
    const made = new Set<string>();
    for (const word of termsOf(context, part)) made.add(word.key);
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
