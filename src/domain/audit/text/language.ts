import { wordsOf } from './words.ts';

/** How often each language's function words occur in a text. */
export type FunctionWordCounts = ReadonlyMap<string, number>;

type WordsByLanguage = ReadonlyMap<string, ReadonlySet<string>>;

/** For each set of lists, the languages of each word: looked up once a word instead of once a language. */
const LANGUAGES_OF_WORDS = new WeakMap<WordsByLanguage, ReadonlyMap<string, readonly string[]>>();

function languagesOfWords(lists: WordsByLanguage): ReadonlyMap<string, readonly string[]> {
  const known = LANGUAGES_OF_WORDS.get(lists);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const [language, words] of lists) {
    for (const word of words) made.set(word, [...(made.get(word) ?? []), language]);
  }
  LANGUAGES_OF_WORDS.set(lists, made);
  return made;
}

/** Counts function words by language: the cheapest honest sign of which language a text is in. */
export function functionWordCounts(text: string, lists: WordsByLanguage): FunctionWordCounts {
  const languages = languagesOfWords(lists);
  const counts = new Map<string, number>();
  for (const { key } of wordsOf(text)) {
    for (const language of languages.get(key) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return counts;
}

/** Function words a language must show before it is named; below this, nothing is said. */
const ENOUGH = 4;
/** How many times more often than those of the expected language. */
const CLEARLY_MORE = 4;

/** The language a text is clearly in instead of the expected one; null when it is not clear. */
export function otherLanguage(counts: FunctionWordCounts, expected: string): string | null {
  let best: string | null = null;
  let bestCount = 0;
  for (const [language, count] of counts) {
    if (count > bestCount) {
      best = language;
      bestCount = count;
    }
  }
  if (best === null || best === expected || bestCount < ENOUGH) return null;
  return bestCount >= CLEARLY_MORE * (counts.get(expected) ?? 0) ? best : null;
}
