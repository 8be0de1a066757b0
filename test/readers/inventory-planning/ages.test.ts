import { describe, expect, it } from 'vitest';
import { AGE_GROUPS, daysOf, SURCHARGE_BANDS } from '../../../src/readers/inventory-planning/ages.ts';

describe('daysOf', () => {
  it.each([
    ['inv-age-0-to-90-days', { fromDays: 0, toDays: 90 }],
    ['inv-age-331-to-365-days', { fromDays: 331, toDays: 365 }],
    ['inv-age-365-plus-days', { fromDays: 366, toDays: null }],
    ['181-210', { fromDays: 181, toDays: 210 }],
    ['365-plus', { fromDays: 366, toDays: null }],
  ])('%s', (name, days) => {
    expect(daysOf(name)).toEqual(days);
  });
});

describe('the bands of age', () => {
  const choices = AGE_GROUPS.reduce<(readonly string[])[]>(
    (all, alternatives) => all.flatMap((columns) => alternatives.map((more) => [...columns, ...more])),
    [[]],
  );

  it.each(choices.map((columns) => [columns.length, columns] as const))(
    'cover every day once, whichever the file has (%i bands)',
    (_count, columns) => {
      let next: number | null = 0;
      for (const { fromDays, toDays } of columns.map(daysOf)) {
        expect(fromDays).toBe(next);
        next = toDays === null ? null : toDays + 1;
      }
      expect(next).toBeNull();
    },
  );

  it('of the surcharge begin at 181 days and leave none out', () => {
    const bands = SURCHARGE_BANDS.map(daysOf);
    expect(bands[0]?.fromDays).toBe(181);
    for (const [index, { toDays }] of bands.slice(0, -1).entries()) {
      expect(bands[index + 1]?.fromDays).toBe((toDays ?? 0) + 1);
    }
    expect(bands.at(-1)?.toDays).toBeNull();
  });
});
