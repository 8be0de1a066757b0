import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePoints } from '../text/count.ts';

export const titleBrandFirst = defineCheck('TITLE-BRAND-FIRST', {
  title: 'The brand comes first',
  needs: ['title', 'brand'],
  run: ({ listing }) => {
    const { brand } = listing;
    if (brand === null || listing.genericBrand) return [];
    return piecesOf(listing, ['title']).flatMap(({ field, text }) => {
      const lower = text.toLowerCase();
      if (lower.startsWith(brand.toLowerCase())) return [];
      const index = lower.indexOf(brand.toLowerCase());
      const place = index < 0 ? 'does not name it' : `has it at character ${codePoints(lower.slice(0, index)) + 1}`;
      return [
        {
          field,
          message: `The brand is "${brand}" and the title ${place}.`,
          text: text.split(' ')[0] ?? '',
          position: 0,
        },
      ];
    });
  },
});
