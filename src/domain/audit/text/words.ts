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
const REMEMBERED = 16;

/** A function of a text that remembers its last answers; they must not be changed. */
export interface Remembering<Answer> {
  (text: string): Answer;
  /** Forgets all answers, for a function that would answer otherwise now. */
  forget(): void;
}

export function remembering<Answer>(make: (text: string) => Answer): Remembering<Answer> {
  const memory = new Map<string, Answer>();
  const ask = (text: string): Answer => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    if (memory.size >= REMEMBERED) memory.clear();
    const made = make(text);
    memory.set(text, made);
    return made;
  };
  return Object.assign(ask, { forget: () => memory.clear() });
}

const NOT_ASCII = /[^\0-\u007F]/;

/** True for a text of ASCII signs alone: its letters and digits can be told by their codes, as most texts allow. */
export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/** For each ASCII code whether it is a letter or digit. */
const IN_WORD: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCodePoint(code)),
);

/** For each ASCII code whether it joins the parts of a compound. */
const JOINS: readonly boolean[] = Array.from({ length: 128 }, (_, code) => /[-'.]/.test(String.fromCodePoint(code)));

/** Where the run of letters and digits that begins at an index ends; the index itself where none does. */
function runEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && IN_WORD[text.charCodeAt(end)] === true) end += 1;
  return end;
}

/** What `WORD` finds in a text of ASCII signs, without a pattern. */
function asciiWords(text: string): Word[] {
  const lower = text.toLowerCase();
  const words: Word[] = [];
  let index = 0;
  while (index < text.length) {
    let end = runEnd(text, index);
    if (end === index) {
      index += 1;
      continue;
    }
    let isJoined = false;
    while (JOINS[text.charCodeAt(end)] === true) {
      const next = runEnd(text, end + 1);
      if (next === end + 1) break;
      isJoined = true;
      end = next;
    }
    const key = lower.slice(index, end);
    words.push({ text: text.slice(index, end), index, key: isJoined ? wordKey(key) : key });
    index = end;
  }
  return words;
}

/** The words of a text in order; hyphenated compounds and decimals stay whole. */
export const wordsOf = remembering((text): readonly Word[] =>
  isAscii(text)
    ? asciiWords(text)
    : Array.from(text.matchAll(WORD), (match) => ({ text: match[0], index: match.index, key: wordKey(match[0]) })),
);

/** A run of letters and digits in lower case, with its index in the lower-case text. */
export interface Token {
  readonly token: string;
  readonly index: number;
}

/** Visits the runs of letters and digits of a text in lower case, in order. */
export function eachToken(text: string, visit: (token: string, index: number) => void): void {
  const lower = text.toLowerCase();
  if (!isAscii(lower)) {
    for (const { 0: token, index } of lower.matchAll(/[\p{L}\p{N}]+/gu)) visit(token, index);
    return;
  }
  for (let index = 0; index < lower.length; index += 1) {
    const end = runEnd(lower, index);
    if (end === index) continue;
    visit(lower.slice(index, end), index);
    index = end;
  }
}

/** Words without accents, which need not be taken off. */
const ASCII = /^[a-z0-9.]*$/;

/** Plurals that take `-es`. In English a single s or z has its `e` from the singular (`case`, `size`), bar the shortest. */
const PLURAL_IN_ES_EN = /(?:ss|zz|tz|x|ch|sh)es$|^(?:bus|gas)es$/;
const PLURAL_IN_ES = /(?:[sxz]|ch|sh)es$/;

/**
 * A rough stem for "may be the same word": accents off, plural endings off. Never used for a verdict.
 * English `-ies`, `-es` after a hissing sound, `-s`; German `-en`, `-er`, `-e`, `-s` on longer words.
 */
export function roughStem(key: string, language: string): string {
  const plain = ASCII.test(key) ? key : key.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (plain.length <= 3) return plain;
  if (language === 'de') return plain.length > 5 ? plain.replace(/(?:en|er|e|n|s)$/, '') : plain;
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if ((language === 'en' ? PLURAL_IN_ES_EN : PLURAL_IN_ES).test(plain)) return plain.slice(0, -2);
  return /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** True for a word that is only digits with their signs: a number, not a term. */
export function isNumber(key: string): boolean {
  const first = key.charCodeAt(0);
  // Most keys begin with a letter from a to z: no pattern is needed to see that.
  if (first >= 0x61 && first <= 0x7a) return false;
  return /^[\p{N}.]+$/u.test(key);
}

/** True when every letter of the word is a capital, with at least two of them. */
export function isAllCaps(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
