import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearOf } from '../../../../src/domain/fees/margins/yearly.ts';
import type { Sales } from '../../../../src/domain/fees/margins/units-sold.ts';
import { usd } from '../records.ts';

const SETTINGS = { leastDays: 14, yearDays: 365 };

function sales(start: string, end: string): Sales {
  return { from: 'orders', period: { start, end }, bySku: new Map() };
}

const eightWeeks = yearOf(sales('2026-09-13', '2026-11-07'), SETTINGS);

describe('yearOf', () => {
  it('carries sales of some days to a year', () => {
    expect(eightWeeks).toMatchObject({ days: 56, reason: null });
    // 10 units x 1.00 x 365 / 56 = 65.1785...
    expect(eightWeeks.of(usd(100), 10)).toEqual(usd(6518));
    expect(eightWeeks.units(10)).toBe(65);
  });

  it('turns its sign with the amount, to the minor unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 1e6 }), (minor, units) => {
        const [more, less] = [eightWeeks.of(usd(minor), units), eightWeeks.of(usd(-minor), units)];
        // Minus zero is zero for money.
        expect((more?.minor ?? 0) + (less?.minor ?? 0)).toBe(0);
        expect(more === null).toBe(less === null);
      }),
    );
  });

  it.each([
    ['too few days', sales('2026-09-13', '2026-09-20'), '8 days'],
    ['no days told', { from: 'traffic' as const, period: null, bySku: new Map() }, 'do not tell'],
    ['no sales', { from: null, period: null, bySku: new Map() }, 'no orders'],
  ])('tells no year for %s', (_, from, reason) => {
    const year = yearOf(from, SETTINGS);
    expect(year.reason).toContain(reason);
    expect(year.of(usd(100), 10)).toBeNull();
    expect(year.units(10)).toBeNull();
  });

  it('gives no figure that would no longer be exact', () => {
    expect(eightWeeks.of(usd(1e10), 1e9)).toBeNull();
  });
});
