import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';

export const bulletCount = defineCheck('BULLET-COUNT', {
  title: 'Three to five bullets',
  needs: ['bullets'],
  run: ({ listing, rule, productTypes }) => {
    const measured = piecesOf(listing, ['bullets']).length;
    // Vendors and some product types have more than the five slots sellers see.
    const slots = productTypes.get(listing.facts.productType ?? '')?.maxItems['bullet_point'] ?? 0;
    const [min, max] = [limitOf(rule, 'min'), Math.max(limitOf(rule, 'max'), slots)];
    if (measured >= min && measured <= max) return [];
    const limit = measured < min ? min : max;
    const message = `The listing has ${measured} bullet${measured === 1 ? '' : 's'}; ${min} to ${max} are asked for.`;
    return [{ field: 'bullets', message, measured, limit, unit: 'bullets' }];
  },
});
