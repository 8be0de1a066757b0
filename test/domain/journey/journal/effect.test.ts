import { describe, expect, it } from 'vitest';

import { effectOf, shareBefore } from '../../../../src/domain/journey/journal/effect.ts';
import { eventsDocument } from '../../../../src/domain/journey/journal/events-document.ts';
import { experimentsDocument } from '../../../../src/domain/journey/journal/experiments-document.ts';
import { changedListings, unnoted } from '../../../../src/domain/journey/journal/found-events.ts';
import { settingsAt } from '../../../../src/domain/journey/settings.ts';
import type { RunFacts } from '../../../../src/model/document.ts';
import type { JourneyEvent, JourneyExperiment } from '../../../../src/model/journal.ts';
import { recordsOf, traffic, week } from '../sample-records.ts';

const AS_OF = '2026-11-22';
const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: AS_OF, inputs: [] };
const OPTIONS = { asOf: AS_OF, settings: settingsAt(AS_OF) };

/** Weeks `from` to `to`: 1000 sessions each, 100 order items before the fifth week and `after` from it on. */
function weeks(from: number, to: number, after = 150) {
  return recordsOf(
    ...Array.from({ length: to - from + 1 }, (_, index) =>
      traffic({ period: week(from + index), sessions: 1000, items: from + index < 4 ? 100 : after }),
    ),
  );
}

const ASK = { metric: 'P02', asin: 'B0CHILD001', marketplace: null, until: null } as const;

describe('what a share did round a day', () => {
  it('compares four whole weeks on each side; weeks that the event touches are on neither', () => {
    const between = effectOf(weeks(0, 7), { ...ASK, date: '2026-10-10', until: '2026-10-10' }, OPTIONS);
    expect(between).toMatchObject({ found: false, reason: 'needs 1 more complete weeks before it' });
    const start = effectOf(weeks(0, 7), { ...ASK, date: '2026-10-11', until: '2026-10-10' }, OPTIONS);
    expect(start).toMatchObject({
      found: true,
      effect: {
        before: { from: '2026-09-13', to: '2026-10-10', count: 400, n: 4000, rate: 0.1 },
        after: { from: '2026-10-11', to: '2026-11-07', count: 600, n: 4000, rate: 0.15 },
      },
    });
    if (!start.found) return;
    expect(start.effect.difference).toBeCloseTo(0.05, 9);
    expect(start.effect.p).toBeLessThan(1e-9);
  });

  it('credits nothing with fewer, and says how many are missing', () => {
    const short = effectOf(weeks(1, 6), { ...ASK, date: '2026-10-11', until: '2026-10-10' }, OPTIONS);
    expect(short).toEqual({
      found: false,
      reason: 'needs 1 more complete weeks before it and 1 more complete weeks after it',
    });
  });

  it('leaves provisional weeks out', () => {
    const early = { ...OPTIONS, asOf: '2026-11-09' };
    const result = effectOf(weeks(0, 7), { ...ASK, date: '2026-10-11', until: '2026-10-10' }, early);
    expect(result).toMatchObject({ found: false, reason: 'needs 1 more complete weeks after it' });
  });

  it('does not guess between shops', () => {
    const german = traffic({
      marketplace: 'DE',
      total: { sessions: 1, pageViews: 1, units: 0, orderItems: 0, sales: null },
    });
    const records = weeks(0, 7);
    const two = { ...records, traffic: [...records.traffic, german] };
    expect(effectOf(two, { ...ASK, date: '2026-10-11' }, OPTIONS)).toMatchObject({
      reason: expect.stringContaining('name one'),
    });
    expect(shareBefore(weeks(0, 3), { ...ASK, date: '2026-10-11' }, OPTIONS)).toMatchObject({ rate: 0.1, n: 4000 });
    expect(shareBefore(recordsOf(), { ...ASK, date: '2026-10-11' }, OPTIONS)).toContain('no Sales and Traffic');
  });
});

function event(changes: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    id: 'a',
    date: '2026-10-10',
    until: null,
    kind: 'image',
    label: 'x',
    asin: 'B0CHILD001',
    marketplace: null,
    ...changes,
  };
}

