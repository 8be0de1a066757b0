import type { Token } from './fold.ts';
import { type FieldMask, STRONG, TITLE, WEAK } from './listing-index.ts';
import type { ListingWords } from './listing-words.ts';
import type { Target } from './target.ts';
import type { NumberedToken } from './vocabulary.ts';

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

const WEAK_FIELD = TIERS.indexOf('weak-field');

/** True for the tiers, by their places in TIERS, in which every word stands in a field that search reads. */
export function isCoveredTier(place: number): boolean {
  return place < WEAK_FIELD;
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
const [EXACT_TITLE, MISSING_WORDS] = [TIERS.indexOf('exact-title'), TIERS.indexOf('missing-words')];

/** Where a phrase stands, in numbers: millions are looked at, and none is worth an object of its own. */
export interface Look {
  /** Place in TIERS. */
  tier: number;
  /** Place in KEYWORD_FIELDS; -1 for null. */
  completedBy: number;
  alone: FieldMask;
  /** The better place is that of the phrase without hyphens. */
  joined: boolean;
}

export function emptyLook(): Look {
  return { tier: MISSING_WORDS, completedBy: -1, alone: 0, joined: false };
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

function lookAtWords(
  words: readonly Token[],
  needed: readonly NumberedToken[],
  listing: ListingWords,
  into: Look,
): void {
  let everyExact = STRONG | WEAK;
  let everyAny = STRONG | WEAK;
  let exactSomewhere = true;
  let strongSomewhere = true;
  let completedBy = 0;
  into.completedBy = -1;
  into.alone = 0;
  into.tier = MISSING_WORDS;
  for (const { number } of needed) {
    const any = listing.any[number] ?? 0;
    if (any === 0) return;
    const exact = listing.exact[number] ?? 0;
    everyExact &= exact;
    everyAny &= any;
    exactSomewhere &&= (exact & STRONG) !== 0;
    strongSomewhere &&= (any & STRONG) !== 0;
    completedBy = Math.max(completedBy, lowestBit(any));
  }
  const row = everyExact === 0 ? 0 : listing.index.inARow(words);
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
  into.tier = TIERS.indexOf(tier);
  into.completedBy = completedBy;
  into.alone = everyAny;
}

/** Where the phrase stands; a phrase with hyphens is looked for with and without them, and the better place counts. */
export function lookAt(target: Target, listing: ListingWords, into: Look): void {
  lookAtWords(target.tokens, target.needed, listing, into);
  into.joined = false;
  if (target.hyphenless === null || into.tier === EXACT_TITLE) return;
  const parted = { ...into };
  lookAtWords(target.hyphenless.tokens, target.hyphenless.needed, listing, into);
  if (into.tier < parted.tier) into.joined = true;
  else Object.assign(into, parted);
}

/** The same with the words that are nowhere. */
export function placeTarget(target: Target, listing: ListingWords): Placement {
  const look = emptyLook();
  lookAt(target, listing, look);
  const tier = TIERS[look.tier] ?? 'missing-words';
  const needed = (look.joined ? target.hyphenless?.needed : null) ?? target.needed;
  return {
    tier,
    missing: tier === 'missing-words' ? needed.filter(({ number }) => listing.any[number] === 0) : NONE,
    completedBy: look.completedBy === -1 ? null : look.completedBy,
    alone: look.alone,
  };
}

const LOOKED = emptyLook();

/** True when every word stands in a field that search reads: what `isCoveredTier` says of the place, without looking for rows. */
export function isCoveredIn(target: Target, listing: ListingWords): boolean {
  if (allStrong(target.needed, listing.any)) return true;
  if (target.hyphenless !== null && allStrong(target.hyphenless.needed, listing.any)) return true;
  if (!listing.unspaced) return false;
  // Where words are not parted, a phrase may stand in a row though its words are not found one by one.
  lookAt(target, listing, LOOKED);
  return isCoveredTier(LOOKED.tier);
}

function allStrong(needed: readonly NumberedToken[], any: Uint8Array): boolean {
  for (const { number } of needed) if (((any[number] ?? 0) & STRONG) === 0) return false;
  return true;
}
