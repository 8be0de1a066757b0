import { defineCheck } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { termTest } from '../measures/terms.ts';
import { codePointOffset } from '../text/count.ts';
import { roughStem, wordsOf } from '../text/words.ts';

export const kwPlural = defineCheck('KW-PLURAL', {
  title: 'Singular or plural in the search terms, not both',
  needs: ['search-terms'],
  run: (context) =>
    piecesOf(context.listing, ['search-terms']).flatMap(({ field, text }) => {
      const byStem = new Map<string, Map<string, number>>();
      for (const word of wordsOf(text).filter(termTest(context))) {
        const stem = roughStem(word.key, context.listing.language);
        const forms = byStem.get(stem) ?? new Map<string, number>();
        if (!forms.has(word.key)) forms.set(word.key, word.index);
        byStem.set(stem, forms);
      }
      return [...byStem.values()].flatMap((forms) => {
        const [one, other] = [...forms];
        if (one === undefined || other === undefined) return [];
        const message = `"${one[0]}" and "${other[0]}" look like singular and plural of one word: one of them is enough.`;
        return [
          {
            field,
            message,
            text: text.slice(other[1], other[1] + other[0].length),
            position: codePointOffset(text, other[1]),
          },
        ];
      });
    }),
});
