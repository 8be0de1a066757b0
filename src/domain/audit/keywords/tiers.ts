import type { Token } from './fold.ts';
import { type FieldMask, type ListingIndex, STRONG, TITLE, WEAK } from './listing-index.ts';
import type { Target } from './target.ts';

/** How well a listing has a phrase, best first. The first five count as covered. */
export const TIERS = [
  'exact-title',
  'exact-elsewhere',
  'one-field',
  'scattered',
  'plural-only',
  'weak-field',
  'missing-words',
] as const;

export type Tier = (typeof TIERS)[number];

/** True for the tiers in which every word stands in a field that search reads. */
export function isCovered(tier: Tier): boolean {
  return TIERS.indexOf(tier) < TIERS.indexOf('weak-field');
}

/** What each tier means, for eyes. */
export const TIER_TEXT: Readonly<Record<Tier, string>> = {
  'exact-title': 'in the title',
  'exact-elsewhere': 'in a row in another field',
  'one-field': 'all words in one field',
  scattered: 'words in several fields',
  'plural-only': 'a word in the other number',
  'weak-field': 'a word in the description only',
  'missing-words': 'a word is nowhere',
};

/** Where one phrase stands in one listing. */
export interface Placement {
  readonly tier: Tier;
  /** Keys of needed words that are nowhere. */
  readonly missing: readonly Token[];
  /** Place in KEYWORD_FIELDS of the field with which the words are complete, counting in order; null when never. */
  readonly completedBy: number | null;
  /** Fields that have all words by themselves, in either number. */
  readonly alone: FieldMask;
}

const NONE: readonly Token[] = [];

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

function placeWords(words: readonly Token[], needed: readonly Token[], index: ListingIndex): Placement {
  let everyExact = STRONG | WEAK;
  let everyAny = STRONG | WEAK;
  let exactSomewhere = true;
  let strongSomewhere = true;
  let completedBy = 0;
  const missing: Token[] = [];
  for (const word of needed) {
    const any = index.anyNumber(word.key);
    if (any === 0) {
      missing.push(word);
      continue;
    }
    const exact = index.exact(word.key);
    everyExact &= exact;
    everyAny &= any;
    exactSomewhere &&= (exact & STRONG) !== 0;
    strongSomewhere &&= (any & STRONG) !== 0;
    completedBy = Math.max(completedBy, lowestBit(any));
  }
  if (missing.length > 0) return { tier: 'missing-words', missing, completedBy: null, alone: 0 };
  const row = everyExact === 0 ? 0 : index.inARow(words);
  const tier: Tier =
    (row & TITLE) !== 0
      ? 'exact-title'
      : (row & STRONG) !== 0
        ? 'exact-elsewhere'
        : (everyExact & STRONG) !== 0
          ? 'one-field'
          : exactSomewhere
            ? 'scattered'
            : strongSomewhere
              ? 'plural-only'
              : 'weak-field';
  return { tier, missing: NONE, completedBy, alone: everyAny };
}

/** Where the phrase stands; a phrase with hyphens is looked for with and without them, and the better place counts. */
export function placeTarget(target: Target, index: ListingIndex): Placement {
  const parted = placeWords(target.tokens, target.needed, index);
  if (target.hyphenless === null || parted.tier === 'exact-title') return parted;
  const joined = placeWords(target.hyphenless.tokens, target.hyphenless.needed, index);
  return TIERS.indexOf(joined.tier) < TIERS.indexOf(parted.tier) ? joined : parted;
}
