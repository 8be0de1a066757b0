import { describe, expect, it } from 'vitest';

import type { CustomerReturnRecord } from '../../../src/model/records/customer-return.ts';
import type { Feed } from '../../../src/domain/journey/feeds/feed.ts';
import { draftReturns } from '../../../src/domain/journey/returns-by-product.ts';
import { settingsAt } from '../../../src/domain/journey/settings.ts';
import { TestsOfRun } from '../../../src/domain/journey/tests-of-run.ts';

/** Order lines of products: `[asin, lines shipped, lines that came back]`. */
function cohorts(...products: readonly (readonly [string, number, number])[]): Feed {
  return {
    name: 'cohorts',
    reports: [],
    files: [],
    rows: products.flatMap(([entity, shipped, back]) =>
      Array.from({ length: shipped }, (_, at) => ({
        entity,
        period: null,
        counts: { shippedUnits: 2, returnedUnits: at < back ? 2 : 0 },
        line: `${entity} ${at}\nX`,
      })),
    ),
    testRows: [],
    coverage: [],
    restated: false,
    open: true,
    notes: [],
  };
}

/** A return of the order line `at` of a product. */
function returned(asin: string, reason: string | null, at = 0): CustomerReturnRecord {
  return {
    kind: 'customer-return',
    origin: { file: 'returns.txt', line: 2 },
    returnedAt: '2026-10-01T00:00:00Z',
    orderId: `${asin} ${at}`,
    sku: 'X',
    asin,
    fnsku: null,
    quantity: 1,
    disposition: null,
    reason,
    status: null,
    comment: null,
  };
}

function outliers(feed: Feed | null, returns: readonly CustomerReturnRecord[] = []) {
  const tests = new TestsOfRun();
  return draftReturns(feed, returns, { settings: settingsAt('2026-11-09'), tests }).settle(tests);
}

describe('draftReturns', () => {
  it('names the product that comes back far more often, with counts, rest and reason', () => {
    const feed = cohorts(['B0MUG', 85, 15], ['B0POT', 300, 9], ['B0PAN', 300, 8]);
    const returns = [
      returned('B0MUG', 'NOT_AS_DESCRIBED', 0),
      returned('B0MUG', 'NOT_AS_DESCRIBED', 1),
      // The same line in two parts, and a line that the share does not count.
      returned('B0MUG', 'NOT_AS_DESCRIBED', 1),
      returned('B0MUG', 'NOT_AS_DESCRIBED', 84),
      returned('B0MUG', 'DEFECTIVE', 2),
    ];
    const found = outliers(feed, returns);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      asin: 'B0MUG',
      shippedLines: 85,
      returnedLines: 15,
      restLines: 600,
      topReason: { reason: 'NOT_AS_DESCRIBED', lines: 2 },
      open: true,
    });
    expect(found[0]?.rate).toBeCloseTo(15 / 85);
    expect(found[0]?.restRate).toBeCloseTo(17 / 600);
  });

  it('counts lines and not units: two units of one line are one buyer', () => {
    expect(outliers(cohorts(['B0MUG', 85, 15], ['B0POT', 600, 17]))[0]?.shippedLines).toBe(85);
  });

  it.each([
    ['returns at the rate of the rest', cohorts(['B0MUG', 85, 3], ['B0POT', 300, 9], ['B0PAN', 300, 10])],
    ['too few lines to tell', cohorts(['B0MUG', 4, 1], ['B0POT', 300, 9])],
    ['unusually few returns', cohorts(['B0MUG', 300, 1], ['B0POT', 300, 30])],
    ['one product alone', cohorts(['B0MUG', 85, 15])],
    ['no returns at all', cohorts(['B0MUG', 85, 0], ['B0POT', 300, 0])],
    ['nothing at hand', null],
  ])('says nothing of %s', (_, feed) => {
    expect(outliers(feed).filter(({ asin }) => asin === 'B0MUG')).toEqual([]);
  });
});
