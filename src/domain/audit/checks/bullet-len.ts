import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePoints, fromCodePoint, shorten } from '../text/count.ts';

/** Longest overhang shown as evidence. */
const SHOWN = 120;

export const bulletLen = defineCheck('BULLET-LEN', {
  title: 'Bullets of 10 to 255 characters',
  needs: ['bullets'],
  yieldsTo: ['BULLET-PLACEHOLDER'],
  run: ({ listing, rule }) => {
    const [min, max] = [limitOf(rule, 'min'), limitOf(rule, 'max')];
    return piecesOf(listing, ['bullets']).flatMap(({ field, text }) => {
      const measured = codePoints(text);
      if (measured >= min && measured <= max) return [];
      const long = measured > max;
      const limit = long ? max : min;
      const shown = long ? { text: shorten(fromCodePoint(text, max), SHOWN), position: max } : { text, position: 0 };
      const message = `The bullet has ${measured} characters; ${min} to ${max} are asked for.`;
      return [{ field, message, ...shown, measured, limit, unit: 'characters' }];
    });
  },
});
