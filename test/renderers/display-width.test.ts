import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padEnd, padStart, truncate, truncateStart, wrap } from '../../src/renderers/display-width.ts';
import { hostileText } from './documents.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['漢字', 4],
    ['ｶﾞ', 2],
    ['한국어', 6],
    ['\u1112\u1161\u11AB', 2],
    ['e\u0301', 1],
    ['é', 1],
    ['ที่', 1],
    ['👩‍👩‍👧‍👦', 2],
    ['🇯🇵', 2],
    ['1️⃣', 2],
    ['…–“”', 4],
    ['█▏▁░✓✗', 6],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('truncateStart', () => {
  it.each([
    ['orders.txt', 10, 'orders.txt'],
    ['/files/reports/orders.txt', 11, '…orders.txt'],
    ['/ordner/売上.csv', 9, '…売上.csv'],
    ['/ordner/売上.csv', 8, '…上.csv'],
    ['/a b', 3, '…b'],
  ])('cuts %s to %i columns', (text, width, expected) => {
    expect(truncateStart(text, width)).toBe(expected);
  });
});

describe('truncate', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['abc def', 5, 'abc…'],
    ['漢字漢字', 6, '漢字…'],
    ['漢字漢字', 8, '漢字漢字'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3, '👩‍👩‍👧‍👦…'],
  ])('%j to %i is %j', (text, width, expected) => {
    expect(truncate(text, width)).toBe(expected);
  });

  it('never gives more columns than asked for, and keeps what fits', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 40 }), (text, width) => {
        const cut = truncate(text, width);
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        if (displayWidth(text) <= width) expect(cut).toBe(text);
      }),
    );
  });
});

describe('wrap', () => {
  it('breaks between words, inside long words and between wide characters', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
    expect(wrap('商品名は五十文字', 6)).toEqual(['商品名', 'は五十', '文字']);
    expect(wrap('', 4)).toEqual(['']);
  });

  it('keeps a percent sign with its number', () => {
    expect(wrap('up to 12 %', 8)).toEqual(['up to', '12 %']);
  });

  it('loses nothing but spaces and keeps every line within the width', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('padding', () => {
  it('counts columns and not characters', () => {
    expect(padEnd('漢', 4)).toBe('漢  ');
    expect(padStart('漢', 4)).toBe('  漢');
    expect(padEnd('long', 2)).toBe('long');
  });
});
