import { type CheckContext, defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { matchHit, matchesOf } from '../measures/patterns.ts';

/** A single digit with a lower-case word after it; model numbers, sizes and parts of ranges have other neighbours. */
const LONE_DIGIT = /(?<![\p{L}\p{N}.,:]|[-–#/+×*%€$£°]\s?|\p{Lu}[\p{L}\p{N}]*\s)[1-9] (?=(\p{Ll}[\p{L}-]+))/gu;

/** Words that make the digit a measure or part of a fixed phrase. */
const FIXED: ReadonlySet<string> = new Set(['x', 'in', 'to', 'bis', 'und', 'and', 'or', 'oder', 'by', 'way', 'ply']);

function isMeasure(context: CheckContext, next: string): boolean {
  const word = next.toLowerCase();
  return FIXED.has(word) || context.words.set('UNITS', 'en').has(word);
}

export const bulletNumbers = defineCheck('BULLET-NUMBERS', {
  title: 'One to nine in letters, measures and names aside',
  needs: ['bullets'],
  run: (context) =>
    piecesOf(context.listing, ['bullets']).flatMap((piece) =>
      matchesOf(LONE_DIGIT, piece.text)
        .filter((match) => !isMeasure(context, match[1] ?? ''))
        .slice(0, 1)
        .map((match) => {
          const hit = matchHit(piece, match, 'a small number in digits; bullets write one to nine in letters');
          return {
            ...hit,
            text: match[0].trim(),
            message: hit.message.replace(`"${match[0]}"`, `"${match[0].trim()} ${match[1] ?? ''}"`),
          };
        }),
    ),
});
