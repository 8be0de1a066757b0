import { type CheckContext, defineCheck, limitOf } from '../check.ts';
import { type Piece, piecesOf } from '../listing-text.ts';
import { termTest } from '../measures/terms.ts';
import { roughStem, wordsOf } from '../text/words.ts';

function stems(context: CheckContext, piece: Piece): Set<string> {
  const terms = wordsOf(piece.text).filter(termTest(context));
  return new Set(terms.map((word) => roughStem(word.key, context.listing.language)));
}

/** Shared words as a share of all words of both. */
function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((word) => right.has(word)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

export const bulletDup = defineCheck('BULLET-DUP', {
  title: 'Every bullet says something of its own',
  needs: ['bullets'],
  yieldsTo: ['BULLET-PLACEHOLDER'],
  run: (context) => {
    const limit = limitOf(context.rule, 'share');
    const bullets = piecesOf(context.listing, ['bullets']).map((piece) => ({ piece, words: stems(context, piece) }));
    return bullets.flatMap((later, index) => {
      const twin = bullets.slice(0, index).find((earlier) => jaccard(earlier.words, later.words) >= limit);
      if (twin === undefined) return [];
      const measured = Math.round(jaccard(twin.words, later.words) * 1000) / 1000;
      const message = `${later.piece.field} shares ${Math.round(measured * 100)} % of its words with ${twin.piece.field}.`;
      return [
        { field: later.piece.field, message, text: later.piece.text, position: 0, measured, limit, unit: 'share' },
      ];
    });
  },
});
