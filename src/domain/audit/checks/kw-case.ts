import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { quotedList } from '../measures/terms.ts';
import { codePointOffset } from '../text/count.ts';
import { wordsOf } from '../text/words.ts';

export const kwCase = defineCheck('KW-CASE', {
  title: 'Search terms in lower case',
  needs: ['search-terms'],
  yieldsTo: ['KW-ASIN', 'KW-BRAND', 'KW-STOP'],
  run: ({ listing }) =>
    piecesOf(listing, ['search-terms']).flatMap(({ field, text }) => {
      const capital = wordsOf(text).filter((word) => /\p{Lu}/u.test(word.text));
      const first = capital[0];
      if (first === undefined) return [];
      const message = `${quotedList([...new Set(capital.map((word) => word.text))])} with capitals; lower case is asked for.`;
      return [
        {
          field,
          message,
          text: first.text,
          position: codePointOffset(text, first.index),
          measured: capital.length,
          limit: 0,
          unit: 'words',
        },
      ];
    }),
});
