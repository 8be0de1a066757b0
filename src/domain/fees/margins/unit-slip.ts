import type { Dimensions, Weight } from '../../../model/records/product.ts';
import { lengthInMm, weightInGrams } from '../measure.ts';
import { roundRational } from '../rational.ts';

/** Decimals that hold every unit's size well enough to compare ratios. */
const DECIMALS = 6;

/** Millimetres of each unit of length, and grams of each unit of weight. */
const LENGTHS = new Map(
  (['in', 'cm', 'mm'] as const).map((unit) => [unit, roundRational(lengthInMm(1, unit), DECIMALS)]),
);
const WEIGHTS = new Map(
  (['lb', 'oz', 'kg', 'g'] as const).map((unit) => [unit, roundRational(weightInGrams({ value: 1, unit }), DECIMALS)]),
);

/** The two units whose ratio this is; null when it is none. */
function mixedUp(ratio: number, units: ReadonlyMap<string, number>, tolerance: number): string | null {
  for (const [left, large] of units) {
    for (const [right, small] of units) {
      if (left !== right && Math.abs(ratio / (large / small) - 1) <= tolerance) return `${left} and ${right}`;
    }
  }
  return null;
}

/** Sides in millimetres, shortest first. */
function sidesOf({ sides, unit }: Dimensions): number[] {
  return sides.map((side) => side * (LENGTHS.get(unit) ?? 1)).toSorted((left, right) => left - right);
}

/** Size and weight of a packaged unit as one source gives them. */
interface Measured {
  readonly dimensions: Dimensions | null;
  readonly weight: Weight | null;
}

/**
 * Two measurements of one package that differ by just the ratio of two units: one of them was written with the wrong
 * unit. One sentence a slip; empty when there is none. Nothing is corrected.
 */
export function unitSlips(amazon: Measured, seller: Measured, tolerance: number): string[] {
  const slips: string[] = [];
  if (amazon.dimensions !== null && seller.dimensions !== null) {
    const own = sidesOf(seller.dimensions);
    const named = sidesOf(amazon.dimensions).map((side, index) =>
      mixedUp(side / (own[index] ?? 0), LENGTHS, tolerance),
    );
    const [first] = named;
    if (first !== null && first !== undefined && named.every((name) => name === first)) {
      slips.push(`your sides differ from Amazon's by the ratio of ${first}: check the dimension-unit`);
    }
  }
  if (amazon.weight !== null && seller.weight !== null) {
    const [theirs, own] = [amazon.weight, seller.weight].map(({ value, unit }) => value * (WEIGHTS.get(unit) ?? 1));
    const name = mixedUp((theirs ?? 0) / (own ?? 0), WEIGHTS, tolerance);
    if (name !== null) slips.push(`your weight differs from Amazon's by the ratio of ${name}: check the weight-unit`);
  }
  return slips;
}
