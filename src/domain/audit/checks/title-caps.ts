import { type CheckContext, defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { brandKeys } from '../measures/terms.ts';
import { isAllCaps, type Word, wordsOf } from '../text/words.ts';

/** Capitals are ordinary in acronyms of up to this many letters, units, brands and model codes. */
const ACRONYM = 4;

function isOrdinary(context: CheckContext, brand: ReadonlySet<string>, word: Word): boolean {
  if (brand.has(word.key) || /\p{N}/u.test(word.text)) return true;
  return context.words.set('UNITS', 'en').has(word.key) || (isAllCaps(word.text) && word.text.length <= ACRONYM);
}

export const titleCaps = defineCheck('TITLE-CAPS', {
  title: 'No shouting: capitals only begin words',
  needs: ['title'],
  run: (context) => {
    const limit = limitOf(context.rule, 'share');
    const brand = brandKeys(context);
    return piecesOf(context.listing, ['title']).flatMap(({ field, text }) => {
      const words = wordsOf(text).filter((word) => !isOrdinary(context, brand, word));
      const shouted = words.filter((word) => isAllCaps(word.text));
      const letters = (group: readonly Word[]): number => group.reduce((sum, word) => sum + word.text.length, 0);
      const measured = words.length === 0 ? 0 : letters(shouted) / letters(words);
      if (measured <= limit) return [];
      const message = `${Math.round(measured * 100)} % of the title's letters are words in capitals.`;
      const share = Math.round(measured * 1000) / 1000;
      return [
        { field, message, text: shouted.map((word) => word.text).join(' '), measured: share, limit, unit: 'share' },
      ];
    });
  },
});
