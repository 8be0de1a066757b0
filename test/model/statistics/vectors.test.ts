import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../src/model/statistics/benjamini-hochberg.ts';
import { logMeanSplit, shapleySplit, splitChange } from '../../../src/model/statistics/change-split.ts';
import { empiricalBayes } from '../../../src/model/statistics/empirical-bayes.ts';
import { fisherExact } from '../../../src/model/statistics/fisher.ts';
import { laneyChart } from '../../../src/model/statistics/laney.ts';
import { newcombe } from '../../../src/model/statistics/newcombe.ts';
import { intervalZ, normalQuantile, normalUpperTail } from '../../../src/model/statistics/normal.ts';
import { trialsPerSide } from '../../../src/model/statistics/sample-size.ts';
import { compareProportions, twoProportionZ } from '../../../src/model/statistics/two-proportions.ts';
import { wilson } from '../../../src/model/statistics/wilson.ts';

// Expected values: computed outside this project for the published formulas; never edited to make a test pass.
const z95 = intervalZ(0.95);

describe('normal distribution', () => {
  it.each([
    [0.975, 1.959963984540054],
    [0.8, 0.8416212335729143],
    [0.5, 0],
    [1e-6, -4.753424308822899],
  ])('quantile of %d', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 9));

  it.each([
    [1.959963984540054, 0.025],
    [3, 0.0013498980316301],
    [6, 9.865876450377e-10],
    [-1, 0.841344746068543],
  ])('upper tail of %d', (z, p) => expect(normalUpperTail(z) / p).toBeCloseTo(1, 9));

  it('refuses what is no probability', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
  });
});

describe('Wilson interval', () => {
  it.each([
    [3, 40, 0.025836, 0.198642],
    [0, 25, 0, 0.133192],
    [12, 100, 0.069994, 0.198121],
    [450, 5000, 0.082379, 0.09825],
    [50, 765, 0.049926, 0.085136],
  ])('%d of %d', (count, n, low, high) => {
    const [actualLow, actualHigh] = wilson({ count, n }, z95);
    expect(actualLow).toBeCloseTo(low, 6);
    expect(actualHigh).toBeCloseTo(high, 6);
  });

  it('refuses units per session above one and knows nothing without trials', () => {
    expect(() => wilson({ count: 5, n: 4 }, z95)).toThrow(RangeError);
    expect(wilson({ count: 0, n: 0 }, z95)).toEqual([0, 1]);
  });
});

describe('two proportions', () => {
  const cases = [
    {
      first: { count: 30, n: 400 },
      second: { count: 45, n: 420 },
      low: -0.071967,
      high: 0.007657,
      z: -1.596016,
      p: 0.110485,
    },
    {
      first: { count: 50, n: 765 },
      second: { count: 950, n: 9235 },
      low: -0.054203,
      high: -0.016834,
      z: -3.323345,
      p: 0.000889,
    },
  ];
  it.each(cases)('Newcombe and z: $first against $second', ({ first, second, low, high, z, p }) => {
    const [actualLow, actualHigh] = newcombe(first, second, z95);
    expect(actualLow).toBeCloseTo(low, 6);
    expect(actualHigh).toBeCloseTo(high, 6);
    expect(twoProportionZ(first, second)).toBeCloseTo(z, 6);
    const test = compareProportions(first, second, { smallExpected: 5, dispersion: 1 });
    expect(test.method).toBe('z');
    expect(test.p).toBeCloseTo(p, 6);
  });

  it('uses the exact test for small expected counts: the tea-tasting table', () => {
    expect(fisherExact({ count: 3, n: 4 }, { count: 1, n: 4 })).toBeCloseTo(0.485714, 6);
    expect(compareProportions({ count: 3, n: 4 }, { count: 1, n: 4 }, { smallExpected: 5, dispersion: 1 })).toEqual({
      method: 'fisher',
      z: null,
      p: expect.closeTo(0.485714, 6),
    });
  });

  it('is more careful when weeks vary more than chance', () => {
    const [first, second] = [
      { count: 50, n: 765 },
      { count: 950, n: 9235 },
    ];
    const plain = compareProportions(first, second, { smallExpected: 5, dispersion: 1 });
    expect(compareProportions(first, second, { smallExpected: 5, dispersion: 2 }).p).toBeGreaterThan(plain.p);
    expect(compareProportions(first, second, { smallExpected: 5, dispersion: 0.2 }).p).toBe(plain.p);
  });

  it('has nothing to say without trials, and no difference where nobody succeeded', () => {
    expect(() => twoProportionZ({ count: 0, n: 0 }, { count: 1, n: 2 })).toThrow(RangeError);
    expect(twoProportionZ({ count: 0, n: 10 }, { count: 0, n: 20 })).toBe(0);
    expect(() => fisherExact({ count: 1.5, n: 4 }, { count: 1, n: 4 })).toThrow(RangeError);
  });
});

