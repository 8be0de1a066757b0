import { utf8Bytes } from '../text/count.ts';
import type { Amount } from './coverage.ts';
import { STRONG, WEAK } from './listing-index.ts';
import type { ListingScene } from './listing-scene.ts';
import type { ListingWords } from './listing-words.ts';
import type { WeighedTarget } from './target.ts';
import { isCoveredIn } from './tiers.ts';
import type { NumberedToken } from './vocabulary.ts';

/** Why a phrase cannot be completed by search terms. */
export type Unreachable = 'forbidden-word' | 'claim' | 'brand' | 'too-long';

/** A phrase that the visible fields leave open and search terms may complete. */
export interface OpenTarget {
  readonly target: WeighedTarget;
  readonly lacking: readonly NumberedToken[];
  /** The description has a word it lacks. */
  readonly doubtful: boolean;
  /** UTF-8 of the words it lacks, each with a blank. */
  readonly bytes: number;
  /** Number of its set of lacking words: phrases that lack the same words have the same. */
  readonly set: number;
}

/** What the visible fields leave open: found once for a listing, whatever limits terms are then packed for. */
export interface OpenTargets {
  /** The listing without its search terms. */
  readonly visible: ListingWords;
  /** 1 for each target, by its place, that the visible fields cover. */
  readonly isCovered: Uint8Array;
  /** In the order of the targets: heaviest first. */
  readonly open: readonly OpenTarget[];
  /** Distinct sets of lacking words. */
  readonly sets: number;
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

/** Why the terms may not bring the words that a phrase lacks; null when they may. */
function whyNot(scene: ListingScene, target: WeighedTarget, lacking: readonly NumberedToken[]): Unreachable | null {
  const { competitor, forbidden, claims } = scene.hindrancesOf(target);
  if (competitor || lacking.some(({ key }) => scene.ownBrandWords.has(key))) return 'brand';
  if (forbidden !== null && lacking.some(({ key }) => forbidden.has(key))) return 'forbidden-word';
  return claims !== null && lacking.some(({ key }) => claims.has(key)) ? 'claim' : null;
}

/** Numbers sets of words in the order in which they are met. */
class WordSets {
  readonly #words: number;
  readonly #known = new Map<number | string, number>();

  constructor(words: number) {
    this.#words = words;
  }

  get size(): number {
    return this.#known.size;
  }

  numberOf(lacking: readonly NumberedToken[]): number {
    const key = this.#keyOf(lacking);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = this.#known.size;
    this.#known.set(key, number);
    return number;
  }

  /** One or two words as a number: most phrases lack no more, and texts take long to make. */
  #keyOf(lacking: readonly NumberedToken[]): number | string {
    const [one, two, three] = lacking;
    if (one === undefined) return -1;
    if (two === undefined) return one.number;
    if (three === undefined) {
      return (Math.max(one.number, two.number) + 1) * this.#words + Math.min(one.number, two.number);
    }
    return lacking
      .map(({ number }) => number)
      .sort((a, b) => a - b)
      .join(' ');
  }
}

/** The phrases that the visible fields do not cover, with the words they lack; those that no search terms may complete are counted apart. */
export function openTargets(scene: ListingScene, visible: ListingWords): OpenTargets {
  const { targets, vocabulary } = scene;
  const isCovered = new Uint8Array(targets.length);
  const sets = new WordSets(vocabulary.keys.length);
  const unreachable = new UnreachableCount();
  const open: OpenTarget[] = [];
  for (const [position, target] of targets.entries()) {
    if (isCoveredIn(target, visible)) {
      isCovered[position] = 1;
      continue;
    }
    if (!(target.weight > 0)) continue;
    const lacking = target.needed.filter(({ number }) => ((visible.any[number] ?? 0) & STRONG) === 0);
    const reason = whyNot(scene, target, lacking);
    if (reason !== null) {
      unreachable.add(reason, target);
      continue;
    }
    let bytes = 0;
    let doubtful = false;
    for (const { surface, number } of lacking) {
      bytes += utf8Bytes(surface) + 1;
      doubtful ||= ((visible.any[number] ?? 0) & WEAK) !== 0;
    }
    open.push({ target, lacking, doubtful, bytes, set: sets.numberOf(lacking) });
  }
  return { visible, isCovered, open, sets: sets.size, unreachable };
}
