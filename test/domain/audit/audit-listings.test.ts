import { describe, expect, it } from 'vitest';

import { CHECKS } from '../../../src/domain/audit/all-checks.ts';
import { auditListings } from '../../../src/domain/audit/audit-listings.ts';
import type { Check } from '../../../src/domain/audit/check.ts';
import { coverageLine, listingsDocument } from '../../../src/domain/audit/listings-document.ts';
import type { ListingRecord } from '../../../src/model/records/listing.ts';
import type { ProductRecord } from '../../../src/model/records/product.ts';
import { emptyRecordSet, type RecordSet } from '../../../src/model/records/record.ts';
import { imageRules, listingRules, wordLists } from '../../../src/rules/policy/listing-tables.ts';
import { checkTable } from '../../../src/rules/schema.ts';
import { auditChanged, baseListing, listingOf, productOf } from './audited.ts';

const AS_OF = '2026-11-22';
const RUN = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] } as const;

function recordsOf(listing: readonly ListingRecord[], product: readonly ProductRecord[] = []): RecordSet {
  return { ...emptyRecordSet(), listing: [...listing], product: [...product] };
}

function fired(records: RecordSet, options: { asOf?: string; marketplace?: string | null } = {}): string[] {
  const result = auditListings(records, { asOf: AS_OF, marketplace: null, ...options });
  return result.listings.flatMap((listing) => listing.findings.map((finding) => finding.rule));
}

const LONG = 'Brimlark Steel Lunch Box with a Very Long Name That Goes on beyond the Limit of Today';

describe('rules by date, marketplace and kind of goods', () => {
  const long = (fields: Partial<ListingRecord>): RecordSet => recordsOf([listingOf({ title: LONG, ...fields })]);

  it('holds from its first day', () => {
    expect(fired(long({}), { asOf: '2026-07-26' })).not.toContain('TITLE-LEN-75');
    expect(fired(long({}), { asOf: '2026-07-27' })).toContain('TITLE-LEN-75');
  });

  it.each(['SA', 'EG', 'TR', 'AE'])('does not hold in %s', (marketplace) => {
    expect(fired(long({ marketplace }))).not.toContain('TITLE-LEN-75');
  });

  it('does not hold for media, by ISBN or by category', () => {
    expect(fired(long({ asin: '0306406152' }))).not.toContain('TITLE-LEN-75');
    expect(fired(recordsOf([listingOf({ title: LONG })], [productOf({ category: 'Books' })]))).not.toContain(
      'TITLE-LEN-75',
    );
    expect(fired(recordsOf([listingOf({ title: LONG })], [productOf({ category: 'Video Games' })]))).toContain(
      'TITLE-LEN-75',
    );
  });

  it('holds where the marketplace is not told, and rules of one marketplace are then not checked', () => {
    const result = auditListings(long({ marketplace: null }), { asOf: AS_OF, marketplace: null });
    expect(result.listings[0]?.findings.map(({ rule }) => rule)).toContain('TITLE-LEN-75');
    expect(result.coverage.notChecked).toContainEqual({
      rule: 'TEXT-FSA',
      reason: 'the marketplace is not known; give --marketplace',
      listings: 1,
    });
  });

  it('takes the marketplace asked for where the files tell none, and leaves others out', () => {
    const records = recordsOf([
      listingOf({ sku: 'A', title: LONG, marketplace: null }),
      listingOf({ sku: 'B', title: LONG, marketplace: 'DE' }),
    ]);
    const result = auditListings(records, { asOf: AS_OF, marketplace: 'US' });
    expect(result.listings.map(({ listing }) => [listing.sku, listing.marketplace])).toEqual([['A', 'US']]);
  });
});

