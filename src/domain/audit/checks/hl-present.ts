import { defineCheck } from '../check.ts';
import { codePoints } from '../text/count.ts';

export const hlPresent = defineCheck('HL-PRESENT', {
  title: 'Item highlights are filled in',
  needs: ['title', 'item-highlights'],
  run: ({ listing, otherRule }) => {
    const longest = otherRule('TITLE-LEN-75')?.check.max;
    const title = listing.title?.text ?? '';
    // Beside a longer title Amazon does not take highlights, so their absence is no fault.
    if (listing.itemHighlights?.text !== '' || (longest !== undefined && codePoints(title) > longest)) return [];
    return [
      { field: 'item-highlights', message: 'The item highlights are empty: a searchable field shown under the title.' },
    ];
  },
});
