import { describe, expect, it } from 'vitest';

import { missingForBrief } from '../../../src/domain/brief/missing.ts';
import { orderLine } from '../fees/records.ts';
import { listing, partsOf } from './parts.ts';

const ORDERS = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL';
const LISTINGS = 'GET_MERCHANT_LISTINGS_ALL_DATA';

describe('missingForBrief', () => {
  it('names every report that is not at hand, where to get it and what it adds', () => {
    const missing = missingForBrief(partsOf([]));
    const readable = missing.filter((each) => each.readable);
    expect(readable.map(({ report }) => report)).toEqual(
      expect.arrayContaining([LISTINGS, ORDERS, 'PRODUCT_FILE', 'IMAGES', 'GET_SALES_AND_TRAFFIC_REPORT']),
    );
    for (const { report, where, adds } of readable) {
      expect(where, report).not.toBe('');
      expect(adds.length, report).toBeGreaterThan(0);
    }
  });

  it('does not name a report that is at hand', () => {
    const names = missingForBrief(partsOf([listing('SKU-1'), orderLine('SKU-1')])).map(({ report }) => report);
    expect(names).not.toContain(LISTINGS);
    expect(names).not.toContain(ORDERS);
    expect(names).toContain('PRODUCT_FILE');
  });

  it('names each report once, with what all features would gain', () => {
    const missing = missingForBrief(partsOf([]));
    expect(new Set(missing.map(({ report }) => report)).size).toBe(missing.length);
    const orders = missing.find(({ report }) => report === ORDERS);
    expect(orders?.adds[0]).toContain('review requests');
    expect(orders?.adds.length).toBeGreaterThan(1);
  });

  it('puts reports that this version reads first', () => {
    const readable = missingForBrief(partsOf([])).map((each) => each.readable);
    expect(readable).toContain(false);
    expect(readable).toEqual(readable.toSorted((left, right) => Number(right) - Number(left)));
  });

  it('words labels for a list and leaves short forms as they are', () => {
    const adds = missingForBrief(partsOf([])).flatMap((each) => each.adds);
    expect(adds).toContain('repeat customer share');
    expect(adds.join(', ')).toMatch(/\bACOS\b/);
  });
});
