import { nearestWords } from '../model/nearest-words.ts';

/** A ready suggestion naming the nearest known words; empty when nothing is near. */
export function didYouMean(typed: string, known: readonly string[], show = (word: string) => word): string[] {
  const near = nearestWords(typed, known).map(show);
  return near.length === 0 ? [] : [`Did you mean ${near.join(' or ')}?`];
}
