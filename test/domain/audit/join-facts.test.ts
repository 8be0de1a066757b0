import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { withStakes } from '../../../src/domain/audit/at-stake.ts';
import { auditListings } from '../../../src/domain/audit/audit-listings.ts';
import { listingsDocument } from '../../../src/domain/audit/listings-document.ts';
import { codePoints, fromCodePoint, utf8Bytes } from '../../../src/domain/audit/text/count.ts';
import { emptyRecordSet } from '../../../src/model/records/record.ts';
import { auditChanged, type FixtureRecords } from './audited.ts';
import { cleanListing } from './mutants.ts';

const AS_OF = '2026-11-22';
const RUN = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] } as const;
const US = cleanListing('US');

function audited(records: FixtureRecords, change = {}) {
  const [checked] = auditChanged(US, change, AS_OF, { records }).listings;
  if (checked === undefined) throw new Error('no listing');
  return checked;
}

describe('which file says what', () => {
  it('believes what Amazon holds before a draft, and counts the drafts that say otherwise', () => {
    const result = auditChanged(US, {}, AS_OF, {
      records: { 'listing-text': [{ title: 'Brimlark Vuldoro Sent', isWhole: true }], listing: [{ title: 'Listed' }] },
    });
    expect(result.listings[0]?.listing.title).toMatchObject({
      text: 'Brimlark Vuldoro Sent',
      origin: { file: 'listing-text.json', line: 1 },
    });
    expect(result.texts).toContainEqual({ field: 'title', file: 'products.csv', listings: 0, differing: 1 });
    expect(result.texts).toContainEqual({ field: 'title', file: 'listing.json', listings: 0, differing: 1 });
  });

  it('takes bullets of the page only where nothing was sent, and then has nothing to compare', () => {
    const checked = audited({ 'catalog-item': [{ bullets: ['Shown: vuldoro'] }] }, { bullets: null });
    expect(checked.listing.bullets?.map(({ text }) => text)).toEqual(['Shown: vuldoro']);
    expect(checked.notChecked.find(({ rule }) => rule === 'BULLET-DRIFT')?.reason).toContain('the bullets you sent');
  });

  it('takes no type of fee for what the product is', () => {
    for (const productType of ['non-apparel', 'Apparel', 'dangerous-goods']) {
      expect(audited({}, { productType }).listing.facts.productType).toBeNull();
    }
    expect(audited({}, { productType: 'LUNCH_BOX' }).listing.facts.productType).toBe('LUNCH_BOX');
  });

  it('audits a page of the catalogue no listing claims, and an A+ document no page claims', () => {
    const records = emptyRecordSet();
    const origin = { file: 'page.json', line: 1 };
    const empty = { languageTag: null, productType: null, itemHighlights: null, description: null, browseNode: null };
    const nothing = { browseNodeName: null, isAdult: null, isParent: null, parentAsins: null, childAsins: null };
    records['catalog-item'].push({
      ...{ kind: 'catalog-item', origin, asin: 'B0PAGE0001', marketplace: 'US', title: 'x'.repeat(80), brand: null },
      ...{ bullets: null, variationTheme: null, attributes: null },
      ...empty,
      ...nothing,
    });
    const { listings } = auditListings(records, { asOf: AS_OF, marketplace: null });
    expect(listings.map(({ listing }) => [listing.sku, listing.facts.subject])).toEqual([['B0PAGE0001', 'page']]);
    expect(listings[0]?.findings.map(({ rule }) => rule)).toContain('TITLE-LEN-75');
  });

  it('reads the texts in the language of the shop where a file has several', () => {
    const checked = audited({
      'listing-text': [
        { title: 'Lámpara', languageTag: 'es_US', isWhole: true },
        { title: 'Brimlark Lamp', languageTag: 'en_US', isWhole: true },
      ],
    });
    expect(checked.listing).toMatchObject({ language: 'en', title: { text: 'Brimlark Lamp' } });
  });

  it('does not take an empty cell of a partial update for an empty field', () => {
    const checked = audited({ 'listing-text': [{ title: null, searchTerms: null }] }, { searchTerms: null });
    expect(checked.notChecked).toContainEqual({ rule: 'KW-PRESENT', reason: 'no search terms in the files' });
  });
});

describe('families with holes', () => {
  it('says what it lacks of a parent without children, and of a child without parent', () => {
    const parent = audited({ 'listing-text': [{ parentage: 'parent' }] });
    expect(parent.notChecked.find(({ rule }) => rule === 'TITLE-PARENT')?.reason).toContain('colour and size');
    const child = audited({ 'listing-text': [{ parentage: 'child', parentSku: 'NOWHERE' }] });
    expect(child.notChecked.find(({ rule }) => rule === 'VARIATION-THEME')?.reason).toContain('neither');
    expect(child.notChecked.find(({ rule }) => rule === 'VARIATION-CONSISTENT')?.reason).toContain('another child');
  });

  it('goes on where a listing names itself as its parent', () => {
    const checked = audited({
      'listing-text': [{ parentage: 'child', parentSku: 'BR-1', attributes: { color: ['x'] } }],
    });
    expect(checked.notChecked.filter(({ reason }) => reason === 'the check failed')).toEqual([]);
  });

  it('takes unknown product types and marketplaces for what they are', () => {
    const checked = audited({ 'listing-text': [{ productType: 'NOT_A_TYPE', isWhole: true }] });
    expect(checked.notChecked.find(({ rule }) => rule === 'REQUIRED-ATTR')?.reason).toContain('schema');
  });
});

