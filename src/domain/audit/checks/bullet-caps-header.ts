import { type CheckContext, defineCheck, type Hit, limitOf } from '../check.ts';
import { type Piece, piecesOf } from '../listing-text.ts';
import { brandKeys } from '../measures/terms.ts';
import { placeOf } from '../measures/place.ts';
import { codePointOffset } from '../text/count.ts';
import { isAllCaps, type Word, wordsOf } from '../text/words.ts';

/** A run of acronyms ("USB LED HDMI") is no shouting: one longer word must be among them. */
const ACRONYM = 4;

function runHit(piece: Piece, run: readonly Word[], minimum: number): Hit | null {
  const [first, last] = [run[0], run.at(-1)];
  const letters = run.reduce((sum, word) => sum + word.text.replaceAll(/\P{L}/gu, '').length, 0);
  if (first === undefined || last === undefined || letters < minimum) return null;
  if (run.every((word) => word.text.length <= ACRONYM)) return null;
  const text = piece.text.slice(first.index, last.index + last.text.length);
  return {
    field: piece.field,
    message: `"${text}" at ${placeOf(piece.text, first.index)} is all in capitals.`,
    text,
    position: codePointOffset(piece.text, first.index),
    measured: letters,
    limit: minimum,
    unit: 'letters',
  };
}

function shoutedRuns(context: CheckContext, piece: Piece): Hit[] {
  const minimum = limitOf(context.rule, 'minLetters');
  const brand = brandKeys(context);
  const hits: (Hit | null)[] = [];
  let run: Word[] = [];
  for (const word of wordsOf(piece.text)) {
    if (isAllCaps(word.text) && !/\p{N}/u.test(word.text) && !brand.has(word.key)) {
      run.push(word);
    } else {
      hits.push(runHit(piece, run, minimum));
      run = [];
    }
  }
  hits.push(runHit(piece, run, minimum));
  return hits.filter((hit) => hit !== null);
}

export const bulletCapsHeader = defineCheck('BULLET-CAPS-HEADER', {
  title: 'No headers in capitals',
  needs: ['bullets'],
  run: (context) => piecesOf(context.listing, ['bullets']).flatMap((piece) => shoutedRuns(context, piece)),
});
