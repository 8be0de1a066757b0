import { defineCheck } from '../check.ts';
import { codePoints } from '../text/count.ts';

export const hlNeedsShortTitle = defineCheck('HL-NEEDS-SHORT-TITLE', {
  title: 'Item highlights only beside a short title',
  needs: ['title', 'item-highlights'],
  run: ({ listing, otherRule }) => {
    const limit = otherRule('TITLE-LEN-75')?.check.max;
    const measured = codePoints(listing.title?.text ?? '');
    if (limit === undefined || measured <= limit || listing.itemHighlights?.text === '') return [];
    const message = `Item highlights beside a title of ${measured} characters are refused; the title may have ${limit}.`;
    return [{ field: 'item-highlights', message, measured, limit, unit: 'characters' }];
  },
});
