import { describe, expect, it } from 'vitest';

import { chosenFiles } from '../../../src/domain/reports/archive-choice.ts';
import { prunableFiles, type PruneChoice } from '../../../src/domain/reports/prunable.ts';
import type { ArchivedContent, ArchivedFile } from '../../../src/model/archived.ts';

const CONTENT: ArchivedContent = {
  inner: null,
  reportType: 'ORDERS',
  marketplaces: ['US'],
  period: { start: '2026-09-01', end: '2026-09-30' },
  rows: 10,
  records: 10,
  totals: {},
};

function file(name: string, day: string, ...contents: Partial<ArchivedContent>[]): ArchivedFile {
  const at = `2026-10-${day}T00:00:00.000Z`;
  return {
    sha256: name.padEnd(64, '0'),
    bytes: 100,
    contents: contents.map((more) => ({ ...CONTENT, ...more })),
    receipts: [{ name, path: name, receivedAt: at, importedAt: at, marketplace: null, period: null }],
  };
}

const ALL: PruneChoice = { before: null, superseded: true, unknown: false, reportType: null, marketplace: null };

function found(files: readonly ArchivedFile[], choice: Partial<PruneChoice> = {}): string[] {
  return prunableFiles(files, { ...ALL, ...choice }).map(
    ({ file: { receipts }, reason, by }) => `${receipts[0].name} ${reason} ${by ?? '-'}`,
  );
}

describe('files that may go', () => {
  it('are those whose kind, shops and days a newer one states again', () => {
    expect(found([file('a', '01', {}), file('b', '02', {}), file('c', '03', { rows: 11 })])).toEqual([
      'a superseded c',
      'b superseded c',
    ]);
  });

  it.each<[string, Partial<ArchivedContent>]>([
    ['fewer rows', { rows: 9 }],
    ['other days', { period: { start: '2026-09-01', end: '2026-10-01' } }],
    ['another shop', { marketplaces: ['DE'] }],
    ['one shop more', { marketplaces: ['US', 'CA'] }],
    ['another kind', { reportType: 'RETURNS' }],
    ['no dates', { period: null }],
  ])('are none where the newer one has %s', (_, newer) => {
    expect(found([file('a', '01', {}), file('b', '02', newer)])).toEqual([]);
  });

  it('are never listings or stock without dates, from which the history is read', () => {
    expect(found([file('a', '01', { period: null }), file('b', '02', { period: null })])).toEqual([]);
  });

  it('are only whole files: a zip of which one report is not repeated stays', () => {
    const other = { reportType: 'RETURNS' };
    expect(found([file('a', '01', {}, other), file('b', '02', {})])).toEqual([]);
    expect(found([file('a', '01', {}, other), file('b', '02', {}), file('c', '03', other)])).toEqual([
      'a superseded c',
    ]);
  });

  it('are those that end before a day; what has no date counts from when it was handed out', () => {
    const files = [
      file('old', '01', {}),
      file('edge', '02', { period: { start: '2026-09-02', end: '2026-10-01' } }),
      file('listings', '03', { period: null }),
      file('mixed', '04', {}, { period: null }),
    ];
    expect(found(files, { before: '2026-10-01', superseded: false })).toEqual(['old old -']);
    expect(found(files, { before: '2026-10-04', superseded: false })).toEqual([
      'old old -',
      'edge old -',
      'listings old -',
    ]);
  });

  it('are unknown files only on request', () => {
    const files = [file('diary', '01', { reportType: null, period: null }), file('empty', '02')];
    expect(found(files, { before: '2027-01-01' })).toEqual([]);
    expect(found(files, { unknown: true })).toEqual(['diary unknown -', 'empty unknown -']);
  });

  it('keep to the kind and the shop asked for', () => {
    const files = [
      file('a', '01', {}),
      file('b', '02', { marketplaces: ['DE'] }),
      file('c', '03', { marketplaces: [] }),
    ];
    expect(found(files, { before: '2027-01-01', marketplace: 'DE' })).toEqual(['b old -']);
    expect(found(files, { before: '2027-01-01', reportType: 'RETURNS' })).toEqual([]);
  });

  it('of two of the same moment are one, never both', () => {
    expect(found([file('a', '01', {}), file('b', '01', {})])).toEqual(['a superseded b']);
  });
});

describe('files that are meant', () => {
  const files = [
    file('a', '01', {}),
    file('b', '02', { marketplaces: ['DE'], period: { start: '2026-08-01', end: '2026-08-31' } }),
    file('c', '03', { reportType: null, period: null, marketplaces: [] }),
  ];
  const none = { reportType: null, marketplace: null, since: null, until: null };
  it.each([
    [{}, 'a b c'],
    [{ reportType: 'ORDERS' }, 'a b'],
    [{ marketplace: 'DE' }, 'b'],
    [{ since: '2026-08-31' }, 'a b c'],
    [{ since: '2026-09-01' }, 'a c'],
    [{ until: '2026-08-31' }, 'b c'],
  ])('%o', (choice, names) => {
    const chosen = chosenFiles(files, { ...none, ...choice });
    expect(chosen.map(({ receipts }) => receipts[0].name).join(' ')).toBe(names);
  });
});
