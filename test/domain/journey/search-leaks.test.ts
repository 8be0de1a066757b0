import { afterAll, describe, expect, it } from 'vitest';

import { searchFeeds } from '../../../src/domain/journey/feeds/search.ts';
import { draftLeaks } from '../../../src/domain/journey/leaks/draft-leaks.ts';
import type { Leak } from '../../../src/domain/journey/leaks/leak.ts';
import { metricDefinitions } from '../../../src/domain/journey/registry.ts';
import { journeyReport } from '../../../src/domain/journey/report.ts';
import { settingsAt } from '../../../src/domain/journey/settings.ts';
import { TestsOfRun } from '../../../src/domain/journey/tests-of-run.ts';
import type { AnyRecord } from '../../../src/model/records/record.ts';
import type { CatalogPerformanceRecord } from '../../../src/model/records/catalog-performance.ts';
import type { SearchQueryRecord } from '../../../src/model/records/search-query.ts';
import { seededRandom } from '../../../src/model/statistics/bootstrap.ts';
import { recordsOf, searchQuery, traffic, usd, week } from './sample-records.ts';

const AS_OF = '2026-11-22';
const WEEKS = [0, 1, 2, 3, 4, 5, 6, 7];

function asinOf(index: number): string {
  return `B0FIND${String(index).padStart(4, '0')}`;
}

function step(total: number, own: number) {
  return { total, own, medianPrice: null, ownMedianPrice: null };
}

interface Rates {
  /** Clicks of impressions, cart adds of clicks; purchases are a third of the cart adds. */
  readonly clicks: number;
  readonly carts: number;
}

/** Eight weeks of one query of a product, 20,000 impressions each, beside a market ten times as large. */
function searched(index: number, before: Rates, after: Rates, market: Rates = before): SearchQueryRecord[] {
  return WEEKS.map((number) => {
    const own = number < 4 ? before : after;
    const rest = number < 4 ? before : market;
    const counts = ({ carts, clicks }: Rates, impressions: number) => {
      const clicked = Math.round(impressions * clicks);
      const added = Math.round(clicked * carts);
      return { impressions, clicked, added, purchased: Math.round(added / 3) };
    };
    const [mine, others] = [counts(own, 20_000), counts(rest, 200_000)];
    return searchQuery({
      view: 'asin',
      asin: asinOf(index),
      query: `query ${index}`,
      period: week(number),
      impressions: step(mine.impressions + others.impressions, mine.impressions),
      clicks: step(mine.clicked + others.clicked, mine.clicked),
      cartAdds: step(mine.added + others.added, mine.added),
      purchases: step(mine.purchased + others.purchased, mine.purchased),
    });
  });
}

const CALM: Rates = { clicks: 0.04, carts: 0.2 };
const steady = [1, 2, 3, 4].flatMap((index) => searched(index, CALM, CALM));
const sold = [0, 1, 2, 3, 4].flatMap((index) =>
  WEEKS.map((number) => traffic({ childAsin: asinOf(index), parentAsin: null, period: week(number) })),
);

function leaksOf(...records: AnyRecord[]): readonly Leak[] {
  const result = journeyReport(recordsOf(...records), { asOf: AS_OF, marketplace: null });
  return result.marketplaces.flatMap(({ leaks }) => leaks);
}

describe('leaks before the purchase', () => {
  it('names the product that fewer click on, by all three judges, and prices it', () => {
    const leaks = leaksOf(...searched(0, CALM, { ...CALM, clicks: 0.03 }, CALM), ...steady, ...sold);
    expect(leaks).toHaveLength(1);
    const [leak] = leaks;
    expect(leak).toMatchObject({
      asin: asinOf(0),
      status: 'leak',
      step: { stage: 'consideration', metric: 'K15' },
      before: { count: 3200, n: 80_000 },
      after: { count: 2400, n: 80_000 },
      split: null,
    });
    expect(leak?.judges.map(({ judge, verdict }) => [judge, verdict])).toEqual([
      ['own-history', 'fell'],
      ['catalogue', 'fell'],
      ['market', 'fell'],
    ]);
    // 800 lost clicks, each worth 40 purchases of 600 clicks at 20 dollars.
    expect(leak?.stake.lostUnits).toBeCloseTo(800 * (40 / 600), 6);
    expect(leak?.stake.amount).toEqual(usd(Math.round(800 * (40 / 600) * 2000)));
    expect(leak?.stake.basis).toContain('80000 impressions at the earlier rate');
  });

  it('names the product whose page turns more away, and leaves its clicks alone', () => {
    const leaks = leaksOf(...searched(0, CALM, { ...CALM, carts: 0.1 }, CALM), ...steady);
    expect(leaks.map(({ asin, status, step: { metric } }) => [asin, status, metric])).toEqual([
      [asinOf(0), 'leak', 'K17'],
    ]);
    expect(leaks[0]?.stake).toMatchObject({ amount: null });
  });

  it('calls nothing a leak where the market fell alike and the catalogue cannot tell', () => {
    const fallen = { ...CALM, clicks: 0.03 };
    expect(leaksOf(...searched(0, CALM, fallen, fallen))).toEqual([]);
  });

  it('leaves queries out that stand in one window alone', () => {
    const fresh = [4, 5, 6, 7].map((number) =>
      searchQuery({
        view: 'asin',
        asin: asinOf(0),
        query: 'a new and broad one',
        period: week(number),
        impressions: step(900_000, 90_000),
        clicks: step(9000, 90),
        cartAdds: step(900, 9),
        purchases: step(300, 3),
      }),
    );
    expect(leaksOf(...searched(0, CALM, CALM), ...fresh, ...steady)).toEqual([]);
  });

  it('says how much is missing below the least counts', () => {
    const few = searched(0, CALM, CALM).map((record) => ({
      ...record,
      impressions: step(2000, 200),
      clicks: step(80, 4),
      cartAdds: step(8, 1),
    }));
    const result = journeyReport(recordsOf(...few), { asOf: AS_OF, marketplace: null });
    expect(result.marketplaces[0]).toMatchObject({ products: 1, productsTested: 0, leaks: [] });
  });

  it('reads the same from Search Catalog Performance, by two judges', () => {
    const catalog = (index: number, clicks: number): CatalogPerformanceRecord[] =>
      WEEKS.map((number) => {
        const clicked = Math.round(20_000 * (number < 4 ? 0.04 : clicks));
        const of = (count: number) => ({ count, medianPrice: null });
        return {
          kind: 'catalog-performance',
          origin: { file: `catalog-${number}.csv`, line: 2 + index },
          marketplace: 'US',
          asin: asinOf(index),
          period: week(number),
          impressions: of(20_000),
          clicks: of(clicked),
          cartAdds: of(Math.round(clicked / 5)),
          purchases: of(Math.round(clicked / 15)),
          clickPromises: { sameDay: null, oneDay: null, twoDay: null },
          sales: null,
        };
      });
    const leaks = leaksOf(...catalog(0, 0.03), ...[1, 2, 3, 4].flatMap((index) => catalog(index, 0.04)));
    expect(leaks.map(({ asin, status, step: { metric } }) => [asin, status, metric])).toEqual([
      [asinOf(0), 'leak', 'K01'],
    ]);
    expect(leaks[0]?.judges[2]).toMatchObject({ judge: 'market', verdict: 'lacks-data' });
  });
});

