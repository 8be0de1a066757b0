import { describe, expect, it } from 'vitest';

import { judgeListings } from '../../src/commands/_stages/judge-listings.ts';
import { auditListings } from '../../src/domain/audit/audit-listings.ts';
import { defineCheck } from '../../src/domain/audit/check.ts';
import { wholeFamilies } from '../../src/domain/audit/family.ts';
import { type AnyRecord, emptyRecordSet, type RecordSet } from '../../src/model/records/record.ts';
import { productOf, recordOf } from '../domain/audit/audited.ts';
import { cleanListing, mutantsFor } from '../domain/audit/mutants.ts';

const OPTIONS = { asOf: '2026-11-22', marketplace: null, ownBrands: ['Quernholm'] } as const;

function setOf(records: readonly AnyRecord[]): RecordSet {
  const set = emptyRecordSet() as { [Kind in keyof RecordSet]: AnyRecord[] };
  for (const record of records) set[record.kind].push(record);
  return set as RecordSet;
}

/** Every fault of three shops, each in a listing of its own, and families whose members stand far apart. */
function manyListings(): RecordSet {
  const faults = ['US', 'DE', 'JP'].flatMap((marketplace) =>
    mutantsFor(marketplace).map(({ change }) => ({ marketplace, change })),
  );
  const products = faults.map(({ marketplace, change }, index) =>
    productOf({
      ...cleanListing(marketplace),
      ...change,
      marketplace,
      sku: `SKU-${index}`,
      origin: { file: 'p.csv', line: index + 2 },
    }),
  );
  const members = [0, 90, 180].flatMap((first) => [
    recordOf('listing-text', { sku: `SKU-${first}`, marketplace: 'US', parentage: 'parent', variationTheme: 'Color' }),
    ...[1, 30, 60].map((step) =>
      recordOf('listing-text', {
        sku: `SKU-${first + step}`,
        marketplace: 'US',
        parentage: 'child',
        parentSku: `SKU-${first}`,
        variationTheme: 'Size',
      }),
    ),
  ]);
  const nameless = productOf({
    sku: 'NO-BRAND',
    title: 'Quernholm Lunch Box of Steel with two Trays \ud800',
    marketplace: 'US',
  });
  return setOf([...products, ...members, nameless]);
}

describe('judging in threads', () => {
  const records = manyListings();
  const here = auditListings(records, OPTIONS);

  it('has faults of every sort, families and a brand of the settings to judge', () => {
    const rules = new Set(here.listings.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    expect(rules.size).toBeGreaterThan(50);
    expect([...rules]).toContain('VARIATION-THEME');
    expect(here.listings.find(({ listing }) => listing.sku === 'NO-BRAND')?.listing.brand).toBe('Quernholm');
  });

  it.each([1, 2, 8])('says the same with %i', async (threads) => {
    const there = await judgeListings(records, OPTIONS, { threads, fewest: 1, part: 20 });
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
  });

  it('starts none for few listings, or for a check that only this thread knows', async () => {
    // It could not be handed over: a thread would not have it, and its function cannot be copied.
    const own = defineCheck('TITLE-PRESENT', {
      title: 'Ours',
      needs: [],
      run: () => [{ field: 'title', message: 'Ours.' }],
    });
    const options = { ...OPTIONS, checks: [own] };
    const few = await judgeListings(records, options, { threads: 2 });
    const many = await judgeListings(records, options, { threads: 2, fewest: 1, part: 20 });
    expect(few.listings[0]?.findings.map(({ message }) => message)).toEqual(['Ours.']);
    expect(JSON.stringify(many)).toBe(JSON.stringify(few));
  });
});

describe('parts of listings', () => {
  it('hold each listing once, in order, and no half family', () => {
    const { listings } = auditListings(manyListings(), OPTIONS);
    const texts = listings.map(({ listing }) => listing);
    for (const size of [1, 7, 1000]) {
      const parts = wholeFamilies(texts, size);
      expect(parts.flat().sort((left, right) => left - right)).toEqual([...texts.keys()]);
      for (const part of parts) {
        expect(part).toEqual(part.toSorted((left, right) => left - right));
        const skus = new Set(part.map((place) => texts[place]?.sku));
        for (const place of part) {
          const parent = texts[place]?.facts.parentKey?.replace(/^sku:/, '');
          if (parent !== undefined) expect(skus).toContain(parent);
        }
      }
    }
  });
});
