import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownValues, labelStep, scaleFor } from '../../../src/renderers/html/scale.ts';

describe('scaleFor', () => {
  it.each([
    [[268, 444], false, [250, 300, 350, 400, 450]],
    [[220, 444], false, [200, 300, 400, 500]],
    [[5e-324, 0], false, [-1, -0.5, 0, 0.5, 1]],
    [[1, 1 + Number.EPSILON], false, [0.5, 0.75, 1, 1.25, 1.5]],
    [[0, 23], true, [0, 10, 20, 30]],
    [[0.04, 0.06], false, [0.04, 0.045, 0.05, 0.055, 0.06]],
    [[5, 100], false, [0, 25, 50, 75, 100]],
    [[-120, 5000], true, [-2000, 0, 2000, 4000, 6000]],
    [[-1.000001e-20, 0], false, [-1.5e-20, -1e-20, -5e-21, 0]],
    [[4, 4], false, [2, 3, 4, 5, 6]],
    [[4, 4], true, [0, 1, 2, 3, 4]],
  ])('%j from zero %s has ticks %j', (values, zero, ticks) => {
    expect(scaleFor(values, zero).ticks).toEqual(ticks);
  });

  it('spans the values with a handful of rising finite ticks', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 20 }), fc.boolean(), (raw, zero) => {
        const values = knownValues([{ name: 'x', values: raw }]);
        const { ticks, at } = scaleFor(values, zero);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const tick of ticks) expect(Number.isFinite(tick)).toBe(true);
        for (const value of values) {
          expect(at(value)).toBeGreaterThanOrEqual(-1e-6);
          expect(at(value)).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('labelStep', () => {
  it('prints all of few labels and about six of many', () => {
    expect(labelStep(5, 6)).toBe(1);
    expect(labelStep(56, 6)).toBe(10);
  });
});
