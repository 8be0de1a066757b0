import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textEco = defineCheck('TEXT-ECO', {
  title: 'No vague environmental claim',
  needs: ['text'],
  yieldsTo: ['BULLET-CLAIMS'],
  run: (context) => listedWords(context, { parts: VISIBLE_PARTS, what: 'a vague environmental claim' }),
});
