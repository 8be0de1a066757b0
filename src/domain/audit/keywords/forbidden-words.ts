import type { IsoDate } from '../../../model/period.ts';
import type { ListingRule } from '../../../rules/policy/listing-rule.ts';
import { inForce, scopeCovers } from '../applicable-rules.ts';
import type { ListingText } from '../listing-text.ts';
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
  /** Every place that search terms must not have; words that are ordinary in another sense are not among them. */
  find(text: string): readonly ForbiddenMatch[];
  /** Places that may be a claim (diseases, pesticides, environment): not forbidden there by a rule, and never proposed. */
  claims(text: string): readonly ForbiddenMatch[];
  /** Rules whose word list has nothing in the language: not checked. */
  readonly notChecked: readonly string[];
}

type Find = (text: string) => ForbiddenMatch[];

/** Lists of words that are only a waste. */
const NOT_FORBIDDEN: ReadonlySet<string> = new Set(['STOPWORDS']);

/** The same words are asked about again and again while terms are put in a row. */
function remembered(find: Find): Find {
  const known = new Map<string, ForbiddenMatch[]>();
  return (text) => {
    const seen = known.get(text) ?? find(text);
    known.set(text, seen);
    return seen;
  };
}

function listFinder(rule: ListingRule, words: Words, language: string): Find | null {
  const list = rule.check.list ?? '';
  const find = words.finder(list, language);
  if (find === null) return null;
  const ambiguous = words.ambiguous(list, language);
  return (text) =>
    find(text)
      .filter(({ phrase }) => !ambiguous.has(phrase))
      .map((match) => ({ text: match.text, index: match.index, rule: rule.id }));
}

function patternFinder({ id, check }: ListingRule): Find {
  const patterns = (check.patterns ?? []).map((pattern) => new RegExp(pattern, `${check.flags ?? ''}gu`));
  return (text) =>
    patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({ text: match[0], index: match.index, rule: id })),
    );
}

/**
 * What search terms must not have by the rules of a day (subjective, temporary and offensive words, ASINs), and what no
 * proposal of ours brings besides: words that the rules about a listing's text take for a claim.
 */
export function forbiddenWords(
  rules: readonly ListingRule[],
  words: Words,
  listing: ListingText,
  asOf: IsoDate,
): ForbiddenWords {
  const holding = rules.filter((rule) => inForce(rule, asOf) && scopeCovers(rule, listing) === 'yes');
  const notChecked: string[] = [];
  const finders = (field: ListingRule['field']): Find[] =>
    holding
      .filter((rule) => rule.field === field)
      .flatMap((rule): Find[] => {
        const { list, type } = rule.check;
        if (list === undefined) return field === 'search-terms' && type === 'regex' ? [patternFinder(rule)] : [];
        if (NOT_FORBIDDEN.has(list)) return [];
        const find = listFinder(rule, words, listing.language);
        // A list of the user's own that nobody gave is no gap in ours.
        if (find === null && type !== 'userList') notChecked.push(rule.id);
        return find === null ? [] : [find];
      });
  const [terms, text] = [finders('search-terms'), finders('text')];
  return {
    notChecked,
    find: remembered((part) => terms.flatMap((find) => find(part))),
    claims: remembered((part) => text.flatMap((find) => find(part))),
  };
}
