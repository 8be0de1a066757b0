import { describe, expect, it } from 'vitest';
import { changeLine } from '../../../../src/domain/audit/history/diff-document.ts';
import { diffListings, type DiffResult } from '../../../../src/domain/audit/history/diff-listings.ts';
import { chooseSnapshots, type SnapshotReport } from '../../../../src/domain/audit/history/choose-snapshots.ts';
import type { Loaded, LoadedFile } from '../../../../src/model/loaded.ts';
import { money } from '../../../../src/model/money.ts';
import type { ListingRecord } from '../../../../src/model/records/listing.ts';
import type { ProductRecord } from '../../../../src/model/records/product.ts';
import type { SuppressedListingRecord } from '../../../../src/model/records/suppressed-listing.ts';
import { emptyRecordSet } from '../../../../src/model/records/record.ts';
import { listingOf, productOf } from '../audited.ts';

const ALL = 'GET_MERCHANT_LISTINGS_ALL_DATA';
const SUPPRESSED = 'GET_MERCHANTS_LISTINGS_FYP_REPORT';

function fileOf(path: string, reportType: string): LoadedFile {
  return { path, reportType, marketplace: null, sha256: '', bytes: 0, problems: [], rows: 0, records: 0 } as never;
}

interface Side {
  readonly listings?: readonly Partial<Omit<ListingRecord, 'kind'>>[];
  readonly products?: readonly Partial<Omit<ProductRecord, 'kind'>>[];
  /** Absent when the report was not read. */
  readonly suppressed?: readonly Partial<SuppressedListingRecord>[];
}

function loaded({ listings = [], products = [], suppressed }: Side): Loaded {
  const origin = (file: string) => ({ file, line: 2 });
  return {
    files: [
      ...(listings.length > 0 ? [fileOf('all.txt', ALL)] : []),
      ...(products.length > 0 ? [fileOf('own.csv', 'PRODUCT_FILE')] : []),
      ...(suppressed === undefined ? [] : [fileOf('fyp.txt', SUPPRESSED)]),
    ],
    records: {
      ...emptyRecordSet(),
      listing: listings.map((fields) => listingOf({ origin: origin('all.txt'), ...fields })),
      product: products.map((fields) => productOf({ origin: origin('own.csv'), ...fields })),
      'suppressed-listing': (suppressed ?? []).map(
        (fields) =>
          ({
            kind: 'suppressed-listing',
            origin: origin('fyp.txt'),
            sku: 'SKU-1',
            marketplace: null,
            status: 'Search Suppressed',
            reason: null,
            issue: 'Missing image',
            ...fields,
          }) as SuppressedListingRecord,
      ),
    },
    problems: [],
  };
}

function diff(before: Side, after: Side): DiffResult {
  return diffListings(loaded(before), loaded(after), { asOf: '2026-11-22', marketplace: null });
}

function lines({ comparison }: DiffResult): string[] {
  return comparison.changes.map((change) => `${change.sku} ${change.field}: ${changeLine(change)}`);
}

