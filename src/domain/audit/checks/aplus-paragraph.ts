import { defineCheck, limitOf } from '../check.ts';
import { aplusParagraphs } from '../measures/aplus.ts';
import { shorten } from '../text/count.ts';

/** Ends of sentences: a sign with a blank or the end after it; Japanese has no blank. */
const END = /[.!?]+(?=\s|$)|[。！？]+/gu;

function sentences(text: string): number {
  const ends = [...text.matchAll(END)];
  const last = ends.at(-1);
  const isOpen = last === undefined || last.index + last[0].length < text.length;
  return ends.length + (isOpen ? 1 : 0);
}

export const aplusParagraph = defineCheck('APLUS-PARAGRAPH', {
  title: 'A+ paragraphs of at most three sentences',
  needs: ['a-plus-content'],
  run: ({ listing, rule }) => {
    const limit = limitOf(rule, 'max');
    return aplusParagraphs(listing).flatMap(({ field, text, origin }) => {
      const measured = sentences(text);
      if (measured <= limit) return [];
      const message = `The paragraph has ${measured} sentences; ${limit} at most are asked for.`;
      return [{ field, message, text: shorten(text, 80), position: 0, measured, limit, unit: 'sentences', origin }];
    });
  },
});
