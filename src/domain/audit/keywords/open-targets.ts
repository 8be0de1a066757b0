import type { Amount } from './coverage.ts';
import { STRONG } from './listing-index.ts';
import type { ListingScene } from './listing-scene.ts';
import type { ListingWords } from './listing-words.ts';
import type { WeighedTarget } from './target.ts';
import { coveredTargets, targetWords } from './target-words.ts';
import type { NumberedToken } from './vocabulary.ts';

/** Why a phrase cannot be completed by search terms. */
export type Unreachable = 'forbidden-word' | 'claim' | 'brand' | 'too-long';

/** What the visible fields leave open: found once for a listing, whatever limits terms are then packed for. */
export interface OpenTargets {
  /** The listing without its search terms. */
  readonly visible: ListingWords;
  /** 1 for each target, by its place, that the visible fields cover. */
  readonly isCovered: Uint8Array;
  /** Places of the targets that search terms may complete, in their order: heaviest first. */
  readonly open: Int32Array;
  /** UTF-8 of the words that each of these lacks, each with a blank. */
  readonly bytes: Int32Array;
  /** Number of the set of words that each lacks: phrases that lack the same words have the same. */
  readonly sets: Int32Array;
  /** Distinct sets. */
  readonly setCount: number;
  readonly unreachable: UnreachableCount;
}

export class UnreachableCount {
  readonly #sorts = new Map<Unreachable, { phrases: number; weight: number; example: string }>();

  add(reason: Unreachable, target: WeighedTarget): void {
    const sort = this.#sorts.get(reason) ?? { phrases: 0, weight: 0, example: target.phrase };
    sort.phrases += 1;
    sort.weight += target.weight;
    this.#sorts.set(reason, sort);
  }

  copy(): UnreachableCount {
    const copy = new UnreachableCount();
    for (const [reason, sort] of this.#sorts) copy.#sorts.set(reason, { ...sort });
    return copy;
  }

  list(): ({ readonly reason: Unreachable; readonly example: string } & Amount)[] {
    return [...this.#sorts].map(([reason, sort]) => ({ reason, ...sort }));
  }
}

/** Words of a target that no visible field has. */
export function lackingWords(target: WeighedTarget, { any }: ListingWords): NumberedToken[] {
  return target.needed.filter(({ number }) => ((any[number] ?? 0) & STRONG) === 0);
}

/** Why the terms may not bring the words that a phrase lacks; null when they may. */
function whyNot(scene: ListingScene, target: WeighedTarget, visible: ListingWords): Unreachable | null {
  const { competitor, forbidden, claims, ownBrand } = scene.hindrancesOf(target);
  if (competitor) return 'brand';
  if (forbidden === null && claims === null && !ownBrand) return null;
  const lacking = lackingWords(target, visible);
  if (lacking.some(({ key }) => scene.ownBrandWords.has(key))) return 'brand';
  if (forbidden !== null && lacking.some(({ key }) => forbidden.has(key))) return 'forbidden-word';
  return claims !== null && lacking.some(({ key }) => claims.has(key)) ? 'claim' : null;
}

/** For each list of phrases and each way to look at them: 1 for those that something may hinder. Listings share both. */
const hindered = new WeakMap<readonly WeighedTarget[], WeakMap<ListingScene['hindrancesOf'], Uint8Array>>();

function hinderedTargets({ targets, hindrancesOf }: ListingScene): Uint8Array {
  const ways = hindered.get(targets) ?? new WeakMap<ListingScene['hindrancesOf'], Uint8Array>();
  hindered.set(targets, ways);
  const known = ways.get(hindrancesOf);
  if (known !== undefined) return known;
  const made = Uint8Array.from(targets, (target) => {
    const { competitor, forbidden, claims, ownBrand } = hindrancesOf(target);
    return competitor || forbidden !== null || claims !== null || ownBrand ? 1 : 0;
  });
  ways.set(hindrancesOf, made);
  return made;
}

/** Numbers sets of words in the order in which they are met. */
class WordSets {
  readonly #words: number;
  /** Beginnings of sets, by the number of the beginning one word shorter and the word. */
  readonly #beginnings = new Map<number, number>();
  readonly #sets: number[] = [];
  size = 0;

  constructor(words: number) {
    this.#words = words;
  }

  /** @param sorted numbers of the words, ascending; only the first `length` count. */
  numberOf(sorted: readonly number[], length: number): number {
    let beginning = 0;
    for (let place = 0; place < length; place += 1) {
      const key = beginning * this.#words + (sorted[place] ?? 0);
      let next = this.#beginnings.get(key);
      if (next === undefined) {
        next = this.#beginnings.size + 1;
        this.#beginnings.set(key, next);
      }
      beginning = next;
    }
    const known = this.#sets[beginning];
    if (known !== undefined) return known;
    this.#sets[beginning] = this.size;
    this.size += 1;
    return this.size - 1;
  }
}

/** Puts a number into the first `length` places of an ascending list. */
function insert(sorted: number[], length: number, number: number): void {
  let place = length;
  for (; place > 0 && (sorted[place - 1] ?? 0) > number; place -= 1) sorted[place] = sorted[place - 1] ?? 0;
  sorted[place] = number;
}

/** The phrases that the visible fields do not cover, with the words they lack; those that no search terms may complete are counted apart. */
export function openTargets(scene: ListingScene, visible: ListingWords): OpenTargets {
  const { targets, vocabulary } = scene;
  const { starts, numbers, bytes: wordBytes, weights } = targetWords(targets);
  const isCovered = coveredTargets(targets, visible);
  const wordSets = new WordSets(vocabulary.keys.length);
  const unreachable = new UnreachableCount();
  const made = (): Int32Array => new Int32Array(targets.length);
  const [open, bytes, sets] = [made(), made(), made()];
  const lacking: number[] = [];
  let count = 0;
  const isHindered = hinderedTargets(scene);
  for (let position = 0; position < targets.length; position += 1) {
    if (isCovered[position] === 1 || !((weights[position] ?? 0) > 0)) continue;
    const target = isHindered[position] === 1 ? targets[position] : undefined;
    const reason = target === undefined ? null : whyNot(scene, target, visible);
    if (target !== undefined && reason !== null) {
      unreachable.add(reason, target);
      continue;
    }
    let [sum, length] = [0, 0];
    for (let place = starts[position] ?? 0; place < (starts[position + 1] ?? 0); place += 1) {
      const number = numbers[place] ?? 0;
      if (((visible.any[number] ?? 0) & STRONG) !== 0) continue;
      sum += wordBytes[place] ?? 0;
      insert(lacking, length, number);
      length += 1;
    }
    open[count] = position;
    bytes[count] = sum;
    sets[count] = wordSets.numberOf(lacking, length);
    count += 1;
  }
  return {
    visible,
    isCovered,
    open: open.slice(0, count),
    bytes: bytes.slice(0, count),
    sets: sets.slice(0, count),
    setCount: wordSets.size,
    unreachable,
  };
}
