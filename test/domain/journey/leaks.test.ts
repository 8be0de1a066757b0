import { afterAll, describe, expect, it } from 'vitest';
import { trafficFeeds } from '../../../src/domain/journey/feeds/traffic.ts';
import { draftLeaks } from '../../../src/domain/journey/leaks/draft-leaks.ts';
import type { Leak } from '../../../src/domain/journey/leaks/leak.ts';
import { metricDefinitions } from '../../../src/domain/journey/registry.ts';
import { journeyReport } from '../../../src/domain/journey/report.ts';
import { settingsAt } from '../../../src/domain/journey/settings.ts';
import { seededRandom } from '../../../src/model/statistics/bootstrap.ts';
import { TestsOfRun } from '../../../src/domain/journey/tests-of-run.ts';
import type { TrafficRecord } from '../../../src/model/records/traffic.ts';
import { recordsOf, searchQuery, traffic, usd, week } from './sample-records.ts';

const AS_OF = '2026-11-22';
const WEEKS = [0, 1, 2, 3, 4, 5, 6, 7];

function asinOf(index: number): string {
  return `B0TEST${String(index).padStart(4, '0')}`;
}

/** Eight weeks of a product at one share before and another after. */
function product(index: number, before: number, after: number, sessions = 500): TrafficRecord[] {
  return WEEKS.map((number) =>
    traffic({
      childAsin: asinOf(index),
      parentAsin: null,
      period: week(number),
      sessions,
      items: Math.round(sessions * (number < 4 ? before : after)),
    }),
  );
}

function leaksOf(records: readonly TrafficRecord[], ...searches: ReturnType<typeof searchQuery>[]): readonly Leak[] {
  const result = journeyReport(recordsOf(...records, ...searches), { asOf: AS_OF, marketplace: null });
  return result.marketplaces.flatMap(({ leaks }) => leaks);
}

const steady = [1, 2, 3, 4, 5].flatMap((index) => product(index, 0.1, 0.1));

describe('the rule of three judges', () => {
  it('names the product that fell against its past and the catalogue, and prices it', () => {
    const leaks = leaksOf([...product(0, 0.1, 0.05), ...steady]);
    expect(leaks).toHaveLength(1);
    const [leak] = leaks;
    expect(leak).toMatchObject({
      asin: asinOf(0),
      step: { stage: 'purchase', metric: 'P02' },
      status: 'leak',
      before: { count: 200, n: 2000, rate: 0.1, from: '2026-09-13', to: '2026-10-10' },
      after: { count: 100, n: 2000, rate: 0.05, from: '2026-10-11', to: '2026-11-07' },
    });
    expect(leak?.judges.map(({ judge, verdict }) => [judge, verdict])).toEqual([
      ['own-history', 'fell'],
      ['catalogue', 'fell'],
      ['market', 'lacks-data'],
    ]);
    // 2000 sessions x 5 points x 1 unit x 20 dollars.
    expect(leak?.stake.amount).toEqual(usd(200_000));
    expect(leak?.stake.interval?.[0].minor).toBeGreaterThan(0);
    expect(leak?.stake.interval?.[0].minor).toBeLessThan(200_000);
    expect(leak?.stake.interval?.[1].minor).toBeGreaterThan(200_000);
    expect(leak?.split?.effects.reduce((sum, { minor }) => sum + minor, 0)).toBe(leak?.split?.changeMinor);
    expect(leak?.split?.effects.find(({ factor }) => factor === 'order items per session')?.minor).toBe(-200_000);
    expect(leak?.shrunkRate).toBeGreaterThan(0.05);
  });

  it('does not call a bad season a leak: every product fell alike', () => {
    expect(leaksOf([0, 1, 2, 3, 4, 5].flatMap((index) => product(index, 0.1, 0.06)))).toEqual([]);
  });

  it('does not call a rise a leak, nor those that others outgrew', () => {
    expect(leaksOf([...product(0, 0.05, 0.1), ...steady])).toEqual([]);
  });

  it('only suspects where the other judges lack data', () => {
    const [leak] = leaksOf(product(0, 0.1, 0.05));
    expect(leak).toMatchObject({ asin: asinOf(0), status: 'suspected' });
    expect(leak?.judges[1]).toMatchObject({ verdict: 'lacks-data', adjustedP: null });
    expect(leak?.judges[1]?.detail).toContain('needs 3 more products');
  });

  it('judges nothing below a hundred sessions and says how many are missing', () => {
    const few = [0, 1, 2, 3, 4].flatMap((index) => product(index, 0.4, 0, 20));
    const result = journeyReport(recordsOf(...few), { asOf: AS_OF, marketplace: null });
    expect(result.marketplaces[0]).toMatchObject({ products: 5, productsTested: 0, leaks: [] });
    expect(result.marketplaces[0]?.leakReason).toBe('no product has enough sessions in both windows');
  });

  it('lets the market speak where the ASIN view is at hand: it fell too, so one judge more', () => {
    const step = (total: number, own: number) => ({ total, own, medianPrice: null, ownMedianPrice: null });
    const searches = WEEKS.map((number) =>
      searchQuery({
        view: 'asin',
        asin: asinOf(0),
        period: week(number),
        clicks: step(4000, 400),
        purchases: step(440, number < 4 ? 40 : 15),
      }),
    );
    const [leak] = leaksOf(product(0, 0.1, 0.05), ...searches);
    expect(leak?.status).toBe('leak');
    expect(leak?.judges[2]).toMatchObject({ judge: 'market', verdict: 'fell' });
  });

  it('says that the market judge disagrees: the whole market fell alike', () => {
    const step = (total: number, own: number) => ({ total, own, medianPrice: null, ownMedianPrice: null });
    const searches = WEEKS.map((number) =>
      searchQuery({
        view: 'asin',
        asin: asinOf(0),
        period: week(number),
        clicks: step(4000, 400),
        purchases: number < 4 ? step(440, 40) : step(220, 20),
      }),
    );
    expect(leaksOf(product(0, 0.1, 0.05), ...searches)).toEqual([]);
  });

  it('prices without a price as not known', () => {
    const free = product(0, 0.1, 0.05).map((record) => ({ ...record, total: { ...record.total, sales: null } }));
    const [leak] = leaksOf([...free, ...steady]);
    expect(leak?.stake).toMatchObject({ amount: null, interval: null });
    expect(leak?.stake.lostUnits).toBeCloseTo(100, 6);
  });
});

