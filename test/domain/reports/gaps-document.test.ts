import { expect, it } from 'vitest';

import { gapsDocument, type GapsInput } from '../../../src/domain/reports/gaps-document.ts';
import type { Holding } from '../../../src/domain/reports/holdings.ts';
import { coveredSpans, gapsBetween } from '../../../src/domain/reports/gaps.ts';
import type { RunFacts } from '../../../src/model/document.ts';
import type { Period } from '../../../src/model/period.ts';

const RUN: RunFacts = { tool: { name: 'sellerctl', version: '0' }, generatedAt: '', asOf: '2026-11-01', inputs: [] };

function holding(periods: readonly Period[], more: Partial<Holding> = {}): Holding {
  const spans = coveredSpans(periods);
  return {
    reportType: 'ORDERS',
    marketplace: 'US',
    files: periods.length,
    periods: spans,
    gaps: gapsBetween(spans),
    weekly: false,
    undated: 0,
    newest: '2026-10-30',
    ...more,
  };
}

function missing(holdings: readonly Holding[], more: Partial<GapsInput> = {}): string[] {
  const input = {
    folder: 'archive',
    asOf: '2026-11-01',
    since: null,
    until: null,
    holdings,
    downloads: new Map(),
    ...more,
  };
  const { data } = gapsDocument(input, RUN);
  return data.missing.map(({ start, end, days, where }) => `${start} ${end} ${days} ${where}`);
}

const SPANS = [
  { start: '2026-09-01', end: '2026-09-10' },
  { start: '2026-09-13', end: '2026-10-25' },
];

it('names days between files and from the newest to yesterday', () => {
  expect(missing([holding(SPANS)])).toEqual(['2026-09-11 2026-09-12 2 between', '2026-10-26 2026-10-31 6 since']);
});

it('names days before the first only when asked for them, and keeps to the days asked for', () => {
  expect(missing([holding(SPANS)], { since: '2026-08-30', until: '2026-09-11' })).toEqual([
    '2026-08-30 2026-08-31 2 between',
    '2026-09-11 2026-09-11 1 between',
  ]);
});

it('does not miss a week that is not over', () => {
  const weeks = [{ start: '2026-10-18', end: '2026-10-24' }];
  expect(missing([holding(weeks, { weekly: true })])).toEqual(['2026-10-25 2026-10-31 7 since']);
  expect(missing([holding(weeks, { weekly: true })], { asOf: '2026-10-31' })).toEqual([]);
});

it('says how old the newest is of what holds no dates', () => {
  const input = { folder: 'a', asOf: '2026-11-01', since: null, until: null, downloads: new Map() };
  const { data, blocks } = gapsDocument({ ...input, holdings: [holding([])] }, RUN);
  expect(data.undated).toEqual([{ reportType: 'ORDERS', marketplace: 'US', newest: '2026-10-30', daysOld: 2 }]);
  expect(blocks[0]).toMatchObject({ rows: [], emptyText: 'No day is missing.' });
});
