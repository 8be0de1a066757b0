import { type CheckContext, type Hit, limitOf } from '../check.ts';
import { type Part, piecesOf } from '../listing-text.ts';
import { codePoints, fromCodePoint, shorten } from '../text/count.ts';

/** Longest overhang shown as evidence. */
const SHOWN = 120;

/** Pieces with more code points than the rule's `max`; the evidence is what hangs over. */
export function tooLong(context: CheckContext, part: Part, name: string, because = ''): Hit[] {
  const max = limitOf(context.rule, 'max');
  return piecesOf(context.listing, [part]).flatMap((piece) => {
    const measured = codePoints(piece.text);
    if (measured <= max) return [];
    return [
      {
        field: piece.field,
        message: `${name} has ${measured} characters, ${measured - max} more than the ${max} of the rule.${because}`,
        text: shorten(fromCodePoint(piece.text, max), SHOWN),
        position: max,
        measured,
        limit: max,
        unit: 'characters',
      },
    ];
  });
}

/** Pieces with fewer code points than the rule's `min`. */
export function tooShort(context: CheckContext, part: Part, name: string): Hit[] {
  const min = limitOf(context.rule, 'min');
  return piecesOf(context.listing, [part]).flatMap((piece) => {
    const measured = codePoints(piece.text);
    if (measured >= min) return [];
    return [
      {
        field: piece.field,
        message: `${name} has only ${measured} characters; ${min} or more use the room.`,
        text: piece.text,
        position: 0,
        measured,
        limit: min,
        unit: 'characters',
      },
    ];
  });
}
