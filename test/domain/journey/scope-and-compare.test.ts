import { describe, expect, it } from 'vitest';

import { journeyData } from '../../../src/domain/journey/data.ts';
import { journeyReport, type JourneyOptions } from '../../../src/domain/journey/report.ts';
import { scopeRecords } from '../../../src/domain/journey/scope-records.ts';
import { addDays } from '../../../src/model/period.ts';
import type { AnyRecord } from '../../../src/model/records/record.ts';
import type { TrafficRecord } from '../../../src/model/records/traffic.ts';
import { customerReturn, orderLine, recordsOf, searchQuery, traffic, week } from './sample-records.ts';

const ALL = { asins: [], brand: null, families: [] };

function sessionsOf(options: Partial<JourneyOptions>, ...records: readonly AnyRecord[]) {
  const result = journeyReport(recordsOf(...records), { asOf: '2026-11-22', marketplace: null, ...options });
  const metric = journeyData(result)
    .stages.flatMap(({ metrics }) => metrics)
    .find(({ id }) => id === 'K04');
  return { metric, problems: result.problems };
}

describe('a part of the catalogue', () => {
  const one = traffic({ childAsin: 'B0CHILD001', parentAsin: 'B0PARENT01', sessions: 100 });
  const two = traffic({ childAsin: 'B0CHILD002', parentAsin: 'B0PARENT01', sessions: 20 });
  const other = traffic({ childAsin: 'B0CHILD003', parentAsin: 'B0PARENT02', sessions: 3 });

  it('is one product, or the children of a parent', () => {
    const records = [one, two, other];
    expect(sessionsOf({ products: { ...ALL, asins: ['B0CHILD002'] } }, ...records).metric?.value).toBe(20);
    expect(sessionsOf({ products: { ...ALL, families: ['B0PARENT01'] } }, ...records).metric?.value).toBe(120);
  });

  it('follows a product to its new parent', () => {
    const moved = traffic({ childAsin: 'B0CHILD001', parentAsin: 'B0PARENT02', sessions: 7, period: week(1) });
    const { metric } = sessionsOf({ products: { ...ALL, families: ['B0PARENT02'] } }, one, moved, other);
    expect(metric?.value).toBe(110);
  });

  it('leaves out rows of the whole account, and says so', () => {
    const account = traffic({ grain: 'date', childAsin: null, parentAsin: null, sessions: 999 });
    const { metric, problems } = sessionsOf({ products: { ...ALL, asins: ['B0CHILD001'] } }, account, one);
    expect(metric?.value).toBe(100);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'scope-not-told' }));
  });

  it('is judged beside the whole catalogue, whose change stands beside its own', () => {
    const weeks = (index: number, after: number): TrafficRecord[] =>
      Array.from({ length: 8 }, (_, number) => {
        const childAsin = `B0CHILD00${index}`;
        return traffic({ childAsin, parentAsin: null, period: week(number), items: number < 4 ? 100 : after });
      });
    const records = recordsOf(...weeks(0, 50), ...[1, 2, 3, 4].flatMap((index) => weeks(index, 90)));
    const options = { asOf: '2026-11-22', marketplace: null };
    const asked = journeyReport(records, { ...options, products: { ...ALL, asins: ['B0CHILD000'] } });
    expect(asked.marketplaces[0]).toMatchObject({ products: 1, productsTested: 1 });
    expect(asked.marketplaces[0]?.leaks).toMatchObject([{ asin: 'B0CHILD000', status: 'leak' }]);
    const metric = (result: typeof asked) =>
      journeyData(result)
        .stages.flatMap(({ metrics }) => metrics)
        .find(({ id }) => id === 'P02');
    expect(metric(asked)?.change?.value).toBeCloseTo(-0.05, 9);
    expect(metric(asked)?.othersChange).toMatchObject({ value: -0.01, verdict: 'not-tested', adjustedP: null });
    const another = journeyReport(records, { ...options, products: { ...ALL, asins: ['B0CHILD001'] } });
    expect(another.marketplaces[0]?.leaks).toEqual([]);
    expect(metric(journeyReport(records, options))?.othersChange).toBeNull();
  });

  it('keeps returns and orders of its SKUs, and the brand view of its brand alone', () => {
    const records = recordsOf(
      orderLine(),
      orderLine({ orderId: '2', sku: 'SKU-2', asin: 'B0CHILD002' }),
      customerReturn({ asin: null }),
      searchQuery({ brand: 'Kestrel Works' }),
      searchQuery({ brand: 'Other', query: 'x' }),
    );
    const byAsin = scopeRecords(records, { ...ALL, asins: ['B0CHILD001'] }).records;
    expect(byAsin['order-line']).toHaveLength(1);
    expect(byAsin['customer-return']).toHaveLength(1);
    expect(byAsin['search-query']).toHaveLength(0);
    const byBrand = scopeRecords(records, { ...ALL, brand: 'kestrel works' }).records;
    expect(byBrand['search-query'].map(({ brand }) => brand)).toEqual(['Kestrel Works']);
  });
});

