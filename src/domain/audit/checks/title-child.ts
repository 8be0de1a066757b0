import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { quotedList } from '../measures/terms.ts';
import { variationValues } from '../measures/variation-values.ts';
import { phraseFinder } from '../text/phrases.ts';

export const titleChild = defineCheck('TITLE-CHILD', {
  title: 'A child names what sets it apart',
  needs: ['title', 'family'],
  run: (context) => {
    const { listing, family } = context;
    if (family === null || listing.facts.parentKey === null) return [];
    const values = variationValues(context, listing);
    if (values.length === 0) return { notChecked: 'needs the colour, size or other value that sets the child apart' };
    const others = family.children.filter((child) => child !== listing);
    const shared = new Set(others.flatMap((child) => variationValues(context, child)));
    const own = values.filter((value) => !shared.has(value));
    const wanted = own.length > 0 ? own : values;
    const find = phraseFinder(wanted, listing.language);
    const pieces = piecesOf(listing, ['title', 'item-highlights']);
    if (pieces.some(({ text }) => find(text).length > 0)) return [];
    const message = `Neither title nor highlights name ${quotedList(wanted)}, which sets this child apart from ${others.length} others in the files.`;
    return [{ field: 'title', message, text: listing.title?.text ?? '', position: 0 }];
  },
});
