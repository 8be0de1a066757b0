import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { functionWordCounts, otherLanguage } from '../text/language.ts';
import { shorten } from '../text/count.ts';

/** Names of the languages the detector knows. */
const NAMES: Readonly<Record<string, string>> = {
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  it: 'Italian',
  nl: 'Dutch',
  pl: 'Polish',
  sv: 'Swedish',
};

const LETTERS = /\p{L}+/gu;

/** True for a text with so many letters, each counted in UTF-16 units. */
function hasLetters(text: string, fewest: number): boolean {
  let letters = 0;
  for (const [run] of text.matchAll(LETTERS)) {
    letters += run.length;
    if (letters >= fewest) return true;
  }
  return fewest <= 0;
}

export const textLanguage = defineCheck('TEXT-LANGUAGE', {
  title: 'Text in the language of the store',
  needs: ['text'],
  run: ({ listing, rule, words }) => {
    const lists = words.byLanguage('FUNCTIONWORDS');
    const expected = NAMES[listing.language];
    if (expected === undefined) return { notChecked: `no function words for language "${listing.language}"` };
    const fewest = limitOf(rule, 'minLetters');
    const long = piecesOf(listing, ['bullets', 'description']).filter(
      ({ text }) => text.length >= fewest && hasLetters(text, fewest),
    );
    return long.flatMap(({ field, text }) => {
      const found = NAMES[otherLanguage(functionWordCounts(text, lists), listing.language) ?? ''];
      if (found === undefined) return [];
      return [
        {
          field,
          message: `This reads as ${found}; the store's language is ${expected}.`,
          text: shorten(text, 80),
          position: 0,
        },
      ];
    });
  },
});
