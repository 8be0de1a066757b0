import { defineCheck, limitOf } from '../check.ts';
import { piecesOf } from '../listing-text.ts';
import { codePointOffset, codePoints } from '../text/count.ts';

export const hlPhrases = defineCheck('HL-PHRASES', {
  title: 'Item highlights are short phrases with commas between them',
  needs: ['item-highlights'],
  run: ({ listing, rule }) => {
    const limit = limitOf(rule, 'max');
    return piecesOf(listing, ['item-highlights']).flatMap(({ field, text }) => {
      let index = 0;
      return text.split(/[,、，]/u).flatMap((part) => {
        const phrase = part.trim();
        const start = index + part.indexOf(phrase);
        index += part.length + 1;
        const measured = codePoints(phrase);
        const sentence = /[.!?](?:\s|$)/.test(phrase);
        if (measured <= limit && !sentence) return [];
        const message = sentence
          ? `"${phrase}" is a sentence; highlights are phrases with commas between them.`
          : `The phrase "${phrase}" has ${measured} characters; up to ${limit} read as a phrase.`;
        return [
          { field, message, text: phrase, position: codePointOffset(text, start), measured, limit, unit: 'characters' },
        ];
      });
    });
  },
});