describe('false alarms and detection of clicks and cart adds in simulated catalogues', () => {
  const settings = settingsAt(AS_OF);
  const definitions = metricDefinitions(AS_OF);

  interface World {
    /** Spread of weekly rates over chance, as a standard deviation of their logarithm. */
    readonly spread: number;
    /** What is left of the click rate of one product. */
    readonly planted: number;
    readonly impressions: number;
  }
  const rates: (World & { readonly runs: number; readonly detection: number; readonly falseRuns: number })[] = [];
  afterAll(() => console.table(rates));

  function simulate(runs: number, seed: number, world: World) {
    const random = seededRandom(seed);
    const gauss = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    /** A binomial count; by the normal one where both sides are large. */
    const draw = (n: number, share: number): number => {
      const mean = n * share;
      if (mean > 50) return Math.max(0, Math.min(n, Math.round(mean + Math.sqrt(mean * (1 - share)) * gauss())));
      let count = 0;
      for (let trial = 0; trial < n; trial += 1) if (random() < share) count += 1;
      return count;
    };
    let [found, falseRuns] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const records = Array.from({ length: 20 }, (_, index) => {
        const base = 0.02 + 0.03 * random();
        return WEEKS.map((number) => {
          const noise = Math.exp(world.spread * gauss());
          const clicks = base * noise * (index === 0 && number >= 4 ? world.planted : 1);
          const clicked = draw(world.impressions, clicks);
          const added = draw(clicked, 0.2);
          const others = { seen: world.impressions * 10, clicked: draw(world.impressions * 10, base * noise) };
          const addedByOthers = draw(others.clicked, 0.2);
          return searchQuery({
            view: 'asin',
            asin: asinOf(index),
            query: `query ${index}`,
            period: week(number),
            impressions: step(world.impressions + others.seen, world.impressions),
            clicks: step(clicked + others.clicked, clicked),
            cartAdds: step(added + addedByOthers, added),
            purchases: step(Math.round((added + addedByOthers) / 3), Math.round(added / 3)),
          });
        });
      }).flat();
      const { products } = searchFeeds(records, { since: null, until: null });
      const tests = new TestsOfRun();
      const leaks = draftLeaks(
        { traffic: null, queries: products, catalog: null },
        {
          asOf: AS_OF,
          settings,
          tests,
          currency: 'USD',
          titles: new Map(),
          definitions,
          marketplace: 'US',
          peaks: [],
          events: [],
          stock: { empty: new Map() },
        },
      ).settle(tests);
      const isPlanted = ({ asin, step: { metric } }: Leak) =>
        world.planted < 1 && asin === asinOf(0) && metric === 'K15';
      if (leaks.some(isPlanted)) found += 1;
      if (leaks.some((leak) => !isPlanted(leak))) falseRuns += 1;
    }
    const measured = { ...world, runs, detection: found / runs, falseRuns: falseRuns / runs };
    rates.push(measured);
    return measured;
  }

  it('claims at most one catalogue in ten falsely, at small and large counts and where weeks vary', () => {
    expect(simulate(80, 1, { spread: 0, planted: 1, impressions: 1000 }).falseRuns).toBeLessThanOrEqual(0.1);
    expect(simulate(60, 2, { spread: 0, planted: 1, impressions: 30_000 }).falseRuns).toBeLessThanOrEqual(0.1);
    expect(simulate(60, 3, { spread: 0.2, planted: 1, impressions: 10_000 }).falseRuns).toBeLessThanOrEqual(0.1);
  }, 60_000);

  it('finds a product that a third of those who clicked passes by', () => {
    const { detection, falseRuns } = simulate(40, 4, { spread: 0, planted: 0.67, impressions: 5000 });
    expect(detection).toBeGreaterThanOrEqual(0.9);
    expect(falseRuns).toBeLessThanOrEqual(0.15);
  }, 60_000);
});
