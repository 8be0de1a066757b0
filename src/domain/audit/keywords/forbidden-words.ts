import type { IsoDate } from '../../../model/period.ts';
import type { ListingRule } from '../../../rules/policy/listing-rule.ts';
import { inForce, scopeCovers } from '../applicable-rules.ts';
import type { ListingText } from '../listing-text.ts';
import type { PhraseFinder } from '../text/phrases.ts';
import type { Words } from '../words-by-language.ts';

/** A word or phrase that search terms must not have. */
export interface ForbiddenMatch {
  readonly text: string;
  /** UTF-16 index in the text looked at. */
  readonly index: number;
  /** Rule that says so. */
  readonly rule: string;
}

export interface ForbiddenWords {
  /** Every forbidden place in a text; words that are ordinary in another sense are not among them. */
  find(text: string): readonly ForbiddenMatch[];
  /** Rules whose word list has nothing in the language: not checked. */
  readonly notChecked: readonly string[];
}

interface Finder {
  readonly rule: string;
  readonly find: PhraseFinder;
  readonly ambiguous: ReadonlySet<string>;
}

/** Lists of words that are only a waste, or are judged elsewhere. */
const NOT_FORBIDDEN: ReadonlySet<string> = new Set(['STOPWORDS']);

/**
 * What search terms must not have by the rules of a day: those about search terms (subjective, temporary, offensive words,
 * ASINs) and claims that are an error in any text of a listing (diseases, pesticides).
 */
export function forbiddenWords(
  rules: readonly ListingRule[],
  words: Words,
  listing: ListingText,
  asOf: IsoDate,
): ForbiddenWords {
  const holding = rules.filter(
    (rule) =>
      inForce(rule, asOf) &&
      scopeCovers(rule, listing) === 'yes' &&
      (rule.field === 'search-terms' || (rule.field === 'text' && rule.severity === 'error')),
  );
  const notChecked: string[] = [];
  const finders = holding.flatMap((rule): Finder[] => {
    const { list } = rule.check;
    if (list === undefined || NOT_FORBIDDEN.has(list)) return [];
    const find = words.finder(list, listing.language);
    if (find === null) notChecked.push(rule.id);
    return find === null ? [] : [{ rule: rule.id, find, ambiguous: words.ambiguous(list, listing.language) }];
  });
  const patterns = holding
    .filter(({ field, check }) => field === 'search-terms' && check.type === 'regex')
    .flatMap(({ id, check }) =>
      (check.patterns ?? []).map((pattern) => ({ rule: id, pattern: new RegExp(pattern, `${check.flags ?? ''}gu`) })),
    );
  return {
    notChecked,
    find: (text) => [
      ...finders.flatMap(({ rule, find, ambiguous }) =>
        find(text)
          .filter(({ phrase }) => !ambiguous.has(phrase))
          .map((match) => ({ text: match.text, index: match.index, rule })),
      ),
      ...patterns.flatMap(({ rule, pattern }) =>
        [...text.matchAll(pattern)].map((match) => ({ text: match[0], index: match.index, rule })),
      ),
    ],
  };
}
