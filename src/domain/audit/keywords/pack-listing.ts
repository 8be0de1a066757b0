import { utf8Bytes } from '../text/count.ts';
import { foldTokens, type Token } from './fold.ts';
import { type FieldTexts, indexListing, type ListingIndex, STRONG, WEAK } from './listing-index.ts';
import { harmlessIn, harmlessRow } from './harmless-row.ts';
import type { ListingScene } from './listing-scene.ts';
import { sameButNumber } from './number-forms.ts';
import { packWords, type PackPhrase } from './pack.ts';
import type { Amount } from './coverage.ts';
import type { WeighedTarget } from './target.ts';
import { isCovered, placeTarget } from './tiers.ts';
import { groupByNumber } from './word-classes.ts';

/** Why a phrase cannot be completed by search terms. */
export type Unreachable = 'forbidden-word' | 'claim' | 'brand' | 'too-long';

export interface ChosenWord {
  readonly word: string;
  /** UTF-8, without the blank. */
  readonly bytes: number;
  /** The description has it too, which search need not read. */
  readonly inDescription: boolean;
  /** Phrases that need it and are complete now, heaviest first. */
  readonly completes: readonly WeighedTarget[];
}

export interface PackedTerms {
  /** The proposal, words parted by one blank. */
  readonly text: string;
  /** UTF-8, blanks counted. */
  readonly bytes: number;
  readonly limit: number;
  readonly words: readonly ChosenWord[];
  /** Words kept from what is there today, because there was room: they complete no target. */
  readonly kept: readonly string[];
  /** Covered by the visible fields and these terms, as the audit counts it. */
  readonly covered: Amount;
  /** Keys of those phrases. */
  readonly coveredKeys: ReadonlySet<string>;
  /** Newly complete against the visible fields alone. */
  readonly gained: Amount;
  readonly unreachable: readonly ({ readonly reason: Unreachable; readonly example: string } & Amount)[];
}

interface Open {
  readonly target: WeighedTarget;
  readonly lacking: readonly Token[];
  /** The description has a word it lacks. */
  readonly doubtful: boolean;
}

/** The texts with other search terms. */
export function withSearchTerms(texts: FieldTexts, terms: string | null): FieldTexts {
  return { ...texts, 'search-terms': terms === null ? null : [terms] };
}

class UnreachableCount {
  readonly #sorts = new Map<Unreachable, { phrases: number; weight: number; example: string }>();

  add(reason: Unreachable, target: WeighedTarget): void {
    const sort = this.#sorts.get(reason) ?? { phrases: 0, weight: 0, example: target.phrase };
    sort.phrases += 1;
    sort.weight += target.weight;
    this.#sorts.set(reason, sort);
  }

