import { defineGalleryCheck, type GalleryHit } from '../gallery-check.ts';
import { limit } from '../images/image-limits.ts';
import { comparePictures } from '../images/same-picture.ts';

export const imgDup = defineGalleryCheck('IMG-DUP', {
  title: 'Every picture shows something new',
  fix: 'Put another view in its place.',
  run: ({ gallery, rule }) => {
    // A swatch may well show what the main image shows.
    const pictures = gallery.pictures.filter(({ slot }) => slot !== 'SWCH');
    const hits: GalleryHit[] = [];
    for (const [place, { image, slot }] of pictures.entries()) {
      for (const earlier of pictures.slice(0, place)) {
        const compared = comparePictures(earlier.image, image, rule.limits);
        if (compared === null || (compared.likeness !== 'certain' && compared.likeness !== 'likely')) continue;
        const [first, second] = [earlier.slot ?? earlier.image.record.path, slot ?? image.record.path];
        const sure = compared.likeness === 'certain';
        const message = sure
          ? `${second} shows the same as ${first} (${compared.distance} of 64 bits differ).`
          : `${second} seems to show the same as ${first}, cut or placed otherwise (${compared.distance} of 64 bits differ).`;
        hits.push({
          picture: image,
          message,
          measured: compared.distance,
          limit: limit(rule.limits, sure ? 'certain' : 'likely'),
          unit: 'bits',
          ...(sure ? {} : { basis: 'question' as const }),
        });
        break;
      }
    }
    return hits;
  },
});
