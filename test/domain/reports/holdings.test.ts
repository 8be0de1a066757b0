import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { coveredSpans, gapsBetween, gapText } from '../../../src/domain/reports/gaps.ts';
import { holdingsOf } from '../../../src/domain/reports/holdings.ts';
import { importDocument } from '../../../src/domain/reports/import-document.ts';
import { listDocument } from '../../../src/domain/reports/list-document.ts';
import type { ArchivedContent, ArchivedFile } from '../../../src/model/archived.ts';
import type { RunFacts } from '../../../src/model/document.ts';
import { addDays, periodDays, type Period } from '../../../src/model/period.ts';

const RUN: RunFacts = {
  tool: { name: 'sellerctl', version: '0.0.0' },
  generatedAt: '2026-11-09T00:00:00.000Z',
  asOf: '2026-11-09',
  inputs: [],
};

const span = (start: string, end: string): Period => ({ start, end });

function content(reportType: string | null, period: Period | null, marketplaces: string[] = ['US']): ArchivedContent {
  return { inner: null, reportType, marketplaces, period, rows: 10, records: 10, totals: {} };
}

function file(sha256: string, contents: ArchivedContent[], receivedAt = '2026-11-01T00:00:00.000Z'): ArchivedFile {
  const receipt = { name: `${sha256}.txt`, path: `${sha256}.txt`, receivedAt, importedAt: receivedAt };
  return { sha256, bytes: 1, contents, receipts: [{ ...receipt, marketplace: null, period: null }] };
}

describe('coveredSpans and gapsBetween', () => {
  it('join what overlaps, lies inside or follows on, and give the days between', () => {
    const spans = coveredSpans([
      span('2026-10-20', '2026-10-20'),
      span('2026-10-01', '2026-10-07'),
      span('2026-10-02', '2026-10-03'),
      span('2026-10-08', '2026-10-10'),
    ]);
    expect(spans).toEqual([span('2026-10-01', '2026-10-10'), span('2026-10-20', '2026-10-20')]);
    expect(gapsBetween(spans)).toEqual([{ start: '2026-10-11', end: '2026-10-19', days: 9 }]);
  });

  it('agree with counting day by day, in any order', () => {
    const day = fc.integer({ min: 0, max: 60 });
    const period = fc.tuple(day, fc.integer({ min: 0, max: 9 })).map(([first, days]) => {
      const start = addDays('2026-02-20', first);
      return span(start, addDays(start, days));
    });
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
        const days = new Set(
          periods.flatMap((each) => Array.from({ length: periodDays(each) }, (_, index) => addDays(each.start, index))),
        );
        const spans = coveredSpans(periods);
        const covered = spans.reduce((sum, each) => sum + periodDays(each), 0);
        const missing = gapsBetween(spans).reduce((sum, { days: count }) => sum + count, 0);
        expect(covered).toBe(days.size);
        const [first, last] = [spans[0], spans.at(-1)];
        const whole = first === undefined || last === undefined ? 0 : periodDays(span(first.start, last.end));
        expect(covered + missing).toBe(whole);
        expect(coveredSpans(periods.toReversed())).toEqual(spans);
      }),
    );
  });

  it.each([
    [{ start: '2026-10-11', end: '2026-10-11', days: 1 }, false, '2026-10-11 (1 day)'],
    [{ start: '2026-10-11', end: '2026-10-24', days: 14 }, true, '2026-10-11 to 2026-10-24 (2 weeks)'],
    [{ start: '2026-10-11', end: '2026-10-13', days: 3 }, true, '2026-10-11 to 2026-10-13 (3 days)'],
  ])('say %j in words', (gap, weekly, words) => {
    expect(gapText(gap, weekly)).toBe(words);
  });
});

describe('holdingsOf', () => {
  const files = [
    file('a', [content('SQP', span('2026-10-04', '2026-10-10'))], '2026-10-12T05:00:00.000Z'),
    file('b', [content('SQP', span('2026-10-18', '2026-10-24'))], '2026-10-26T05:00:00.000Z'),
    file('c', [content('ORDERS', span('2026-10-01', '2026-10-31'), ['DE', 'US']), content(null, null)]),
    file('d', [content('LISTINGS', null, [])]),
  ];

  it('groups by kind and marketplace, with days covered, gaps and the newest', () => {
    expect(holdingsOf(files)).toMatchObject([
      { reportType: 'LISTINGS', marketplace: null, files: 1, periods: [], gaps: [], undated: 1, weekly: false },
      { reportType: 'ORDERS', marketplace: 'DE', files: 1, undated: 0 },
      { reportType: 'ORDERS', marketplace: 'US', files: 1 },
      {
        reportType: 'SQP',
        marketplace: 'US',
        files: 2,
        weekly: true,
        gaps: [{ start: '2026-10-11', end: '2026-10-17', days: 7 }],
        newest: '2026-10-26',
      },
    ]);
  });

  it('is shown with each gap in words, and says so when nothing was imported', () => {
    const shown = listDocument([], { folder: 'x', files: 4, holdings: holdingsOf(files) }, RUN);
    expect(JSON.stringify(shown.blocks)).toContain('2026-10-11 to 2026-10-17 (1 week)');
    expect(shown.data.archive.holdings).toHaveLength(4);
    const empty = listDocument([], { folder: 'x', files: 0, holdings: [] }, RUN);
    expect(empty.blocks[0]).toMatchObject({ rows: [], emptyText: expect.stringContaining('reports import') });
  });
});

describe('importDocument', () => {
  const orders = (start: string, end: string, shops = ['US']) => content('ORDERS', span(start, end), shops);
  const archive = [
    file('old', [orders('2026-10-01', '2026-10-31')]),
    file('other-shop', [orders('2026-10-01', '2026-10-31', ['DE'])]),
    file('later', [orders('2026-12-01', '2026-12-31')]),
    file('new', [orders('2026-10-31', '2026-11-05')]),
  ];

  it('names archived files that state the same days of the same shop', () => {
    const imported = [
      { path: 'new.txt', sha256: 'new', bytes: 1, status: 'new' as const, contents: archive[3]?.contents ?? [] },
      { path: 'old.txt', sha256: 'old', bytes: 1, status: 'known' as const, contents: archive[0]?.contents ?? [] },
      { path: 'x', sha256: null, bytes: null, status: 'unreadable' as const, contents: [] },
    ];
    const document = importDocument({ folder: 'x', files: imported, archive, problems: [] }, RUN);
    expect(document.data.files.map(({ overlaps }) => overlaps)).toEqual([['old.txt'], [], []]);
    expect(document.subtitle).toBe('1 new, 1 already there, 1 not readable; the archive holds 4 files');
    const [table] = document.blocks;
    if (table?.type !== 'table') throw new Error('no table');
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });
});
