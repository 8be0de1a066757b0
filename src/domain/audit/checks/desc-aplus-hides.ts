import { defineCheck } from '../check.ts';
import { codePoints } from '../text/count.ts';

export const descAplusHides = defineCheck('DESC-APLUS-HIDES', {
  title: 'Description kept in step with A+',
  needs: ['description', 'a-plus'],
  run: ({ listing }) => {
    if (listing.facts.aplus?.onPage !== true) return [];
    const measured = codePoints(listing.description?.text ?? '');
    const message =
      measured === 0
        ? 'The page shows A+ content and has no plain description behind it.'
        : `The page shows A+ content in place of this description of ${measured} characters; both should say the same.`;
    return [{ field: 'description', message, measured, unit: 'characters' }];
  },
});
