import { describe, expect, it } from 'vitest';
import { unitsSold, type Sales, type SalesSpan } from '../../../../src/domain/fees/margins/units-sold.ts';
import type { TrafficRecord } from '../../../../src/model/records/traffic.ts';
import { orderLine, recordSet, usd } from '../records.ts';

const ALL: SalesSpan = { since: null, until: '2026-12-31', lastDays: null };

function traffic(start: string, end: string, units: number, change: Partial<TrafficRecord> = {}): TrafficRecord {
  const total = { sessions: null, pageViews: null, units, orderItems: null, sales: usd(units * 1000) };
  return {
    kind: 'traffic',
    origin: { file: 'traffic.json', line: 1 },
    grain: 'asin',
    marketplace: 'US',
    period: { start, end },
    parentAsin: null,
    childAsin: 'B0TESTAAA1',
    sku: null,
    title: null,
    total,
    b2b: null,
    featuredOfferShare: null,
    statedUnitSessionShare: null,
    ...change,
  };
}

const oneSku = new Map([['B0TESTAAA1', new Set(['A'])]]);

function sold(
  fill: (records: ReturnType<typeof recordSet>) => void,
  span: SalesSpan = ALL,
  skus: ReadonlyMap<string, ReadonlySet<string>> = oneSku,
): Sales {
  const records = recordSet();
  fill(records);
  return unitsSold(records, 'US', 'USD', span, () => skus);
}

describe('unitsSold', () => {
  it('counts orders over the days the files cover', () => {
    const { from, period, bySku } = sold((records) => {
      records['order-line'].push(
        orderLine('A', { purchasedAt: '2026-09-01T10:00:00Z', quantity: 2, itemPrice: usd(2000) }),
        orderLine('A', { purchasedAt: '2026-09-20T10:00:00Z', itemPrice: null }),
        orderLine('A', { purchasedAt: '2026-09-25T10:00:00Z', orderStatus: 'cancelled' }),
        orderLine('A', { itemStatus: 'cancelled' }),
      );
    });
    expect({ from, period }).toEqual({ from: 'orders', period: { start: '2026-09-01', end: '2026-09-25' } });
    expect(bySku.get('A')).toEqual({ units: 3, pricedUnits: 2, revenue: 2000, fba: 3, fbm: 0 });
  });

  it('looks at the last days on file only when asked, or at the days asked for', () => {
    const fill = (records: ReturnType<typeof recordSet>): void => {
      for (const day of ['2026-08-01', '2026-09-10', '2026-09-20']) {
        records['order-line'].push(orderLine('A', { purchasedAt: `${day}T10:00:00Z` }));
      }
    };
    const last = sold(fill, { ...ALL, lastDays: 14 });
    expect(last).toMatchObject({ period: { start: '2026-09-07', end: '2026-09-20' } });
    expect(last.bySku.get('A')?.units).toBe(2);
    const span = sold(fill, { since: '2026-09-15', until: '2026-09-30', lastDays: 14 });
    expect(span.period).toEqual({ start: '2026-09-15', end: '2026-09-20' });
    expect(span.bySku.get('A')?.units).toBe(1);
    // Days before the first order of the files are not covered by them.
    expect(sold(fill, { ...ALL, lastDays: 365 }).period).toEqual({ start: '2026-08-01', end: '2026-09-20' });
  });

  it('takes traffic where there are no orders, and no day twice', () => {
    const { from, period, bySku } = sold((records) => {
      records.traffic.push(
        traffic('2026-09-06', '2026-09-12', 7),
        traffic('2026-09-13', '2026-09-19', 5),
        // The month that both weeks lie in states them again.
        traffic('2026-09-01', '2026-09-19', 99, { period: { start: '2026-09-01', end: '2026-09-18' } }),
      );
    });
    expect({ from, period }).toEqual({ from: 'traffic', period: { start: '2026-09-06', end: '2026-09-19' } });
    expect(bySku.get('A')).toMatchObject({ units: 12, pricedUnits: 12, revenue: 12_000 });
  });

  it('tells no period across a hole between reports, nor for a report without dates', () => {
    const hole = sold((records) => {
      records.traffic.push(traffic('2026-09-06', '2026-09-12', 7), traffic('2026-10-04', '2026-10-10', 5));
    });
    expect(hole.period).toBeNull();
    const undated = sold((records) => {
      records.traffic.push(traffic('', '', 7, { period: null }));
    });
    expect(undated).toMatchObject({ from: 'traffic', period: null });
    expect(undated.bySku.get('A')?.units).toBe(7);
  });

  it('does not share out an ASIN that is sold under two SKUs', () => {
    const two = new Map([['B0TESTAAA1', new Set(['A', 'B'])]]);
    const result = sold((records) => records.traffic.push(traffic('2026-09-06', '2026-09-12', 7)), ALL, two);
    expect(result).toMatchObject({ from: null, period: null });
  });

  it('has nothing where nothing is at hand', () => {
    expect(sold(() => undefined)).toEqual({ from: null, period: null, bySku: new Map() });
  });
});
