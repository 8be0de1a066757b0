import type { Dimensions, Weight } from '../../model/records/product.ts';
import type { SizeTierRow, WeightRuleRow } from '../../rules/fee-rows.ts';
import { maxQuantity, Quantity } from './quantity.ts';
import { addRational, divideRational, multiplyRational, rational, roundRational, type Rational } from './rational.ts';

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
const MAX_SIDE_MM = 20_000;
const MAX_WEIGHT_G = 5_000_000;

/** A packaged unit with its sides sorted. */
export interface MeasuredUnit {
  /** Millimetres. */
  readonly longest: Quantity;
  readonly median: Quantity;
  readonly shortest: Quantity;
  /** Grams. */
  readonly weight: Quantity;
}

export function lengthInMm(value: number, unit: Dimensions['unit']): Rational {
  return multiplyRational(rational(value), MM_PER[unit]);
}

export function weightInGrams(weight: Weight): Rational {
  return multiplyRational(rational(weight.value), GRAMS_PER[weight.unit]);
}

const MM_APPROX: Readonly<Record<Dimensions['unit'], number>> = { mm: 1, cm: 10, in: 25.4 };
const GRAMS_APPROX: Readonly<Record<Weight['unit'], number>> = { g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 };

export function lengthOf(value: number, unit: Dimensions['unit']): Quantity {
  return new Quantity(value * MM_APPROX[unit], () => lengthInMm(value, unit));
}

export function weightOf(value: number, unit: Weight['unit']): Quantity {
  return new Quantity(value * GRAMS_APPROX[unit], () => weightInGrams({ value, unit }));
}

/** Limits of tables, each made once: tables hold few numbers and are asked for each of a million units. */
function remembered<Unit extends string>(
  make: (value: number, unit: Unit) => Quantity,
): (value: number, unit: Unit) => Quantity {
  const known = new Map<Unit, Map<number, Quantity>>();
  return (value, unit) => {
    let ofUnit = known.get(unit);
    if (ofUnit === undefined) known.set(unit, (ofUnit = new Map<number, Quantity>()));
    let quantity = ofUnit.get(value);
    if (quantity === undefined) ofUnit.set(value, (quantity = make(value, unit)));
    return quantity;
  };
}

/** A length of a rule table in millimetres; never for what a user brings, since it is kept. */
export const tableLength = remembered(lengthOf);
/** A weight of a rule table in grams; never for what a user brings, since it is kept. */
export const tableWeight = remembered(weightOf);

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
  const { sides, unit } = dimensions;
  for (const figure of [...sides, weight.value]) {
    if (!Number.isFinite(figure)) return 'a side or the weight is not a number';
    if (figure <= 0) return 'every side and the weight must be above zero';
  }
  if (sides.some((side) => side * MM_APPROX[unit] > MAX_SIDE_MM))
    return 'a side is longer than 20 metres: check the unit';
  if (weight.value * GRAMS_APPROX[weight.unit] > MAX_WEIGHT_G) return 'the weight is over 5 tonnes: check the unit';
  return null;
}

/** Sorts the sides, so that their order never matters. @throws RangeError, when compared, for figures that are not finite. */
export function measureUnit(dimensions: Dimensions, weight: Weight): MeasuredUnit {
  const { unit } = dimensions;
  const [a, b, c] = dimensions.sides;
  // One unit for all three: the numbers order as the lengths do.
  const shortest = Math.min(a, b, c);
  const longest = Math.max(a, b, c);
  const median = a === shortest ? Math.min(b, c) : b === shortest ? Math.min(a, c) : Math.min(a, b);
  return {
    longest: lengthOf(longest, unit),
    median: lengthOf(median, unit),
    shortest: lengthOf(shortest, unit),
    weight: weightOf(weight.value, weight.unit),
  };
}

/** Longest side + 2 x (median + shortest), in millimetres, on the real sides. */
export function lengthPlusGirth({ longest, median, shortest }: MeasuredUnit): Quantity {
  return new Quantity(longest.approx + 2 * (median.approx + shortest.approx), () =>
    addRational(longest.exact, multiplyRational(rational(2), addRational(median.exact, shortest.exact))),
  );
}

/** Longest + median + shortest side, in millimetres. */
export function sumOfSides({ longest, median, shortest }: MeasuredUnit): Quantity {
  return new Quantity(longest.approx + median.approx + shortest.approx, () =>
    addRational(longest.exact, addRational(median.exact, shortest.exact)),
  );
}

/**
 * Dimensional weight in grams: sides multiplied / divisor, with the two smaller sides raised to the tier's floor where
 * it has one. Amazon's page names the floor for bulky and extra-large tiers only (facts: confidence a). Zero where the
 * marketplace reads the unit weight only.
 */
export function dimensionalWeight(unit: MeasuredUnit, rule: WeightRuleRow, tier: SizeTierRow): Quantity {
  const { divisor } = rule;
  if (divisor === null) return new Quantity(0, () => rational(0));
  const floor = tier.dimensionalFloor === null ? null : tableLength(tier.dimensionalFloor, tier.lengthUnit);
  const median = floor === null ? unit.median : maxQuantity(unit.median, floor);
  const shortest = floor === null ? unit.shortest : maxQuantity(unit.shortest, floor);
  const mm = MM_APPROX[rule.lengthUnit];
  const volume = (unit.longest.approx * median.approx * shortest.approx) / (mm * mm * mm);
  return new Quantity((volume / divisor) * GRAMS_APPROX[rule.weightUnit], () => {
    const exact = [unit.longest, median, shortest]
      .map((side) => divideRational(side.exact, MM_PER[rule.lengthUnit]))
      .reduce((product, side) => multiplyRational(product, side));
    return multiplyRational(divideRational(exact, rational(divisor)), GRAMS_PER[rule.weightUnit]);
  });
}
