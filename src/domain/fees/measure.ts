import type { Dimensions, Weight } from '../../model/records/product.ts';
import type { SizeTierRow, WeightRuleRow } from '../../rules/fee-rows.ts';
import {
  addRational,
  compareRational,
  divideRational,
  maxRational,
  multiplyRational,
  rational,
  roundRational,
  type Rational,
} from './rational.ts';

/** Exact by definition: 1 in = 25.4 mm, 1 lb = 453.59237 g = 16 oz. */
const MM_PER: Readonly<Record<Dimensions['unit'], Rational>> = {
  mm: { n: 1n, d: 1n },
  cm: { n: 10n, d: 1n },
  in: { n: 254n, d: 10n },
};
const GRAMS_PER: Readonly<Record<Weight['unit'], Rational>> = {
  g: { n: 1n, d: 1n },
  kg: { n: 1000n, d: 1n },
  oz: { n: 28_349_523_125n, d: 1_000_000_000n },
  lb: { n: 45_359_237n, d: 100_000n },
};

/** Decimals of a weight or length that is shown; comparisons use the exact value. */
const SHOWN_DECIMALS = 4;

/** Past these a figure is a slip of the unit, not a parcel: the longest lorry and heaviest pallet are far below. */
const MAX_SIDE_MM: Rational = { n: 20_000n, d: 1n };
const MAX_WEIGHT_G: Rational = { n: 5_000_000n, d: 1n };

/** A packaged unit with its sides sorted, exact. */
export interface MeasuredUnit {
  /** Millimetres. */
  readonly longest: Rational;
  readonly median: Rational;
  readonly shortest: Rational;
  /** Grams. */
  readonly weight: Rational;
}

export function lengthInMm(value: number, unit: Dimensions['unit']): Rational {
  return multiplyRational(rational(value), MM_PER[unit]);
}

export function weightInGrams(weight: Weight): Rational {
  return multiplyRational(rational(weight.value), GRAMS_PER[weight.unit]);
}

/** Grams shown in a unit, rounded to four decimals. */
export function showWeight(grams: Rational, unit: Weight['unit']): Weight {
  return { value: roundRational(divideRational(grams, GRAMS_PER[unit]), SHOWN_DECIMALS), unit };
}

/** Millimetres shown in a unit, rounded to four decimals. */
export function showLength(mm: Rational, unit: Dimensions['unit']): number {
  return roundRational(divideRational(mm, MM_PER[unit]), SHOWN_DECIMALS);
}

/** Why sides or a weight cannot be those of a parcel; null when they can. */
export function measureFault(dimensions: Dimensions, weight: Weight): string | null {
  const figures = [...dimensions.sides, weight.value];
  if (figures.some((figure) => !Number.isFinite(figure))) return 'a side or the weight is not a number';
  if (figures.some((figure) => figure <= 0)) return 'every side and the weight must be above zero';
  const tooLong = dimensions.sides.some((side) => compareRational(lengthInMm(side, dimensions.unit), MAX_SIDE_MM) > 0);
  if (tooLong) return 'a side is longer than 20 metres: check the unit';
  if (compareRational(weightInGrams(weight), MAX_WEIGHT_G) > 0) return 'the weight is over 5 tonnes: check the unit';
  return null;
}

/** Sorts the sides, so that their order never matters. @throws RangeError for figures that are not finite. */
export function measureUnit(dimensions: Dimensions, weight: Weight): MeasuredUnit {
  const [shortest, median, longest] = dimensions.sides
    .map((side) => lengthInMm(side, dimensions.unit))
    .toSorted(compareRational) as [Rational, Rational, Rational];
  return { longest, median, shortest, weight: weightInGrams(weight) };
}

/** Longest side + 2 x (median + shortest), in millimetres, on the real sides. */
export function lengthPlusGirth(unit: MeasuredUnit): Rational {
  return addRational(unit.longest, multiplyRational(rational(2), addRational(unit.median, unit.shortest)));
}

/**
 * Dimensional weight in grams: sides multiplied / divisor, with the two smaller sides raised to the tier's floor where
 * it has one. Amazon's page names the floor for bulky and extra-large tiers only (facts: confidence a).
 */
export function dimensionalWeight(unit: MeasuredUnit, rule: WeightRuleRow, tier: SizeTierRow): Rational {
  const floor = tier.dimensionalFloor === null ? null : lengthInMm(tier.dimensionalFloor, tier.lengthUnit);
  const sides = [
    unit.longest,
    floor === null ? unit.median : maxRational(unit.median, floor),
    floor === null ? unit.shortest : maxRational(unit.shortest, floor),
  ];
  const volume = sides
    .map((side) => divideRational(side, MM_PER[rule.lengthUnit]))
    .reduce((product, side) => multiplyRational(product, side));
  return multiplyRational(divideRational(volume, rational(rule.divisor)), GRAMS_PER[rule.weightUnit]);
}
