import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceilRational,
  compareRational,
  divideRational,
  rational,
  roundRational,
} from '../../../src/domain/fees/rational.ts';

describe('rational', () => {
  it('is the decimal that a number is written as', () => {
    expect(rational(0.7)).toEqual({ n: 7n, d: 10n });
    expect(rational(-2.5)).toEqual({ n: -25n, d: 10n });
    expect(compareRational(rational(1e21), rational(1e20))).toBe(1);
    expect(rational(1e-7)).toEqual({ n: 1n, d: 10_000_000n });
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses %s', (value) =>
    expect(() => rational(value)).toThrow(RangeError),
  );

  it('counts started steps exactly: 0.3 / 0.1 is three', () => {
    expect(ceilRational(divideRational(rational(0.3), rational(0.1)))).toBe(3);
    expect(ceilRational(divideRational(rational(0.31), rational(0.1)))).toBe(4);
    expect(ceilRational(rational(-5))).toBe(0);
    expect(() => divideRational(rational(1), rational(0))).toThrow(RangeError);
  });

  it('shows what was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (n) => {
        expect(roundRational(rational(n / 1000), 4)).toBe(n === 0 ? 0 : n / 1000);
      }),
    );
    expect(roundRational({ n: 2n, d: 3n }, 4)).toBe(0.6667);
  });
});
