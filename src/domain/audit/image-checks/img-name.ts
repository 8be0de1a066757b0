import { defineGalleryCheck, type Gallery } from '../gallery-check.ts';
import type { MeasuredImage } from '../images/measure-image.ts';

const ENDING = '\\.(?:jpe?g|tiff?|png|gif)$';
const ID = '(?:B0[0-9A-Z]{8}|\\d{8,14}|\\d{9}[0-9X])';
const RIGHT = new RegExp(
  `^${ID}\\.(?:MAIN|SWCH|PT\\d{2}|PS0[1-6]|TOPP|BOTT|LEFT|RGHT|FRNT|BACK|SIDE|INGR|EEGL|DTLS)${ENDING}`,
);
/** Begins as a name for the bulk upload does. */
const MEANT = new RegExp(`^${ID}(?![0-9A-Z])`);

/** File names of a gallery that the bulk upload would not take. */
function wrongNames(gallery: Gallery): { readonly image: MeasuredImage; readonly name: string }[] {
  return gallery.pictures
    .map(({ image }) => ({ image, name: image.record.path.split(/[/\\!]/).at(-1) ?? image.record.path }))
    .filter(({ name }) => !RIGHT.test(name.replace(/\.[^.]+$/, (ending) => ending.toLowerCase())));
}

export const imgName = defineGalleryCheck('IMG-NAME', {
  title: 'Named for the bulk upload',
  fix: 'Name it <ASIN or bar code>.<MAIN, PT01 ... or SWCH>.jpg: full stops between, no spaces, dashes or other signs.',
  run: ({ gallery, all }) => {
    const wrong = wrongNames(gallery);
    const hits = wrong
      .filter(({ name }) => MEANT.test(name))
      .map(({ image, name }) => ({
        picture: image,
        message: `"${name}" is not a name the bulk upload of pictures takes.`,
        text: name,
      }));
    const first = wrong.find(({ name }) => !MEANT.test(name));
    if (first === undefined) return hits;
    // Names by SKU are a choice of the seller's: said once, at the first of them.
    const byOther = all.flatMap((other) => wrongNames(other).filter(({ name }) => !MEANT.test(name)));
    if (byOther[0]?.image !== first.image) return hits;
    const more = byOther.length === 1 ? '' : ` and ${byOther.length - 1} more`;
    const message = `"${first.name}"${more} begin with no ASIN or bar code. The bulk upload of pictures goes by those; uploads one by one, or by address, need no name.`;
    return [...hits, { picture: first.image, message, text: first.name, severity: 'info', basis: 'advice' }];
  },
});
