import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { quotedList } from '../measures/terms.ts';
import { codePointOffset, utf8Bytes } from '../text/count.ts';
import { type Word, wordsOf } from '../text/words.ts';

export const kwRepeat = defineCheck('KW-REPEAT', {
  title: 'No word twice in the search terms',
  needs: ['search-terms'],
  run: ({ listing, words }) => {
    const free = words.set('STOPWORDS', listing.language);
    return piecesOf(listing, ['search-terms']).flatMap(({ field, text }) => {
      const seen = new Set<string>();
      const again: Word[] = [];
      for (const word of wordsOf(text)) {
        if (free.has(word.key)) continue;
        if (seen.has(word.key)) again.push(word);
        seen.add(word.key);
      }
      const first = again[0];
      if (first === undefined) return [];
      const distinct = [...new Map(again.map((word) => [word.key, word.text])).values()];
      const wasted = again.reduce((sum, word) => sum + utf8Bytes(word.text) + 1, 0);
      return [
        {
          field,
          message: `${quotedList(distinct)} repeated: ${wasted} bytes bring nothing.`,
          text: first.text,
          position: codePointOffset(text, first.index),
          measured: again.length,
          limit: 0,
          unit: 'words',
        },
      ];
    });
  },
});
