import { defineGalleryCheck, faceOf } from '../gallery-check.ts';

export const imgMainPresent = defineGalleryCheck('IMG-MAIN-PRESENT', {
  title: 'A main image',
  fix: 'Add the main image, named <ASIN>.MAIN.jpg.',
  run: ({ gallery }) => {
    const picture = faceOf(gallery);
    const slots = gallery.pictures.map(({ slot }) => slot);
    if (picture === null || slots.every((slot) => slot === null)) {
      return { notChecked: 'the file names do not say which slots they are for' };
    }
    if (slots.includes('MAIN')) return [];
    const message = `Among the ${slots.length} ${slots.length === 1 ? 'picture' : 'pictures'} of ${gallery.name} is no main image. Is it on Amazon already? Without one the listing may be kept out of search.`;
    return [{ picture, message, severity: 'warning', basis: 'question' }];
  },
});
