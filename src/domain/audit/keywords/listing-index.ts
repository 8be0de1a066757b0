import type { ListingText } from '../listing-text.ts';
import {
  foldTokens,
  type FoldRules,
  hyphenlessTokens,
  isUnspaced,
  occursIn,
  type Token,
  unspacedText,
} from './fold.ts';
import { singularsOf } from './number-forms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Parts of a listing that search may look at, in the order in which they are counted. */
export const KEYWORD_FIELDS = ['title', 'brand', 'item-highlights', 'bullets', 'search-terms', 'description'] as const;

export type KeywordField = (typeof KEYWORD_FIELDS)[number];

/** Texts of each field; null where no file tells the field. */
export type FieldTexts = Readonly<Record<KeywordField, readonly string[] | null>>;

/** A set of fields, one bit each, by their place in `KEYWORD_FIELDS`. */
export type FieldMask = number;

export function maskOf(...fields: readonly KeywordField[]): FieldMask {
  return fields.reduce((mask, field) => mask | (1 << KEYWORD_FIELDS.indexOf(field)), 0);
}

/** Amazon says it need not use the whole description for search, so that it is no proof of being found. */
export const WEAK: FieldMask = maskOf('description');
export const STRONG: FieldMask = maskOf('title', 'brand', 'item-highlights', 'bullets', 'search-terms');
export const TITLE: FieldMask = maskOf('title');

/** The texts of a listing by field. */
export function fieldTexts(listing: ListingText): FieldTexts {
  const one = (field: { readonly text: string } | null): readonly string[] | null =>
    field === null ? null : [field.text];
  return {
    title: one(listing.title),
    brand: listing.brand === null || listing.genericBrand ? null : [listing.brand],
    'item-highlights': one(listing.itemHighlights),
    bullets: listing.bullets?.map(({ text }) => text) ?? null,
    'search-terms': one(listing.searchTerms),
    description: one(listing.description),
  };
}

/** Fields with each word of a vocabulary, by its number. */
export interface WordMasks {
  readonly exact: Uint8Array;
  /** In the same or the other number. */
  readonly any: Uint8Array;
}

/** In which fields of one listing words and phrases stand. */
export interface ListingIndex {
  /** Fields with the very word. */
  exact(word: string): FieldMask;
  /** Fields with the word in the same or the other number. */
  anyNumber(word: string): FieldMask;
  /** Fields with the words in a row. */
  inARow(words: readonly Token[]): FieldMask;
  /** Words of the fields in the mask, for hints. */
  words(fields: FieldMask): ReadonlySet<string>;
  /** The same as `exact` and `anyNumber` for every word of a vocabulary. */
  masks(vocabulary: Vocabulary): WordMasks;
}

/** One text of a field, made ready once: a listing is looked at many times while texts are tried. */
interface FoldedText {
  readonly tokens: readonly Token[];
  readonly hyphenless: readonly Token[] | null;
}

const folded = new WeakMap<FoldRules, Map<string, FoldedText>>();

function foldText(text: string, rules: FoldRules): FoldedText {
  const known = folded.get(rules) ?? new Map<string, FoldedText>();
  folded.set(rules, known);
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const made = { tokens: foldTokens(text, rules), hyphenless: hyphenlessTokens(text, rules) };
  known.set(text, made);
  return made;
}

/** A listing has far fewer words than the phrases: its words are looked up among theirs, not theirs among its. */
function spacedMasks(
  exactMasks: ReadonlyMap<string, number>,
  singularMasks: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
): WordMasks {
  const size = vocabulary.keys.length;
  const [exact, any] = [new Uint8Array(size), new Uint8Array(size)];
  const add = (masks: Uint8Array, number: number | undefined, mask: number): void => {
    if (number !== undefined) masks[number] = (masks[number] ?? 0) | mask;
  };
  for (const [word, mask] of exactMasks) {
    const number = vocabulary.numberOf(word);
    add(exact, number, mask);
    add(any, number, mask);
    for (const plural of vocabulary.pluralsOf(word)) add(any, plural, mask);
  }
  for (const [word, mask] of singularMasks) add(any, vocabulary.numberOf(word), mask);
  return { exact, any };
}

function spacedIndex(texts: FieldTexts, rules: FoldRules): ListingIndex {
  const exactMasks = new Map<string, number>();
  /** Singulars of the words there: `bottle` where the text has `bottles`. */
  const singularMasks = new Map<string, number>();
  const rows: { readonly bit: number; readonly row: string }[] = [];
  const add = (bit: number, tokens: readonly Token[]): void => {
    rows.push({ bit, row: ` ${tokens.map(({ key }) => key).join(' ')} ` });
    for (const { key } of tokens) exactMasks.set(key, (exactMasks.get(key) ?? 0) | bit);
  };
  for (const [place, field] of KEYWORD_FIELDS.entries()) {
    for (const text of texts[field] ?? []) {
      const { tokens, hyphenless } = foldText(text, rules);
      add(1 << place, tokens);
      if (hyphenless !== null) add(1 << place, hyphenless);
    }
  }
  for (const [word, mask] of exactMasks) {
    for (const singular of singularsOf(word, rules.language)) {
      singularMasks.set(singular, (singularMasks.get(singular) ?? 0) | mask);
    }
  }
  const exact = (word: string): number => exactMasks.get(word) ?? 0;
  const known = new Map<string, number>();
  return {
    exact,
    anyNumber(word) {
      const seen = known.get(word);
      if (seen !== undefined) return seen;
      let mask = exact(word) | (singularMasks.get(word) ?? 0);
      for (const singular of singularsOf(word, rules.language)) mask |= exact(singular);
      known.set(word, mask);
      return mask;
    },
    inARow(words) {
      const all = words.reduce((mask, { key }) => mask & exact(key), STRONG | WEAK);
      if (all === 0 || words.length === 1) return all;
      const needle = ` ${words.map(({ key }) => key).join(' ')} `;
      return rows.reduce((mask, { bit, row }) => ((bit & all) !== 0 && row.includes(needle) ? mask | bit : mask), 0);
    },
    words: (fields) => new Set([...exactMasks].filter(([, mask]) => (mask & fields) !== 0).map(([word]) => word)),
    masks: (vocabulary) => spacedMasks(exactMasks, singularMasks, vocabulary),
  };
}

function unspacedIndex(texts: FieldTexts, rules: FoldRules): ListingIndex {
  const pieces = KEYWORD_FIELDS.flatMap((field, place) =>
    (texts[field] ?? []).map((text) => ({
      bit: 1 << place,
      text: unspacedText(foldText(text, rules).tokens.map(({ key }) => key)),
    })),
  );
  const known = new Map<string, number>();
  const within = (needle: string): number => {
    const seen = known.get(needle);
    if (seen !== undefined) return seen;
    const mask = pieces.reduce((found, { bit, text }) => (occursIn(text, needle) ? found | bit : found), 0);
    known.set(needle, mask);
    return mask;
  };
  return {
    exact: within,
    anyNumber: within,
    inARow: (words) => within(unspacedText(words.map(({ key }) => key))),
    words: () => new Set(),
    masks({ keys }) {
      const exact = new Uint8Array(keys.length);
      for (const [number, key] of keys.entries()) exact[number] = within(key);
      return { exact, any: exact };
    },
  };
}

/** Makes the fields of a listing searchable by word. */
export function indexListing(texts: FieldTexts, rules: FoldRules): ListingIndex {
  return isUnspaced(rules.language) ? unspacedIndex(texts, rules) : spacedIndex(texts, rules);
}
