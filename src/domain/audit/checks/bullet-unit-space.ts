import { defineCheck } from '../check.ts';
import { patternHits } from '../measures/patterns.ts';
import { neighbours } from '../measures/signs.ts';

/** Names that look like a number with a unit: 5G networks, 4K is no unit at all. */
const NAME = /^[2-6]G$/;

export const bulletUnitSpace = defineCheck('BULLET-UNIT-SPACE', {
  title: 'A space between number and unit',
  needs: ['bullets'],
  run: (context) => {
    if (context.listing.language === 'ja') return { notChecked: 'Japanese writes no space before a unit' };
    return patternHits(context, {
      parts: ['bullets'],
      what: 'a number and unit without a space between them',
      // A hyphen or letter before it makes it part of a model name.
      counts: (match, text) => !NAME.test(match[0]) && !/[\p{L}-]$/u.test(neighbours(text, match.index).before),
    });
  },
});
