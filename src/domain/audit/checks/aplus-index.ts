import { defineCheck } from '../check.ts';
import { TEXT_PARTS } from '../listing-text.ts';
import { aplusPieces } from '../measures/aplus.ts';
import { termTest, quotedList, termsOf } from '../measures/terms.ts';
import { roughStem, wordsOf } from '../text/words.ts';

/** Nobody knows whether search reads A+: words that stand nowhere else are shown, and never counted as covered. */
export const aplusIndex = defineCheck('APLUS-INDEX', {
  title: 'No words that stand only in A+',
  needs: ['a-plus-content', 'text'],
  run: (context) => {
    const { listing } = context;
    const elsewhere = new Set(
      TEXT_PARTS.flatMap((part) => termsOf(context, part).map(({ key }) => roughStem(key, listing.language))),
    );
    const only = new Map<string, string>();
    const isTerm = termTest(context);
    const pieces = aplusPieces(listing);
    for (const piece of pieces) {
      for (const word of wordsOf(piece.text)) {
        const stem = roughStem(word.key, listing.language);
        if (isTerm(word) && !elsewhere.has(stem) && !only.has(stem)) only.set(stem, word.key);
      }
    }
    const [first] = pieces;
    if (only.size === 0 || first === undefined) return [];
    const message = `${only.size} words stand only in A+ (${quotedList([...only.values()])}): whether search reads it is not known, so they are not counted as covered.`;
    return [{ field: 'a-plus', message, measured: only.size, limit: 0, unit: 'words', origin: first.origin }];
  },
});
