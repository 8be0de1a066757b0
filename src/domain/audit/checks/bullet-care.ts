import { type CheckContext, defineCheck, type Hit, type NotChecked } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { attributeOf } from '../measures/attributes.ts';
import { wordHits } from '../measures/listed-words.ts';
import { placeOf } from '../measures/place.ts';
import { codePointOffset } from '../text/count.ts';
import { phraseFinder } from '../text/phrases.ts';

/** Values shorter than this ("US", "Wool") are ordinary words of any text. */
const SHORTEST = 6;

function duplicates(context: CheckContext): Hit[] {
  const { listing, rule } = context;
  return (rule.check.attributes ?? []).flatMap((name) => {
    const values = (attributeOf(listing, name)?.value ?? []).filter((value) => value.length >= SHORTEST);
    const find = phraseFinder(values, listing.language);
    return piecesOf(listing, ['bullets']).flatMap(({ field, text }) =>
      find(text)
        .slice(0, 1)
        .map((match) => ({
          field,
          message: `"${match.text}" at ${placeOf(text, match.index)} stands in ${name} already.`,
          text: match.text,
          position: codePointOffset(text, match.index),
        })),
    );
  });
}

export const bulletCare = defineCheck('BULLET-CARE', {
  title: 'Fabric, care and origin in their own fields',
  needs: ['bullets'],
  run: (context): readonly Hit[] | NotChecked => {
    const { listing, rule, words } = context;
    const list = rule.check.list ?? '';
    const hits = duplicates(context);
    if (words.finder(list, listing.language) === null) {
      const told = (rule.check.attributes ?? []).some((name) => attributeOf(listing, name) !== null);
      return told
        ? hits
        : { notChecked: `needs the care and origin attributes; no care words for language "${listing.language}"` };
    }
    const known = new Set(hits.map(({ field, position }) => `${field} ${position ?? 0}`));
    const listed = piecesOf(listing, ['bullets']).flatMap((piece) =>
      wordHits(context, list, piece, { what: 'about fabric, care or origin, which have fields of their own' }).slice(
        0,
        1,
      ),
    );
    return [...hits, ...listed.filter(({ field, position }) => !known.has(`${field} ${position ?? 0}`))];
  },
});
