import type { CheckContext, Hit } from '../check.ts';
import { type Part, type Piece, piecesOf } from '../listing-text.ts';
import { codePointOffset } from '../text/count.ts';
import { excerpt, placeOf } from './place.ts';

export interface PatternOptions {
  readonly parts: readonly Part[];
  /** What a match is: `an ASIN`. */
  readonly what: string;
  /** False for a match that has another, allowed sense. */
  readonly counts?: (match: RegExpExecArray, text: string) => boolean;
}

/** By flags, then by pattern. */
const compiled = new Map<string, Map<string, RegExp>>();

/** A pattern of a rule, compiled once. @throws SyntaxError when it is no regular expression. */
export function rulePattern(source: string, flags = ''): RegExp {
  const patterns = compiled.get(flags) ?? new Map<string, RegExp>();
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, `${flags.replaceAll(/[gu]/g, '')}gu`);
  patterns.set(source, made);
  compiled.set(flags, patterns);
  return made;
}

/** More matches than this in one text tell a seller nothing new, and each costs a look at the text before it. */
const MOST = 50;

const NO_MATCHES: readonly RegExpExecArray[] = [];

/** The matches of a pattern in a text, at most the first fifty. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  // Most texts have none, and a search makes no iterator.
  if (text.search(pattern) < 0) return NO_MATCHES;
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push(match);
    if (found.length === MOST) break;
  }
  return found;
}

/** A hit for a match of a pattern. */
export function matchHit(piece: Piece, match: RegExpExecArray, what: string): Hit {
  const around = excerpt(piece.text, match.index, match[0].length);
  return {
    field: piece.field,
    message: `"${match[0]}" at ${placeOf(piece.text, match.index)} is ${what}${around}.`,
    text: match[0],
    position: codePointOffset(piece.text, match.index),
  };
}

/** One hit for each different text the rule's patterns match in each piece. */
export function patternHits(context: CheckContext, options: PatternOptions): Hit[] {
  const { patterns = [], flags } = context.rule.check;
  return piecesOf(context.listing, options.parts).flatMap((piece) => {
    const seen = new Set<string>();
    return patterns.flatMap((source) =>
      matchesOf(rulePattern(source, flags), piece.text).flatMap((match) => {
        if (seen.has(match[0]) || options.counts?.(match, piece.text) === false) return [];
        seen.add(match[0]);
        return [matchHit(piece, match, options.what)];
      }),
    );
  });
}