describe('what the latest weeks are compared with', () => {
  const weeks = (from: number, to: number, sessions: (number: number) => number, shift = 0): TrafficRecord[] =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      const { start, end } = week(from + index);
      const period = { start: addDays(start, shift), end: addDays(end, shift) };
      return traffic({ period, sessions: sessions(from + index), items: 100 });
    });
  const year = [...weeks(0, 7, () => 1000), ...weeks(4, 7, () => 2000, -364)];

  it('is the four weeks before, when nothing is said', () => {
    expect(sessionsOf({}, ...weeks(0, 7, (number) => (number < 4 ? 1000 : 1500))).metric?.change).toMatchObject({
      before: { from: '2026-09-13', to: '2026-10-10', value: 4000 },
      after: { value: 6000 },
    });
  });

  it('is the same four weeks 52 weeks earlier, also across a year of 53 weeks', () => {
    const { metric } = sessionsOf({ compare: { with: 'previous-year' } }, ...year);
    expect(metric?.change).toMatchObject({
      before: { from: '2025-10-12', to: '2025-11-08', value: 8000 },
      after: { from: '2026-10-11', to: '2026-11-07', value: 4000 },
    });
  });

  it('is nothing where a week of the year before is missing, and says which', () => {
    const { metric } = sessionsOf({ compare: { with: 'previous-year' } }, ...year.slice(0, -1));
    expect(metric?.change).toBeNull();
    expect(metric?.reason).toContain('2025-11-02 to 2025-11-08');
  });

  it('is a period of the user, with equally many weeks, and the value is of the days asked for', () => {
    const records = weeks(0, 7, (number) => 1000 + number);
    const { metric } = sessionsOf(
      { since: '2026-10-25', compare: { with: 'period', period: { start: '2026-09-13', end: '2026-09-26' } } },
      ...records,
    );
    expect(metric?.value).toBe(2013);
    expect(metric?.change).toMatchObject({ before: { value: 2001 }, after: { value: 2013 } });
    const uneven = sessionsOf(
      { since: '2026-10-18', compare: { with: 'period', period: { start: '2026-09-13', end: '2026-09-26' } } },
      ...records,
    );
    expect(uneven.metric?.reason).toContain('3 complete weeks against 2');
  });

  it('compares nothing over a hole in the weeks', () => {
    const records = weeks(0, 7, () => 1000).filter(({ period }) => period?.start !== '2026-09-20');
    const period = { start: '2026-09-13', end: '2026-10-03' };
    const { metric } = sessionsOf({ since: '2026-10-25', compare: { with: 'period', period } }, ...records);
    expect(metric?.reason).toContain('weeks are missing between 2026-09-13 and 2026-10-03');
  });
});