  list(): ({ readonly reason: Unreachable; readonly example: string } & Amount)[] {
    return [...this.#sorts].map(([reason, sort]) => ({ reason, ...sort }));
  }
}

/** Why the terms may not bring the words that a phrase lacks; null when they may. */
function whyNot(scene: ListingScene, target: WeighedTarget, lacking: readonly Token[]): Unreachable | null {
  const { forbidden, rules, ownBrandWords } = scene;
  if (scene.isCompetitor(target.tokens) || lacking.some(({ key }) => ownBrandWords.has(key))) return 'brand';
  const text = target.tokens.map(({ surface }) => surface).join(' ');
  const keys = new Set(lacking.map(({ key }) => key));
  const brings = (found: readonly { readonly text: string }[]): boolean =>
    found.some((match) => foldTokens(match.text, rules).some(({ key }) => keys.has(key)));
  if (brings(forbidden.find(text))) return 'forbidden-word';
  return brings(forbidden.claims(text)) ? 'claim' : null;
}

/** Phrases the visible fields do not cover, with the words they lack; those that no search terms may complete are counted apart. */
function openPhrases(
  scene: ListingScene,
  visible: ListingIndex,
  unreachable: UnreachableCount,
  covered: Set<WeighedTarget>,
): Open[] {
  return scene.targets.flatMap((target): Open[] => {
    if (isCovered(placeTarget(target, visible).tier)) {
      covered.add(target);
      return [];
    }
    if (!(target.weight > 0)) return [];
    const lacking = target.needed.filter(({ key }) => (visible.anyNumber(key) & STRONG) === 0);
    const reason = whyNot(scene, target, lacking);
    const doubtful = lacking.some(({ key }) => (visible.anyNumber(key) & WEAK) !== 0);
    if (reason === null) return [{ target, lacking, doubtful }];
    unreachable.add(reason, target);
    return [];
  });
}

/** Sets of lacking words that are looked at, those with most weight a byte: a field of 249 bytes holds some thirty words. */
const MOST_SETS = 1500;

/** The phrases that can matter in a field of so few bytes; those that cannot fit by themselves are counted. */
function worthPacking(open: readonly Open[], budget: number, unreachable: UnreachableCount): Open[] {
  const sets = new Map<string, { weight: number; bytes: number; phrases: Open[] }>();
  for (const phrase of open) {
    const bytes = phrase.lacking.reduce((sum, { surface }) => sum + utf8Bytes(surface) + 1, 0);
    if (bytes > budget) {
      unreachable.add('too-long', phrase.target);
      continue;
    }
    const key = phrase.lacking
      .map((token) => token.key)
      .sort()
      .join(' ');
    const set = sets.get(key) ?? { weight: 0, bytes, phrases: [] };
    set.weight += phrase.target.weight;
    set.phrases.push(phrase);
    sets.set(key, set);
  }
  return [...sets.values()]
    .sort((a, b) => b.weight / b.bytes - a.weight / a.bytes)
    .slice(0, MOST_SETS)
    .flatMap(({ phrases }) => phrases)
    .sort((a, b) => b.target.weight - a.target.weight || (a.target.key < b.target.key ? -1 : 1));
}

/** Words in the order of the phrases they complete, so that these stand in a row. */
function inPhraseOrder(
  open: readonly Open[],
  byKey: ReadonlyMap<string, number>,
  chosen: ReadonlySet<number>,
): number[] {
  const order = new Set<number>();
  for (const { lacking } of open) {
    const places = lacking.map(({ key }) => byKey.get(key) ?? -1);
    if (places.every((place) => chosen.has(place))) for (const place of places) order.add(place);
  }
  for (const place of chosen) order.add(place);
  return [...order];
}

/** Words of today's terms that may stay: not there yet, not in sight, not forbidden, no stop words. */
function keepable(
  candidates: readonly Token[],
  taken: readonly string[],
  scene: ListingScene,
  visible: ListingIndex,
): string[] {
  const kept: Token[] = [];
  const keysTaken = taken.flatMap((word) => foldTokens(word, scene.rules)).map(({ key }) => key);
  for (const token of candidates) {
    const { key, surface } = token;
    const known = [...keysTaken, ...kept.map((other) => other.key)];
    const wasted =
      scene.stopWords.has(key) ||
      scene.ownBrandWords.has(key) ||
      visible.anyNumber(key) !== 0 ||
      known.some((other) => sameButNumber(other, key, scene.rules.language)) ||
      scene.forbidden.find(surface).length > 0 ||
      scene.isCompetitor([token]);
    if (!wasted) kept.push(token);
  }
  return kept.map(({ surface }) => surface);
}

/**
 * Chooses words in two rounds: first for phrases that lack words found nowhere, then, in the room that is left, for those whose
 * words the description has, since search may read it or not.
 */
function chooseWords(
  phrases: readonly (PackPhrase & { readonly doubtful: boolean })[],
  costs: readonly number[],
  budget: number,
  present: readonly number[],
): Set<number> {
  const sure = phrases.filter(({ doubtful }) => !doubtful);
  const chosen = new Set(packWords({ costs, budget, phrases: sure, present }));
  const spent = [...chosen].reduce((sum, word) => sum + (costs[word] ?? 0), 0);
  const rest = phrases.flatMap(({ words, weight }): PackPhrase[] => {
    const missing = words.filter((word) => !chosen.has(word));
    return missing.length === 0 ? [] : [{ words: missing, weight }];
  });
  for (const word of packWords({ costs, budget: budget - spent, phrases: rest, present })) chosen.add(word);
  return chosen;
}

function sum(targets: readonly WeighedTarget[]): Amount {
  return { phrases: targets.length, weight: targets.reduce((total, { weight }) => total + weight, 0) };
}

/**
 * Proposes search terms: the words that add most covered weight to what shoppers see, within a limit of UTF-8 bytes, blanks
 * counted. Never a forbidden, brand, stop or repeated word, nor one of title, brand, highlights or bullets. What the terms cover is counted by the audit itself, not taken from
 * the choice. `keep`: words that may fill room that is left.
 */
export function packListing(scene: ListingScene, limit: number, keep: readonly Token[] = []): PackedTerms {
  const visibleTexts = withSearchTerms(scene.texts, null);
  const visible = indexListing(visibleTexts, scene.rules);
  const unreachable = new UnreachableCount();
  const covered = new Set<WeighedTarget>();
  const open = worthPacking(openPhrases(scene, visible, unreachable, covered), limit + 1, unreachable);
  const { classes, byKey } = groupByNumber(
    open.flatMap(({ target, lacking }) => lacking.map((token) => ({ token, weight: target.weight }))),
    scene.rules.language,
  );
  // One byte more for the blank that the last word does not need.
  const [costs, budget] = [classes.map(({ surface }) => utf8Bytes(surface) + 1), limit + 1];
  const phrases = open.map(({ target, lacking, doubtful }) => {
    const words = [...new Set(lacking.map(({ key }) => byKey.get(key) ?? -1))];
    return { words, weight: target.weight, doubtful };
  });
  const present = [...new Set(keep.map(({ key }) => byKey.get(key)).filter((place) => place !== undefined))];
  const chosen = chooseWords(phrases, costs, budget, present);
  const harmless = harmlessIn(scene);
  const inOrder = inPhraseOrder(open, byKey, chosen).map((place) => classes[place]?.surface ?? '');
  const row = harmlessRow(inOrder, harmless);
  const kept: string[] = [];
  for (const word of keepable(keep, row, scene, visible)) {
    const longer = [...row, ...kept, word];
    if (utf8Bytes(longer.join(' ')) <= limit && harmless(longer, longer.length - 1)) kept.push(word);
  }
  return explain(scene, visible, { row, kept, limit, before: covered, unreachable: unreachable.list() });
}

function explain(
  scene: ListingScene,
  visible: ListingIndex,
  made: Pick<PackedTerms, 'kept' | 'limit' | 'unreachable'> & {
    readonly row: readonly string[];
    /** Covered by the visible fields. */
    readonly before: ReadonlySet<WeighedTarget>;
  },
): PackedTerms {
  const { row, kept, limit, before, unreachable } = made;
  const text = [...row, ...kept].join(' ');
  const index = indexListing(withSearchTerms(scene.texts, text), scene.rules);
  // More text never covers less.
  const covered = scene.targets.filter((target) => before.has(target) || isCovered(placeTarget(target, index).tier));
  const gained = covered.filter((target) => !before.has(target));
  /** Newly complete phrases by each word they lacked. */
  const byLacking = new Map<string, WeighedTarget[]>();
  for (const target of gained) {
    for (const { key } of target.needed) {
      if ((visible.anyNumber(key) & STRONG) !== 0) continue;
      const list = byLacking.get(key);
      if (list === undefined) byLacking.set(key, [target]);
      else list.push(target);
    }
  }
  const words = row.map((word): ChosenWord => {
    const keys = foldTokens(word, scene.rules).map(({ key }) => key);
    const completes = new Set(
      [...byLacking].flatMap(([lacking, targets]) =>
        keys.some((own) => sameButNumber(own, lacking, scene.rules.language)) ? targets : [],
      ),
    );
    const inDescription = keys.every((key) => (visible.anyNumber(key) & WEAK) !== 0);
    return { word, bytes: utf8Bytes(word), inDescription, completes: gained.filter((target) => completes.has(target)) };
  });
  return {
    text,
    bytes: utf8Bytes(text),
    limit,
    words,
    kept,
    covered: sum(covered),
    coveredKeys: new Set(covered.map(({ key }) => key)),
    gained: sum(gained),
    unreachable,
  };
}
