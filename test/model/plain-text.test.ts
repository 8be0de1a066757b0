import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainLines, plainText } from '../../src/model/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['escape sequence', '\u001B[31mred', '␛[31mred'],
    ['8-bit control sequence', '\u009B2J', '<U+009B>2J'],
    ['line feed and carriage return', 'a\r\nb', 'a␍␊b'],
    ['tab', 'a\tb', 'a␉b'],
    ['deletion', 'a\u007Fb', 'a␡b'],
    ['right-to-left override', 'gpj.\u202Eexe', 'gpj.<U+202E>exe'],
    ['isolate', '\u2066x\u2069', '<U+2066>x<U+2069>'],
    ['arabic letter mark', '\u061Cx', '<U+061C>x'],
    ['byte-order mark', '\uFEFFsku', '<U+FEFF>sku'],
    ['zero-width space', 'a\u200Bb', 'a<U+200B>b'],
    ['tag letters', 'a\u{E0041}', 'a<U+E0041>'],
    ['lone surrogate', 'a\uD800b', 'a<U+D800>b'],
  ])('makes a %s visible', (_name, hostile, plain) => {
    expect(plainText(hostile)).toBe(plain);
  });

  it.each(['Ünïcödé „quotes“ – 99 €', '日本語の商品', 'שלום', '👩‍👩‍👧 family', 'می‌خواهم'])('leaves %s alone', (text) => {
    expect(plainText(text)).toBe(text);
  });

  it('never lets a control through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // eslint-disable-next-line no-control-regex -- that is what is looked for
        expect(plainText(text)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});

describe('plainLines', () => {
  it('keeps line feeds and nothing else', () => {
    expect(plainLines('a\nb\u001B[2J\r\n')).toBe('a\nb␛[2J␍\n');
  });
});