describe('events', () => {
  it('names others of the same weeks, whose doing cannot be told', () => {
    const first = event({ id: 'a', date: '2026-10-11' });
    const other = event({ id: 'b', date: '2026-10-20', kind: 'price' });
    const far = event({ id: 'c', asin: 'B0OTHER001' });
    const records = recordsOf(
      ...Array.from({ length: 9 }, (_, index) => traffic({ period: week(index), items: index < 5 ? 100 : 150 })),
    );
    const input = {
      journal: 'j',
      did: 'list',
      events: [first],
      all: [first, other, far],
      records,
      asOf: '2026-12-01',
      problems: [],
    } as const;
    const { data } = eventsDocument(input, RUN);
    expect(data.events[0]?.effect).toMatchObject({ verdict: 'rose', alsoThen: ['b'] });
  });
});

describe('experiments', () => {
  const experiment: JourneyExperiment = {
    id: 'x',
    hypothesis: 'New image sells more',
    metric: 'P02',
    asin: 'B0CHILD001',
    marketplace: null,
    start: '2026-10-11',
    end: '2026-11-07',
    baseline: 0.1,
    effect: 0.2,
    neededPerSide: 3839,
    looks: [],
    closed: null,
  };
  const check = (
    records: ReturnType<typeof recordsOf> | null,
    changes: Partial<JourneyExperiment> = {},
    asOf = AS_OF,
  ) =>
    experimentsDocument(
      { journal: 'j', experiments: [{ ...experiment, ...changes }], records, asOf, problems: [] },
      RUN,
    ).data.experiments[0];

  it('give no verdict before the end, and warn of looks', () => {
    const early = check(weeks(0, 7), { looks: ['2026-10-20'] }, '2026-11-07');
    expect(early).toMatchObject({ state: 'too-early', p: null, before: null });
    expect(early?.reason).toContain('looked at 1 time before');
  });

  it('are judged after it', () => {
    expect(check(weeks(0, 7, 150))).toMatchObject({ state: 'better', before: { rate: 0.1 }, after: { rate: 0.15 } });
    expect(check(weeks(0, 7, 60))).toMatchObject({ state: 'worse' });
    expect(check(weeks(0, 7, 101))).toMatchObject({ state: 'no-clear-difference' });
  });

  it('say how many sessions are missing', () => {
    expect(check(weeks(0, 7), { neededPerSide: 5000 })).toMatchObject({
      state: 'not-enough-data',
      reason: 'needs 1000 more sessions on a side: 4000 of 5000',
    });
    expect(check(weeks(0, 5))).toMatchObject({
      state: 'not-enough-data',
      reason: 'needs 2 more complete weeks after it',
    });
  });

  it('are left alone when closed, or when nobody asked for figures', () => {
    expect(check(weeks(0, 7), { closed: '2026-11-10' })).toMatchObject({ state: 'closed' });
    expect(check(null)).toMatchObject({ state: 'running' });
  });
});

describe('events found in reports', () => {
  const change = { asin: 'B0CHILD001', sku: 'S', marketplace: 'US', field: 'price', before: 10, after: 12 };

  it('are one a kind and product, dated by the later report, whose label says since when', () => {
    const found = changedListings(
      [
        change,
        { ...change, field: 'bullet-1', before: 'a', after: 'b' },
        { ...change, field: 'bullet-2', before: 'a', after: 'b' },
        { ...change, field: 'quantity' },
        { ...change, field: 'title', before: null },
      ],
      { since: '2026-10-01', until: '2026-11-01' },
    );
    expect(found.map(({ date, kind, label }) => [date, kind, label])).toEqual([
      ['2026-11-01', 'price', 'price 10 to 12 changed between 2026-10-01 and 2026-11-01'],
      ['2026-11-01', 'content', 'bullet-1, bullet-2 changed between 2026-10-01 and 2026-11-01'],
    ]);
    const noted = [event({ date: '2026-11-01', kind: 'price', marketplace: 'US' })];
    expect(unnoted([...found, ...found], noted).map(({ kind }) => kind)).toEqual(['content']);
  });
});
