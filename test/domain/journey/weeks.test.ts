import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, isProvisional, spanOf, windowsOf } from '../../../src/domain/journey/blocks.ts';
import { countOnce, disjointPeriods } from '../../../src/domain/journey/feeds/count-once.ts';
import type { Row } from '../../../src/domain/journey/feeds/feed.ts';
import { settingsAt } from '../../../src/domain/journey/settings.ts';
import { addDays, daysBetween, type Period, periodDays } from '../../../src/model/period.ts';
import { FIRST_SUNDAY, week } from './sample-records.ts';

const settings = settingsAt('2026-11-22');

function rowOf(period: Period | null): Row {
  return { entity: 'x', period, counts: { sessions: 1 } };
}

function day(offset: number): Period {
  const date = addDays(FIRST_SUNDAY, offset);
  return { start: date, end: date };
}

function blocks(periods: readonly Period[], asOf = '2027-01-01') {
  return blocksOf(periods.map(rowOf), disjointPeriods(periods), { asOf, settings, restated: true });
}

describe('weeks', () => {
  it('gathers days into Sunday weeks and knows which are whole', () => {
    const found = blocks(Array.from({ length: 10 }, (_, index) => day(index)));
    expect(found.map(({ start, end, complete, rows }) => [start, end, complete, rows.length])).toEqual([
      ['2026-09-13', '2026-09-19', true, 7],
      ['2026-09-20', '2026-09-26', false, 3],
    ]);
  });

  it('takes a week as the report gives it, also from Monday', () => {
    const monday = { start: '2026-09-14', end: '2026-09-20' };
    expect(blocks([monday])[0]).toMatchObject({ ...monday, complete: true });
  });

  it('leaves out undated rows and short spans across two weeks', () => {
    expect(
      blocksOf([rowOf(null), rowOf({ start: '2026-09-18', end: '2026-09-21' })], [], {
        asOf: '2027-01-01',
        settings,
        restated: true,
      }),
    ).toEqual([]);
  });

  it('marks days for 72 hours and weeks for a week', () => {
    expect(isProvisional(day(0), '2026-09-16', settings)).toBe(true);
    expect(isProvisional(day(0), '2026-09-17', settings)).toBe(false);
    expect(isProvisional(week(0), '2026-09-26', settings)).toBe(true);
    expect(isProvisional(week(0), '2026-09-27', settings)).toBe(false);
  });
});

describe('windows', () => {
  it('compares months where there is nothing finer, but not a month with a week', () => {
    const september = { start: '2026-09-01', end: '2026-09-30' };
    const october = { start: '2026-10-01', end: '2026-10-31' };
    const windows = windowsOf(blocks([september, october]), settings);
    expect(windows.found && [spanOf(windows.before), spanOf(windows.after)]).toEqual([september, october]);
    expect(windowsOf(blocks([september, { start: '2026-10-01', end: '2026-10-10' }]), settings).found).toBe(false);
  });

  it('are equally long, neighbouring, complete and settled, whatever weeks are known', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 20 }), (numbers) => {
        const windows = windowsOf(blocks(numbers.map(week), '2026-12-31'), settings);
        if (!windows.found) return;
        const { before, after } = windows;
        expect(before).toHaveLength(after.length);
        expect(after.length).toBeLessThanOrEqual(settings.windowWeeks);
        expect(addDays(spanOf(before).end, 1)).toBe(spanOf(after).start);
        expect(periodDays(spanOf(after))).toBe(after.length * 7);
        expect([...before, ...after].every(({ complete, provisional }) => complete && !provisional)).toBe(true);
      }),
    );
  });
});

describe('counting once', () => {
  const period = fc
    .record({ start: fc.integer({ min: 0, max: 60 }), days: fc.constantFrom(1, 7, 30) })
    .map(({ start, days }) => ({ start: day(start).start, end: day(start + days - 1).end }));

  it('chooses spans that never overlap and cover no fewer days than any one of them', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 25 }), (periods) => {
        const chosen = disjointPeriods(periods);
        chosen
          .slice(1)
          .forEach((one, index) => expect(daysBetween(chosen[index]?.end ?? '', one.start)).toBeGreaterThan(0));
        const covered = chosen.reduce((sum, one) => sum + periodDays(one), 0);
        for (const one of periods) expect(covered).toBeGreaterThanOrEqual(periodDays(one));
      }),
    );
  });

  it('prefers weeks to a span of the same days', () => {
    expect(disjointPeriods([{ start: week(0).start, end: week(1).end }, week(0), week(1)])).toEqual([week(0), week(1)]);
  });

  it('keeps every key, from one file each', () => {
    const item = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      file: fc.constantFrom('x', 'y', 'z'),
      stamp: fc.constantFrom('1', '2'),
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const options = {
          key: (one: { key: string }) => one.key,
          file: (one: { file: string }) => one.file,
          stamp: (one: { stamp: string }) => one.stamp,
        };
        const { kept, dropped } = countOnce(items, options);
        expect(new Set(kept.map(({ key }) => key))).toEqual(new Set(items.map(({ key }) => key)));
        for (const key of ['a', 'b', 'c']) {
          expect(new Set(kept.filter((one) => one.key === key).map(({ file }) => file)).size).toBeLessThanOrEqual(1);
        }
        expect(kept.length + dropped.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
      }),
    );
  });
});
