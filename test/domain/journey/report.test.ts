import { describe, expect, it } from 'vitest';
import type { JourneyMetricData, JourneyReportData } from '../../../src/domain/journey/report-data.ts';
import { journeyData } from '../../../src/domain/journey/data.ts';
import { type JourneyOptions, journeyReport } from '../../../src/domain/journey/report.ts';
import type { RecordSet } from '../../../src/model/records/record.ts';
import {
  customerReturn,
  orderLine,
  recordsOf,
  searchQuery,
  settlementLine,
  traffic,
  usd,
  week,
} from './sample-records.ts';

const OPTIONS: JourneyOptions = { asOf: '2026-11-22', marketplace: null };

function dataOf(records: RecordSet, options: Partial<JourneyOptions> = {}): JourneyReportData {
  return journeyData(journeyReport(records, { ...OPTIONS, ...options }));
}

function metric(data: JourneyReportData, id: string, marketplace: string | null = 'US'): JourneyMetricData {
  const found = data.stages
    .flatMap(({ metrics }) => metrics)
    .find((one) => one.id === id && one.marketplace === marketplace);
  if (found === undefined) throw new Error(`no metric ${id}`);
  return found;
}

function codes(records: RecordSet, options: Partial<JourneyOptions> = {}): string[] {
  return journeyReport(records, { ...OPTIONS, ...options }).problems.map(({ code }) => code);
}