describe('joining', () => {
  it('takes the report first, then the product file, with the line of each field', () => {
    const records = recordsOf(
      [listingOf({ title: 'Seen by Amazon, the Title', origin: { file: 'report.txt', line: 7 } })],
      [
        productOf({
          title: 'Wished',
          description: 'N',
          searchTerms: 'B0ABCDEFGH',
          origin: { file: 'own.csv', line: 3 },
        }),
      ],
    );
    const [checked] = auditListings(records, { asOf: AS_OF, marketplace: null }).listings;
    expect(checked?.listing.title).toMatchObject({
      text: 'Seen by Amazon, the Title',
      origin: { file: 'report.txt', line: 7 },
    });
    expect(checked?.findings.find(({ rule }) => rule === 'KW-ASIN')?.where).toMatchObject({ file: 'own.csv', line: 3 });
  });

  it('gives a product without marketplace to every listing of its SKU, and keeps marketplaces apart', () => {
    const listings = ['US', 'DE'].map((marketplace) => listingOf({ marketplace, title: 'Brimlark Steel Box' }));
    const products = [
      productOf({ marketplace: null, brand: 'Brimlark', origin: { file: 'brands.csv', line: 2 } }),
      productOf({ marketplace: 'DE', searchTerms: 'brimlark' }),
    ];
    const { listings: joined } = auditListings(recordsOf(listings, products), { asOf: AS_OF, marketplace: null });
    expect(
      joined.map(({ listing }) => [listing.marketplace, listing.brand, listing.searchTerms?.text ?? null]),
    ).toEqual([
      ['DE', 'Brimlark', 'brimlark'],
      ['US', 'Brimlark', null],
    ]);
  });

  it('tells an empty cell from an absent column', () => {
    const products = [productOf({ sku: 'A', searchTerms: 'words' }), productOf({ sku: 'B' })];
    const empty = auditListings(recordsOf([], products), { asOf: AS_OF, marketplace: null });
    expect(empty.listings[1]?.findings.map(({ rule }) => rule)).toContain('KW-PRESENT');
    const absent = auditListings(recordsOf([], [productOf({ title: 'Some Box of Tin' })]), {
      asOf: AS_OF,
      marketplace: null,
    });
    expect(absent.listings[0]?.notChecked).toContainEqual({
      rule: 'KW-PRESENT',
      reason: 'no search terms in the files',
    });
  });

  it('names a SKU listed twice with different titles', () => {
    const records = recordsOf([
      listingOf({ title: 'First Title of Two' }),
      listingOf({ title: 'Second Title of Two', origin: { file: 'b.txt', line: 9 } }),
    ]);
    const { problems, listings } = auditListings(records, { asOf: AS_OF, marketplace: null });
    expect(listings).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'listing-duplicate', file: 'b.txt', line: 9 }]);
  });

  it('answers no listings with an empty result', () => {
    const result = auditListings(emptyRecordSet(), { asOf: AS_OF, marketplace: null });
    expect(result).toMatchObject({ listings: [], coverage: { rules: 0, checked: 0, notChecked: [] } });
    expect(listingsDocument(result, RUN).blocks).toContainEqual(
      expect.objectContaining({ id: 'listings', emptyText: 'No listings in these files.' }),
    );
  });
});

