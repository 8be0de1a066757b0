import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { auditKeywordsData } from '../../../../src/domain/audit/keywords/make-data.ts';
import { auditOf, auditOne, type Fields } from './audited-keywords.ts';

const FLASK: Fields = {
  sku: 'FLASK',
  brand: 'Nordwick',
  title: 'Nordwick Insulated Water Bottle, 24oz',
  itemHighlights: 'Double wall steel, Sweat free',
  bullets: ['Fits cup holders', 'Comes with a straw lid'],
  description: 'A thermos for hiking.',
  searchTerms: 'canteen jug',
};

function tierOf(phrase: string, fields: Fields = FLASK): string {
  return auditOne(fields, [[phrase, 100]]).coverage.placed(1)[0]?.placement.tier ?? 'none';
}

describe('tiers', () => {
  it.each([
    ['insulated water bottle', 'exact-title'],
    ['Insulated WATER-bottle', 'exact-title'],
    ['24 oz', 'exact-title'],
    ['double wall', 'exact-elsewhere'],
    ['straw lid', 'exact-elsewhere'],
    ['canteen jug', 'exact-elsewhere'],
    ['bottle insulated', 'one-field'],
    ['bottle for the water', 'one-field'],
    ['lid cup', 'one-field'],
    ['water jug', 'scattered'],
    ['nordwick bottle', 'one-field'],
    ['water bottles', 'plural-only'],
    ['cup holder', 'plural-only'],
    ['thermos', 'weak-field'],
    ['hiking bottle', 'weak-field'],
    ['glass bottle', 'missing-words'],
  ])('%s: %s', (phrase, tier) => {
    expect(tierOf(phrase)).toBe(tier);
  });

  it('takes a word with a hyphen for the same without it', () => {
    expect(tierOf('tshirt', { title: 'Nordwick T-Shirt' })).toBe('exact-title');
    expect(tierOf('t-shirt', { title: 'Nordwick Tshirt' })).toBe('exact-title');
    expect(tierOf('t shirt', { title: 'Nordwick T-Shirt' })).toBe('exact-title');
  });

  it('reads Japanese by substring', () => {
    const jp: Fields = {
      marketplace: 'JP',
      title: '真空断熱水筒 500ml',
      bullets: ['保温できる'],
      searchTerms: 'マイボトル',
    };
    expect(tierOf('水筒 500ml', jp)).toBe('exact-title');
    expect(tierOf('断熱水筒', jp)).toBe('exact-title');
    expect(tierOf('保温 水筒', jp)).toBe('scattered');
    expect(tierOf('保冷 水筒', jp)).toBe('missing-words');
  });

  it('hints at German compounds and never counts them as covered', () => {
    const de: Fields = { marketplace: 'DE', title: 'Nordwick Edelstahltrinkflasche für Kinder', description: null };
    const audit = auditOf(
      [de],
      [
        ['trinkflasche', 100],
        ['kinderflasche', 50],
        ['flasche kinder', 10],
      ],
    );
    const [listing] = auditKeywordsData(audit, 10).listings;
    expect(listing?.covered.phrases).toBe(0);
    expect(listing?.phrases.map(({ phrase, compoundHints }) => [phrase, compoundHints])).toEqual([
      ['trinkflasche', [{ word: 'trinkflasche', seenIn: ['edelstahltrinkflasche'] }]],
      ['kinderflasche', []],
      ['flasche kinder', [{ word: 'flasche', seenIn: ['edelstahltrinkflasche'] }]],
    ]);
    const parts = auditOf([{ ...de, title: 'Nordwick Kinder Flasche' }], [['kinderflasche', 50]]);
    expect(auditKeywordsData(parts, 10).listings[0]?.phrases[0]?.compoundHints).toEqual([
      { word: 'kinderflasche', seenIn: ['kinder', 'flasche'] },
    ]);
  });
});

describe('weights', () => {
  it('weighs tiers and fields by searches, each field by what it adds', () => {
    const audit = auditOf(
      [FLASK],
      [
        ['insulated water bottle', 600],
        ['water bottle with straw', 250],
        ['water jug', 100],
        ['glass bottle', 50],
      ],
    );
    const [listing] = auditKeywordsData(audit, 10).listings;
    expect(listing?.covered).toEqual({ phrases: 3, volume: 950, share: 0.95 });
    const adds = Object.fromEntries((listing?.fields ?? []).map(({ field, adds }) => [field, adds.volume]));
    expect(adds).toEqual({
      title: 600,
      brand: 0,
      'item-highlights': 0,
      bullets: 250,
      'search-terms': 100,
      description: 0,
    });
  });

  it('says when nothing has a volume, and counts each phrase the same', () => {
    const audit = auditOf(
      [FLASK],
      [
        ['water bottle', null],
        ['glass bottle', null],
      ],
    );
    const data = auditKeywordsData(audit, 10);
    expect(data.targets[0]?.weightBasis).toBe('none');
    expect(data.listings[0]?.covered).toEqual({ phrases: 1, volume: null, share: 0.5 });
  });

  it('lets a phrase without a volume weigh nothing where others have one', () => {
    const data = auditKeywordsData(
      auditOf(
        [FLASK],
        [
          ['water bottle', 10],
          ['glass bottle', null],
        ],
      ),
      10,
    );
    expect(data.targets[0]?.withoutVolume).toBe(1);
    expect(data.listings[0]?.covered).toEqual({ phrases: 1, volume: 10, share: 1 });
  });

  it('tells a field that no file tells from an empty one', () => {
    const data = auditKeywordsData(auditOf([{ title: 'Mug', bullets: [] }], [['mug', 10]]), 10);
    const told = Object.fromEntries((data.listings[0]?.fields ?? []).map(({ field, told }) => [field, told]));
    expect(told).toMatchObject({ title: true, bullets: true, 'search-terms': false, description: false });
    expect(data.listings[0]?.notes.join(' ')).toContain('No file tells its search terms');
  });

  it('never covers less when text is added', () => {
    const words = ['water', 'bottle', 'bottles', 'straw', 'lid', 'glass', 'kids', 't-shirt', 'with'];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((list) => list.join(' '));
    const phrases = fc.array(
      fc.tuple(
        text.filter((phrase) => phrase !== ''),
        fc.integer({ min: 1, max: 1000 }),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(phrases, text, text, text, fc.constantFrom(...words), (list, title, bullet, terms, more) => {
        const covered = (fields: Fields): number =>
          auditOne({ title: 'Mug', description: '', ...fields }, list).coverage.covered.weight;
        const before = covered({ title: `Mug ${title}`, bullets: [bullet], searchTerms: terms });
        expect(
          covered({ title: `Mug ${title}`, bullets: [bullet], searchTerms: `${terms} ${more}` }),
        ).toBeGreaterThanOrEqual(before);
        expect(covered({ title: `Mug ${title}`, bullets: [bullet, more], searchTerms: terms })).toBeGreaterThanOrEqual(
          before,
        );
        expect(
          covered({ title: `Mug ${title} ${more}`, bullets: [bullet], searchTerms: terms }),
        ).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});
