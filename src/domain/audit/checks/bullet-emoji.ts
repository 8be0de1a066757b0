import { defineCheck } from '../check.ts';
import { PICTOGRAPH, signHits } from '../measures/signs.ts';

export const bulletEmoji = defineCheck('BULLET-EMOJI', {
  title: 'No emoji, check marks or pictographs in bullets',
  needs: ['bullets'],
  run: (context) =>
    signHits(
      context,
      ['bullets'],
      { pattern: PICTOGRAPH, counts: (sign) => !/[©®™]/.test(sign) },
      'an emoji or pictograph; bullets with them may be removed',
    ),
});
