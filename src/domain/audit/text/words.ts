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

const JOINTS = /[-'’]/;

/** The key two spellings of one word share. */
export function wordKey(text: string): string {
  const lower = text.toLowerCase();
  return JOINTS.test(lower) ? lower.replaceAll(/[-'’]/g, '') : lower;
}

/** Texts whose words are remembered: the checks of one listing ask for the same few again and again. */
const REMEMBERED = 64;

/** A function of a text that remembers its last answers; they must not be changed. */
function remembering<Answer>(make: (text: string) => Answer): (text: string) => Answer {
  const memory = new Map<string, Answer>();
  return (text) => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    if (memory.size >= REMEMBERED) memory.clear();
    const made = make(text);
    memory.set(text, made);
    return made;
  };
}

/** The words of a text in order; hyphenated compounds and decimals stay whole. */
export const wordsOf = remembering((text): readonly Word[] =>
  Array.from(text.matchAll(WORD), (match) => ({ text: match[0], index: match.index, key: wordKey(match[0]) })),
);

/** The runs of letters and digits of a text in lower case, each once. */
export const tokensOf = remembering(
  (text): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
);

/** Words without accents, which need not be taken off. */
const ASCII = /^[a-z0-9.]*$/;

/**
 * A rough stem for "may be the same word": accents off, plural endings off. Never used for a verdict.
 * English `-ies`, `-es` after a hissing sound, `-s`; German `-en`, `-er`, `-e`, `-s` on longer words.
 */
export function roughStem(key: string, language: string): string {
  const plain = ASCII.test(key) ? key : key.normalize('NFD').replaceAll(/\p{M}/gu, '');
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
