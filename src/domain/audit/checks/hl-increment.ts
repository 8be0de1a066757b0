import { defineCheck } from '../check.ts';
import type { Part } from '../listing-text.ts';
import { hasTerm, termsOf } from '../measures/terms.ts';

const ELSEWHERE: readonly Part[] = ['title', 'bullets', 'description', 'search-terms'];

export const hlIncrement = defineCheck('HL-INCREMENT', {
  title: 'Item highlights bring words no other field has',
  needs: ['title', 'item-highlights', 'bullets'],
  run: (context) => {
    const own = termsOf(context, 'item-highlights');
    if (own.length === 0 || own.some((word) => !hasTerm(context, ELSEWHERE, word.key))) return [];
    const message = `All ${own.length} words of the highlights stand in other fields too: they add nothing to be found by.`;
    return [{ field: 'item-highlights', message, measured: 0, limit: 1, unit: 'new words' }];
  },
});
