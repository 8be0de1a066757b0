import type { ListingRule, WordList } from '../../../rules/policy/listing-rule.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Check } from '../check.ts';
import { type ListingText, type Part, piecesOf, VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';
import type { CheckedListing } from '../run-checks.ts';
import { codePointOffset, codePoints } from '../text/count.ts';
import { phraseFinder, type PhraseFinder } from '../text/phrases.ts';
import type { WordsByLanguage } from './audit-config.ts';

/** Id of the rule made of the user's own banned words. */
export const OWN_BANNED = 'OWN-BANNED';
/** Its word list in the tables of the run. */
const LIST = 'OWN_BANNED';

const PARTS: readonly Part[] = [...VISIBLE_PARTS, 'search-terms'];

/** The row of the rule, as if it stood in the table of rules. */
export const OWN_BANNED_RULE: ListingRule = {
  id: OWN_BANNED,
  field: 'text',
  scope: { marketplaces: 'ALL' },
  effectiveFrom: null,
  effectiveTo: null,
  severity: 'warning',
  basis: 'advice',
  check: { type: 'wordList', list: LIST },
  why: 'You banned the word in your own settings.',
  fix: 'Use another word, or take it off your list.',
  consequence: null,
  note: null,
  sources: [],
  confidence: 'c',
  own: true,
};

export const ownBannedCheck: Check = {
  meta: {
    id: OWN_BANNED,
    title: 'None of your own banned words',
    why: OWN_BANNED_RULE.why,
    fix: OWN_BANNED_RULE.fix,
    source: OWN_BANNED_RULE.sources,
    confidence: 'c',
    effectiveFrom: null,
    effectiveTo: null,
    severity: 'warning',
    needs: [],
    yieldsTo: [],
  },
  run: (context) => {
    // A language you banned nothing in has nothing to break.
    if (context.words.finder(LIST, context.listing.language) === null) return [];
    return listedWords(context, { parts: PARTS, what: 'on your own list of banned words' });
  },
};

/** The words of a language, those of all languages among them. */
function wordsIn(words: WordsByLanguage, language: string): string[] {
  return [...new Set([...(words[language] ?? []), ...(words['*'] ?? [])])];
}

/** The banned words as lists of the table of words, one for each language. */
export function bannedLists(banned: WordsByLanguage, languages: readonly string[]): WordList[] {
  const all = new Set([...languages, ...Object.keys(banned)].filter((language) => language !== '*'));
  return [...all].flatMap((language) => {
    const words = wordsIn(banned, language);
    if (words.length === 0) return [];
    const row = {
      list: LIST,
      language,
      words,
      ambiguous: [],
      caution: null,
      sources: [],
      harmless: [],
      exceptProductTypes: {},
    };
    return [{ id: `${LIST}-${language}`, ...row, certainty: 'yours' }];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(find: PhraseFinder, text: string): Span[] {
  return find(text).map((match) => {
    const start = codePointOffset(text, match.index);
    return { start, end: start + codePoints(match.text) };
  });
}

/**
 * True when every place of the finding's text in its field lies inside an allowed phrase. A rule names a word once, at
 * its first place: where it also stands outside, the finding stays.
 */
function isAllowed(finding: Finding, listing: ListingText, allowed: PhraseFinder): boolean {
  const { text = '', position } = finding.evidence ?? {};
  if (text === '' || position === undefined) return false;
  const piece = piecesOf(listing, PARTS).find(({ field }) => field === finding.field);
  if (piece === undefined) return false;
  const spans = spansOf(allowed, piece.text);
  if (spans.length === 0) return false;
  const places = spansOf(phraseFinder([text], listing.language), piece.text);
  // A text the finder cannot see (signs only, part of a word) is judged by its own place.
  const judged = places.length > 0 ? places : [{ start: position, end: position + codePoints(text) }];
  return judged.every((place) => spans.some((span) => span.start <= place.start && place.end <= span.end));
}

/**
 * The listings without findings about words the user allows, and how many findings that took away.
 * @param rules ids of the rules that look for words or patterns; allowing a word says nothing to others.
 */
export function withAllowedWords(
  listings: readonly CheckedListing[],
  allowed: WordsByLanguage,
  rules: ReadonlySet<string>,
): { readonly listings: readonly CheckedListing[]; readonly taken: number } {
  if (Object.keys(allowed).length === 0) return { listings, taken: 0 };
  const finders = new Map<string, PhraseFinder>();
  let taken = 0;
  const kept = listings.map((checked): CheckedListing => {
    const { language } = checked.listing;
    const find = finders.get(language) ?? phraseFinder(wordsIn(allowed, language), language);
    finders.set(language, find);
    const findings = checked.findings.filter(
      (finding) => !rules.has(finding.rule) || !isAllowed(finding, checked.listing, find),
    );
    taken += checked.findings.length - findings.length;
    return findings.length === checked.findings.length ? checked : { ...checked, findings };
  });
  return { listings: kept, taken };
}
