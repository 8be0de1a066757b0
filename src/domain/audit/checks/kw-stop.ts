import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { quotedList } from '../measures/terms.ts';
import { codePointOffset, utf8Bytes } from '../text/count.ts';
import { wordsOf } from '../text/words.ts';

export const kwStop = defineCheck('KW-STOP', {
  title: 'No articles and small words in the search terms',
  needs: ['search-terms'],
  run: ({ listing, rule, words }) => {
    const stop = words.set(rule.check.list ?? '', listing.language);
    if (stop.size === 0) return { notChecked: `no stop words for language "${listing.language}"` };
    return piecesOf(listing, ['search-terms']).flatMap(({ field, text }) => {
      const found = wordsOf(text).filter((word) => stop.has(word.key));
      const first = found[0];
      if (first === undefined) return [];
      const bytes = found.reduce((sum, word) => sum + utf8Bytes(word.text) + 1, 0);
      const message = `${quotedList([...new Set(found.map((word) => word.text))])} not needed: ${bytes} bytes to gain.`;
      return [
        {
          field,
          message,
          text: first.text,
          position: codePointOffset(text, first.index),
          measured: found.length,
          limit: 0,
          unit: 'words',
        },
      ];
    });
  },
});
