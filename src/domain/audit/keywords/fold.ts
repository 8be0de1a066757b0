/** How texts and phrases of one language are made comparable. */
export interface FoldRules {
  /** ISO 639-1. */
  readonly language: string;
  /** Units that are set apart from their number: `24oz` is `24 oz`. */
  readonly units: ReadonlySet<string>;
}

/** One word of a phrase. */
export interface Token {
  /** Lower case, accents kept: how it would be written. */
  readonly surface: string;
  /** What is compared. */
  readonly key: string;
}

/** Languages written without spaces between words: compared by substring. */
const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh', 'th']);

/** Languages in which an apostrophe ends a word (`l'eau`); elsewhere it stands inside one (`men's`). */
const ELIDING: ReadonlySet<string> = new Set(['fr', 'it', 'ca']);

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  // As search engines fold Arabic: dotless yeh and teh marbuta.
  ى: 'ي',
  ة: 'ه',
};

const ASCII = /^[\x00-\x7f]*$/;
/** Accents of Latin, Greek and Cyrillic, vowel signs of Arabic, its stretching line. Not the voicing marks of kana. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;
const INVISIBLE = /\p{Cf}/gu;
const APOSTROPHES = /['\u2019\u02bc\u2018`\u00b4]/g;
const INNER_HYPHEN = /(?<=[\p{L}\p{N}\p{M}])[-\u2010\u2011](?=[\p{L}\p{N}])/gu;
const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+/gu;
const NUMBER_AND_UNIT = /^(\p{N}+)(\p{L}+)$/u;

/** True for languages compared by substring. */
export function isUnspaced(language: string): boolean {
  return UNSPACED.has(language);
}

/** Letters as they are compared: accents off, ligatures apart. Expects lower case. */
export function foldLetters(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .normalize('NFD')
    .replaceAll(MARKS, '')
    .replaceAll(/[ßøæœłđðþıىة]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

function lower(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKC').replaceAll(INVISIBLE, '').toLowerCase();
}

function tokensOf(prepared: string, rules: FoldRules): Token[] {
  return (prepared.match(WORD) ?? []).flatMap((text) => {
    const surface = text.replaceAll(',', '.');
    const apart = NUMBER_AND_UNIT.exec(surface);
    if (apart !== null && rules.units.has(apart[2] ?? '')) {
      return [apart[1] ?? '', apart[2] ?? ''].map((part) => ({ surface: part, key: foldLetters(part) }));
    }
    const key = foldLetters(surface);
    return key === '' ? [] : [{ surface, key }];
  });
}

function withoutApostrophes(text: string, rules: FoldRules): string {
  return text.replaceAll(APOSTROPHES, ELIDING.has(rules.language) ? ' ' : '');
}

/** Words of a text; a hyphen parts them. Emoji and signs are no words. */
export function foldTokens(text: string, rules: FoldRules): Token[] {
  return tokensOf(withoutApostrophes(lower(text), rules), rules);
}

/** Words of a text that has hyphens inside words, with the hyphens taken out (`t-shirt` is `tshirt`); null when it has none. */
export function hyphenlessTokens(text: string, rules: FoldRules): Token[] | null {
  const prepared = lower(text);
  const joined = prepared.replaceAll(INNER_HYPHEN, '');
  return joined === prepared ? null : tokensOf(withoutApostrophes(joined, rules), rules);
}

/** Keys of the words of a text, hyphens parting them. */
export function foldWords(text: string, rules: FoldRules): string[] {
  return foldTokens(text, rules).map(({ key }) => key);
}

const BESIDE_UNSPACED =
  / (?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}])|(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}]) /gu;

/** A text of an unspaced language as it is searched: words apart only where Latin letters or digits meet. */
export function unspacedText(words: readonly string[]): string {
  return words.join(' ').replaceAll(BESIDE_UNSPACED, '');
}

const LATIN = /[\p{sc=Latin}\p{N}]/u;

/** True when the needle stands in the text and does not cut a Latin word or a number in two. */
export function occursIn(text: string, needle: string): boolean {
  const guardStart = LATIN.test(needle[0] ?? '');
  const guardEnd = LATIN.test(needle.at(-1) ?? '');
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    const before = text[at - 1];
    const after = text[at + needle.length];
    const startsWell = !guardStart || before === undefined || !LATIN.test(before);
    const endsWell = !guardEnd || after === undefined || !LATIN.test(after);
    if (startsWell && endsWell) return true;
  }
  return false;
}
