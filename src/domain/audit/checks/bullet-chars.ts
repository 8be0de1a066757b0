import { defineCheck } from '../check.ts';
import { neighbours, ruleSigns, signHits } from '../measures/signs.ts';

/** Languages that write this letter; there it is a fault only alone or as a trace of wrong decoding. */
const CIRCUMFLEX = 'â';
const CIRCUMFLEX_LANGUAGES: ReadonlySet<string> = new Set(['fr', 'pt', 'ro', 'tr']);

export const bulletChars = defineCheck('BULLET-CHARS', {
  title: 'None of the banned signs in bullets',
  needs: ['bullets'],
  yieldsTo: ['TEXT-MOJIBAKE', 'TEXT-PRICE'],
  run: (context) => {
    const letterIsFree = CIRCUMFLEX_LANGUAGES.has(context.listing.language);
    const counts = (sign: string, index: number, text: string): boolean => {
      if (sign !== CIRCUMFLEX || !letterIsFree) return true;
      const { before, after } = neighbours(text, index);
      return /^(?:[€™œ\u0080-\u00BF]|$|\s)/u.test(after) && !/\p{L}$/u.test(before);
    };
    return signHits(
      context,
      ['bullets'],
      { pattern: ruleSigns(context.rule), counts },
      'on the list of signs banned from bullets',
    );
  },
});
