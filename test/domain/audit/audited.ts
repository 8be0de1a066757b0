import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type AuditListingsResult, auditListings } from '../../../src/domain/audit/audit-listings.ts';
import type { ListingRecord } from '../../../src/model/records/listing.ts';
import type { ProductRecord } from '../../../src/model/records/product.ts';
import { emptyRecordSet } from '../../../src/model/records/record.ts';

export const CHECK_FIXTURES = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'checks');

/** A product as a fixture gives it, with a few fields of the All Listings report. */
export type FixtureListing = Partial<Omit<ProductRecord, 'kind' | 'origin'>> & {
  readonly openDate?: string;
  /** Brand of another product of the seller. */
  readonly otherBrand?: string;
};

/** Change of a base listing: fields, or `bullet-2` for one bullet. */
export type FixtureChange = FixtureListing & Readonly<Record<`bullet-${number}`, string>>;

export function productOf(fields: Partial<Omit<ProductRecord, 'kind'>>): ProductRecord {
  return {
    kind: 'product',
    origin: { file: 'products.csv', line: 2 },
    sku: 'SKU-1',
    asin: null,
    marketplace: 'US',
    brand: null,
    category: null,
    productType: null,
    price: null,
    costs: [],
    dimensions: null,
    weight: null,
    title: null,
    itemHighlights: null,
    bullets: null,
    description: null,
    searchTerms: null,
    ...fields,
  };
}

export function listingOf(fields: Partial<Omit<ListingRecord, 'kind'>>): ListingRecord {
  return {
    kind: 'listing',
    origin: { file: 'All+Listings+Report.txt', line: 2 },
    sku: 'SKU-1',
    asin: null,
    marketplace: 'US',
    title: null,
    description: null,
    price: null,
    quantity: null,
    fulfilment: null,
    status: null,
    openDate: null,
    ...fields,
  };
}

export function baseListing(name: string): FixtureListing {
  return JSON.parse(readFileSync(join(CHECK_FIXTURES, '_base', `${name}.json`), 'utf8')) as FixtureListing;
}

/** Audits one listing: the base with the change, and a second product where another brand is wanted. */
export function auditChanged(base: FixtureListing, change: FixtureChange, asOf: string): AuditListingsResult {
  const { openDate, otherBrand, ...merged } = { ...base, ...change };
  const bullets = [...(merged.bullets ?? [])];
  const fields: Record<string, unknown> = { ...merged, bullets };
  for (const [key, text] of Object.entries(change)) {
    const number = /^bullet-(\d)$/.exec(key)?.[1];
    if (number === undefined || typeof text !== 'string') continue;
    bullets[Number(number) - 1] = text;
    delete fields[key];
  }
  const records = emptyRecordSet();
  const product = productOf(fields);
  records.product.push(product);
  if (openDate !== undefined)
    records.listing.push(listingOf({ sku: product.sku, marketplace: product.marketplace, openDate }));
  if (otherBrand !== undefined)
    records.product.push(productOf({ sku: 'ZZ-OTHER', marketplace: 'MX', brand: otherBrand }));
  const result = auditListings(records, { asOf, marketplace: null });
  return { ...result, listings: result.listings.filter(({ listing }) => listing.sku === product.sku) };
}
