import listsJson from '../../../rules/policy/word-lists.json' with { type: 'json' };
import type { IsoDate } from '../../../model/period.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { rowsAt } from '../settings.ts';

interface WordRow {
  readonly list: string;
  readonly language: string;
  readonly words: readonly string[];
}

const LISTS = listsJson as unknown as RuleTable<WordRow>;

/** Stop words by language, and how to tell a text's language by them. */
export interface Languages {
  /** ISO 639-1; null where too few stop words tell. */
  of(text: string): string | null;
  /** Words of a text that say something: stop words, numbers and single letters left out, each once. */
  words(text: string): ReadonlySet<string>;
}

/** So many stop words must be found, and more than of any other language. */
const LEAST_WORDS = 2;

function tokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? []
  );
}

/** The lists of a day, ready to be asked. Japanese is told by its letters, since it has no blanks between words. */
export function languagesAt(asOf: IsoDate): Languages {
  const byLanguage = new Map<string, Set<string>>();
  for (const { language, list, words } of rowsAt(LISTS, asOf)) {
    if (list !== 'STOPWORDS' && list !== 'FUNCTIONWORDS') continue;
    const known = byLanguage.get(language) ?? new Set<string>();
    for (const word of words) known.add(word.normalize('NFKC').toLowerCase());
    byLanguage.set(language, known);
  }
  const all = new Set([...byLanguage.values()].flatMap((words) => [...words]));
  return {
    of(text) {
      if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
      const found = tokens(text);
      const scores = [...byLanguage]
        .map(([language, words]) => ({ language, count: found.filter((word) => words.has(word)).length }))
        .toSorted((left, right) => right.count - left.count);
      const [best, second] = scores;
      if (best === undefined || best.count < LEAST_WORDS || best.count === second?.count) return null;
      return best.language;
    },
    words(text) {
      return new Set(tokens(text).filter((word) => word.length > 2 && !all.has(word)));
    },
  };
}