describe('metrics from counts', () => {
  it('adds first and divides then', () => {
    const data = dataOf(
      recordsOf(
        traffic({ sessions: 1000, items: 100 }),
        traffic({
          childAsin: 'B0CHILD002',
          sessions: 200,
          items: 2,
          origin: { file: 'week-2026-09-13.json', line: 2 },
        }),
      ),
    );
    expect(metric(data, 'K04').value).toBe(1200);
    expect(metric(data, 'P02')).toMatchObject({ value: 0.085, n: 1200, provisional: false });
    expect(metric(data, 'P02').interval?.[0]).toBeCloseTo(0.0705, 3);
    expect(metric(data, 'P07')).toMatchObject({ value: 2040, currency: 'USD', n: 102 });
    expect(metric(data, 'P08').value).toBe(20);
    expect(metric(data, 'K05').value).toBe(2);
    expect(metric(data, 'P02').source).toMatchObject({
      reports: ['sales-and-traffic'],
      files: ['week-2026-09-13.json'],
    });
  });

  it('always gives the five stages, empty ones with what they need', () => {
    const data = dataOf(recordsOf(traffic()));
    expect(data.stages.map(({ stage }) => stage)).toEqual([
      'awareness',
      'consideration',
      'purchase',
      'retention',
      'advocacy',
    ]);
    expect(metric(data, 'A02')).toMatchObject({
      value: null,
      interval: null,
      reason: 'needs report: Search Query Performance',
    });
    // A file that holds one to three stars gives no score, however many are at hand.
    expect(metric(data, 'V04')).toMatchObject({ value: null, reason: expect.stringContaining('one to three stars') });
    expect(metric(data, 'V05')).toMatchObject({ value: null, reason: 'the files do not give both counts' });
    const all = data.stages.flatMap(({ metrics }) => metrics);
    expect(all.length).toBeGreaterThanOrEqual(66);
    expect(all.filter(({ reason }) => reason === 'not worked out yet')).toEqual([]);
    expect(dataOf(recordsOf()).stages).toHaveLength(5);
  });

  it('puts no binomial interval on units per session, which may pass one', () => {
    const record = traffic({ sessions: 10, items: 8 });
    const data = dataOf(recordsOf({ ...record, total: { ...record.total, units: 24 } }));
    expect(metric(data, 'P01')).toMatchObject({ value: 2.4, interval: null });
    expect(metric(data, 'P02').interval).not.toBeNull();
  });

  it('keeps B2B as a part of the totals', () => {
    const record = traffic({ sessions: 1000, items: 100 });
    const b2b = { sessions: 100, pageViews: 200, units: 25, orderItems: 20, sales: usd(50_000) };
    const data = dataOf(recordsOf({ ...record, b2b }));
    expect(metric(data, 'K04').value).toBe(1000);
    expect(metric(data, 'P07').value).toBe(2000);
    expect(metric(data, 'P16')).toMatchObject({ value: 0.25, n: 100 });
  });

  it("compares search with the rest of the market on Amazon's own example", () => {
    const data = dataOf(recordsOf(searchQuery()));
    expect(metric(data, 'A02').value).toBeCloseTo(0.0765, 6);
    expect(metric(data, 'K02').value).toBeCloseTo(0.635363, 6);
    expect(metric(data, 'P04').value).toBeCloseTo(1, 6);
    expect(metric(data, 'K10').value).toBeCloseTo(1.1, 6);
    expect(metric(data, 'P05').value).toBeCloseTo(0.05, 6);
  });

  it('takes the market once though every ASIN repeats it', () => {
    const data = dataOf(
      recordsOf(
        searchQuery({ view: 'asin', asin: 'B0CHILD001', brand: null }),
        searchQuery({ view: 'asin', asin: 'B0CHILD002', brand: null }),
      ),
    );
    expect(metric(data, 'A03').value).toBe(5000);
    expect(metric(data, 'A02').value).toBeCloseTo((2 * 765) / 10_000, 6);
  });

  it('finds the brand in queries as a whole word only', () => {
    const data = dataOf(
      recordsOf(
        searchQuery({ query: 'KESTREL-WORKS mug', volume: 70 }),
        searchQuery({ query: 'kestrel worksheet', volume: 9 }),
      ),
    );
    expect(metric(data, 'A08').value).toBe(70);
  });

  it('values orders without pending, cancelled, replaced and unpriced ones', () => {
    const data = dataOf(
      recordsOf(
        orderLine({ orderId: 'a', itemPrice: usd(3000), quantity: 2 }),
        orderLine({ orderId: 'a', sku: 'SKU-2', itemPrice: usd(1000) }),
        orderLine({ orderId: 'b', orderStatus: 'cancelled', itemPrice: usd(9900) }),
        orderLine({ orderId: 'c', orderStatus: 'pending', itemPrice: null }),
        orderLine({ orderId: 'd', isReplacementOrder: true, itemPrice: usd(0) }),
        orderLine({ orderId: 'e', marketplace: null, salesChannel: 'Non-Amazon', itemPrice: usd(100) }),
      ),
    );
    expect(metric(data, 'P17')).toMatchObject({ value: 40, n: 1 });
    expect(metric(data, 'P18').value).toBe(3);
    expect(metric(data, 'R19')).toMatchObject({ value: 0.5, n: 2 });
  });

  it('counts returns within the window of their month and marks open months', () => {
    const lines = [
      orderLine({ orderId: 'a', purchasedAt: '2026-07-05T00:00:00Z' }),
      orderLine({ orderId: 'b', purchasedAt: '2026-07-06T00:00:00Z' }),
      orderLine({ orderId: 'c', purchasedAt: '2026-11-01T00:00:00Z' }),
    ];
    const back = [
      customerReturn({ orderId: 'a', returnedAt: '2026-09-30T00:00:00Z' }),
      customerReturn({ orderId: 'b', returnedAt: '2026-10-01T00:00:00Z' }),
      customerReturn({ orderId: 'c', returnedAt: '2026-11-10T00:00:00Z', quantity: 5 }),
    ];
    const closed = metric(dataOf(recordsOf(...lines, ...back)), 'R08');
    expect(closed).toMatchObject({ value: 0.5, n: 2, provisional: false });
    const open = metric(dataOf(recordsOf(...lines, ...back), { asOf: '2026-09-20', until: '2026-09-20' }), 'R08');
    expect(open.provisional).toBe(true);
    const capped = metric(dataOf(recordsOf(...lines, ...back), { since: '2026-11-01' }), 'R08');
    expect(capped).toMatchObject({ value: 1, n: 1 });
  });

  it('takes the refunded share from items whose sale is settled', () => {
    const data = dataOf(
      recordsOf(
        settlementLine({ orderItemCode: '1' }),
        settlementLine({ orderItemCode: '2' }),
        settlementLine({ orderItemCode: '2', amountDescription: 'Commission' }),
        settlementLine({ orderItemCode: '2', transactionType: 'Refund', amount: usd(-2000) }),
        settlementLine({ orderItemCode: '9', transactionType: 'Refund', amount: usd(-2000) }),
      ),
    );
    expect(metric(data, 'R18')).toMatchObject({ value: 0.5, n: 2, provisional: true });
  });
});

