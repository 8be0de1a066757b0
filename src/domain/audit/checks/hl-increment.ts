import { defineCheck } from '../check.ts';
import { termsOf } from '../measures/terms.ts';

export const hlIncrement = defineCheck('HL-INCREMENT', {
  title: 'Item highlights bring words no other field has',
  needs: ['title', 'item-highlights', 'bullets'],
  run: (context) => {
    const own = termsOf(context, ['item-highlights']);
    const elsewhere = new Set(
      termsOf(context, ['title', 'bullets', 'description', 'search-terms']).map((word) => word.key),
    );
    if (own.length === 0 || own.some((word) => !elsewhere.has(word.key))) return [];
    const message = `All ${own.length} words of the highlights stand in other fields too: they add nothing to be found by.`;
    return [{ field: 'item-highlights', message, measured: 0, limit: 1, unit: 'new words' }];
  },
});
