import { describe, expect, it } from 'vitest';

import { auditKeywords } from '../../../../src/domain/audit/keywords/audit-keywords.ts';
import { auditKeywordsData } from '../../../../src/domain/audit/keywords/make-data.ts';
import { asinsOfName, withoutOverlap } from '../../../../src/domain/audit/keywords/statements.ts';
import { UserError } from '../../../../src/model/errors.ts';
import { emptyRecordSet } from '../../../../src/model/records/record.ts';
import { productOf } from '../audited.ts';
import { auditOf, type Fields, keywordOf, type Phrase } from './audited-keywords.ts';
import { queryOf } from './queries.ts';

const BOTTLE: Fields = {
  sku: 'BOTTLE',
  asin: 'B0BOTTLE01',
  brand: 'Nordwick',
  title: 'Nordwick Insulated Water Bottle',
};
const MUG: Fields = { sku: 'MUG', asin: 'B0MUG00001', brand: 'Nordwick', title: 'Nordwick Enamel Camping Mug' };
const HAMMOCK: Fields = { sku: 'HAMMOCK', brand: 'Nordwick', title: 'Nordwick Camping Hammock' };

function phrasesOf(sku: string, listings: readonly Fields[], phrases: readonly Phrase[]): string[] {
  const audit = auditOf(listings, phrases);
  const one = audit.listings.find(({ listing }) => listing.sku === sku);
  return (one?.coverage.placed(Infinity) ?? []).map(({ target }) => target.phrase);
}

describe('one volume for each phrase', () => {
  it('joins spellings of one phrase and says which volume was taken and why', () => {
    const data = auditKeywordsData(
      auditOf(
        [BOTTLE],
        [
          ['Water-Bottle', 900, 'Tool A'],
          ['wåter bottle', 700, 'Tool B'],
          ['steel bottle', 80, 'Tool B'],
          ['glass bottle', 60, 'Tool B'],
        ],
      ),
      10,
    );
    expect(data.listings[0]?.phrases[0]).toMatchObject({
      volume: 700,
      source: 'Tool B',
      why: 'the tool that gives most of the volumes',
      otherVolumes: [{ source: 'Tool A', volume: 900 }],
    });
    expect(data.targets[0]).toMatchObject({ phrases: 3, volume: 840, differing: 1 });
  });

  it("takes Amazon's own count before an estimate, a month of it, and never adds products or overlapping spans", () => {
    const records = emptyRecordSet();
    records.product.push(productOf(BOTTLE));
    records.keyword.push(keywordOf(['water bottle', 5000, 'Tool A']));
    const week = { start: '2026-11-01', end: '2026-11-07' };
    records['search-query'].push(
      queryOf('water bottle', { volume: 700, asin: 'B0BOTTLE01', period: week }),
      queryOf('water bottle', { volume: 700, asin: 'B0MUG00001', period: week }),
      queryOf('water bottle', { volume: 800, period: { start: '2026-11-08', end: '2026-11-14' } }),
    );
    const data = auditKeywordsData(auditKeywords(records, { asOf: '2026-11-20', marketplace: null }), 10);
    // 1,500 searches in 14 days, over a month of 30.436875.
    expect(data.listings[0]?.phrases[0]).toMatchObject({
      volume: Math.round((1500 / 14) * 30.436875),
      source: 'Search Query Performance',
      why: "Amazon's own count goes before an estimate",
    });
  });

  it('takes the greatest within one source, and the list named as targets before all', () => {
    const data = auditKeywordsData(
      auditOf(
        [BOTTLE],
        [
          ['water bottle', 5, 'Tool A'],
          ['water bottle', 9, 'Tool A'],
        ],
      ),
      5,
    );
    expect(data.listings[0]?.phrases[0]).toMatchObject({ volume: 9, why: 'the greatest of the same source' });
    const named = emptyRecordSet();
    named.keyword.push(keywordOf(['water bottle', 1]));
    const first = auditKeywordsData(auditOf([BOTTLE], [['water bottle', 5, 'Tool A']], { named }), 5);
    expect(first.listings[0]?.phrases[0]).toMatchObject({ volume: 1, why: 'from the list given as targets' });
  });

  it('weighs by rank, then by impressions, where nobody gives searches, and never mixes them', () => {
    const records = emptyRecordSet();
    records.product.push(productOf(BOTTLE));
    const top = {
      kind: 'top-search-term',
      origin: { file: 'top.csv', line: 2 },
      marketplace: 'US',
      period: null,
      department: null,
      title: null,
      clickRank: 1,
      clickShare: 0.1,
      conversionShare: 0.1,
    } as const;
    records['top-search-term'].push(
      { ...top, term: 'water bottle', searchFrequencyRank: 4, asin: 'B0BOTTLE01' },
      { ...top, term: 'television', searchFrequencyRank: 1, asin: 'B0SOMEBODY' },
    );
    const data = auditKeywordsData(auditKeywords(records, { asOf: '2026-11-20', marketplace: null }), 10);
    expect(data.targets[0]).toMatchObject({ weightBasis: 'search-frequency-rank', phrases: 1, volume: null });
    expect(data.listings[0]?.covered).toEqual({ phrases: 1, volume: null, share: 1 });
  });

  it('reads ASINs off the names of exports', () => {
    expect(asinsOfName('a/US_AMAZON_cerebro_B0EXAMPLE1_2026-11-22.csv')).toEqual(['B0EXAMPLE1']);
    expect(asinsOfName('B0EXAMPLE123.csv')).toEqual([]);
  });

  it('takes a month before its weeks', () => {
    const month = { start: '2026-10-01', end: '2026-10-31' };
    const inside = { start: '2026-10-25', end: '2026-10-31' };
    const after = { start: '2026-11-01', end: '2026-11-07' };
    expect(withoutOverlap([inside, month, after])).toEqual([month, after]);
  });
});

