import { isAscii, remembering, type Token, tokensOf } from './words.ts';

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

/** True for a language in which a listed word counts wherever it stands. */
export function isUnspaced(language: string): boolean {
  return UNSPACED.has(language);
}

const NOTHING: readonly PhraseMatch[] = [];

function escaped(phrase: string): string {
  return phrase
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll("'", "['’]")
    .replaceAll(/\s+/g, String.raw`[\s-]+`);
}

/** The phrases as alternatives of a pattern, the longest first. */
function alternatives(phrases: readonly string[]): string {
  const longestFirst = [...phrases].sort((left, right) => right.length - left.length);
  return longestFirst.map(escaped).join('|');
}

function wholePattern(phrases: readonly string[], language: string): RegExp {
  return UNSPACED.has(language)
    ? new RegExp(`(?:${alternatives(phrases)})`, 'giu')
    : new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives(phrases)})(?![\p{L}\p{N}])`, 'giu');
}

/** The first run of letters and digits of a phrase, and where it stands; null where there is none. */
export function firstToken(phrase: string): { readonly token: string; readonly at: number } | null {
  const match = /[\p{L}\p{N}]+/u.exec(phrase.toLowerCase());
  return match === null ? null : { token: match[0], at: match.index };
}

function fold(phrase: string): string {
  return phrase
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s-]+/g, ' ');
}

/** One list of an index. A pattern is compiled when a text first needs it. */
class PhraseList {
  readonly #phrases: readonly string[];
  readonly #language: string;
  readonly #byText: ReadonlyMap<string, string>;
  /** Phrases by their first word; null where one has none or the language has no words: then the pattern decides. */
  readonly byFirst: ReadonlyMap<string, readonly string[]> | null;
  /** True when every phrase begins with its first word, so that a match can begin nowhere else. */
  readonly #beginsWithWord: boolean;
  readonly #patterns = new Map<string, RegExp>();
  #whole: RegExp | null = null;

  constructor(phrases: readonly string[], language: string) {
    this.#phrases = phrases;
    this.#language = language;
    this.#byText = new Map(phrases.map((phrase) => [fold(phrase), phrase]));
    const firsts = phrases.map(firstToken);
    this.byFirst =
      UNSPACED.has(language) || firsts.includes(null)
        ? null
        : Map.groupBy(phrases, (_, index) => firsts[index]?.token ?? '');
    this.#beginsWithWord = firsts.every((first) => first?.at === 0);
  }

  #match(text: string, index: number): PhraseMatch {
    return { phrase: this.#byText.get(fold(text)) ?? text.toLowerCase(), text, index };
  }

  /** Every match, by one pattern of all phrases. */
  all(text: string): readonly PhraseMatch[] {
    this.#whole ??= wholePattern(this.#phrases, this.#language);
    return Array.from(text.matchAll(this.#whole), (match) => this.#match(match[0], match.index));
  }

  #patternOf(first: string): RegExp {
    const known = this.#patterns.get(first);
    if (known !== undefined) return known;
    const phrases = this.byFirst?.get(first) ?? [];
    const made = new RegExp(String.raw`(?:${alternatives(phrases)})(?![\p{L}\p{N}])`, 'iuy');
    this.#patterns.set(first, made);
    return made;
  }

  /** The same matches, looked for only where the first word of a phrase stands. */
  at(text: string, places: readonly Token[]): readonly PhraseMatch[] {
    // Lower case moves the places of a text that is not ASCII.
    if (!this.#beginsWithWord || !isAscii(text)) return this.all(text);
    const found: PhraseMatch[] = [];
    let end = 0;
    for (const { token, index } of places) {
      if (index < end) continue;
      const pattern = this.#patternOf(token);
      pattern.lastIndex = index;
      const [match] = pattern.exec(text) ?? [];
      if (match === undefined) continue;
      found.push(this.#match(match, index));
      end = index + match.length;
    }
    return found;
  }
}

/**
 * Lists of phrases of one language that are searched together: each word of a text is looked up once, however many
 * lists there are.
 */
export class PhraseIndex {
  readonly #language: string;
  readonly #listsByFirst = new Map<string, PhraseList[]>();

  constructor(language: string) {
    this.#language = language;
  }

  readonly #isFirst = (token: string): boolean => this.#listsByFirst.has(token);

  readonly #placesIn = remembering((text): ReadonlyMap<PhraseList, readonly Token[]> => {
    const places = new Map<PhraseList, Token[]>();
    for (const place of tokensOf(text, this.#isFirst)) {
      for (const list of this.#listsByFirst.get(place.token) ?? []) {
        const known = places.get(list);
        if (known === undefined) places.set(list, [place]);
        else known.push(place);
      }
    }
    return places;
  });

  /** Adds a list; the answer finds its phrases and no others. */
  add(phrases: readonly string[]): PhraseFinder {
    if (phrases.length === 0) return () => NOTHING;
    const list = new PhraseList(phrases, this.#language);
    if (list.byFirst === null) return (text) => list.all(text);
    for (const first of list.byFirst.keys()) {
      const lists = this.#listsByFirst.get(first);
      if (lists === undefined) this.#listsByFirst.set(first, [list]);
      else lists.push(list);
    }
    this.#placesIn.forget();
    return (text) => {
      const places = this.#placesIn(text).get(list);
      return places === undefined ? NOTHING : list.at(text, places);
    };
  }
}

/**
 * Finds listed words and phrases: whole words only (anywhere in languages without spaces), whatever the case, accents
 * kept, a hyphen as good as a space, the longest phrase where several begin.
 */
export function phraseFinder(phrases: readonly string[], language: string): PhraseFinder {
  return new PhraseIndex(language).add(phrases);
}