describe('diffListings', () => {
  it('names changed fields of a listing: text by word, price, quantity, status', () => {
    const before = { title: 'Steel Mug 12 oz', price: money(2499, 'USD'), quantity: 5, status: 'active' };
    const after = { title: 'Steel Cup 12 oz', price: money(2799, 'USD'), quantity: 0, status: 'inactive' };
    const result = diff({ listings: [before] }, { listings: [after] });
    expect(lines(result)).toEqual([
      'SKU-1 title: Steel [-Mug-] {+Cup+} 12 oz',
      'SKU-1 price: 24.99 USD → 27.99 USD',
      'SKU-1 quantity: 5 → 0',
      'SKU-1 status: active → inactive',
    ]);
    expect(result.comparison.changes[1]).toMatchObject({ before: 24.99, after: 27.99, currency: 'USD', words: null });
  });

  it('says nothing of equal listings, white space and entities aside', () => {
    const result = diff({ listings: [{ title: 'Steel &amp; Mug' }] }, { listings: [{ title: ' Steel  & Mug' }] });
    expect(result.comparison).toMatchObject({ compared: 1, changes: [], added: [], gone: [] });
  });

  it('names new and gone SKUs, marketplace by marketplace', () => {
    const before = { listings: [{ marketplace: 'US' }, { marketplace: 'DE' }, { sku: 'OLD', marketplace: 'DE' }] };
    const after = { listings: [{ marketplace: 'US' }, { marketplace: 'DE' }, { sku: 'NEW', marketplace: 'US' }] };
    const { comparison } = diff(before, after);
    const names = (states: typeof comparison.added) => states.map(({ sku, marketplace }) => `${marketplace} ${sku}`);
    expect([names(comparison.added), names(comparison.gone)]).toEqual([['US NEW'], ['DE OLD']]);
  });

  it('does not call a marketplace gone that one side has no report of', () => {
    const both = { listings: [{ marketplace: 'US' }, { marketplace: 'DE' }] };
    const { comparison } = diff(both, { listings: [{ marketplace: 'US' }] });
    expect(comparison).toMatchObject({ compared: 1, gone: [] });
  });

  it('names a report that has no like on the other side, and compares nothing of it', () => {
    const { comparison, unmatched } = diff({ listings: [{}] }, { listings: [{}], products: [{ searchTerms: 'x' }] });
    expect(unmatched.map(({ file, side }) => `${side} ${file.path}`)).toEqual(['after own.csv']);
    expect(comparison).toMatchObject({ changes: [], oneSided: [] });
  });

  it('names a field that only one side tells, which is no change', () => {
    const { comparison } = diff({ products: [{ title: 'A' }] }, { products: [{ title: 'A', description: 'Text' }] });
    expect(comparison).toMatchObject({ changes: [], oneSided: [{ field: 'description', listings: 1 }] });
  });

  it('tells an emptied text from one nobody tells', () => {
    const other = { sku: 'B', searchTerms: 'words' };
    const { comparison } = diff({ products: [{ searchTerms: 'bento' }, other] }, { products: [{}, other] });
    expect(comparison.changes).toMatchObject([{ field: 'search-terms', before: 'bento', after: null, words: null }]);
  });

  it.each([
    ['one word', ['a b', 'c'], ['a x', 'c'], ['bullet-1: a [-b-]{+x+}']],
    ['one put before the others', ['a', 'b'], ['new', 'a', 'b'], ['bullet-1: (nothing) → new']],
    ['one taken out', ['a', 'b', 'c'], ['a', 'c'], ['bullet-2: b → (nothing)']],
    ['another order', ['a', 'b'], ['b', 'a'], ['bullets: ']],
  ])('pairs bullets: %s', (_name, older, newer, expected) => {
    const found = lines(diff({ products: [{ bullets: older }] }, { products: [{ bullets: newer }] }));
    expect(found).toHaveLength(expected.length);
    for (const [index, line] of expected.entries()) expect(found[index]).toContain(`SKU-1 ${line}`);
  });

  it('knows suppressions only where both sides have the report', () => {
    const listings = [{}];
    const now = diff({ listings, suppressed: [{ sku: 'B' }] }, { listings, suppressed: [{}] });
    expect(lines(now)).toEqual(['SKU-1 suppressed: (nothing) → Search Suppressed: Missing image']);
    expect(lines(diff({ listings }, { listings, suppressed: [{}] }))).toEqual([]);
  });

  it('finds drift between what was sent and what Amazon has, in what both tell', () => {
    const after = {
      listings: [{ title: 'Steel Cup by Amazon', quantity: 3 }],
      products: [{ title: 'Steel Mug', searchTerms: 'bento' }],
    };
    const { drift, comparison } = diff(after, after);
    expect(comparison.changes).toEqual([]);
    expect(drift?.changes.map((change) => `${change.field}: ${changeLine(change)}`)).toEqual([
      'title: Steel [-Mug-]{+Cup by Amazon+}',
    ]);
    expect(drift?.oneSided).toEqual([{ field: 'search-terms', listings: 1 }]);
    expect(diff({ listings: [{}] }, { listings: [{}] }).drift).toBeNull();
  });

  it('lives with hostile and huge texts', () => {
    const long = 'x '.repeat(50_000);
    const { comparison } = diff({ listings: [{ title: long }] }, { listings: [{ title: `\u202E<script>${long}y` }] });
    expect(comparison.changes).toHaveLength(1);
    expect(changeLine(comparison.changes[0] as never).length).toBeLessThan(300_000);
  });
});