describe('phrases left out', () => {
  const phrases: Phrase[] = [
    ['hydro peak bottle', 900],
    ['hydropeak bottle', 100],
    ['nordwick bottle', 50],
    ['b0abcdefgh', 40],
    ['🥤', 30],
    [`${'long '.repeat(21)}bottle`, 20],
    ['water bottle', 10],
  ];

  it('counts competitors, ASINs and what has no words, and keeps the own brand', () => {
    const [targets] = auditKeywordsData(auditOf([BOTTLE], phrases, { brands: ['Hydro Peak', 'NORDWICK'] }), 9).targets;
    expect(targets?.phrases).toBe(2);
    expect(targets?.leftOut.map(({ reason, phrases, volume }) => [reason, phrases, volume])).toEqual([
      ['competitor-brand', 2, 1000],
      ['asin', 1, 40],
      ['no-words', 1, 30],
      ['too-long', 1, 20],
    ]);
  });

  it('keeps brands when asked to', () => {
    const [targets] = auditKeywordsData(
      auditOf([BOTTLE], phrases, { brands: ['Hydro Peak'], includeBrands: true }),
      9,
    ).targets;
    expect(targets?.phrases).toBe(4);
  });
});

describe('which phrases are of which listing', () => {
  it('gives all to the only listing', () => {
    expect(phrasesOf('MUG', [MUG], [['tent', 5]])).toEqual(['tent']);
  });

  it('gives a phrase to the listing whose words it fits best, and names those that fit none', () => {
    const phrases: Phrase[] = [
      ['camping mug', 50],
      ['camping hammock', 40],
      ['bottle', 30],
      ['garden hose', 20],
    ];
    const listings = [BOTTLE, MUG, HAMMOCK];
    expect(phrasesOf('MUG', listings, phrases)).toEqual(['camping mug']);
    expect(phrasesOf('HAMMOCK', listings, phrases)).toEqual(['camping hammock']);
    expect(phrasesOf('BOTTLE', listings, phrases)).toEqual(['bottle']);
    const [targets] = auditKeywordsData(auditOf(listings, phrases), 9).targets;
    expect(targets?.unassigned).toEqual({ phrases: 1, volume: 20, examples: ['garden hose'] });
  });

  it('gives a whole list to the listing it is about', () => {
    const phrases: Phrase[] = [
      ['water bottle', 50],
      ['steel bottle', 40],
      ['canteen', 30],
      ['hydration jug', 20],
    ];
    expect(phrasesOf('BOTTLE', [BOTTLE, MUG], phrases)).toHaveLength(4);
    expect(phrasesOf('MUG', [BOTTLE, MUG], phrases)).toEqual([]);
  });

  it('gives named targets to every listing, and warns where they are of something else', () => {
    const named = emptyRecordSet();
    for (const phrase of ['garden hose', 'hose reel', 'sprinkler']) named.keyword.push(keywordOf([phrase, 10]));
    const audit = auditOf([BOTTLE, MUG], [], { named });
    for (const { coverage, notes } of audit.listings) {
      expect(coverage.total.phrases).toBe(3);
      expect(notes.join(' ')).toContain('is this the right list');
    }
  });

  it('judges only the SKUs asked for, and refuses one that is not there', () => {
    expect(auditOf([BOTTLE, MUG], [], { skus: ['MUG'] }).listings.map(({ listing }) => listing.sku)).toEqual(['MUG']);
    expect(() => auditOf([BOTTLE, MUG], [], { skus: ['MOG'] })).toThrow(UserError);
  });
});

describe('phrases in several titles', () => {
  const twin: Fields = { ...BOTTLE, sku: 'BOTTLE-2', asin: null };

  it('names the listings, with the searches', () => {
    const data = auditKeywordsData(
      auditOf(
        [BOTTLE, twin, MUG],
        [
          ['water bottle', 900],
          ['enamel mug', 10],
        ],
      ),
      9,
    );
    expect(data.cannibalisation).toEqual([
      { marketplace: 'US', phrase: 'water bottle', volume: 900, skus: ['BOTTLE', 'BOTTLE-2'] },
    ]);
  });

  it('does not name the same SKU in two marketplaces', () => {
    const data = auditKeywordsData(auditOf([BOTTLE, { ...BOTTLE, marketplace: 'UK' }], [['water bottle', 900]]), 9);
    expect(data.cannibalisation).toEqual([]);
  });
});
