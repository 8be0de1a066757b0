import type { WordList } from '../../rules/policy/listing-rule.ts';
import { type PhraseFinder, PhraseIndex } from './text/phrases.ts';

/** The word lists, ready to be searched. */
export interface Words {
  /** Finds the list's phrases; null when the list has none in the language. */
  finder(list: string, language: string): PhraseFinder | null;
  /** Single words of a list as a set; empty when the list has none in the language. */
  set(list: string, language: string): ReadonlySet<string>;
  /** Words of the list that are ordinary in another sense. */
  ambiguous(list: string, language: string): ReadonlySet<string>;
  /** Finds the phrases in which words of the list are harmless. */
  harmless(list: string, language: string): PhraseFinder;
  /** Beginnings of product types a word of the list is the name of, by word. */
  exceptProductTypes(list: string, language: string): Readonly<Record<string, readonly string[]>>;
  /** Sets of a list by language. */
  byLanguage(list: string): ReadonlyMap<string, ReadonlySet<string>>;
}

const EMPTY: ReadonlySet<string> = new Set();

function remembered<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** Makes the lists searchable; a finder is built once, when first asked for. */
export function wordsOfLists(rows: readonly WordList[]): Words {
  const byList = new Map<string, Map<string, WordList>>();
  for (const row of rows) {
    const languages = byList.get(row.list) ?? new Map<string, WordList>();
    languages.set(row.language, row);
    byList.set(row.list, languages);
  }
  const indexes = new Map<string, PhraseIndex>();
  /** All lists of a language in one index: a text's words are looked up once for all of them. */
  const finderOf = (phrases: readonly string[], language: string): PhraseFinder =>
    remembered(indexes, language, () => new PhraseIndex(language)).add(phrases);
  const finders = new Map<string, Map<string, PhraseFinder>>();
  const harmless = new Map<string, Map<string, PhraseFinder>>();
  const sets = new Map<readonly string[], ReadonlySet<string>>();
  const setOf = (words: readonly string[]): ReadonlySet<string> => {
    const known = sets.get(words);
    if (known !== undefined) return known;
    const made = new Set(words);
    sets.set(words, made);
    return made;
  };
  const maps = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  return {
    finder(list, language) {
      const row = byList.get(list)?.get(language);
      if (row === undefined) return null;
      const own = remembered(finders, list, () => new Map<string, PhraseFinder>());
      return remembered(own, language, () => finderOf(row.words, language));
    },
    set(list, language) {
      const row = byList.get(list)?.get(language);
      return row === undefined ? EMPTY : setOf(row.words);
    },
    ambiguous(list, language) {
      const row = byList.get(list)?.get(language);
      return row === undefined || row.ambiguous.length === 0 ? EMPTY : setOf(row.ambiguous);
    },
    harmless(list, language) {
      const own = remembered(harmless, list, () => new Map<string, PhraseFinder>());
      return remembered(own, language, () => finderOf(byList.get(list)?.get(language)?.harmless ?? [], language));
    },
    exceptProductTypes(list, language) {
      return byList.get(list)?.get(language)?.exceptProductTypes ?? {};
    },
    byLanguage(list) {
      return remembered(
        maps,
        list,
        () => new Map([...(byList.get(list)?.values() ?? [])].map((row) => [row.language, new Set(row.words)])),
      );
    },
  };
}
