import { defineCheck } from '../check.ts';
import { ruleSigns, signHits } from '../measures/signs.ts';

export const titleChars = defineCheck('TITLE-CHARS', {
  title: 'None of the banned signs in the title',
  needs: ['title'],
  run: (context) => {
    const allowed =
      context.listing.brand === null ? 'banned from titles unless it is part of the brand name' : 'banned from titles';
    return signHits(context, ['title'], { pattern: ruleSigns(context.rule) }, allowed);
  },
});
