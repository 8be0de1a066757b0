import { utf8Bytes } from '../text/count.ts';
import { STRONG } from './listing-index.ts';
import type { ListingWords } from './listing-words.ts';
import type { WeighedTarget } from './target.ts';
import { isCoveredIn } from './tiers.ts';

/**
 * The needed words of a list of phrases one after the other: each listing goes through them several times, and numbers in a row
 * are read many times faster than objects strewn over the memory.
 */
export interface TargetWords {
  /** Words of the phrase at place `i` are those from `starts[i]` up to `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** Their numbers in the vocabulary. */
  readonly numbers: Int32Array;
  /** UTF-8 of each as written, with a blank. */
  readonly bytes: Int32Array;
  readonly weights: Float64Array;
  /** 1 for phrases that may be found by more than their words: those with hyphens. */
  readonly otherwise: Uint8Array;
}

const known = new WeakMap<readonly WeighedTarget[], TargetWords>();

/** Made once for each list of phrases, which many listings may share. */
export function targetWords(targets: readonly WeighedTarget[]): TargetWords {
  const seen = known.get(targets);
  if (seen !== undefined) return seen;
  const total = targets.reduce((sum, { needed }) => sum + needed.length, 0);
  const starts = new Int32Array(targets.length + 1);
  const [numbers, bytes] = [new Int32Array(total), new Int32Array(total)];
  const weights = new Float64Array(targets.length);
  const otherwise = new Uint8Array(targets.length);
  let end = 0;
  for (const [position, { needed, weight, hyphenless }] of targets.entries()) {
    for (const { number, surface } of needed) {
      numbers[end] = number;
      bytes[end] = utf8Bytes(surface) + 1;
      end += 1;
    }
    starts[position + 1] = end;
    weights[position] = weight;
    otherwise[position] = hyphenless === null ? 0 : 1;
  }
  const made = { starts, numbers, bytes, weights, otherwise };
  known.set(targets, made);
  return made;
}

/** True when a word of the phrase is nowhere, and nothing but its words can tell: what is true of most phrases. */
export function lacksWord({ starts, numbers, otherwise }: TargetWords, position: number, any: Uint8Array): boolean {
  if (otherwise[position] === 1) return false;
  const end = starts[position + 1] ?? 0;
  for (let place = starts[position] ?? 0; place < end; place += 1) if (any[numbers[place] ?? 0] === 0) return true;
  return false;
}

/** 1 for each phrase, by its place, that is covered in the listing; those whose words alone do not tell are looked at one by one. */
export function coveredTargets(targets: readonly WeighedTarget[], listing: ListingWords): Uint8Array {
  const { starts, numbers, otherwise } = targetWords(targets);
  const { any, unspaced } = listing;
  const covered = new Uint8Array(targets.length);
  for (let position = 0; position < covered.length; position += 1) {
    const end = starts[position + 1] ?? 0;
    let place = starts[position] ?? 0;
    while (place < end && ((any[numbers[place] ?? 0] ?? 0) & STRONG) !== 0) place += 1;
    if (place === end) {
      covered[position] = 1;
    } else if (unspaced || otherwise[position] === 1) {
      const target = targets[position];
      if (target !== undefined && isCoveredIn(target, listing)) covered[position] = 1;
    }
  }
  return covered;
}

/** Number of phrases with at least one word in the listing. */
export function relatedTargets(targets: readonly WeighedTarget[], { any }: ListingWords): number {
  const { starts, numbers } = targetWords(targets);
  let related = 0;
  for (let position = 0; position < targets.length; position += 1) {
    const end = starts[position + 1] ?? 0;
    let place = starts[position] ?? 0;
    while (place < end && any[numbers[place] ?? 0] === 0) place += 1;
    if (place < end) related += 1;
  }
  return related;
}
