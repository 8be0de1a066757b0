import { defineGalleryCheck, type Gallery, type GalleryHit } from '../gallery-check.ts';
import { limit } from '../images/image-limits.ts';
import type { MeasuredImage } from '../images/measure-image.ts';
import { comparePictures } from '../images/same-picture.ts';

function mainOf(gallery: Gallery): MeasuredImage | null {
  return gallery.pictures.find(({ slot }) => slot === 'MAIN')?.image ?? null;
}

export const imgDupSiblings = defineGalleryCheck('IMG-DUP-SIBLINGS', {
  title: 'Each child its own main image',
  fix: 'Show the child itself: its colour, pattern or size.',
  run: ({ gallery, rule, all }) => {
    const own = mainOf(gallery);
    if (own === null) return { notChecked: 'no main image' };
    const parent = gallery.product?.parentSku ?? null;
    if (parent === null) return { notChecked: 'no file tells which listings are its siblings' };
    const hits: GalleryHit[] = [];
    for (const other of all) {
      // The later of two tells of it, so that one pair is one finding.
      if (other === gallery) break;
      const main = mainOf(other);
      if (main === null || other.product?.parentSku !== parent) continue;
      const compared = comparePictures(main, own, rule.limits);
      if (compared === null || (compared.likeness !== 'certain' && compared.likeness !== 'likely')) continue;
      const message = `The main image is that of its sibling ${other.name} (${compared.distance} of 64 bits differ). If they differ in colour, a shopper cannot see it; if in size alone, ignore this.`;
      const evidence = { measured: compared.distance, limit: limit(rule.limits, 'likely'), unit: 'bits' };
      hits.push({ picture: own, message, ...evidence, basis: 'question' });
      break;
    }
    return hits;
  },
});
