import { defineCheck } from '../check.ts';
import { VISIBLE_PARTS } from '../listing-text.ts';
import { listedWords } from '../measures/listed-words.ts';

export const textHijack = defineCheck('TEXT-HIJACK', {
  title: 'No words of a hijacked page',
  needs: ['text'],
  run: (context) => listedWords(context, { parts: VISIBLE_PARTS, what: 'a word that points to a hijacked page' }),
});
