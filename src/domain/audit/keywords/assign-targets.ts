import { indexListing, STRONG, TITLE, WEAK } from './listing-index.ts';
import type { FieldTexts } from './listing-index.ts';
import type { FoldRules } from './fold.ts';
import type { WeighedTarget } from './target.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A listing as phrases are shared out. */
export interface Candidate {
  readonly sku: string;
  readonly asin: string | null;
  readonly texts: FieldTexts;
  readonly ownBrandWords: ReadonlySet<string>;
}

/** How phrases came to a listing. */
export type AssignedBy = 'named-as-targets' | 'only-listing' | 'asin' | 'list-fits' | 'words-fit';

export interface Assignment {
  /** By place of the candidate: its phrases in their order. */
  readonly targets: readonly (readonly WeighedTarget[])[];
  readonly by: readonly ReadonlyMap<AssignedBy, number>[];
  /** Phrases that fit no listing. */
  readonly unassigned: readonly WeighedTarget[];
}

/** A list is of a product when at least this share of its weight has a word of the title... */
const LIST_FITS = 0.5;
/** ...and nearly as much as of the listing it fits best. */
const NEAR_BEST = 0.8;
/** A single phrase fits when more than this share of its words is in sight. */
const PHRASE_FITS = 0.5;

const VISIBLE = STRONG | WEAK;

const NOBODY: ReadonlySet<number> = new Set();

interface Looked {
  readonly candidate: Candidate;
  /** Fields with each word of the vocabulary, in either number. */
  readonly any: Uint8Array;
}

function hasTitleWord({ candidate, any }: Looked, target: WeighedTarget): boolean {
  return target.needed.some(
    ({ key, number }) =>
      ((any[number] ?? 0) & TITLE) !== 0 && key.length > 1 && !candidate.ownBrandWords.has(key) && !/^\p{N}/u.test(key),
  );
}

function shareOfWords({ any }: Looked, target: WeighedTarget, fields: number): number {
  let seen = 0;
  for (const { number } of target.needed) if (((any[number] ?? 0) & fields) !== 0) seen += 1;
  return seen / target.needed.length;
}

/**
 * Places of the listings that a phrase is about by its words: most of them in sight, and no other listing has more in its
 * title. `camp stove folding` shares two words with a folding camp chair, and is no phrase of it where there is a stove.
 */
function fittingListings(looked: readonly Looked[], target: WeighedTarget): ReadonlySet<number> {
  let best: readonly number[] = [0, 0];
  let places: number[] = [];
  for (const [place, one] of looked.entries()) {
    const sight = shareOfWords(one, target, VISIBLE);
    if (sight <= PHRASE_FITS) continue;
    const title = shareOfWords(one, target, TITLE);
    const order = title - (best[0] ?? 0) || sight - (best[1] ?? 0);
    if (order < 0) continue;
    if (order > 0) places = [];
    best = [title, sight];
    places.push(place);
  }
  return new Set(places);
}

/** Lists of which each candidate is the subject, by their file: most phrases have a word of its title, and no other title has more. */
function fittingLists(looked: readonly Looked[], targets: readonly WeighedTarget[]): ReadonlySet<string>[] {
  const totals = new Map<string, number>();
  const shares = looked.map(() => new Map<string, number>());
  for (const target of targets) {
    // Phrases without a weight still say what a list is about.
    const weight = Math.max(target.weight, Number.MIN_VALUE);
    for (const list of target.lists) totals.set(list, (totals.get(list) ?? 0) + weight);
    const inTitles = looked.map((one) => (hasTitleWord(one, target) ? shareOfWords(one, target, TITLE) : 0));
    const most = Math.max(...inTitles);
    for (const [place, inTitle] of inTitles.entries()) {
      if (inTitle === 0 || inTitle < most) continue;
      const sums = shares[place];
      for (const list of target.lists) sums?.set(list, (sums.get(list) ?? 0) + weight);
    }
  }
  const share = (place: number, list: string): number => (shares[place]?.get(list) ?? 0) / (totals.get(list) ?? 1);
  return looked.map((_, place) => {
    const fits = [...totals.keys()].filter((list) => {
      const best = Math.max(...looked.map((_, other) => share(other, list)));
      return share(place, list) >= LIST_FITS && share(place, list) >= NEAR_BEST * best;
    });
    return new Set(fits);
  });
}

/**
 * Shares phrases out among listings. Those of a list the user named as targets go to every listing, and so do all when there
 * is one listing. Else a phrase goes where its source says (an ASIN), to every listing that its list as a whole is about, and to
 * those that have most of its words in sight, and more of them in the title than others.
 */
export function assignTargets(
  candidates: readonly Candidate[],
  targets: readonly WeighedTarget[],
  { rules, vocabulary }: { readonly rules: FoldRules; readonly vocabulary: Vocabulary },
): Assignment {
  const looked = candidates.map((candidate) => ({
    candidate,
    any: indexListing({ ...candidate.texts, 'search-terms': null }, rules).masks(vocabulary).any,
  }));
  const only = candidates.length === 1;
  const ownAsins = new Set(candidates.map(({ asin }) => asin));
  const ownSkus = new Set(candidates.map(({ sku }) => sku));
  const stated = (target: WeighedTarget): boolean =>
    [...target.asins].some((asin) => ownAsins.has(asin)) || [...target.skus].some((sku) => ownSkus.has(sku));
  const fits = only
    ? []
    : fittingLists(
        looked,
        targets.filter((target) => !target.explicit && !stated(target)),
      );
  const shared = candidates.map((): WeighedTarget[] => []);
  const by = candidates.map(() => new Map<AssignedBy, number>());
  const unassigned: WeighedTarget[] = [];
  for (const target of targets) {
    const isStated = stated(target);
    let taken = false;
    const byWords = target.explicit || only ? NOBODY : fittingListings(looked, target);
    for (const [place, one] of looked.entries()) {
      const how = assignedBy(one, target, { only, isStated, lists: fits[place], fits: byWords.has(place) });
      if (how === null) continue;
      taken = true;
      shared[place]?.push(target);
      by[place]?.set(how, (by[place].get(how) ?? 0) + 1);
    }
    if (!taken) unassigned.push(target);
  }
  // One list for all that have every phrase: what is made ready of it is then made once.
  const lists = shared.map((list) => (list.length === targets.length ? targets : list));
  return { targets: lists, by, unassigned };
}

function assignedBy(
  one: Looked,
  target: WeighedTarget,
  facts: { only: boolean; isStated: boolean; lists: ReadonlySet<string> | undefined; fits: boolean },
): AssignedBy | null {
  const { asin, sku } = one.candidate;
  if (target.explicit) return 'named-as-targets';
  if (facts.only) return 'only-listing';
  if ((asin !== null && target.asins.has(asin)) || target.skus.has(sku)) return 'asin';
  if (!facts.isStated && target.lists.some((list) => facts.lists?.has(list) === true)) return 'list-fits';
  return facts.fits ? 'words-fit' : null;
}
