import type { Severity } from '../../../model/finding.ts';
import type { CheckContext, Hit, NotChecked } from '../check.ts';
import { type Part, piecesOf } from '../listing-text.ts';
import { codePointOffset } from '../text/count.ts';
import { excerpt, placeOf } from './place.ts';

export interface ListedWordsOptions {
  readonly parts: readonly Part[];
  /** What a listed word is: `a promotional phrase`. */
  readonly what: string;
  /** Words that are ordinary in another sense: asked about (default) or left out. */
  readonly ambiguous?: 'question' | 'skip';
  /** Severity in this marketplace, where it differs from the rule's. */
  readonly severity?: Severity;
}

const LESS_SURE: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'info', info: 'info' };

/** One hit for each word of the rule's list in each piece; "not checked" when the list has no words in the language. */
export function listedWords(context: CheckContext, options: ListedWordsOptions): Hit[] | NotChecked {
  const { listing, rule, words } = context;
  const list = rule.check.list;
  if (list === undefined) throw new Error(`rule ${rule.id} names no word list`);
  const find = words.finder(list, listing.language);
  if (find === null) return { notChecked: `no ${list} words for language "${listing.language}"` };
  const ambiguous = words.ambiguous(list, listing.language);
  const base = options.severity ?? (rule.severity === 'off' ? 'info' : rule.severity);
  return piecesOf(listing, options.parts).flatMap((piece) => {
    const seen = new Set<string>();
    return find(piece.text).flatMap((match): Hit[] => {
      const doubtful = ambiguous.has(match.phrase);
      if (seen.has(match.phrase) || (doubtful && options.ambiguous === 'skip')) return [];
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
  });
}
