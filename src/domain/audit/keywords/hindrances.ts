import { type FoldRules, foldTokens } from './fold.ts';
import type { ForbiddenMatch, ForbiddenWords } from './forbidden-words.ts';
import type { WeighedTarget } from './target.ts';
import type { Token } from './fold.ts';

/** What keeps search terms from completing a phrase. */
export interface Hindrances {
  /** Names a brand that is not the seller's. */
  readonly competitor: boolean;
  /** Has a word of the seller's own brands. */
  readonly ownBrand: boolean;
  /** Keys of its words that search terms must not have; null when there are none. */
  readonly forbidden: ReadonlySet<string> | null;
  /** Keys of its words that may be a claim. */
  readonly claims: ReadonlySet<string> | null;
}

function keysOf(found: readonly ForbiddenMatch[], rules: FoldRules): ReadonlySet<string> | null {
  if (found.length === 0) return null;
  return new Set(found.flatMap(({ text }) => foldTokens(text, rules).map(({ key }) => key)));
}

/** Looks each phrase up once for all listings that have it. */
export function hindranceFinder(
  forbidden: ForbiddenWords,
  isCompetitor: (words: readonly Token[]) => boolean,
  ownBrandWords: ReadonlySet<string>,
  rules: FoldRules,
): (target: WeighedTarget) => Hindrances {
  const known = new Map<WeighedTarget, Hindrances>();
  return (target) => {
    const seen = known.get(target);
    if (seen !== undefined) return seen;
    const text = target.tokens.map(({ surface }) => surface).join(' ');
    const found = {
      competitor: isCompetitor(target.tokens),
      ownBrand: target.needed.some(({ key }) => ownBrandWords.has(key)),
      forbidden: keysOf(forbidden.find(text), rules),
      claims: keysOf(forbidden.claims(text), rules),
    };
    known.set(target, found);
    return found;
  };
}
