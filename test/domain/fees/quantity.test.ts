import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTier } from '../../../src/domain/fees/size-tier.ts';
import {
  dimensionalWeight,
  lengthInMm,
  measureUnit,
  weightInGrams,
  weightOf,
} from '../../../src/domain/fees/measure.ts';
import { compareQuantity } from '../../../src/domain/fees/quantity.ts';
import {
  addRational,
  compareRational,
  maxRational,
  multiplyRational,
  rational,
  type Rational,
} from '../../../src/domain/fees/rational.ts';
import { feeRulesFor } from '../../../src/rules/fee-rules.ts';
import { versionAt } from '../../../src/rules/at.ts';
import type { SizeTierRow } from '../../../src/rules/fee-rows.ts';

const us = feeRulesFor('US')!;
const DATE = '2026-09-10';

describe('compareQuantity', () => {
  it('is exact where floats are not', () => {
    expect(compareQuantity(weightOf(16, 'oz'), weightOf(1, 'lb'))).toBe(0);
    expect(compareQuantity(weightOf(16.0000001, 'oz'), weightOf(1, 'lb'))).toBeGreaterThan(0);
    expect(compareQuantity(weightOf(0.1 + 0.2, 'kg'), weightOf(0.3, 'kg'))).toBeGreaterThan(0);
  });

  it('agrees with fractions for any two weights', () => {
    const weight = fc.record({
      value: fc.integer({ min: 1, max: 9_999_999 }).map((n) => n / 10_000),
      unit: fc.constantFrom('oz', 'lb', 'g', 'kg'),
    });
    fc.assert(
      fc.property(weight, weight, (left, right) => {
        const fast = compareQuantity(weightOf(left.value, left.unit), weightOf(right.value, right.unit));
        expect(Math.sign(fast)).toBe(Math.sign(compareRational(weightInGrams(left), weightInGrams(right))));
      }),
    );
  });
});

/** The tier worked out in fractions alone, limit by limit: slow, and right by definition. */
function exactTier(sides: readonly [number, number, number], ounces: number): string | undefined {
  const tiers = versionAt(us.sizeTiers!, DATE);
  const rule = versionAt(us.weightRules!, DATE);
  if (!tiers.found || !rule.found) throw new Error('no tables');
  const unit = measureUnit({ sides, unit: 'in' }, { value: ounces, unit: 'oz' });
  const sorted = [...sides].sort((a, b) => a - b).map((side) => lengthInMm(side, 'in'));
  const [shortest, median, longest] = sorted as [Rational, Rational, Rational];
  const girth = addRational(longest, multiplyRational(rational(2), addRational(median, shortest)));
  const own = weightInGrams({ value: ounces, unit: 'oz' });
  const within = (actual: Rational, limit: number | null): boolean =>
    limit === null || compareRational(actual, lengthInMm(limit, 'in')) <= 0;
  const holds = (tier: SizeTierRow): boolean => {
    const greater = maxRational(own, dimensionalWeight(unit, rule.version.rows[0]!, tier).exact);
    const weight = tier.tierWeightBasis === 'unit' ? own : greater;
    return (
      within(longest, tier.maxLongest) &&
      within(median, tier.maxMedian) &&
      within(shortest, tier.maxShortest) &&
      within(girth, tier.maxLengthPlusGirth) &&
      (tier.maxWeight === null || compareRational(weight, weightInGrams(tier.maxWeight)) <= 0)
    );
  };
  return tiers.version.rows.find(holds)?.id;
}

describe('chooseTier', () => {
  it('finds the tier that fractions find, also on the limits', () => {
    const edge = fc.constantFrom(0.75, 2, 8, 12, 14, 15, 18, 20, 28, 33, 37, 59, 96);
    const side = fc.oneof(
      edge,
      edge.map((value) => value + 0.0001),
      fc.integer({ min: 1, max: 999_999 }).map((n) => n / 10_000),
    );
    const weight = fc.oneof(
      fc.constantFrom(16, 320, 800, 1120, 2400),
      fc.integer({ min: 1, max: 30_000_000 }).map((n) => n / 10_000),
    );
    fc.assert(
      fc.property(fc.tuple(side, side, side), weight, (sides, value) => {
        const found = chooseTier(us, DATE, { sides, unit: 'in' }, { value, unit: 'oz' });
        expect(found.found ? found.tier.id : undefined).toBe(exactTier(sides, value));
      }),
      { numRuns: 300 },
    );
  });
});
