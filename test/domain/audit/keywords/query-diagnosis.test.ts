import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  diagnoseQueries,
  type QueryDiagnosis,
  queryCounts,
} from '../../../../src/domain/audit/keywords/query-diagnosis.ts';
import { compareRates, jointZ } from '../../../../src/domain/audit/keywords/rate-comparison.ts';
import { wilson } from '../../../../src/model/statistics/wilson.ts';
import type { SearchQueryRecord } from '../../../../src/model/records/search-query.ts';
import { queryOf } from './queries.ts';

function diagnose(...records: SearchQueryRecord[]): QueryDiagnosis[] {
  return diagnoseQueries(queryCounts(records, null)).diagnoses;
}

describe('rates against the rest of the market', () => {
  it('widens the intervals with the number of comparisons', () => {
    expect(jointZ(1)).toBeCloseTo(1.959964, 5);
    // 0.05 shared by ten: the 0.9975 quantile.
    expect(jointZ(10)).toBeCloseTo(2.807034, 5);
  });

  it('names a loss only where the intervals do not meet', () => {
    const z = jointZ(1);
    expect(compareRates({ count: 10, n: 1000 }, { count: 400, n: 10_000 }, z).verdict).toBe('lower');
    expect(compareRates({ count: 80, n: 1000 }, { count: 400, n: 10_000 }, z).verdict).toBe('higher');
    expect(compareRates({ count: 45, n: 1000 }, { count: 400, n: 10_000 }, z).verdict).toBe('no-sign');
    expect(compareRates({ count: 1, n: 50 }, { count: 400, n: 10_000 }, z).verdict).toBe('not-enough-data');
    expect(compareRates({ count: 0, n: 0 }, { count: 400, n: 10_000 }, z).verdict).toBe('none-shown');
  });

  it('says how many trials more would tell, at the rate seen', () => {
    const z = jointZ(1);
    const open = compareRates({ count: 1, n: 50 }, { count: 400, n: 10_000 }, z);
    const n = 50 + (open.needsMore ?? 0);
    expect(wilson({ count: 0.02 * n, n }, z)[1]).toBeLessThan(open.othersInterval[0]);
    expect(wilson({ count: 0.02 * (n - 1), n: n - 1 }, z)[1]).toBeGreaterThanOrEqual(open.othersInterval[0]);
  });

  it('gives no number where no amount of data would do', () => {
    const near = compareRates({ count: 399, n: 10_000 }, { count: 400, n: 10_000 }, jointZ(1));
    expect(near).toMatchObject({ verdict: 'not-enough-data', needsMore: null });
  });

  it('is never below and above at once', () => {
    const proportion = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(proportion, proportion, (own, others) => {
        const { verdict } = compareRates(own, others, jointZ(3));
        if (verdict === 'lower') expect(own.count / own.n).toBeLessThan(others.count / others.n);
        if (verdict === 'higher') expect(own.count / own.n).toBeGreaterThan(others.count / others.n);
      }),
    );
  });
});

describe('queries', () => {
  it.each([
    ['not-shown', { impressions: [0, 9000], clicks: [0, 300], purchases: [0, 20] }],
    ['shown-not-clicked', { impressions: [5000, 50_000], clicks: [30, 2000], purchases: [3, 200] }],
    ['clicked-not-bought', { impressions: [5000, 50_000], clicks: [400, 2000], purchases: [2, 300] }],
    ['not-enough-data', { impressions: [5000, 50_000], clicks: [200, 2000], purchases: [12, 200] }],
    ['no-sign', { impressions: [5000, 50_000], clicks: [220, 2000], purchases: [30, 200] }],
  ] as const)('%s', (verdict, counts) => {
    expect(diagnose(queryOf('mug', counts))[0]?.verdict).toBe(verdict);
  });

  it('adds up spans that do not overlap, and counts one stated twice once', () => {
    const counts = { impressions: [10, 100], clicks: [1, 10], purchases: [0, 1] } as const;
    const week = queryOf('mug', counts);
    const next = queryOf('Mug', { ...counts, period: { start: '2026-11-08', end: '2026-11-14' } });
    const month = queryOf('mug', {
      ...counts,
      impressions: [70, 700],
      period: { start: '2026-11-01', end: '2026-11-30' },
    });
    expect(queryCounts([week, week, next], null)).toMatchObject([{ impressions: { own: 20, total: 200 } }]);
    expect(queryCounts([week, next, month], null)).toMatchObject([{ impressions: { own: 70, total: 700 } }]);
  });

  it('judges nothing by counts that contradict each other', () => {
    const [row] = diagnose(queryOf('mug', { impressions: [10, 5], clicks: [20, 3], purchases: [1, 1] }));
    expect(row).toMatchObject({ verdict: 'not-enough-data', clicked: null });
  });
});
