import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditListings } from '../../../../src/domain/audit/audit-listings.ts';
import { CHECKS } from '../../../../src/domain/audit/all-checks.ts';
import { FIXERS } from '../../../../src/domain/audit/fixes/fixers.ts';
import { type FixResult, fixListings } from '../../../../src/domain/audit/fixes/fix-listings.ts';
import type { FixProposal } from '../../../../src/domain/audit/fixes/propose-fixes.ts';
import type { ProductRecord } from '../../../../src/model/records/product.ts';
import { emptyRecordSet } from '../../../../src/model/records/record.ts';
import { hostileText } from '../../../renderers/documents.ts';
import { baseListing, productOf } from '../audited.ts';

const AS_OF = '2026-11-22';

function fixed(...products: readonly Partial<Omit<ProductRecord, 'kind'>>[]): FixResult {
  const records = { ...emptyRecordSet(), product: products.map(productOf) };
  const { listings, recheck } = auditListings(records, { asOf: AS_OF, marketplace: null });
  return fixListings(listings, records, { asOf: AS_OF, tables: {}, recheck });
}

/** The proposals for the clean listing with one change. */
function proposals(change: Partial<Omit<ProductRecord, 'kind'>>, base = 'us'): readonly FixProposal[] {
  return fixed({ ...baseListing(base), ...change }).listings[0]?.proposals ?? [];
}

const TERMS = 'bento container adults kids office picnic meal prep storage stainless tiffin keeper work hiking toddler';