describe('chooseSnapshots', () => {
  const report = (id: string, receivedAt: string, more: Partial<SnapshotReport> = {}): SnapshotReport => ({
    id,
    name: `${id}.txt`,
    reportType: ALL,
    marketplaces: ['US'],
    receivedAt: `${receivedAt}T10:00:00.000Z`,
    states: 'marketplace',
    ...more,
  });
  const chosen = (reports: readonly SnapshotReport[], since: string | null, until = '2026-12-31') => {
    const { before, after, notes } = chooseSnapshots(reports, { since, until });
    return { before: [...before].sort(), after: [...after].sort(), notes };
  };
  const three = [report('c', '2026-11-01'), report('a', '2026-09-01'), report('b', '2026-10-01')];

  it('takes the newest and the one before it', () => {
    expect(chosen(three, null)).toEqual({ before: ['b'], after: ['c'], notes: [] });
  });

  it('takes those of the two dates, the days themselves among them', () => {
    expect(chosen(three, '2026-09-30')).toMatchObject({ before: ['a'], after: ['c'] });
    expect(chosen(three, '2026-09-01', '2026-10-01')).toMatchObject({ before: ['a'], after: ['b'] });
  });

  it('names what has no earlier snapshot, or no newer one', () => {
    expect(chosen(three, '2026-08-31')).toMatchObject({
      before: [],
      notes: [expect.stringContaining('the oldest is of 2026-09-01')],
    });
    expect(chosen(three.slice(0, 1), null).notes[0]).toContain('one snapshot only (2026-11-01)');
    expect(chosen(three, '2026-11-02').notes[0]).toContain('no newer snapshot than that of 2026-11-01');
    expect(chosen(three, null, '2026-08-01')).toEqual({ before: [], after: [], notes: [] });
  });

  it('keeps marketplaces and kinds apart', () => {
    const german = [
      report('d1', '2026-09-15', { marketplaces: ['DE'] }),
      report('d2', '2026-10-15', { marketplaces: ['DE'] }),
    ];
    expect(chosen([...three, ...german], null)).toMatchObject({ before: ['b', 'd1'], after: ['c', 'd2'] });
  });

  it('takes all parts until a day where a file states a part, and the files of the newest day for one picture', () => {
    const part = (id: string, day: string) =>
      report(id, day, { reportType: 'CATEGORY_LISTINGS_REPORT', states: 'part' });
    const parts = [
      part('lamps1', '2026-09-01'),
      part('mugs1', '2026-09-01'),
      part('lamps2', '2026-10-01'),
      part('mugs2', '2026-10-01'),
    ];
    expect(chosen(parts, null)).toMatchObject({
      before: ['lamps1', 'mugs1'],
      after: ['lamps1', 'lamps2', 'mugs1', 'mugs2'],
    });
    expect(chosen(parts.slice(0, 2), null)).toMatchObject({
      before: [],
      notes: [expect.stringContaining('one snapshot only')],
    });
  });

  it('tells product files apart by name', () => {
    const own = (id: string, name: string, day: string) =>
      report(id, day, { reportType: 'PRODUCT_FILE', states: 'name', name, marketplaces: [] });
    expect(
      chosen(
        [
          own('x1', 'lamps.csv', '2026-09-01'),
          own('y1', 'mugs.csv', '2026-09-02'),
          own('x2', 'lamps.csv', '2026-09-03'),
        ],
        null,
      ),
    ).toMatchObject({
      before: ['x1'],
      after: ['x2', 'y1'],
    });
  });
});
