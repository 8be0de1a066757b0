import { utf8Bytes } from '../text/count.ts';
import { foldTokens, type Token } from './fold.ts';
import { type FieldTexts, type ListingIndex, STRONG, WEAK } from './listing-index.ts';
import { harmlessIn, harmlessRow } from './harmless-row.ts';
import type { ListingScene } from './listing-scene.ts';
import { type ListingWords, listingWords } from './listing-words.ts';
import { sameButNumber } from './number-forms.ts';
import { lackingWords, type OpenTargets, type Unreachable, type UnreachableCount } from './open-targets.ts';
import { packWords, type PackPhrase } from './pack.ts';
import type { Amount } from './coverage.ts';
import type { WeighedTarget } from './target.ts';
import { coveredTargets, targetWords } from './target-words.ts';
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

interface Open {
  readonly target: WeighedTarget;
  readonly lacking: readonly Token[];
  /** The description has a word it lacks. */
  readonly doubtful: boolean;
}

/** 1 for each of the sets with the greatest scores; of equal ones the first. Tens of thousands are cut to MOST_SETS without sorting them. */
function heaviestSets(sets: readonly number[], scoreOf: (set: number) => number, setCount: number): Uint8Array {
  const chosen = new Uint8Array(setCount);
  const scores = new Float64Array(sets.length);
  for (let place = 0; place < sets.length; place += 1) scores[place] = scoreOf(sets[place] ?? 0);
  const least = scores.toSorted().at(-MOST_SETS) ?? -1;
  let room = Math.min(MOST_SETS, sets.length);
  const take = (wanted: (score: number) => boolean): void => {
    for (let place = 0; place < sets.length && room > 0; place += 1) {
      if (!wanted(scores[place] ?? 0)) continue;
      chosen[sets[place] ?? 0] = 1;
      room -= 1;
    }
  };
  take((score) => score > least);
  take((score) => score === least);
  return chosen;
}

/** The phrases that can matter in a field of so few bytes, in their order; those that cannot fit by themselves are counted. */
function worthPacking(
  targets: readonly WeighedTarget[],
  opened: OpenTargets,
  budget: number,
  unreachable: UnreachableCount,
): Open[] {
  const { open, bytes, sets, setCount, visible } = opened;
  const [weights, bytesOf] = [new Float64Array(setCount), new Float64Array(setCount)];
  const { weights: targetWeights } = targetWords(targets);
  const fitting: number[] = [];
  for (let place = 0; place < open.length; place += 1) {
    const position = open[place] ?? 0;
    const set = sets[place] ?? 0;
    const needs = bytes[place] ?? 0;
    if (needs > budget) {
      const target = targets[position];
      if (target !== undefined) unreachable.add('too-long', target);
      continue;
    }
    if (bytesOf[set] === 0) {
      bytesOf[set] = needs;
      fitting.push(set);
    }
    weights[set] = (weights[set] ?? 0) + (targetWeights[position] ?? 0);
  }
  const isWorth = heaviestSets(fitting, (set) => (weights[set] ?? 0) / (bytesOf[set] ?? 1), setCount);
  const worth: Open[] = [];
  for (let place = 0; place < open.length; place += 1) {
    const position = open[place] ?? 0;
    if (isWorth[sets[place] ?? 0] === 0 || (bytes[place] ?? 0) > budget) continue;
    const target = targets[position];
    if (target === undefined) continue;
    const lacking = lackingWords(target, visible);
    const doubtful = lacking.some(({ number }) => ((visible.any[number] ?? 0) & WEAK) !== 0);
    worth.push({ target, lacking, doubtful });
  }
  return worth;
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

/** Each word that a phrase lacks, with the weight of the phrase. */
function* lackingWeights(open: readonly Open[]): Generator<{ readonly token: Token; readonly weight: number }> {
  for (const { target, lacking } of open) for (const token of lacking) yield { token, weight: target.weight };
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
  const open = worthPacking(scene.targets, opened, limit + 1, unreachable);
  const { classes, byKey } = groupByNumber(lackingWeights(open), scene.rules.language);
  // One byte more for the blank that the last word does not need.
  const [costs, budget] = [classes.map(({ surface }) => utf8Bytes(surface) + 1), limit + 1];
  const phrases = open.map(({ target, lacking, doubtful }) => {
    const words: number[] = [];
    for (const { key } of lacking) {
      const word = byKey.get(key) ?? -1;
      if (!words.includes(word)) words.push(word);
    }
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
  const isCovered = coveredTargets(scene.targets, whole);
  const [covered, gain] = [
    { phrases: 0, weight: 0 },
    { phrases: 0, weight: 0 },
  ];
  const gained: WeighedTarget[] = [];
  const { weights } = targetWords(scene.targets);
  for (let position = 0; position < weights.length; position += 1) {
    // More text never covers less.
    const already = before[position] === 1;
    if (already) isCovered[position] = 1;
    else if (isCovered[position] === 0) continue;
    const weight = weights[position] ?? 0;
    covered.phrases += 1;
    covered.weight += weight;
    if (already) continue;
    const target = scene.targets[position];
    if (target === undefined) continue;
    gain.phrases += 1;
    gain.weight += weight;
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
