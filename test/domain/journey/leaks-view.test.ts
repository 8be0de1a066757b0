import { describe, expect, it } from 'vitest';

import type { JourneyEvent } from '../../../src/model/journal.ts';
import { digestDocument } from '../../../src/domain/journey/digest-document.ts';
import { framedStages, FRAMES } from '../../../src/domain/journey/frames.ts';
import { journeyDocument } from '../../../src/domain/journey/journey-document.ts';
import { leaksDocument } from '../../../src/domain/journey/leaks-document.ts';
import { journeyReport, type JourneyOptions } from '../../../src/domain/journey/report.ts';
import type { RunFacts } from '../../../src/model/document.ts';
import type { InventoryHealthRecord } from '../../../src/model/records/inventory-health.ts';
import type { AnyRecord } from '../../../src/model/records/record.ts';
import type { TrafficRecord } from '../../../src/model/records/traffic.ts';
import { recordsOf, searchQuery, traffic, usd, week } from './sample-records.ts';

const AS_OF = '2026-11-22';
const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] };
const WEEKS = [0, 1, 2, 3, 4, 5, 6, 7];
const FALLEN = 'B0TEST0000';

function product(index: number, before: number, after: number, featured = [1, 1]): TrafficRecord[] {
  return WEEKS.map((number) =>
    traffic({
      childAsin: `B0TEST000${index}`,
      parentAsin: null,
      period: week(number),
      sessions: 500,
      items: Math.round(500 * (number < 4 ? before : after)),
      featuredOfferShare: featured[number < 4 ? 0 : 1] ?? 1,
    }),
  );
}

const steady = [1, 2, 3, 4, 5].flatMap((index) => product(index, 0.1, 0.1));
const catalogue = [...product(0, 0.1, 0.05), ...steady];

function resultOf(records: readonly AnyRecord[], options: Partial<JourneyOptions> = {}) {
  return journeyReport(recordsOf(...records), { asOf: AS_OF, marketplace: null, ...options });
}

function leaksOf(records: readonly AnyRecord[], options: Partial<JourneyOptions> = {}) {
  return leaksDocument(resultOf(records, options), RUN).data;
}

function event(changes: Partial<JourneyEvent>): JourneyEvent {
  return {
    id: 'e',
    date: '2026-10-12',
    until: null,
    kind: 'stock-out',
    label: 'x',
    asin: FALLEN,
    marketplace: null,
    ...changes,
  };
}

describe('a fall that is no leak', () => {
  it('is one of a product that was out of stock, by a note of the user or by the inventory report', () => {
    expect(leaksOf(catalogue).leaks).toHaveLength(1);
    const noted = leaksOf(catalogue, { events: [event({})] });
    expect(noted.leaks).toEqual([]);
    expect(noted.excused).toMatchObject([{ asin: FALLEN, reason: 'stock-out' }]);
    const health = { kind: 'inventory-health', asin: FALLEN, available: 0, snapshotDate: '2026-10-20' };
    const seen = leaksOf([...catalogue, health as InventoryHealthRecord]);
    expect(seen.excused[0]?.detail).toContain('2026-10-20');
  });

  it('is not excused by an event of another product, day or shop', () => {
    for (const other of [{ asin: 'B0TEST0001' }, { date: '2026-08-01' }, { marketplace: 'DE' }]) {
      expect(leaksOf(catalogue, { events: [event(other)] }).leaks).toHaveLength(1);
    }
  });

  it('is one of a product that lost the featured offer', () => {
    const { excused, leaks } = leaksOf([...product(0, 0.1, 0.05, [0.98, 0.3]), ...steady]);
    expect(leaks).toEqual([]);
    expect(excused).toMatchObject([{ reason: 'featured-offer-lost' }]);
  });
});

describe('a peak in the weeks compared', () => {
  it('takes own history off the bench, so that one judge alone only suspects', () => {
    const peak = event({ kind: 'peak', asin: null, label: 'Summer sale', date: '2026-09-14', until: '2026-09-16' });
    const { leaks, marketplaces } = leaksOf(catalogue, { events: [peak] });
    expect(marketplaces[0]?.peaks).toEqual(['Summer sale']);
    expect(leaks).toMatchObject([
      { status: 'suspected', judges: [{ judge: 'own-history', verdict: 'lacks-data' }, {}, {}] },
    ]);
  });

  it('knows Black Friday by itself', () => {
    const result = journeyReport(recordsOf(...catalogue), { asOf: AS_OF, marketplace: null });
    expect(result.marketplaces[0]?.peaks).toEqual([]);
    const later = catalogue.map((record, index) => ({ ...record, period: shifted(index % WEEKS.length) }));
    const winter = journeyReport(recordsOf(...later), { asOf: '2027-02-01', marketplace: null });
    expect(winter.marketplaces[0]?.peaks).toContain('Black Friday to Cyber Monday');
  });
});

