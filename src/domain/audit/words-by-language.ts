import type { WordList } from '../../rules/policy/listing-rule.ts';
import { phraseFinder, type PhraseFinder } from './text/phrases.ts';

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

/** Makes the lists searchable; a finder is built once, when first asked for. */
export function wordsOfLists(rows: readonly WordList[]): Words {
  const byList = new Map<string, Map<string, WordList>>();
  for (const row of rows) {
    const languages = byList.get(row.list) ?? new Map<string, WordList>();
    languages.set(row.language, row);
    byList.set(row.list, languages);
  }
  const finders = new Map<string, PhraseFinder>();
  const sets = new Map<WordList, ReadonlySet<string>>();
  const setOf = (row: WordList): ReadonlySet<string> => {
    const known = sets.get(row);
    if (known !== undefined) return known;
    const made = new Set(row.words);
    sets.set(row, made);
    return made;
  };
  const maps = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  const remembered = <Value>(memory: Map<string, Value>, key: string, make: () => Value): Value => {
    const known = memory.get(key);
    if (known !== undefined) return known;
    const made = make();
    memory.set(key, made);
    return made;
  };
  return {
    finder(list, language) {
      const row = byList.get(list)?.get(language);
      if (row === undefined) return null;
      return remembered(finders, `${list} ${language}`, () => phraseFinder(row.words, language));
    },
    set(list, language) {
      const row = byList.get(list)?.get(language);
      return row === undefined ? EMPTY : setOf(row);
    },
    ambiguous(list, language) {
      const row = byList.get(list)?.get(language);
      return row === undefined || row.ambiguous.length === 0 ? EMPTY : new Set(row.ambiguous);
    },
    harmless(list, language) {
      const phrases = byList.get(list)?.get(language)?.harmless ?? [];
      return remembered(finders, `~ ${list} ${language}`, () => phraseFinder(phrases, language));
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
