import { mixCode, type Spelling, Spellings } from './spellings.ts';

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

/** What an ASCII code is: 1 a letter or digit, 2 a sign that joins the parts of a compound, 0 anything else. */
const KINDS: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCodePoint(code);
  return /[a-z0-9]/i.test(sign) ? 1 : /[-'.]/.test(sign) ? 2 : 0;
});

const SPELLINGS = new Spellings(wordKey);

/**
 * Visits the words of a text of ASCII signs, those that a single sign joins as one. Answers false when it meets another
 * sign: what was visited before is then not all there is.
 */
function eachRun(text: string, visit: (spelling: Spelling, index: number) => void): boolean {
  const { length } = text;
  let index = 0;
  while (index < length) {
    const first = text.charCodeAt(index);
    if (first > 127) return false;
    if (KINDS[first] !== 1) {
      index += 1;
      continue;
    }
    let [hash, end] = [first, index + 1];
    while (end < length) {
      const code = text.charCodeAt(end);
      if (code > 127) return false;
      const isJoint = KINDS[code] === 2 && KINDS[text.charCodeAt(end + 1)] === 1;
      if (!isJoint && KINDS[code] !== 1) break;
      hash = mixCode(hash, code);
      end += 1;
    }
    visit(SPELLINGS.at(text, index, end, hash), index);
    index = end;
  }
  return true;
}

/** What `WORD` finds in a text of ASCII signs, without a pattern; null for another text. */
function asciiWords(text: string): Word[] | null {
  const words: Word[] = [];
  const isAll = eachRun(text, ({ text: written, key }, index) => {
    words.push({ text: written, index, key });
  });
  return isAll ? words : null;
}

/** The words of a text, and whether it has ASCII signs alone. */
interface Scanned {
  readonly words: readonly Word[];
  readonly isPlain: boolean;
}

const scanned = remembering((text): Scanned => {
  const words = asciiWords(text);
  if (words !== null) return { words, isPlain: true };
  const found = text.matchAll(WORD);
  return {
    words: Array.from(found, ({ 0: word, index }) => ({ text: word, index, key: wordKey(word) })),
    isPlain: false,
  };
});

/** The words of a text in order; hyphenated compounds and decimals stay whole. */
export function wordsOf(text: string): readonly Word[] {
  return scanned(text).words;
}

/** A run of letters and digits in lower case, with its index in the lower-case text. */
export interface Token {
  readonly token: string;
  readonly index: number;
}

const RUN = /[\p{L}\p{N}]+/gu;

/** The wanted ones among the runs of letters and digits of a text in lower case, in order. */
export function tokensOf(text: string, isWanted: (token: string) => boolean): readonly Token[] {
  const { words, isPlain } = scanned(text);
  const tokens: Token[] = [];
  if (!isPlain) {
    for (const { 0: token, index } of text.toLowerCase().matchAll(RUN))
      if (isWanted(token)) tokens.push({ token, index });
    return tokens;
  }
  for (const { text: written, index, key } of words) {
    // A word without a sign that joins its parts is its own key.
    if (key.length === written.length && !key.includes('.')) {
      if (isWanted(key)) tokens.push({ token: key, index });
    } else {
      for (const { 0: token, index: at } of written.toLowerCase().matchAll(RUN)) {
        if (isWanted(token)) tokens.push({ token, index: index + at });
      }
    }
  }
  return tokens;
}

/** Words without accents, which need not be taken off. */
const ASCII = /^[a-z0-9.]*$/;

/** Plurals that take `-es`. In English a single s or z has its `e` from the singular (`case`, `size`), bar the shortest. */
const PLURAL_IN_ES_EN = /(?:ss|zz|tz|x|ch|sh)es$|^(?:bus|gas)es$/;
const PLURAL_IN_ES = /(?:[sxz]|ch|sh)es$/;

function stemOf(key: string, language: string): string {
  const plain = ASCII.test(key) ? key : key.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (plain.length <= 3) return plain;
  if (language === 'de') return plain.length > 5 ? plain.replace(/(?:en|er|e|n|s)$/, '') : plain;
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if ((language === 'en' ? PLURAL_IN_ES_EN : PLURAL_IN_ES).test(plain)) return plain.slice(0, -2);
  return /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain;
}

/** Stems remembered of a language; texts of more words are not alike anyway. */
const STEMS = 1 << 14;

/** By language, then by key. */
const stems = new Map<string, Map<string, string>>();

/**
 * A rough stem for "may be the same word": accents off, plural endings off. Never used for a verdict.
 * English `-ies`, `-es` after a hissing sound, `-s`; German `-en`, `-er`, `-e`, `-s` on longer words.
 */
export function roughStem(key: string, language: string): string {
  let known = stems.get(language);
  if (known === undefined) {
    known = new Map();
    stems.set(language, known);
  }
  const stem = known.get(key);
  if (stem !== undefined) return stem;
  if (known.size >= STEMS) known.clear();
  const made = stemOf(key, language);
  known.set(key, made);
  return made;
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