describe('coverage', () => {
  it('never calls a rule passed whose field is missing', () => {
    const { coverage, listings } = auditListings(recordsOf([listingOf({ title: 'Brimlark Steel Lunch Box' })]), {
      asOf: AS_OF,
      marketplace: null,
    });
    const [checked] = listings;
    expect(checked?.checked).not.toContain('BULLET-COUNT');
    expect(coverage.checked + new Set(coverage.notChecked.map(({ rule }) => rule)).size).toBe(coverage.rules);
    expect(coverageLine(coverage)).toMatch(
      /^\d+ of \d+ rules in force checked\. Not checked .*\(no search terms in the files\)/,
    );
  });

  it('has a check for every rule of the table, and no other', () => {
    const rows = listingRules.versions.flatMap((version) => version.rows);
    expect(CHECKS.map(({ meta }) => meta.id).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(rows).toHaveLength(114);
  });
});

describe('a check that throws', () => {
  it('becomes a finding, its rule is not checked, and the rest goes on', () => {
    const [first] = CHECKS;
    if (first === undefined) throw new Error('no checks');
    const broken: Check = {
      ...first,
      run: () => {
        throw new Error('planted');
      },
    };
    const records = recordsOf([], [productOf(baseListing('us'))]);
    const result = auditListings(records, { asOf: AS_OF, marketplace: null, checks: [broken, ...CHECKS.slice(1)] });
    const [checked] = result.listings;
    expect(checked?.findings).toMatchObject([{ rule: first.meta.id, severity: 'warning', basis: 'question' }]);
    expect(checked?.findings[0]?.message).toContain('planted');
    expect(checked?.notChecked).toContainEqual({ rule: first.meta.id, reason: 'the check failed' });
    expect(checked?.checked.length).toBeGreaterThan(60);
  });

  it('is what a rule table without a limit leads to', () => {
    const versions = listingRules.versions.map((version) => ({
      ...version,
      rows: version.rows.map((rule) =>
        rule.id === 'TITLE-LEN-75' ? { ...rule, check: { type: 'maxCodePoints' } } : rule,
      ),
    }));
    const records = recordsOf([listingOf({ title: LONG })]);
    const result = auditListings(records, { asOf: AS_OF, marketplace: null, rules: { ...listingRules, versions } });
    expect(result.listings[0]?.findings.find(({ rule }) => rule === 'TITLE-LEN-75')?.message).toContain(
      'has no limit "max"',
    );
  });
});

describe('hostile and huge input', () => {
  it.each([
    ['HTML', '<script>alert(1)</script>'],
    ['terminal escapes', '\u001B[31mred\u001B[0m'],
    ['formulas', '=HYPERLINK("x")'],
    ['right-to-left marks', '\u202Eabc\u202C'],
    ['lone surrogates', '\uD800x\uDC00'],
    ['combining accents', `e${'\u0301'.repeat(500)}`],
    ['nothing but white space', ' \u00A0\t '],
    ['100 kB', 'Word '.repeat(20_000)],
    ['100 kB without a space', 'x'.repeat(100_000)],
    ['digits and dashes', '1-'.repeat(50_000)],
    ['spaces in a mail', `${'a'.repeat(30_000)}@${'b.'.repeat(10_000)}`],
    ['tags without end', '<a'.repeat(30_000)],
  ])('%s in every field: counts and no crash', (_, text) => {
    const fields = {
      title: text,
      itemHighlights: text,
      bullets: [text, text],
      description: text,
      searchTerms: text,
      brand: text.slice(0, 20),
    };
    const { listings } = auditListings(recordsOf([], [productOf(fields)]), { asOf: AS_OF, marketplace: null });
    expect(listings[0]?.notChecked.filter(({ reason }) => reason === 'the check failed')).toEqual([]);
    for (const finding of listings[0]?.findings ?? []) expect(finding.rule).toMatch(/^[A-Z0-9-]+(?:[a-z_]+)?$/);
  });

  it('has no rule for an unknown marketplace that it cannot give a reason for', () => {
    const result = auditListings(recordsOf([listingOf({ title: LONG, marketplace: 'XX' })]), {
      asOf: AS_OF,
      marketplace: null,
    });
    expect(result.listings[0]?.findings.map(({ rule }) => rule)).toContain('TITLE-LEN-75');
  });
});

describe('listingsDocument', () => {
  it('has the contracted keys, every finding, and provenance with the date of the newest rule', () => {
    const result = auditChanged(baseListing('us'), { title: LONG, itemHighlights: null }, AS_OF);
    const document = listingsDocument(result, RUN);
    expect(document).toMatchObject({ kind: 'audit-listings', schemaVersion: 2 });
    expect(document.data.listings[0]).toMatchObject({
      sku: 'BR-LUNCH-1',
      asin: 'B0BR1MLK01',
      marketplace: 'US',
      score: null,
    });
    const finding = document.data.listings[0]?.findings.find(({ rule }) => rule === 'TITLE-LEN-75');
    expect(Object.keys(finding ?? {})).toEqual([
      'rule',
      'severity',
      'basis',
      'field',
      'message',
      'fix',
      'evidence',
      'source',
      'fingerprint',
      'state',
      'suppressed',
      'consequence',
      'searchVolume',
      'stake',
      'from',
    ]);
    expect(finding).toMatchObject({
      severity: 'error',
      field: 'title',
      evidence: { measured: LONG.length, limit: 75, unit: 'characters' },
    });
    expect(finding?.source).toMatchObject({ id: 'S-TITLE-2026', confidence: 'a' });
    expect(document.provenance.rules).toMatchObject([{ table: 'listing-rules', version: '2026-07-27' }]);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('sorts the worst first', () => {
    const result = auditChanged(baseListing('us'), { title: `${LONG} sale`, searchTerms: 'steel' }, AS_OF);
    const order =
      result.listings[0]?.findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity)) ?? [];
    expect(order).toEqual(order.toSorted((left, right) => left - right));
  });
});

describe('tables', () => {
  it('keep the schema of their kind', () => {
    for (const table of [listingRules, wordLists, imageRules]) expect(checkTable(table)).toHaveProperty('table');
    const spoiled = structuredClone(listingRules) as unknown as { versions: { rows: { severity: string }[] }[] };
    const row = spoiled.versions[0]?.rows[0];
    if (row !== undefined) row.severity = 'fatal';
    expect(checkTable(spoiled)).toHaveProperty('faults');
  });

  it('name only sources they list, and lists that exist', () => {
    for (const table of [listingRules, wordLists]) {
      for (const version of table.versions) {
        const known = new Set(version.sources.map(({ id }) => id));
        for (const row of version.rows) {
          expect(
            row.sources.filter((id) => !known.has(id)),
            row.id,
          ).toEqual([]);
          // A rule without a source is our own and says so.
          if ('own' in row && row.sources.length === 0) expect(row.own, row.id).toBe(true);
        }
      }
    }
    const lists = new Set(wordLists.versions.flatMap(({ rows }) => rows.map(({ list }) => list)));
    const named = listingRules.versions.flatMap(({ rows }) => rows.flatMap(({ check }) => check.list ?? []));
    // Common misspellings differ by product: that list is the seller's alone.
    expect(named.filter((list) => !lists.has(list))).toEqual(['MISSPELLINGS']);
  });

  it('have patterns that compile and dates that exist', () => {
    for (const { check, effectiveFrom } of listingRules.versions.flatMap(({ rows }) => rows)) {
      for (const pattern of check.patterns ?? []) expect(() => new RegExp(pattern, 'gu')).not.toThrow();
      if (effectiveFrom !== null) expect(new Date(effectiveFrom).toISOString().slice(0, 10)).toBe(effectiveFrom);
    }
  });
});
