import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { placeOf } from '../measures/place.ts';
import { ownValues } from '../measures/variation-values.ts';
import { codePointOffset } from '../text/count.ts';
import { phraseFinder } from '../text/phrases.ts';

export const titleParent = defineCheck('TITLE-PARENT', {
  title: 'No colour or size in the title of a parent',
  needs: ['title', 'family'],
  run: (context) => {
    const { listing, family } = context;
    if (!listing.facts.isParent) return [];
    const values = [listing, ...(family?.children ?? [])].flatMap((each) => ownValues(context, each));
    if (values.length === 0)
      return { notChecked: 'needs colour and size of the children; none of them is in the files' };
    // A child that is the only one may share a word with its family ("One Size").
    const find = phraseFinder([...new Set(values.filter((value) => value.length > 1))], listing.language);
    return piecesOf(listing, ['title']).flatMap(({ field, text }) =>
      find(text).map((match) => ({
        field,
        message: `"${match.text}" at ${placeOf(text, match.index)} is the colour or size of a child; the parent's title may be shown for all.`,
        text: match.text,
        position: codePointOffset(text, match.index),
      })),
    );
  },
});
