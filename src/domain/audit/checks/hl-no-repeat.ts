import { defineCheck } from '../check.ts';
import { brandKeys, hasTerm, quotedList, termsOf } from '../measures/terms.ts';
import { codePointOffset } from '../text/count.ts';

export const hlNoRepeat = defineCheck('HL-NO-REPEAT', {
  title: 'Item highlights do not repeat the title',
  needs: ['title', 'item-highlights'],
  run: (context) => {
    const brand = brandKeys(context);
    const repeated = termsOf(context, 'item-highlights').filter(
      ({ key }) => hasTerm(context, ['title'], key) || brand.has(key),
    );
    const first = repeated[0];
    if (first === undefined) return [];
    const distinct = [...new Set(repeated.map((word) => word.text))];
    return [
      {
        field: 'item-highlights',
        message: `${quotedList(distinct)} already in the title: the highlights may not repeat it.`,
        text: first.text,
        position: codePointOffset(context.listing.itemHighlights?.text ?? '', first.index),
        measured: distinct.length,
        limit: 0,
        unit: 'words',
      },
    ];
  },
});
