import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';

export const bulletPlaceholder = defineCheck('BULLET-PLACEHOLDER', {
  title: 'No placeholder in place of a bullet',
  needs: ['bullets'],
  run: ({ listing, rule, words }) => {
    const list = rule.check.list ?? '';
    const known = new Set([...words.set(list, listing.language), ...words.set(list, 'en')]);
    return piecesOf(listing, ['bullets']).flatMap(({ field, text }) =>
      known.has(text.toLowerCase().replace(/[.!]$/, '')) || known.has(text.toLowerCase())
        ? [{ field, message: `"${text}" is a placeholder, not a bullet.`, text, position: 0 }]
        : [],
    );
  },
});