describe("Amazon's issues", () => {
  const issue = (code: string, enforcement: string | null, exemption: string | null = null) => ({
    ...{ code, message: code, severity: 'ERROR', attributes: [], categories: [], exemption, exemptUntil: '2025-05-28' },
    enforcements: enforcement === null ? [] : [enforcement],
  });

  it('stand in the order in which to mend them', () => {
    const issues = [
      issue('90220', null),
      issue('18027', 'SEARCH_SUPPRESSED', 'EXEMPT_UNTIL_EXPIRY_DATE'),
      issue('99300', 'ATTRIBUTE_SUPPRESSED', 'EXEMPT'),
      issue('18155', 'LISTING_SUPPRESSED', 'NOT_EXEMPT'),
      issue('18742', 'CATALOG_ITEM_REMOVED', 'NOT_EXEMPT'),
    ];
    const { findings } = audited({ 'listing-state': [{ issues }] });
    const codes = findings.flatMap(({ message }) => /code (\d+)/.exec(message)?.[1] ?? []);
    expect(codes).toEqual(['18742', '18155', '18027', '99300', '90220']);
    expect(findings.every(({ basis }) => basis === 'amazon-says')).toBe(true);
  });
});

describe('what hangs on a finding', () => {
  const keyword = (phrase: string, monthlyVolume: number, tool = 'Helium 10 Cerebro') => ({
    phrase,
    monthlyVolume,
    tool,
  });

  it('counts searches found only with the text, of one tool', () => {
    const records = emptyRecordSet();
    const long = `Brimlark Steel Lunch Box, 900 ml, Moss Green, with a Quite Long Name and Campfire Skillet`;
    const { listings, ...rest } = auditChanged(US, { title: long, itemHighlights: null }, AS_OF);
    for (const { phrase, monthlyVolume, tool } of [
      keyword('campfire skillet', 900),
      keyword('steel lunch box', 5_000),
      keyword('copper kettle', 7_000),
      keyword('campfire skillet', 800, 'Other tool'),
    ]) {
      records.keyword.push({
        ...{ kind: 'keyword', origin: { file: 'k.csv', line: 1 }, tool, marketplace: 'US', phrase, monthlyVolume },
        ...{ volumeIsAtLeast: false, relevancy: null, competingProducts: null, titleDensity: null },
        ...{ organicRank: null, sponsoredRank: null, ranks: [] },
      });
    }
    const stakes = withStakes({ listings, ...rest }, records, AS_OF);
    const finding = stakes.listings[0]?.findings.find(({ rule }) => rule === 'TITLE-LEN-75');
    expect(finding?.searchVolume).toEqual({ monthly: 900, phrases: 1, tool: 'Helium 10 Cerebro' });
    expect(finding?.message).toContain('900 searches a month (Helium 10 Cerebro)');
    const { data } = listingsDocument(stakes, RUN);
    expect(data.listings[0]?.findings[0]).toMatchObject({ stake: null, from: { file: 'products.csv', line: 2 } });
  });
});

describe('the four sorts and the coverage of the document', () => {
  it('keeps them apart and says how much was checked', () => {
    const result = auditChanged(US, { title: 'Brimlark Vuldoro !' }, AS_OF, {
      records: { 'listing-state': [{ statuses: [] }], 'listing-text': [{ browseNode: '' }] },
    });
    const { blocks, data } = listingsDocument(result, RUN);
    expect(blocks.filter(({ type }) => type === 'findings').map(({ id }) => id)).toEqual([
      'amazon-says',
      'written-rule',
      'question',
    ]);
    expect(data.sorts).toMatchObject({ amazonSays: 2, writtenRule: 1, question: 1 });
    const [listing] = data.listings;
    expect(listing?.coverage.line).toMatch(/^\d+ of \d+ rules checked; not checked /);
    expect(listing?.coverage.rules).toBe((listing?.coverage.checked ?? 0) + (listing?.coverage.notChecked.length ?? 0));
  });
});

describe('counting any text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });

  it('adds up over parts that are not cut inside a sign', () => {
    fc.assert(
      fc.property(text, fc.nat(200), (value, at) => {
        const rest = fromCodePoint(value, at);
        const head = value.slice(0, value.length - rest.length);
        expect(codePoints(head) + codePoints(rest)).toBe(codePoints(value));
        expect(utf8Bytes(head) + utf8Bytes(rest)).toBe(utf8Bytes(value));
      }),
    );
  });

  it('gives every finding a place at which its text stands', () => {
    const part = fc.oneof(
      text,
      fc.constantFrom('sale ', '👍🏽', 'é', '\uD83D', 'www.example.com ', '<b>', 'ﷺ', 'B0ABCDEFGH '),
    );
    const field = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(field, field, (title, searchTerms) => {
        const [checked] = auditChanged(US, { title, searchTerms }, AS_OF).listings;
        for (const { field: name, evidence } of checked?.findings ?? []) {
          const held = name === 'title' ? checked?.listing.title?.text : checked?.listing.searchTerms?.text;
          if ((name !== 'title' && name !== 'search-terms') || evidence?.position === undefined) continue;
          const shown = evidence.text?.replace(/…$/, '') ?? '';
          expect(fromCodePoint(held ?? '', evidence.position).startsWith(shown)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
