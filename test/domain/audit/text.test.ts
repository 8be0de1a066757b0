import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  codePointOffset,
  codePoints,
  shorten,
  utf8Bytes,
  utf8BytesOfWords,
} from '../../../src/domain/audit/text/count.ts';
import { normaliseText } from '../../../src/domain/audit/text/normalise.ts';
import { phraseFinder, PhraseIndex } from '../../../src/domain/audit/text/phrases.ts';
import { roughStem, wordsOf } from '../../../src/domain/audit/text/words.ts';
import { excerpt } from '../../../src/domain/audit/measures/place.ts';

const anyText = fc.string({ unit: 'binary' });

describe('counting', () => {
  it('counts as the encoder does, lone surrogate halves too', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
        expect(codePoints(text)).toBe(Array.from(text).length);
      }),
    );
    expect(utf8Bytes('\uD83D')).toBe(3);
    expect(codePoints('a🍱ü')).toBe(3);
    expect(utf8Bytes('a🍱ü弁')).toBe(1 + 4 + 2 + 3);
  });

  it('leaves white space and punctuation free, and nothing else', () => {
    expect(utf8BytesOfWords('größe, l-xl 2"')).toBe(7 + 2 + 1 + 1);
    fc.assert(fc.property(anyText, (text) => utf8BytesOfWords(text) <= utf8Bytes(text)));
  });

  it('gives offsets that find the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const offset = codePointOffset(before + after, before.length);
        expect([...(before + after)].slice(offset).join('')).toBe(after);
      }),
    );
  });

  it('shortens by code points', () => {
    expect(shorten('🍱🍱🍱', 2)).toBe('🍱…');
    expect(shorten('abc', 3)).toBe('abc');
  });
});

describe('normaliseText', () => {
  it.each([
    ['  a \t b ', 'a b', true],
    ['Salt &amp; Pepper', 'Salt & Pepper', true],
    ['caf&eacute;', 'café', true],
    ['&#8482;&#x1F371;', '™🍱', true],
    ['cafe\u0301', 'café', true],
    ['R&D &unknown; &#0; &#99999999;', 'R&D &unknown; &#0; &#99999999;', false],
    ['plain', 'plain', false],
  ])('%j', (raw, text, changed) => {
    expect(normaliseText(raw)).toEqual({ text, changed });
  });

  it('keeps lines of a description', () => {
    expect(normaliseText('a  b\r\nc', true).text).toBe('a b\nc');
  });

  it('is done after one time', () => {
    const safe = fc.string({ unit: 'binary' }).filter((text) => !text.includes('&'));
    fc.assert(fc.property(safe, (text) => normaliseText(normaliseText(text).text).text === normaliseText(text).text));
  });
});

describe('phraseFinder', () => {
  it.each([
    ['en', ['sale', 'on sale'], 'Wholesale on Sale!', ['on sale']],
    ['en', ['#1', 'no. 1'], 'The #1 and No. 1 of #10', ['#1', 'no. 1']],
    ['en', ['best seller'], 'a Best-Seller', ['best seller']],
    ['en', ["don't buy"], 'Don’t buy', ["don't buy"]],
    ['de', ['für immer'], 'Für  immer', ['für immer']],
    ['ja', ['最安'], 'これは最安値', ['最安']],
    ['en', [], 'anything', []],
  ])('%s %j in %j', (language, phrases, text, found) => {
    expect(phraseFinder(phrases, language)(text).map((match) => match.phrase)).toEqual(found);
  });

  it('finds the same in an index of many lists as alone, each list its own', () => {
    const index = new PhraseIndex('en');
    const sale = index.add(['sale', 'on sale', '99.9% off']);
    const best = index.add(['best', 'best seller', 'on sale', "don't"]);
    const first = index.add(['#1 best', 'best']);
    const text = "The BEST  best-seller on-sale, wholesale: 99.9% off, don't; #1 best";
    const found = (find: typeof sale): string[] => find(text).map((match) => `${match.index} ${match.phrase}`);
    expect(found(sale)).toEqual(['22 on sale', '42 99.9% off']);
    expect(found(best)).toEqual(['4 best', '10 best seller', '22 on sale', "53 don't", '63 best']);
    expect(found(first)).toEqual(['4 best', '10 best', '60 #1 best']);
    const late = index.add(['wholesale']);
    expect(found(late)).toEqual(['31 wholesale']);
  });

  it('finds in a text of ASCII signs what it finds beside a letter that is none', () => {
    const piece = fc.constantFrom('no', 'No.', 'sale', '-', ' ', "'s", '1', 'on sale', 'a', '.', '\n', 'B');
    const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const lists = fc.array(
      texts.filter((text) => /^\w/.test(text)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(lists, texts, (phrases, text) => {
        const find = phraseFinder(phrases, 'en');
        expect(find(text)).toEqual(
          find(`${text} é`).filter(({ index, text: found }) => index + found.length <= text.length),
        );
      }),
    );
  });

  it('never fails on hostile phrases or texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), anyText, (phrases, text) => {
        for (const match of phraseFinder(phrases, 'en')(text)) {
          expect(text.slice(match.index, match.index + match.text.length)).toBe(match.text);
        }
      }),
    );
  });
});

describe('words', () => {
  it('are the same in a text of ASCII signs as beside a letter that is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(wordsOf(text)).toEqual(wordsOf(`${text} é`).slice(0, -1));
      }),
    );
  });

  it('keep compounds and decimals whole', () => {
    expect(wordsOf("T-Shirt 1.5 l, women's 2-Pack").map((word) => word.key)).toEqual([
      'tshirt',
      '1.5',
      'l',
      'womens',
      '2pack',
    ]);
  });

  it.each([
    ['boxes', 'box'],
    ['berries', 'berry'],
    ['glass', 'glass'],
    ['trays', 'tray'],
    ['bus', 'bus'],
    ['case', 'case'],
    ['cases', 'case'],
    ['sizes', 'size'],
    ['horses', 'horse'],
    ['glasses', 'glass'],
    ['watches', 'watch'],
    ['waltzes', 'waltz'],
    ['buses', 'bus'],
  ])('%s stems to %s', (word, stem) => {
    expect(roughStem(word, 'en')).toBe(stem);
  });

  it.each([
    ['meses', 'mes', 'es'],
    ['cartazes', 'cartaz', 'pt'],
  ])('%s stems to %s in %s', (word, stem, language) => {
    expect(roughStem(word, language)).toBe(stem);
  });
});

describe('excerpt', () => {
  it('holds the match for any place in any text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 80, maxLength: 300 }), fc.nat(70), (text, index) => {
        const match = text
          .slice(index, index + 5)
          .replaceAll(/\s+/g, ' ')
          .trim();
        expect(excerpt(text, index, 5)).toContain(match);
      }),
    );
  });
});
