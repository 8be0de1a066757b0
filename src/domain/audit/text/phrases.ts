import { tokensOf } from './words.ts';

/** One place where a listed phrase occurs. */
export interface PhraseMatch {
  /** As the list has it. */
  readonly phrase: string;
  /** As the text has it. */
  readonly text: string;
  /** UTF-16 index in the text. */
  readonly index: number;
}

export type PhraseFinder = (text: string) => readonly PhraseMatch[];

/** Languages written without spaces: a listed word counts wherever it stands. */
const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh']);

function escaped(phrase: string): string {
  return phrase
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll("'", "['’]")
    .replaceAll(/\s+/g, String.raw`[\s-]+`);
}

function hasAny(set: ReadonlySet<string>, wanted: readonly string[]): boolean {
  for (const each of wanted) if (set.has(each)) return true;
  return false;
}

/** The first run of letters and digits of each phrase; null where a phrase has none. */
function firstTokens(phrases: readonly string[]): readonly string[] | null {
  const tokens = phrases.map((phrase) => /[\p{L}\p{N}]+/u.exec(phrase.toLowerCase())?.[0] ?? null);
  return tokens.includes(null) ? null : [...new Set(tokens.filter((token) => token !== null))];
}

/**
 * Finds listed words and phrases: whole words only (anywhere in languages without spaces), whatever the case, accents
 * kept, a hyphen as good as a space, the longest phrase where several begin.
 */
export function phraseFinder(phrases: readonly string[], language: string): PhraseFinder {
  if (phrases.length === 0) return () => [];
  const byText = new Map(phrases.map((phrase) => [fold(phrase), phrase]));
  const longestFirst = [...phrases].sort((left, right) => right.length - left.length);
  const alternatives = longestFirst.map(escaped).join('|');
  const pattern = UNSPACED.has(language)
    ? new RegExp(`(?:${alternatives})`, 'giu')
    : new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives})(?![\p{L}\p{N}])`, 'giu');
  const begins = UNSPACED.has(language) ? null : firstTokens(phrases);
  return (text) => {
    // Most texts have no word that begins a phrase: a look into a set is cheaper than the pattern.
    if (begins !== null && !hasAny(tokensOf(text), begins)) return [];
    return Array.from(text.matchAll(pattern), (match) => ({
      phrase: byText.get(fold(match[0])) ?? match[0].toLowerCase(),
      text: match[0],
      index: match.index,
    }));
  };
}

function fold(phrase: string): string {
  return phrase
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s-]+/g, ' ');
}
