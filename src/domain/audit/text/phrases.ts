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
  return (text) =>
    [...text.matchAll(pattern)].map((match) => ({
      phrase: byText.get(fold(match[0])) ?? match[0].toLowerCase(),
      text: match[0],
      index: match.index,
    }));
}

function fold(phrase: string): string {
  return phrase
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s-]+/g, ' ');
}