describe('Benjamini-Hochberg', () => {
  it('adjusts in the order given', () => {
    const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
    const adjusted = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714, 0.216, 0.216, 0.216];
    benjaminiHochberg(p).forEach((value, index) => expect(value).toBeCloseTo(adjusted[index] ?? -1, 6));
    benjaminiHochberg(p.toReversed()).forEach((value, index) =>
      expect(value).toBeCloseTo(adjusted.toReversed()[index] ?? -1, 6),
    );
    expect(benjaminiHochberg([])).toEqual([]);
    expect(() => benjaminiHochberg([1.2])).toThrow(RangeError);
  });
});

describe('empirical Bayes', () => {
  it('shrinks towards the mean by size', () => {
    const x = [2, 5, 1, 30, 12, 0];
    const n = [40, 60, 50, 250, 100, 25];
    const result = empiricalBayes(x.map((count, index) => ({ count, n: n[index] ?? 0 })));
    expect(result?.mean).toBeCloseTo(0.095238, 6);
    expect(result?.strength).toBeCloseTo(81.155866, 5);
    const shrunk = [0.080303, 0.090178, 0.066555, 0.113932, 0.108907, 0.072809];
    result?.shrunk.forEach((value, index) => expect(value).toBeCloseTo(shrunk[index] ?? -1, 6));
  });

  it('gives everyone the mean when they do not differ, and nothing for one alone', () => {
    expect(
      empiricalBayes([
        { count: 10, n: 100 },
        { count: 10, n: 100 },
      ])?.shrunk,
    ).toEqual([0.1, 0.1]);
    expect(empiricalBayes([{ count: 1, n: 10 }])).toBeNull();
    expect(
      empiricalBayes([
        { count: 0, n: 10 },
        { count: 0, n: 10 },
      ]),
    ).toBeNull();
  });
});

describe("Laney p' chart", () => {
  const n = [1000, 1100, 950, 1200, 1050, 980, 1150, 1020];
  const x = [100, 121, 80, 150, 95, 88, 140, 99];
  const points = x.map((count, index) => ({ count, n: n[index] ?? 0 }));

  it('widens the limits by the spread of the weeks', () => {
    const chart = laneyChart(points, { divisor: 1.128, width: 3 });
    expect(chart?.mean).toBeCloseTo(0.103314, 6);
    expect(chart?.sigma).toBeCloseTo(2.298584, 6);
    expect(chart?.limits[0]?.[0]).toBeCloseTo(0.036942, 6);
    expect(chart?.limits[0]?.[1]).toBeCloseTo(0.169685, 6);
    expect(chart?.limits[7]?.[0]).toBeCloseTo(0.037596, 6);
    expect(chart?.limits[7]?.[1]).toBeCloseTo(0.169031, 6);
    expect(chart?.outside).toEqual([]);
  });

  it('flags a week outside and skips weeks without sessions', () => {
    const steady = [100, 102, 99, 101, 100, 98, 101, 10].map((count) => ({ count, n: 1000 }));
    expect(laneyChart(steady, { divisor: 1.128, width: 3 })?.outside).toContain(7);
    expect(laneyChart([{ count: 0, n: 0 }], { divisor: 1.128, width: 3 })).toBeNull();
    expect(laneyChart([...points, { count: 0, n: 0 }], { divisor: 1.128, width: 3 })?.limits[8]).toEqual([0, 1]);
  });
});

describe('split of a change', () => {
  const check = (effects: readonly number[], expected: readonly number[]): void =>
    effects.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 5));

  it('by logarithmic means', () => {
    check(logMeanSplit([1000, 0.1, 20], [900, 0.12, 19]), [-213.448686, 369.363195, -103.914509]);
    check(logMeanSplit([1000, 0.1, 1.2, 20], [900, 0.12, 1.1, 19]), [-245.26559, 424.420893, -202.551179, -119.404124]);
  });

  it("by Shapley's value, also where zeros forbid the logarithm", () => {
    check(shapleySplit([1000, 0.1, 20], [900, 0.12, 19]), [-214.333333, 370.666667, -104.333333]);
    expect(() => logMeanSplit([1000, 0], [900, 1])).toThrow(RangeError);
    expect(splitChange([1000, 0.1], [900, 0]).method).toBe('shapley');
    expect(splitChange([1000, 0.1], [900, 0.2]).method).toBe('log-mean');
  });
});

describe('sample size', () => {
  it.each([
    [0.01, 0.015, 7750],
    [0.015, 0.02, 10_795],
    [0.02, 0.025, 13_809],
    [0.02, 0.03, 3826],
    [0.1, 0.11, 14_751],
    [0.1, 0.12, 3841],
    [0.1, 0.15, 686],
  ])('%d to %d', (from, to, n) => expect(trialsPerSide(from, to, { level: 0.95, power: 0.8 })).toBe(n));

  it('refuses no change', () => {
    expect(() => trialsPerSide(0.1, 0.1, { level: 0.95, power: 0.8 })).toThrow(RangeError);
  });
});