/** Weeks from 2026-11-08 on. */
function shifted(index: number) {
  return week(index + 8);
}

describe('the search funnel beside the market', () => {
  const step = (total: number, own: number) => ({ total, own, medianPrice: null, ownMedianPrice: null });
  const weak = WEEKS.map((number) =>
    searchQuery({
      period: week(number),
      impressions: step(100_000, 10_000),
      clicks: step(5000, 500),
      cartAdds: step(950, 50),
      purchases: step(475, 25),
    }),
  );

  it('prices each step at the rate of all others', () => {
    const { ladder } = leaksOf([...weak, ...steady]);
    const cart = ladder.find(({ step: name }) => name === 'cart-add');
    // 400 of 4000 clicks against 7200 of 36,000: half the rate, so parity would double 200 purchases, at 20 dollars.
    expect(cart).toMatchObject({
      ownRate: 0.1,
      restRate: 0.2,
      index: 0.5,
      verdict: 'below-market',
      purchases: 200,
      worth: 4000,
    });
    expect(cart?.interval[1]).toBeLessThan(1);
    expect(cart?.worthInterval?.[0]).toBeLessThan(4000);
    expect(ladder.find(({ step: name }) => name === 'click')).toMatchObject({ index: 1, verdict: 'no-clear-gap' });
  });

  it('has no worth without a price, and no step without counts', () => {
    expect(leaksOf(weak).ladder[1]).toMatchObject({ worth: null, worthInterval: null });
    expect(leaksOf(steady).ladder).toEqual([]);
  });

  it('points to the page when clicks are as others have them and cart adds are not', () => {
    const { hints } = leaksOf([...weak, ...steady]);
    expect(hints.map(({ id }) => id)).toEqual(['page']);
  });
});

describe('what to look at next', () => {
  it('begins with the offer where it fell and the price where it took the sales', () => {
    const dear = product(0, 0.1, 0.05, [0.95, 0.8]).map((record, number) => {
      const items = record.total.orderItems ?? 0;
      return number < 4 ? record : { ...record, total: { ...record.total, sales: usd(items * 500) } };
    });
    expect(leaksOf([...dear, ...steady]).leaks[0]?.checks).toEqual([
      `sellerctl journey report . --asin ${FALLEN}`,
      'sellerctl fees margins .',
      'sellerctl audit images .',
      'sellerctl audit listings .',
      `sellerctl journey pains . --asin ${FALLEN}`,
    ]);
  });
});

describe('names of the stages', () => {
  it.each(FRAMES)('%s changes names and never a number', (frame) => {
    const result = resultOf(catalogue);
    const [shop] = result.marketplaces;
    if (shop === undefined) throw new Error('no shop');
    const framed = framedStages(shop, frame, AS_OF);
    const ids = framed.flatMap(({ metrics }) => metrics.map(({ definition }) => definition.id));
    expect(ids.toSorted()).toEqual(
      shop.stages.flatMap(({ metrics }) => metrics.map(({ definition }) => definition.id)).toSorted(),
    );
    const document = journeyDocument(result, RUN, [], frame);
    expect(document.data.stages).toEqual(journeyDocument(result, RUN).data.stages);
    expect(document.data.frame?.groups).toHaveLength({ five: 5, four: 4, 'five-a': 5 }[frame]);
    const idsOfBlocks = document.blocks.map(({ id }) => id);
    expect(new Set(idsOfBlocks).size).toBe(idsOfBlocks.length);
  });
});

describe('the digest', () => {
  it('has ten lines at most, leaks among them, however many shops there are', () => {
    const shops = ['US', 'CA', 'MX', 'AU', 'SG', 'JP'].flatMap((marketplace) =>
      catalogue.map((record) => ({ ...record, marketplace, total: { ...record.total, sales: null } })),
    );
    const { lines } = digestDocument(resultOf(shops), RUN).data;
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines.at(-1)).toContain('more');
    const few = digestDocument(resultOf(catalogue), RUN).data.lines;
    expect(few[0]).toBe('Customer journey as of 2026-11-22');
    expect(few.join('\n')).toContain(
      `Leak: conversion of ${FALLEN} is 5.00 % instead of 10.0 %, about 2,000.00 USD of sales.`,
    );
  });

  it('says so when nothing is at hand', () => {
    expect(digestDocument(resultOf([]), RUN).data.lines).toEqual([
      'Customer journey as of 2026-11-22',
      'No report of the journey at hand.',
    ]);
  });
});
