import { describe, expect, it } from 'vitest';

import { PictureOwners } from '../../../src/domain/audit/picture-owners.ts';
import { listedProducts } from '../../../src/domain/audit/picture-products.ts';
import type { ListingTextRecord } from '../../../src/model/records/listing-text.ts';
import type { ListingRecord } from '../../../src/model/records/listing.ts';
import { emptyRecordSet } from '../../../src/model/records/record.ts';
import { listingOf, recordOf } from './audited.ts';

function listing(sku: string, asin: string | null, more: Partial<ListingRecord> = {}): ListingRecord {
  return listingOf({ origin: { file: 'all.txt', line: 2 }, sku, asin, ...more });
}

function template(sku: string, more: Partial<ListingTextRecord>): ListingTextRecord {
  return recordOf('listing-text', { origin: { file: 'template.xlsm', line: 8 }, sku, isWhole: true, ...more });
}

const owners = (listings: ListingRecord[], texts: ListingTextRecord[] = []) =>
  new PictureOwners({ ...emptyRecordSet(), listing: listings, 'listing-text': texts });

describe('whose a picture is', () => {
  const known = owners([
    listing('FX-1', 'B0FIXL0001'),
    listing('FX-2', 'B0FIXL0002'),
    listing('FX-2-FBM', 'B0FIXL0002'),
    listing('FX-NEW', null),
  ]);
  it.each([
    ['FX-1', { sku: 'FX-1', asin: 'B0FIXL0001', skus: ['FX-1'] }],
    ['B0FIXL0001', { sku: 'FX-1', asin: 'B0FIXL0001', skus: ['FX-1'] }],
    ['b0fixl0001', { sku: 'FX-1', asin: 'B0FIXL0001', skus: ['FX-1'] }],
    ['B0FIXL0002', { sku: null, asin: 'B0FIXL0002', skus: ['FX-2', 'FX-2-FBM'] }],
    ['fx-1', { sku: 'FX-1', asin: 'B0FIXL0001', skus: ['FX-1'] }],
    ['FX-NEW', { sku: 'FX-NEW', asin: null, skus: ['FX-NEW'] }],
    ['B0NOTHERE1', { sku: null, asin: 'B0NOTHERE1', skus: [] }],
    ['holiday', { sku: null, asin: null, skus: [] }],
  ])('%s', (product, owner) => {
    expect(known.of(product)).toEqual(owner);
  });

  it('does not guess between SKUs that differ in case only', () => {
    const two = owners([listing('fx-9', 'B0FIXL0009'), listing('FX-9', 'B0FIXL0008')]);
    expect(two.of('Fx-9')).toEqual({ sku: null, asin: null, skus: [] });
    expect(two.of('FX-9').asin).toBe('B0FIXL0008');
  });
});

describe('pictures that listings name by address', () => {
  const texts = [
    template('FX-1', {
      mainImage: 'https://p.example/1.jpg',
      otherImages: ['https://p.example/2.jpg', 'https://p.example/3.jpg'],
      swatchImage: 'https://p.example/s.jpg',
    }),
  ];

  it('come with their slot and the ASIN another file tells', () => {
    const linked = owners([listing('FX-1', 'B0FIXL0001')], texts).linked(null);
    expect(linked.map(({ slot, product, url }) => [slot, product, url])).toEqual([
      ['MAIN', 'B0FIXL0001', 'https://p.example/1.jpg'],
      ['PT01', 'B0FIXL0001', 'https://p.example/2.jpg'],
      ['PT02', 'B0FIXL0001', 'https://p.example/3.jpg'],
      ['SWCH', 'B0FIXL0001', 'https://p.example/s.jpg'],
    ]);
  });

  it('count once for a SKU and slot, whatever files name them, and only for the marketplace asked for', () => {
    const twice = owners(
      [
        listing('FX-1', 'B0FIXL0001', { imageUrl: 'https://p.example/1.jpg' }),
        listing('FX-1', 'B0FIXL0001', { imageUrl: 'https://p.example/de.jpg', marketplace: 'DE' }),
        listing('FX-5', null, { imageUrl: 'https://p.example/1.jpg', marketplace: null }),
      ],
      texts,
    );
    expect(twice.linked('US').map(({ sku, slot }) => `${sku} ${slot}`)).toEqual([
      'FX-1 MAIN',
      'FX-5 MAIN',
      'FX-1 PT01',
      'FX-1 PT02',
      'FX-1 SWCH',
    ]);
    expect(twice.linked('DE').map(({ url }) => url)).toEqual(['https://p.example/de.jpg', 'https://p.example/1.jpg']);
  });
});

describe('what listings say of a product', () => {
  const records = {
    ...emptyRecordSet(),
    listing: [listing('FX-1', 'B0FIXL0001'), listing('FX-1', 'B0FIXL0001', { marketplace: 'DE' })],
    'listing-text': [template('FX-1', { productType: 'LAMP', parentage: 'child', parentSku: 'FX', marketplace: null })],
  };

  it('is found by SKU and by ASIN, joined from all files', () => {
    const products = listedProducts(records, 'US');
    const lamp = {
      sku: 'FX-1',
      asin: 'B0FIXL0001',
      marketplace: 'US',
      productType: 'LAMP',
      parentage: 'child',
      parentSku: 'FX',
    };
    expect([products.get('FX-1'), products.get('B0FIXL0001')]).toEqual([lamp, lamp]);
    expect(listedProducts(records, 'DE').get('FX-1')?.marketplace).toBe('DE');
  });
});

it('keeps a picture that two SKUs of one ASIN name once', () => {
  const two = owners([
    listing('FX-2', 'B0FIXL0002', { imageUrl: 'https://p.example/2.jpg' }),
    listing('FX-2-FBM', 'B0FIXL0002', { imageUrl: 'https://p.example/2.jpg' }),
  ]);
  expect(two.linked(null)).toMatchObject([{ product: 'B0FIXL0002', sku: null, skus: ['FX-2', 'FX-2-FBM'] }]);
});
