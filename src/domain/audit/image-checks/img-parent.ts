import { defineGalleryCheck, faceOf } from '../gallery-check.ts';
import { isKind } from '../image-check.ts';

export const imgParent = defineGalleryCheck('IMG-PARENT', {
  title: 'A main image for the parent and for every child',
  fix: 'Add a main image of this very child, or of the parent.',
  run: ({ gallery, rule, all }) => {
    const { product } = gallery;
    const apparel = isKind(product, rule.lists['productTypes']);
    if (apparel === null) return { notChecked: 'no file tells its product type' };
    if (!apparel) return [];
    const parent = product?.parentSku ?? null;
    const picture = faceOf(gallery);
    if (parent === null || picture === null) return { notChecked: 'no file tells its parent' };
    const ofParent = all.find((other) => other.product?.sku === parent);
    if (ofParent === undefined) return { notChecked: 'no pictures of its parent were given' };
    if (ofParent.pictures.some(({ slot }) => slot === 'MAIN')) return [];
    return [{ picture, message: `Its parent ${parent} has no main image here.`, basis: 'question' }];
  },
});
