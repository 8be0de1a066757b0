import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textPesticide = defineCheck('TEXT-PESTICIDE', {
  title: 'No pesticide or germ claim',
  needs: ['text'],
  yieldsTo: ['BULLET-CLAIMS', 'TEXT-ECO'],
  run: (context) =>
    listedWords(context, {
      parts: [...VISIBLE_PARTS, 'search-terms'],
      what: 'a word that makes Amazon treat a product as a pesticide',
    }),
});
