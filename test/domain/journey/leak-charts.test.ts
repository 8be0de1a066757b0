import { describe, expect, it } from 'vitest';

import { journeyDocument } from '../../../src/domain/journey/journey-document.ts';
import { leaksDocument } from '../../../src/domain/journey/leaks-document.ts';
import { journeyReport } from '../../../src/domain/journey/report.ts';
import type { RunFacts, SeriesBlock } from '../../../src/model/document.ts';
import type { JourneyEvent } from '../../../src/model/journal.ts';
import type { TrafficRecord } from '../../../src/model/records/traffic.ts';
import { recordsOf, searchQuery, traffic, week } from './sample-records.ts';

const AS_OF = '2026-11-22';
const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] };

function product(index: number, after: number): TrafficRecord[] {
  return Array.from({ length: 8 }, (_, number) =>
    traffic({
      childAsin: `B0TEST000${index}`,
      parentAsin: null,
      period: week(number),
      sessions: 500,
      items: number < 4 ? 50 : after,
    }),
  );
}

const events: readonly JourneyEvent[] = [
  {
    id: 'e1',
    date: '2026-10-12',
    until: null,
    kind: 'price',
    label: 'Raised',
    asin: 'B0TEST0000',
    marketplace: null,
  },
  { id: 'e2', date: '2026-10-20', until: null, kind: 'coupon', label: 'Ten', asin: 'B0TEST0005', marketplace: null },
];
const steady = [2, 3, 4, 5, 6, 7].flatMap((index) => product(index, 50));

function seriesOf(records: readonly TrafficRecord[], id: string): SeriesBlock | undefined {
  const all = Array.from({ length: 8 }, (_, number) => searchQuery({ period: week(number) }));
  const result = journeyReport(recordsOf(...records, ...all), { asOf: AS_OF, marketplace: null, events });
  const blocks = [...leaksDocument(result, RUN).blocks, ...journeyDocument(result, RUN).blocks];
  return blocks.find((block): block is SeriesBlock => block.type === 'series' && block.id === id);
}

describe('charts of leaks', () => {
  it('show the weeks of the product with their intervals and its own events', () => {
    const trend = seriesOf([...product(0, 25), ...steady], 'trend-us-b0test0000-p02');
    expect(trend?.labels).toHaveLength(8);
    expect(trend?.series[0]?.values.slice(3, 5)).toEqual([0.1, 0.05]);
    const [low = 1, high = 0] = trend?.series[0]?.intervals?.[0] ?? [];
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(0.1);
    expect(trend?.marks).toEqual([{ at: 4, label: '2026-10-12 price, B0TEST0000: Raised' }]);
  });

  it('go from the sales before to the sales after, each bar where the one before ended', () => {
    const split = seriesOf([...product(0, 25), ...steady], 'split-us-b0test0000');
    expect(split?.labels).toEqual(['sales before', 'visits', 'conversion', 'basket', 'price', 'sales after']);
    // Four weeks of 50 and of 25 items at 20 dollars.
    expect(split?.series[0]?.values).toEqual([4000, 0, -2000, 0, 0, 2000]);
    expect(split?.series[0]?.bases).toEqual([0, 4000, 4000, 2000, 2000, 0]);
  });

  it('add the products up where there are several', () => {
    expect(seriesOf([...product(0, 25), ...steady], 'waterfall-us')).toBeUndefined();
    const both = seriesOf([...product(0, 20), ...product(1, 25), ...steady], 'waterfall-us');
    expect(both?.labels).toEqual(['B0TEST0000', 'B0TEST0001', 'together']);
    expect(both?.series[0]).toMatchObject({ values: [2400, 2000, 4400], bases: [0, 2400, 0] });
  });

  it('stand beside trends of the stages, with the events of all products', () => {
    const trend = seriesOf([...product(0, 25), ...steady], 'trend-purchase-us');
    expect(trend?.marks?.map(({ at }) => at)).toEqual([4, 5]);
    expect(trend?.series[0]?.intervals?.every((interval) => interval !== null)).toBe(true);
  });

  it('show the funnel with intervals of both sides', () => {
    const ladder = seriesOf(steady, 'ladder-chart-us');
    expect(ladder?.series.map(({ intervals }) => intervals?.length)).toEqual([3, 3]);
  });
});