describe('bad and contradicting input', () => {
  it('says that a hand-made business report holds no date', () => {
    const records = recordsOf(traffic({ period: null }));
    const result = journeyReport(records, OPTIONS);
    expect(result.problems[0]?.message).toContain('No date inside; period not known');
    expect(metric(dataOf(records), 'P02')).toMatchObject({ value: 0.1, change: null });
    expect(metric(dataOf(records), 'P02').source?.from).toBeNull();
    expect(
      dataOf(records, { since: '2026-09-01' })
        .stages.flatMap(({ metrics }) => metrics)
        .some(({ value }) => value !== null),
    ).toBe(false);
  });

  it('never adds two undated files, nor an undated one to dated ones', () => {
    const one = traffic({ period: null, origin: { file: 'a.csv', line: 2 } });
    const two = traffic({ period: null, origin: { file: 'b.csv', line: 2 }, sessions: 500 });
    expect(metric(dataOf(recordsOf(one, two)), 'K04').value).toBe(500);
    expect(metric(dataOf(recordsOf(one, two, traffic({ sessions: 7 }))), 'K04').value).toBe(7);
  });

  it('gives a reason instead of a rate without sessions', () => {
    const data = dataOf(recordsOf(traffic({ sessions: 0, items: 0 })));
    expect(metric(data, 'P02')).toMatchObject({ value: null, reason: 'no sessions in the period' });
    expect(metric(data, 'K04').value).toBe(0);
    expect(metric(dataOf(recordsOf(traffic({ sessions: null }))), 'K04').value).toBeNull();
  });

  it('shows more order items than sessions without an interval', () => {
    expect(metric(dataOf(recordsOf(traffic({ sessions: 3, items: 5 }))), 'P02')).toMatchObject({ interval: null });
  });

  it('keeps marketplaces and currencies apart', () => {
    const german = traffic({ marketplace: 'DE', origin: { file: 'de.json', line: 1 } });
    const euros = { ...german, total: { ...german.total, sales: { minor: 5000, currency: 'EUR' } } };
    const data = dataOf(recordsOf(traffic(), euros));
    expect(metric(data, 'P07', 'US')).toMatchObject({ value: 2000, currency: 'USD' });
    expect(metric(data, 'P07', 'DE')).toMatchObject({ value: 50, currency: 'EUR' });
    expect(
      dataOf(recordsOf(traffic(), euros), { marketplace: 'DE' }).marketplaces.map((one) => one.marketplace),
    ).toEqual(['DE']);
    expect(codes(recordsOf(german))).toContain('currency-contradicts-marketplace');
  });

  it('names the shop of an unnamed file only when its currency leaves one choice', () => {
    const unnamed = traffic({ marketplace: null, origin: { file: 'hand.csv', line: 2 }, sessions: 10 });
    const withOrders = recordsOf(unnamed, orderLine());
    expect(metric(dataOf(withOrders), 'K04', 'US').value).toBe(10);
    expect(codes(withOrders)).toContain('marketplace-assumed');
    expect(metric(dataOf(recordsOf(unnamed)), 'K04', null).value).toBe(10);
    const named = searchQuery({
      marketplace: null,
      origin: { file: 'x/US_Search_Query_Performance_Brand_View.csv', line: 3 },
    });
    expect(metric(dataOf(recordsOf(named)), 'A03', 'US').value).toBe(5000);
  });

  it('uses the counts where the percent column contradicts them, and says so once a file', () => {
    const wrong = traffic({ statedUnitSessionShare: 0.25 });
    const also = traffic({ statedUnitSessionShare: 0.3, childAsin: 'B0CHILD002' });
    expect(metric(dataOf(recordsOf(wrong)), 'P01').value).toBe(0.1);
    expect(codes(recordsOf(wrong, also))).toEqual(['percent-contradicts-counts']);
    expect(codes(recordsOf(traffic({ sessions: 300, items: 100, statedUnitSessionShare: 0.3333 })))).toEqual([]);
    expect(codes(recordsOf(traffic({ sessions: 300, items: 100, statedUnitSessionShare: 0.33 })))).toEqual([]);
  });

  it('drops parent rows whose children are there, and uses them alone', () => {
    const parent = traffic({ childAsin: null, sessions: 1500 });
    expect(metric(dataOf(recordsOf(parent)), 'K04').value).toBe(1500);
    expect(metric(dataOf(recordsOf(parent, traffic({ sessions: 900 }))), 'K04').value).toBe(900);
    expect(codes(recordsOf(parent, traffic()))).toContain('parent-rows-left-out');
  });

  it('counts overlapping reports once, the newer file first', () => {
    const old = traffic({ origin: { file: 'old.json', line: 1 }, sessions: 990 });
    const fresh = traffic({ origin: { file: 'fresh.json', line: 1 }, sessions: 1000 });
    const later = traffic({ origin: { file: 'fresh.json', line: 2 }, period: week(1), sessions: 50 });
    expect(metric(dataOf(recordsOf(fresh, old, later)), 'K04').value).toBe(1050);
    expect(codes(recordsOf(fresh, old, later))).toEqual(['overlap-counted-once']);
    const month = traffic({
      origin: { file: 'month.json', line: 1 },
      period: { start: '2026-09-01', end: '2026-09-30' },
      sessions: 4000,
    });
    expect(metric(dataOf(recordsOf(fresh, month)), 'K04').value).toBe(4000);
  });

  it('counts an order in two files once, as it stood last', () => {
    const early = orderLine({
      origin: { file: 'a.txt', line: 2 },
      itemPrice: usd(1000),
      updatedAt: '2026-09-14T00:00:00Z',
    });
    const late = orderLine({
      origin: { file: 'b.txt', line: 2 },
      itemPrice: usd(1500),
      updatedAt: '2026-09-20T00:00:00Z',
    });
    expect(metric(dataOf(recordsOf(late, early)), 'P17')).toMatchObject({ value: 15, n: 1 });
  });

  it('leaves out queries whose own count is above the market', () => {
    const bad = searchQuery({
      query: 'odd',
      impressions: { total: 5, own: 6, medianPrice: null, ownMedianPrice: null },
    });
    expect(codes(recordsOf(bad, searchQuery()))).toEqual(['own-above-total']);
    expect(metric(dataOf(recordsOf(bad, searchQuery())), 'A04').value).toBe(1);
  });

  it('leaves out reports across the asked span and says so', () => {
    const records = recordsOf(traffic(), traffic({ period: week(1) }));
    expect(metric(dataOf(records, { since: '2026-09-20' }), 'K04').value).toBe(1000);
    expect(codes(records, { since: '2026-09-15' })).toEqual(['period-partly-outside']);
  });

  it('leaves out returns of orders nobody knows', () => {
    expect(codes(recordsOf(customerReturn(), orderLine({ orderId: 'other' })))).toContain('return-without-order');
  });
});

