import { defineCheck } from '../check.ts';
import { neighbours, signHits } from '../measures/signs.ts';

/** Signs inside a word (t-shirt, women's, 1.5) belong to it. */
function insideWord(text: string, index: number): boolean {
  if (!/[-'’.]/.test(text[index] ?? '')) return false;
  const { before, after } = neighbours(text, index);
  return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
}

export const kwPunct = defineCheck('KW-PUNCT', {
  title: 'Spaces, not punctuation, between search terms',
  needs: ['search-terms'],
  run: (context) =>
    signHits(
      context,
      ['search-terms'],
      { pattern: /\p{P}/gu, counts: (_, index, text) => !insideWord(text, index) },
      'not needed: a space is enough',
    ),
});