describe('false alarms and detection in simulated catalogues', () => {
  const settings = settingsAt(AS_OF);
  const definitions = metricDefinitions(AS_OF);

  /** A standard normal value by the polar method. */
  function gauss(random: () => number): number {
    return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  }

  /** Buyers among visitors, one by one: exact at any size. */
  function binomial(random: () => number, n: number, share: number): number {
    let count = 0;
    for (let visit = 0; visit < n; visit += 1) if (random() < share) count += 1;
    return count;
  }

  /** What catalogues are drawn: 30 products in 8 weeks; `jumpy` is the spread of one of them. */
  interface World {
    readonly spread: number;
    readonly planted: number;
    readonly sessions: number;
    readonly jumpy?: number;
  }
  const rates: (World & { readonly runs: number; readonly detection: number; readonly falseRuns: number })[] = [];
  afterAll(() => console.table(rates));

  function simulate(runs: number, seed: number, world: World) {
    const random = seededRandom(seed);
    let found = 0;
    let runsWithFalse = 0;
    for (let run = 0; run < runs; run += 1) {
      const records = Array.from({ length: 30 }, (_, index) => {
        const base = 0.06 + 0.08 * random();
        return WEEKS.map((number) => {
          const fell = index === 0 && number >= 4 ? world.planted : 1;
          const spread = index === 1 ? (world.jumpy ?? world.spread) : world.spread;
          const share = Math.min(0.9, base * fell * Math.exp(spread * gauss(random)));
          const items = binomial(random, world.sessions, share);
          return traffic({
            childAsin: asinOf(index),
            parentAsin: null,
            period: week(number),
            sessions: world.sessions,
            items,
          });
        });
      }).flat();
      const { products, titles } = trafficFeeds(records, 'USD', { since: null, until: null });
      const tests = new TestsOfRun();
      const options = {
        asOf: AS_OF,
        settings,
        tests,
        currency: 'USD',
        titles,
        definitions,
        marketplace: 'US',
        peaks: [],
        events: [],
        stock: { empty: new Map() },
      };
      const leaks = draftLeaks({ traffic: products, queries: new Map(), catalog: null }, options).settle(tests);
      const planted = world.planted < 1 ? asinOf(0) : '';
      if (leaks.some(({ asin }) => asin === planted)) found += 1;
      if (leaks.some(({ asin }) => asin !== planted)) runsWithFalse += 1;
    }
    const measured = { ...world, runs, detection: found / runs, falseRuns: runsWithFalse / runs };
    rates.push(measured);
    return measured;
  }

  it('claims at most one catalogue in ten falsely when nothing fell, at small and large counts', () => {
    expect(simulate(150, 1, { spread: 0, planted: 1, sessions: 60 }).falseRuns).toBeLessThanOrEqual(0.1);
    expect(simulate(100, 2, { spread: 0, planted: 1, sessions: 600 }).falseRuns).toBeLessThanOrEqual(0.1);
  }, 60_000);

  it('keeps that when weeks vary more than chance', () => {
    expect(simulate(100, 3, { spread: 0.25, planted: 1, sessions: 400 }).falseRuns).toBeLessThanOrEqual(0.1);
  }, 60_000);

  it('keeps that when one product is jumpy among calm ones', () => {
    const world = { spread: 0, planted: 1, sessions: 600, jumpy: 0.4 };
    expect(simulate(100, 5, world).falseRuns).toBeLessThanOrEqual(0.1);
  }, 60_000);

  it('finds little where there are few visits, and says no more than it may', () => {
    const { detection, falseRuns } = simulate(60, 6, { spread: 0, planted: 0.5, sessions: 60 });
    expect(detection).toBeLessThan(0.5);
    expect(falseRuns).toBeLessThanOrEqual(0.1);
  }, 60_000);

  it('finds a product that lost half its buyers, and hardly ever names another', () => {
    const { detection, falseRuns } = simulate(60, 4, { spread: 0, planted: 0.5, sessions: 400 });
    expect(detection).toBeGreaterThanOrEqual(0.95);
    expect(falseRuns).toBeLessThanOrEqual(0.15);
  }, 60_000);
});
