import type { Severity } from '../../../model/finding.ts';
import type { CheckContext, Hit, NotChecked } from '../check.ts';
import { type Part, type Piece, piecesOf } from '../listing-text.ts';
import { codePointOffset } from '../text/count.ts';
import type { PhraseMatch } from '../text/phrases.ts';
import { excerpt, placeOf } from './place.ts';

export interface WordOptions {
  /** What a listed word is: `a promotional phrase`. */
  readonly what: string;
  /** Words that are ordinary in another sense: asked about (default) or left out. */
  readonly ambiguous?: 'question' | 'skip';
  /** Severity in this marketplace, where it differs from the rule's. */
  readonly severity?: Severity;
}

export interface ListedWordsOptions extends WordOptions {
  readonly parts: readonly Part[];
}

const LESS_SURE: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };

/** True for a word inside a phrase in which it is harmless ("dog treats"), or that is the name of such a product. */
function isHarmless(context: CheckContext, list: string, text: string, match: PhraseMatch): boolean {
  const { listing, words } = context;
  const types = words.exceptProductTypes(list, listing.language)[match.phrase] ?? [];
  const type = listing.facts.productType?.toUpperCase() ?? null;
  if (type !== null && types.some((beginning) => type.startsWith(beginning))) return true;
  const end = match.index + match.text.length;
  return words
    .harmless(
      list,
      listing.language,
    )(text)
    .some((phrase) => phrase.index <= match.index && phrase.index + phrase.text.length >= end);
}

const NO_MATCHES: readonly PhraseMatch[] = [];
const NO_HITS: readonly Hit[] = [];

/** One hit for each different word of a list in a piece of text; none where the list has no words in the language. */
export function wordHits(context: CheckContext, list: string, piece: Piece, options: WordOptions): readonly Hit[] {
  const matches = context.words.finder(list, context.listing.language)?.(piece.text) ?? NO_MATCHES;
  return matches.length === 0 ? NO_HITS : matchedHits(context, list, piece, matches, options);
}

function matchedHits(
  context: CheckContext,
  list: string,
  piece: Piece,
  matches: readonly PhraseMatch[],
  options: WordOptions,
): readonly Hit[] {
  const { listing, rule, words } = context;
  const ambiguous = words.ambiguous(list, listing.language);
  const base = options.severity ?? (rule.severity === 'off' ? 'info' : rule.severity);
  const seen = new Set<string>();
  return matches.flatMap((match): Hit[] => {
    const doubtful = ambiguous.has(match.phrase);
    if (seen.has(match.phrase) || (doubtful && options.ambiguous === 'skip')) return [];
    if (isHarmless(context, list, piece.text, match)) return [];
    seen.add(match.phrase);
    const place = `"${match.text}" at ${placeOf(piece.text, match.index)}`;
    const around = excerpt(piece.text, match.index, match.text.length);
    return [
      {
        field: piece.field,
        message: doubtful
          ? `${place} can be ${options.what}${around}. Is it meant so? If not, leave it.`
          : `${place} is ${options.what}${around}.`,
        text: match.text,
        position: codePointOffset(piece.text, match.index),
        severity: doubtful ? LESS_SURE[base] : base,
        ...(doubtful ? { basis: 'question' as const } : {}),
      },
    ];
  });
}

/** One hit for each word of the rule's list in each piece; "not checked" when the list has no words in the language. */
export function listedWords(context: CheckContext, options: ListedWordsOptions): Hit[] | NotChecked {
  const { listing, rule, words } = context;
  const list = rule.check.list;
  if (list === undefined) throw new Error(`rule ${rule.id} names no word list`);
  const find = words.finder(list, listing.language);
  if (find === null) return { notChecked: `no ${list} words for language "${listing.language}"` };
  const hits: Hit[] = [];
  for (const piece of piecesOf(listing, options.parts)) {
    const matches = find(piece.text);
    if (matches.length > 0) hits.push(...matchedHits(context, list, piece, matches, options));
  }
  return hits;
}
