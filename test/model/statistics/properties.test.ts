import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../src/model/statistics/benjamini-hochberg.ts';
import { bootstrapWeeks, seededRandom } from '../../../src/model/statistics/bootstrap.ts';
import { splitChange } from '../../../src/model/statistics/change-split.ts';
import { empiricalBayes } from '../../../src/model/statistics/empirical-bayes.ts';
import { fisherExact } from '../../../src/model/statistics/fisher.ts';
import {
  logRatio,
  logRatioDifference,
  logRatioDispersion,
  ratioInterval,
  ratioP,
} from '../../../src/model/statistics/log-ratio.ts';
import { newcombe } from '../../../src/model/statistics/newcombe.ts';
import { intervalZ } from '../../../src/model/statistics/normal.ts';
import { effective, share } from '../../../src/model/statistics/proportion.ts';
import { wilson } from '../../../src/model/statistics/wilson.ts';

const z95 = intervalZ(0.95);
const proportion = (most = 100_000): fc.Arbitrary<{ count: number; n: number }> =>
  fc
    .integer({ min: 1, max: most })
    .chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('intervals', () => {
  it('Wilson holds the share, stays in 0-1 and narrows with n', () => {
    fc.assert(
      fc.property(proportion(), ({ count, n }) => {
        const [low, high] = wilson({ count, n }, z95);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / n);
        expect(high).toBeGreaterThanOrEqual(count / n);
        const [lowTen, highTen] = wilson({ count: count * 10, n: n * 10 }, z95);
        expect(highTen - lowTen).toBeLessThan(high - low);
      }),
    );
  });

  it('Newcombe holds the difference and turns its sign with the order', () => {
    fc.assert(
      fc.property(proportion(), proportion(), (first, second) => {
        const [low, high] = newcombe(first, second, z95);
        const difference = share(first) - share(second);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        const [lowBack, highBack] = newcombe(second, first, z95);
        expect(lowBack).toBeCloseTo(-high, 10);
        expect(highBack).toBeCloseTo(-low, 10);
      }),
    );
  });

  it('overdispersion keeps the share and widens the interval', () => {
    fc.assert(
      fc.property(proportion(), fc.double({ min: 1.1, max: 10, noNaN: true }), (one, dispersion) => {
        const less = effective(one, dispersion);
        expect(share(less)).toBeCloseTo(share(one), 10);
        const [low, high] = wilson(one, z95);
        const [wideLow, wideHigh] = wilson(less, z95);
        expect(wideHigh - wideLow).toBeGreaterThan(high - low);
      }),
    );
  });
});

describe('tests', () => {
  it("Fisher's p is a probability and does not care for the order", () => {
    fc.assert(
      fc.property(proportion(60), proportion(60), (first, second) => {
        const p = fisherExact(first, second);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherExact(second, first)).toBeCloseTo(p, 9);
      }),
    );
  });

  it('adjusted p-values are no smaller than the raw ones and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (ps) => {
        const adjusted = benjaminiHochberg(ps);
        ps.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          ps.forEach((other, j) => {
            if (p < other) expect(adjusted[i] ?? 0).toBeLessThanOrEqual(adjusted[j] ?? 0);
          });
        });
      }),
    );
  });
});

describe('shrinkage and splits', () => {
  it('a shrunk share lies between its own and the mean', () => {
    fc.assert(
      fc.property(fc.array(proportion(5000), { minLength: 2, maxLength: 30 }), (all) => {
        const result = empiricalBayes(all);
        result?.shrunk.forEach((value, index) => {
          const own = share(all[index] ?? { count: 0, n: 1 });
          expect(value).toBeGreaterThanOrEqual(Math.min(own, result.mean) - 1e-12);
          expect(value).toBeLessThanOrEqual(Math.max(own, result.mean) + 1e-12);
        });
      }),
    );
  });

  it('the effects add up to the change, zeros or not', () => {
    const factor = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1000, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(factor, { minLength: 4, maxLength: 4 }),
        fc.array(factor, { minLength: 4, maxLength: 4 }),
        (from, to) => {
          const change = to.reduce((a, b) => a * b, 1) - from.reduce((a, b) => a * b, 1);
          const sum = splitChange(from, to).effects.reduce((a, b) => a + b, 0);
          const scale = 1 + Math.abs(to.reduce((a, b) => a * b, 1)) + Math.abs(from.reduce((a, b) => a * b, 1));
          expect(Math.abs(sum - change) / scale).toBeLessThan(1e-6);
        },
      ),
    );
  });
});

describe('log ratios', () => {
  it("gives parity on Amazon's own example row", () => {
    const own = { impressions: 765, clicks: 50, purchases: 5 };
    const rest = { impressions: 9235, clicks: 950, purchases: 95 };
    const clicks = logRatio({ count: own.clicks, n: own.impressions }, { count: rest.clicks, n: rest.impressions });
    expect(Math.exp(clicks.value)).toBeCloseTo(0.635363, 6);
    expect(ratioP(clicks)).toBeLessThan(0.01);
    const purchases = logRatio({ count: own.purchases, n: own.clicks }, { count: rest.purchases, n: rest.clicks });
    expect(Math.exp(purchases.value)).toBeCloseTo(1, 6);
    const [low, high] = ratioInterval(purchases, z95);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
    expect(ratioP(purchases)).toBeCloseTo(1, 6);
  });

  it('stands zeros, and sees no difference of a thing from itself', () => {
    const zero = logRatio({ count: 0, n: 100 }, { count: 10, n: 100 });
    expect(Number.isFinite(zero.value)).toBe(true);
    expect(logRatioDifference(zero, zero).value).toBe(0);
    expect(() => logRatio({ count: 0, n: 0 }, { count: 1, n: 2 })).toThrow(RangeError);
    expect(ratioP({ value: 0, variance: 0 })).toBe(1);
  });

  it('measures the week-to-week spread, never below one', () => {
    expect(logRatioDispersion([{ value: 0, variance: 0.01 }])).toBe(1);
    expect(
      logRatioDispersion([
        { value: 0, variance: 0.01 },
        { value: 0, variance: 0.01 },
      ]),
    ).toBe(1);
    expect(
      logRatioDispersion([
        { value: -1, variance: 0.01 },
        { value: 1, variance: 0.01 },
      ]),
    ).toBeCloseTo(Math.sqrt(200), 9);
  });
});

describe('bootstrap of weeks', () => {
  const mean = (weeks: readonly number[]): number => weeks.reduce((a, b) => a + b, 0) / weeks.length;

  it('repeats with the same seed and holds the mean', () => {
    const weeks = [10, 12, 9, 14, 11, 10, 13, 8];
    const options = { draws: 2000, seed: 7, level: 0.95 };
    const interval = bootstrapWeeks(weeks, mean, options);
    expect(bootstrapWeeks(weeks, mean, options)).toEqual(interval);
    expect(interval?.[0]).toBeLessThan(mean(weeks));
    expect(interval?.[1]).toBeGreaterThan(mean(weeks));
  });

  it('says nothing of one week, or where no draw gives a number', () => {
    expect(bootstrapWeeks([1], mean, { draws: 10, seed: 1, level: 0.95 })).toBeNull();
    expect(bootstrapWeeks([1, 2], () => Number.NaN, { draws: 10, seed: 1, level: 0.95 })).toBeNull();
  });

  it('draws evenly from a seed', () => {
    const random = seededRandom(42);
    const values = Array.from({ length: 10_000 }, random);
    expect(mean(values)).toBeCloseTo(0.5, 1);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });
});
