import { defineGalleryCheck, faceOf } from '../gallery-check.ts';
import { limit } from '../images/image-limits.ts';

const PARTS = Array.from({ length: 8 }, (_, index) => `PT0${index + 1}`);

export const imgCount = defineGalleryCheck('IMG-COUNT', {
  title: 'Main image and six more',
  fix: 'Fill the empty slots: other sides, scale, use, details.',
  run: ({ gallery, rule }) => {
    const picture = faceOf(gallery);
    const told = gallery.pictures.flatMap(({ slot }) => (slot === null ? [] : [slot]));
    if (picture === null || told.length === 0) {
      return { notChecked: 'the file names do not say which slots they are for' };
    }
    const slots = new Set(told);
    slots.delete('SWCH');
    const bound = limit(rule.limits, 'limit');
    if (slots.size >= bound) return [];
    const empty = PARTS.filter((slot) => !slots.has(slot)).slice(0, bound - slots.size);
    const message = `${gallery.name} has ${slots.size} ${slots.size === 1 ? 'picture' : 'pictures'} here; ${bound} are advised. Empty: ${empty.join(', ')}.`;
    return [{ picture, message, measured: slots.size, limit: bound, unit: 'pictures' }];
  },
});
