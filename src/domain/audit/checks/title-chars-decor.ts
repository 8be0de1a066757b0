import { defineCheck } from '../check.ts';
import { neighbours, ruleSigns, signHits } from '../measures/signs.ts';

/** A sign before a number ("#2 pencil", "<1 kg") or between two letters or digits ("10*20") has a function. */
function hasFunction(text: string, index: number): boolean {
  const { before, after } = neighbours(text, index);
  if (/^\s?\p{N}/u.test(after)) return true;
  return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
}

export const titleCharsDecor = defineCheck('TITLE-CHARS-DECOR', {
  title: 'No signs for decoration in the title',
  needs: ['title'],
  run: (context) => {
    const counts = (_: string, index: number, text: string): boolean => !hasFunction(text, index);
    return signHits(
      context,
      ['title'],
      { pattern: ruleSigns(context.rule), counts },
      'allowed only with a function, such as "#2" or "<1 kg"',
    );
  },
});
