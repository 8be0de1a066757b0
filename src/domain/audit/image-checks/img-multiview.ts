import { defineImageCheck, isKind, measuresOf, shippedImageRule } from '../image-check.ts';

export const imgMultiview = defineImageCheck('IMG-MULTIVIEW', {
  title: 'The product shown once',
  fix: 'Show one view of it; put the others into the further slots.',
  slot: 'MAIN',
  needs: 'pixels',
  run: ({ image, product }) => {
    const { similarParts } = measuresOf(image);
    if (similarParts === null) return { notChecked: 'the ground is not white, so parts cannot be told from it' };
    if (similarParts < 2) return [];
    const shoes = isKind(product, shippedImageRule('IMG-SHOE').lists['productTypes']) === true;
    const hint = shoes ? ' Footwear shows one shoe.' : '';
    const message = `${similarParts} parts of the picture look alike. A pack of several may; one product shown more than once may not.${hint}`;
    return [{ message, measured: similarParts, limit: 1, unit: 'parts', basis: 'question' }];
  },
});