describe('what is mended', () => {
  it.each<[string, Partial<Omit<ProductRecord, 'kind'>>, string, string]>([
    ['a repeated search term', { searchTerms: `${TERMS} bento Kids` }, 'search-terms', TERMS],
    [
      'punctuation, small words and capitals',
      { searchTerms: `The ${TERMS.replace('office', 'Office,')}.` },
      'search-terms',
      TERMS,
    ],
    ['an ASIN', { searchTerms: `${TERMS} b0abcdefgh B0ABCDEFGH`.replace(' b0abcdefgh', '') }, 'search-terms', TERMS],
    ['the own brand', { searchTerms: `brimlark ${TERMS}` }, 'search-terms', TERMS],
    [
      'a banned sign',
      { title: 'Brimlark Steel Lunch Box!, 900 ml, Moss Green' },
      'title',
      'Brimlark Steel Lunch Box, 900 ml, Moss Green',
    ],
    ['a trade mark', { title: 'Brimlark™ Steel Lunch Box, 900 ml' }, 'title', 'Brimlark Steel Lunch Box, 900 ml'],
    [
      'stars for decoration',
      { title: '★ Brimlark Steel Lunch Box ★ 900 ml' },
      'title',
      'Brimlark Steel Lunch Box 900 ml',
    ],
    ['a sign that parted two words', { title: 'Brimlark Lunch~Box of Steel, 900 ml' }, 'title', ''],
  ])('%s', (_name, change, field, after) => {
    const found = proposals(change).filter((proposal) => proposal.field === field);
    if (after === '') expect(found).toEqual([]);
    else expect(found.map((proposal) => proposal.after)).toEqual([after]);
  });

  it('bullets: capital, unit, end and pictures, each bullet by itself', () => {
    const bullets = [
      'two layers: keep 12oz of bread apart from fruit',
      '✅ Tight lid: four clips close with one hand',
      'Bare metal: no coating that chips or smells.',
    ];
    expect(proposals({ bullets }).map(({ field, after, rules }) => [field, after, rules])).toEqual([
      ['bullet-1', 'Two layers: keep 12 oz of bread apart from fruit', ['BULLET-START', 'BULLET-UNIT-SPACE']],
      ['bullet-2', 'Tight lid: four clips close with one hand', ['BULLET-EMOJI']],
      ['bullet-3', 'Bare metal: no coating that chips or smells', ['BULLET-END']],
    ]);
  });

  it('tags of a description, and what a script holds', () => {
    const description = `<p>${baseListing('us').description ?? ''}</p><script>alert(1)</script><ul><li>One part</li><li>Another part<br>and more</li></ul>`;
    const [proposal] = proposals({ description });
    expect(proposal?.after).toBe(`${baseListing('us').description ?? ''}\nOne part\nAnother part<br>and more`);
    expect(proposal?.rules).toEqual(['DESC-HTML']);
  });

  it('search terms that are too long, at a word, after the waste is out', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${String.fromCodePoint(97 + (index % 26))}${index}x`);
    const [proposal] = proposals({ searchTerms: [...words, 'the', words[0]].join(' ') });
    expect(proposal?.rules).toEqual(['KW-REPEAT', 'KW-STOP', 'KW-BYTES']);
    const kept = proposal?.after.split(' ') ?? [];
    expect(kept).toEqual(words.slice(0, kept.length));
    expect(Buffer.byteLength(proposal?.after ?? '')).toBeLessThanOrEqual(250);
    expect(Buffer.byteLength([...kept, words[kept.length]].join(' '))).toBeGreaterThan(249);
  });

  it('counts bytes, not letters, where words have umlauts', () => {
    const word = 'äöüßäöüßäö';
    const [proposal] = proposals(
      { searchTerms: Array.from({ length: 26 }, (_, at) => `${word}${String.fromCodePoint(97 + at)}`).join(' ') },
      'de',
    );
    expect(Buffer.byteLength(proposal?.after ?? '')).toBeLessThanOrEqual(250);
    expect(proposal?.after.endsWith(' ')).toBe(false);
  });
});

describe('what is left for a person', () => {
  it.each<[string, Partial<Omit<ProductRecord, 'kind'>>]>([
    ['a sign beside a digit', { title: 'Brimlark Steel Lunch Box $5, 900 ml' }],
    ['a promise', { title: 'Brimlark Steel Lunch Box with Free Gift' }],
    ['a title that is too long', { title: `Brimlark Steel Lunch Box ${'of Moss Green '.repeat(6)}` }],
    ['search terms of nothing but waste', { searchTerms: 'the the' }],
  ])('%s', (_name, change) => {
    const { listings } = fixed({ ...baseListing('us'), ...change });
    expect(listings[0]?.proposals).toEqual([]);
    expect(listings[0]?.left.length).toBeGreaterThan(0);
  });

  it('is what a fix would have made worse elsewhere', () => {
    // Without the sign the title would be as long as no title may be.
    const { listings, recheck } = auditListings(
      { ...emptyRecordSet(), product: [productOf({ ...baseListing('us'), title: 'Brimlark Steel Lunch Box!' })] },
      { asOf: AS_OF, marketplace: null },
    );
    const grudging: typeof recheck = (listing) => {
      const checked = recheck(listing);
      const [first] = listings[0]?.findings ?? [];
      if (first === undefined) throw new Error('the title is meant to be at fault');
      return { ...checked, findings: [...checked.findings, { ...first, rule: 'TITLE-PROMO' }] };
    };
    const records = emptyRecordSet();
    expect(fixListings(listings, records, { asOf: AS_OF, tables: {}, recheck }).listings[0]?.proposals).toHaveLength(1);
    expect(
      fixListings(listings, records, { asOf: AS_OF, tables: {}, recheck: grudging }).listings[0]?.proposals,
    ).toEqual([]);
  });
});

describe('every proposal', () => {
  it('names only rules there are, and has a fixer for no rule twice', () => {
    const ids = FIXERS.map(([rule]) => rule);
    const known = new Set(CHECKS.map(({ meta }) => meta.id));
    expect(ids.filter((rule) => !known.has(rule))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is judged again: its rules are silent in its field, and no rule fires more often, however hostile the texts', () => {
    fc.assert(
      fc.property(
        hostileText,
        hostileText,
        fc.array(hostileText, { maxLength: 3 }),
        hostileText,
        (title, terms, bullets, text) => {
          const product = productOf({ brand: 'Brimlark', title, searchTerms: terms, bullets, description: text });
          const records = { ...emptyRecordSet(), product: [product] };
          const { listings, recheck } = auditListings(records, { asOf: AS_OF, marketplace: null });
          const { listings: fixes } = fixListings(listings, records, { asOf: AS_OF, tables: {}, recheck });
          const [before, fix] = [listings[0], fixes[0]];
          if (before === undefined || fix === undefined) return;
          const after = recheck(fix.listing).findings;
          const count = (findings: typeof after, rule: string, field?: string): number =>
            findings.filter((finding) => finding.rule === rule && finding.field === field).length;
          for (const { field, rules } of fix.proposals) {
            for (const rule of rules)
              expect(count(after, rule, field)).toBeLessThan(count(before.findings, rule, field));
          }
          const hidden = new Set(CHECKS.filter(({ meta }) => meta.yieldsTo.length > 0).map(({ meta }) => meta.id));
          for (const { rule, field } of after.filter((finding) => !hidden.has(finding.rule))) {
            expect(count(after, rule, field)).toBeLessThanOrEqual(count(before.findings, rule, field));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the files', () => {
  const product = { ...baseListing('us'), title: 'Brimlark Steel Lunch Box!, 900 ml, Moss Green' };

  function file(result: FixResult, name: string): string {
    return result.files.get(name) ?? '';
  }

  it('hold whole attributes as patchListingsItem takes them, with shop and language', () => {
    const result = fixed(product, { ...product, sku: 'D', marketplace: 'DE', searchTerms: 'brotdose, brotdose' });
    const patches = JSON.parse(file(result, 'listings-patches.json')) as { sku: string; body: object }[];
    expect(patches[1]).toMatchObject({
      sku: 'BR-LUNCH-1',
      marketplaceIds: ['ATVPDKIKX0DER'],
      body: {
        productType: null,
        patches: [
          {
            op: 'replace',
            path: '/attributes/item_name',
            value: [
              {
                value: 'Brimlark Steel Lunch Box, 900 ml, Moss Green',
                language_tag: 'en_US',
                marketplace_id: 'ATVPDKIKX0DER',
              },
            ],
          },
        ],
      },
    });
    expect([...result.files.keys()].sort()).toEqual([
      'listings-patches.json',
      'partial-update-DE.txt',
      'partial-update-US.txt',
      'products.json',
    ]);
    expect(result.notes[0]).toContain('2 listings have no product type');
  });

  it('take the product type a category listings report tells', () => {
    const records = { ...emptyRecordSet(), product: [productOf(product)] };
    const { listings, recheck } = auditListings(records, { asOf: AS_OF, marketplace: null });
    const told = { ...records, 'listing-text': [{ sku: 'BR-LUNCH-1', productType: 'LUNCH_BOX' }] as never };
    const result = fixListings(listings, told, { asOf: AS_OF, tables: {}, recheck });
    expect(file(result, 'listings-patches.json')).toContain('"productType": "LUNCH_BOX"');
    expect(file(result, 'partial-update-US.txt')).toContain('BR-LUNCH-1\tLUNCH_BOX\tEdit (Partial Update)\t');
    expect(result.notes).toEqual([]);
  });

  it.each(['=cmd|x', '+1', '-A', '@x', '＝x', 'A\u202EB'])('leave SKU %j out of the tab file and say so', (sku) => {
    const result = fixed({ ...product, sku });
    expect(result.files.has('partial-update-US.txt')).toBe(false);
    expect(result.notes.join(' ')).toContain('left out of the partial update');
    expect(file(result, 'products.json')).not.toContain('\u202E');
    expect((JSON.parse(file(result, 'products.json')) as { products: { sku: string }[] }).products[0]?.sku).toBe(sku);
  });

  it('keep listings of an unknown marketplace in the own file alone', () => {
    const result = fixed({ ...product, marketplace: null });
    expect(JSON.parse(file(result, 'listings-patches.json'))).toEqual([]);
    expect(result.notes[0]).toContain('without a known marketplace');
  });
});
