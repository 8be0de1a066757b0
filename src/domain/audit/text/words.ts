/** One word of a text. */
export interface Word {
  /** As written. */
  readonly text: string;
  /** UTF-16 index in the text. */
  readonly index: number;
  /** Lower case, without inner hyphens and apostrophes: two words with the same key are the same word. */
  readonly key: string;
}

const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;

/** The key two spellings of one word share. */
export function wordKey(text: string): string {
  return text.toLowerCase().replaceAll(/[-'’]/g, '');
}

/** The words of a text in order; hyphenated compounds and decimals stay whole. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({ text: match[0], index: match.index, key: wordKey(match[0]) }));
}

/**
 * A rough stem for "may be the same word": accents off, plural endings off. Never used for a verdict.
 * English `-ies`, `-es` after a hissing sound, `-s`; German `-en`, `-er`, `-e`, `-s` on longer words.
 */
export function roughStem(key: string, language: string): string {
  const plain = key.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (plain.length <= 3) return plain;
  if (language === 'de') return plain.length > 5 ? plain.replace(/(?:en|er|e|n|s)$/, '') : plain;
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/.test(plain)) return plain.slice(0, -2);
  return /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** True for a word that is only digits with their signs: a number, not a term. */
export function isNumber(key: string): boolean {
  return /^[\p{N}.]+$/u.test(key);
}

/** True when every letter of the word is a capital, with at least two of them. */
export function isAllCaps(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
