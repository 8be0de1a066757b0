import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldWords } from '../../../../src/domain/audit/keywords/fold.ts';
import { sameButNumber } from '../../../../src/domain/audit/keywords/number-forms.ts';
import type { PackedTerms } from '../../../../src/domain/audit/keywords/pack-listing.ts';
import { utf8Bytes } from '../../../../src/domain/audit/text/count.ts';
import { auditOne, type Fields, type Phrase } from './audited-keywords.ts';

const MUG: Fields = {
  brand: 'Nordwick',
  title: 'Nordwick Enamel Camping Mug',
  itemHighlights: '',
  bullets: ['Dishwasher safe'],
  description: 'A gift for hikers.',
  searchTerms: '',
};

function packed(phrases: readonly Phrase[], fields: Fields = MUG, brands: readonly string[] = []): PackedTerms {
  const result = auditOne(fields, phrases, { brands, includeBrands: true }).packed;
  if (result === null) throw new Error('nothing was packed');
  return result;
}

describe('proposed search terms', () => {
  it('brings the words that are missing, each with the phrases it completes', () => {
    const terms = packed([
      ['tin mug', 900],
      ['tin cup', 300],
      ['enamel mug', 5000],
    ]);
    expect(terms.text).toBe('tin cup');
    expect(terms.words.map(({ word, completes }) => [word, completes.map(({ phrase }) => phrase)])).toEqual([
      ['tin', ['tin mug', 'tin cup']],
      ['cup', ['tin cup']],
    ]);
    expect(terms.gained).toEqual({ phrases: 2, weight: 1200 });
    expect(terms.covered).toEqual({ phrases: 3, weight: 6200 });
  });

  it('takes one number of a word, the one searched more', () => {
    expect(
      packed([
        ['tin cups', 900],
        ['tin cup', 300],
      ]).text,
    ).toBe('tin cups');
    expect(packed([['tin mugs', 900]]).text).toBe('tin');
  });

  it('never brings a forbidden, brand, stop or visible word', () => {
    const terms = packed(
      [
        ['best camping cup', 9000],
        ['hydro peak cup', 8000],
        ['cup for the camping', 700],
        ['diabetes mug', 600],
        ['dishwasher safe cup', 500],
        ['b0abcdefgh mug', 400],
      ],
      MUG,
      ['Hydro Peak'],
    );
    expect(terms.text).toBe('cup');
    expect(terms.unreachable.map(({ reason, phrases }) => [reason, phrases])).toEqual([
      ['forbidden-word', 2],
      ['brand', 1],
      ['claim', 1],
    ]);
  });

  it('lets no brand and no forbidden phrase arise where words meet', () => {
    const terms = packed(
      [
        ['hydro mug', 900],
        ['peak mug', 800],
      ],
      MUG,
      ['Hydro Peak'],
    );
    expect(terms.text).toBe('peak hydro');
    const brand = packed([
      ['brand mug', 900],
      ['new mug', 800],
      ['tin mug', 10],
    ]);
    expect(brand.text).not.toContain('brand new');
    expect(brand.text.split(' ').sort()).toEqual(['brand', 'new', 'tin']);
  });

  it('repeats a word of the description only after words found nowhere, and says so', () => {
    const terms = packed([
      ['gift mug', 9000],
      ['tin mug', 10],
    ]);
    expect(terms.text.split(' ').sort()).toEqual(['gift', 'tin']);
    expect(terms.words.filter(({ inDescription }) => inDescription).map(({ word }) => word)).toEqual(['gift']);
  });

  it('keeps what is there where there is room, without its waste', () => {
    const terms = packed([['tin mug', 900]], {
      ...MUG,
      searchTerms: 'the retro retro mug nordwick best tumbler tumblers',
    });
    expect(terms.text).toBe('tin retro tumbler');
    expect(terms.kept).toEqual(['retro', 'tumbler']);
  });

  it('writes words as shoppers do, with their accents, and counts their bytes', () => {
    const terms = packed([['tasse émaillée', 900]], { ...MUG, marketplace: 'FR', title: 'Nordwick Mug' });
    expect(terms.text).toBe('tasse émaillée');
    expect(terms.bytes).toBe(utf8Bytes('tasse émaillée'));
    expect(terms.bytes).toBe(16);
  });

  it.each([
    ['US', 249, 199],
    ['DE', 249, 199],
    ['IN', 199, null],
    ['JP', 499, null],
    [null, 249, 199],
  ])('packs for %s within %s bytes, more strictly within %s', (marketplace, limit, strict) => {
    const one = auditOne({ ...MUG, marketplace }, [['tin mug', 900]]);
    expect(one.packed?.limit).toBe(limit);
    expect(one.packedStrictly?.limit ?? null).toBe(strict);
  });

  it('keeps every promise on lists of any phrases', () => {
    const words = [
      'tin',
      'cups',
      'cup',
      'mug',
      'the',
      'best',
      'über',
      'tasse',
      'gift',
      'hydro',
      'peak',
      'safe',
      '水筒',
      'new',
      'brand',
      'retro',
    ];
    const phrase = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
    const list = fc
      .array(fc.tuple(phrase, fc.integer({ min: 1, max: 5000 })), { maxLength: 30 })
      .map((phrases): Phrase[] => [
        // One that can always be packed.
        ['retro mug', 3],
        ...phrases,
      ]);
    const stop = new Set(['the']);
    fc.assert(
      fc.property(list, fc.constantFrom('', 'cup tumbler the tin', 'retro retro'), (phrases, searchTerms) => {
        const one = auditOne({ ...MUG, searchTerms }, phrases, {
          brands: ['Hydro Peak'],
          includeBrands: true,
        });
        const terms = one.packed;
        if (terms === null) throw new Error('nothing was packed');
        const keys = foldWords(terms.text, one.scene.rules);
        expect(utf8Bytes(terms.text)).toBeLessThanOrEqual(terms.limit);
        for (const [place, key] of keys.entries()) {
          expect(keys.slice(0, place).some((other) => sameButNumber(other, key, 'en'))).toBe(false);
          expect(stop.has(key)).toBe(false);
          expect(['nordwick', 'enamel', 'camping', 'mug', 'dishwasher', 'safe', 'best']).not.toContain(key);
        }
        expect(` ${keys.join(' ')} `).not.toContain(' hydro peak ');
        expect(` ${keys.join(' ')} `).not.toContain(' brand new ');
        // What it promises is what the audit of the proposal finds.
        const again = auditOne({ ...MUG, searchTerms: terms.text }, phrases, {
          brands: ['Hydro Peak'],
          includeBrands: true,
        });
        expect(again.coverage.covered).toEqual(terms.covered);
      }),
      { numRuns: 40 },
    );
  });
});

