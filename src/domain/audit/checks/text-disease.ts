import { defineCheck } from '../check.ts';
import { TEXT_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textDisease = defineCheck('TEXT-DISEASE', {
  title: 'No claim to treat or prevent disease',
  needs: ['text'],
  run: (context) =>
    listedWords(context, {
      parts: TEXT_PARTS,
      what: 'a health claim that needs proof or approval',
    }),
});
