import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';

export const titleLower = defineCheck('TITLE-LOWER', {
  title: 'Capitals where words begin',
  needs: ['title'],
  run: ({ listing }) =>
    piecesOf(listing, ['title']).flatMap(({ field, text }) =>
      /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text)
        ? [{ field, message: 'The title has no capital letter at all.', text, position: 0 }]
        : [],
    ),
});