describe('waste of the present search terms', () => {
  const waste = (searchTerms: string, phrases: readonly Phrase[] = [['tin cup', 100]]): [string, string][] =>
    (auditOne({ ...MUG, searchTerms }, phrases).waste?.wasted ?? []).map(({ word, reason }) => [word, reason]);

  it('names each lost word with its reason', () => {
    expect(waste('tin, cup cup cups the best nordwick mug gift retro b0abcdefgh !! safe')).toEqual([
      [',', 'punctuation'],
      ['cup', 'repeat'],
      ['cups', 'other-number'],
      ['the', 'stop-word'],
      ['best', 'forbidden'],
      ['nordwick', 'brand'],
      ['mug', 'visible'],
      ['gift', 'in-description'],
      ['retro', 'useless'],
      ['b0abcdefgh', 'forbidden'],
      ['!!', 'punctuation'],
      ['safe', 'visible'],
    ]);
  });

  it('counts bytes with the blank after each word, doubtful and unproven ones apart', () => {
    const report = auditOne({ ...MUG, searchTerms: 'tin cup the gift größe' }, [['tin cup', 100]]).waste;
    expect(report?.bytes).toBe(24);
    expect(report?.byReason).toEqual([
      { reason: 'stop-word', words: 1, bytes: 4 },
      { reason: 'in-description', words: 1, bytes: 5 },
      { reason: 'useless', words: 1, bytes: 7 },
    ]);
    expect(report?.wastedBytes).toBe(4);
    expect(report?.uselessBytes).toBe(7);
  });

  it('calls no word useless without phrases', () => {
    expect(waste('retro tumbler', [])).toEqual([]);
    expect(auditOne({ ...MUG, searchTerms: 'retro' }, []).waste?.uselessBytes).toBeNull();
  });

  it('never counts more bytes than there are', () => {
    const text = fc.array(fc.constantFrom('tin', 'cup', 'the', 'mug,', '🥤', 'best', 'größe', '--', 'Cup'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (words) => {
        const report = auditOne({ ...MUG, searchTerms: words.join(' ') }, [['tin cup', 1]]).waste;
        const lost = (report?.byReason ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
        expect(lost).toBeLessThanOrEqual(report?.bytes ?? 0);
      }),
      { numRuns: 40 },
    );
  });
});
