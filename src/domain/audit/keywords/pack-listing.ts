import { utf8Bytes } from '../text/count.ts';
import { foldTokens, type Token } from './fold.ts';
import { type FieldTexts, type ListingIndex, STRONG, WEAK } from './listing-index.ts';
import { harmlessIn, harmlessRow } from './harmless-row.ts';
import type { ListingScene } from './listing-scene.ts';
import { type ListingWords, listingWords } from './listing-words.ts';
import { sameButNumber } from './number-forms.ts';
import type { OpenTarget, OpenTargets, Unreachable, UnreachableCount } from './open-targets.ts';
import { packWords, type PackPhrase } from './pack.ts';
import type { Amount } from './coverage.ts';
import type { WeighedTarget } from './target.ts';
import { isCoveredIn } from './tiers.ts';
import { groupByNumber } from './word-classes.ts';

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
  /** 1 for each of those phrases, by its place among the targets. */
  readonly isCovered: Uint8Array;
  /** Newly complete against the visible fields alone. */
  readonly gained: Amount;
  readonly unreachable: readonly ({ readonly reason: Unreachable; readonly example: string } & Amount)[];
}

/** The texts with other search terms. */
export function withSearchTerms(texts: FieldTexts, terms: string | null): FieldTexts {
  return { ...texts, 'search-terms': terms === null ? null : [terms] };
}

/** Sets of lacking words that are looked at, those with most weight a byte: a field of 249 bytes holds some thirty words. */
const MOST_SETS = 1500;

/** The phrases that can matter in a field of so few bytes, in their order; those that cannot fit by themselves are counted. */
function worthPacking(opened: OpenTargets, budget: number, unreachable: UnreachableCount): OpenTarget[] {
  const [weights, bytes] = [new Float64Array(opened.sets), new Float64Array(opened.sets)];
  const sets: number[] = [];
  for (const phrase of opened.open) {
    const { set, target } = phrase;
    if (phrase.bytes > budget) {
      unreachable.add('too-long', target);
      continue;
    }
    if (bytes[set] === 0) {
      bytes[set] = phrase.bytes;
      sets.push(set);
    }
    weights[set] = (weights[set] ?? 0) + target.weight;
  }
  const scores = weights.map((weight, set) => weight / (bytes[set] ?? 1));
  const most = sets.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, MOST_SETS);
  const isWorth = new Uint8Array(opened.sets);
  for (const set of most) isWorth[set] = 1;
  return opened.open.filter((phrase) => isWorth[phrase.set] === 1 && phrase.bytes <= budget);
}

/** Words in the order of the phrases they complete, so that these stand in a row. */
function inPhraseOrder(
  open: readonly OpenTarget[],
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

/**
 * Proposes search terms: the words that add most covered weight to what shoppers see, within a limit of UTF-8 bytes, blanks
 * counted. Never a forbidden, brand, stop or repeated word, nor one of title, brand, highlights or bullets. What the terms cover is counted by looking for the open phrases
 * in the terms as they stand, not taken from the choice. `keep`: words that may fill room that is left; `opened`: what the visible fields leave open.
 */
export function packListing(
  scene: ListingScene,
  limit: number,
  keep: readonly Token[],
  opened: OpenTargets,
): PackedTerms {
  const { visible } = opened;
  const unreachable = opened.unreachable.copy();
  const open = worthPacking(opened, limit + 1, unreachable);
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
  for (const word of keepable(keep, row, scene, visible.index)) {
    const longer = [...row, ...kept, word];
    if (utf8Bytes(longer.join(' ')) <= limit && harmless(longer, longer.length - 1)) kept.push(word);
  }
  return explain(scene, opened, { row, kept, limit, unreachable: unreachable.list() });
}

/** Phrases that are newly complete, by each word they lacked: their places among the newly complete. */
function byLackingWord(
  gained: readonly WeighedTarget[],
  visible: ListingWords,
): ReadonlyMap<string, readonly number[]> {
  const byLacking = new Map<string, number[]>();
  for (const [place, target] of gained.entries()) {
    for (const { key, number } of target.needed) {
      if (((visible.any[number] ?? 0) & STRONG) !== 0) continue;
      const list = byLacking.get(key);
      if (list === undefined) byLacking.set(key, [place]);
      else list.push(place);
    }
  }
  return byLacking;
}

function explain(
  scene: ListingScene,
  { visible, isCovered: before }: OpenTargets,
  made: Pick<PackedTerms, 'kept' | 'limit' | 'unreachable'> & { readonly row: readonly string[] },
): PackedTerms {
  const { row, kept, limit, unreachable } = made;
  const text = [...row, ...kept].join(' ');
  const whole = listingWords(withSearchTerms(scene.texts, text), scene.rules, scene.vocabulary);
  const isCovered = new Uint8Array(scene.targets.length);
  const [covered, gain] = [
    { phrases: 0, weight: 0 },
    { phrases: 0, weight: 0 },
  ];
  const gained: WeighedTarget[] = [];
  for (const [position, target] of scene.targets.entries()) {
    // More text never covers less.
    const already = before[position] === 1;
    if (!already && !isCoveredIn(target, whole)) continue;
    isCovered[position] = 1;
    covered.phrases += 1;
    covered.weight += target.weight;
    if (already) continue;
    gain.phrases += 1;
    gain.weight += target.weight;
    gained.push(target);
  }
  const byLacking = byLackingWord(gained, visible);
  const words = row.map((word): ChosenWord => {
    const keys = foldTokens(word, scene.rules).map(({ key }) => key);
    const places = new Set<number>();
    for (const [lacking, list] of byLacking) {
      if (!keys.some((own) => sameButNumber(own, lacking, scene.rules.language))) continue;
      for (const place of list) places.add(place);
    }
    const completes = [...places].sort((a, b) => a - b).flatMap((place) => gained[place] ?? []);
    const inDescription = keys.every((key) => (visible.index.anyNumber(key) & WEAK) !== 0);
    return { word, bytes: utf8Bytes(word), inDescription, completes };
  });
  return { text, bytes: utf8Bytes(text), limit, words, kept, covered, isCovered, gained: gain, unreachable };
}
