import { foldTokens } from './fold.ts';
import type { ListingScene } from './listing-scene.ts';

/** No listed phrase has more words. */
const LONGEST_LISTED = 6;

/** Whether the words around a place of the row say nothing forbidden and name no brand. */
export function harmlessIn(scene: ListingScene): (row: readonly string[], place: number) => boolean {
  return (row, place) => {
    const text = row.slice(Math.max(0, place - LONGEST_LISTED), place + LONGEST_LISTED + 1).join(' ');
    const { find, claims } = scene.forbidden;
    return find(text).length === 0 && claims(text).length === 0 && !scene.isCompetitor(foldTokens(text, scene.rules));
  };
}

/** Forbidden words and brands can arise where two harmless words meet: the later one is moved until none does, else left out. */
export function harmlessRow(words: readonly string[], harmless: ReturnType<typeof harmlessIn>): string[] {
  const row: string[] = [];
  const moved: string[] = [];
  for (const word of words) {
    if (harmless([...row, word], row.length)) row.push(word);
    else moved.push(word);
  }
  for (const word of moved) {
    const place = [...row.keys(), row.length].find((at) => harmless([...row.slice(0, at), word, ...row.slice(at)], at));
    if (place !== undefined) row.splice(place, 0, word);
  }
  return row;
}
