import { defineGalleryCheck, faceOf } from '../gallery-check.ts';
import { isKind } from '../image-check.ts';

export const imgEnergy = defineGalleryCheck('IMG-ENERGY', {
  title: 'An energy label where the law asks for one',
  fix: 'Add the label as <ASIN>.EEGL.jpg.',
  run: ({ gallery, rule }) => {
    const types = rule.lists['productTypes'] ?? [];
    if (types.length === 0) return { notChecked: 'your rules name no product types that need an energy label' };
    const needed = isKind(gallery.product, types);
    if (needed === null) return { notChecked: 'no file tells its product type' };
    const picture = faceOf(gallery);
    if (!needed || picture === null || gallery.pictures.some(({ slot }) => slot === 'EEGL')) return [];
    return [{ picture, message: `${gallery.name} has no picture of its energy label (EEGL) here.` }];
  },
});