describe('change over time', () => {
  const weeks = (count: number, items: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => traffic({ period: week(index), items: items(index) }));

  it('compares the latest four weeks with the four before', () => {
    const { change } = metric(dataOf(recordsOf(...weeks(8, (index) => (index < 4 ? 100 : 60)))), 'P02');
    expect(change).toMatchObject({
      value: -0.04,
      verdict: 'fell',
      before: { from: '2026-09-13', to: '2026-10-10', value: 0.1, n: 4000 },
      after: { from: '2026-10-11', to: '2026-11-07', value: 0.06, n: 4000 },
    });
    expect(change?.interval?.[1]).toBeLessThan(0);
  });

  it('keeps provisional weeks out of tests but in the value, and marks them', () => {
    const data = dataOf(recordsOf(...weeks(8, () => 100)), { asOf: '2026-11-09' });
    expect(metric(data, 'P02')).toMatchObject({ n: 8000, provisional: true });
    expect(metric(data, 'P02').change).toMatchObject({
      after: { to: '2026-10-31', n: 3000 },
      verdict: 'no-clear-change',
    });
  });

  it('compares nothing over one week', () => {
    const data = dataOf(recordsOf(...weeks(1, () => 100)));
    expect(metric(data, 'P02')).toMatchObject({ change: null, reason: 'needs two neighbouring complete weeks, has 1' });
    expect(data.marketplaces[0]?.leakReason).toContain('needs two neighbouring complete weeks');
  });

  it('does not reach over a missing week', () => {
    const gap = weeks(8, () => 100).filter((_, index) => index !== 4);
    expect(metric(dataOf(recordsOf(...gap)), 'P02').change).toMatchObject({
      before: { from: '2026-10-25' },
      after: { from: '2026-11-01' },
    });
  });

  it('says how many sessions are missing for a judgement', () => {
    const few = [0, 1].map((index) => traffic({ period: week(index), sessions: 60, items: 6 }));
    expect(metric(dataOf(recordsOf(...few)), 'P02').change).toMatchObject({
      verdict: 'not-enough-data',
      reason: 'not enough data: needs 40 more sessions in the smaller window',
    });
  });

  it('compares only queries that stand in both windows and says how much volume that is', () => {
    const data = dataOf(
      recordsOf(
        searchQuery({ period: week(0) }),
        searchQuery({ period: week(1) }),
        searchQuery({
          period: week(1),
          query: 'new',
          impressions: { total: 100, own: 100, medianPrice: null, ownMedianPrice: null },
        }),
      ),
    );
    expect(metric(data, 'A02').change).toMatchObject({ value: 0, coverage: 0.5, verdict: 'not-tested' });
    expect(metric(data, 'K02').change).toMatchObject({ comparison: 'ratio', value: 1, verdict: 'no-clear-change' });
  });

  it('bootstraps money and prices over eight whole weeks and holds the value', () => {
    const money = metric(dataOf(recordsOf(...weeks(8, (index) => 90 + index * 3))), 'P07');
    expect(money.interval?.[0]).toBeLessThan(money.value ?? 0);
    expect(money.interval?.[1]).toBeGreaterThan(money.value ?? 0);
    expect(metric(dataOf(recordsOf(...weeks(7, () => 100))), 'P07').reason).toContain('needs 1 more week');
  });
});

it('is pure: the same records give the same data', () => {
  const records = recordsOf(traffic(), searchQuery(), orderLine(), customerReturn(), settlementLine());
  expect(JSON.stringify(dataOf(records))).toBe(JSON.stringify(dataOf(records)));
  expect(JSON.stringify(dataOf(records))).not.toContain('NaN');
});
