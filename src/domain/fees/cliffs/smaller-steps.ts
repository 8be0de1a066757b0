import type { Dimensions, Weight } from '../../../model/records/product.ts';
import { lengthInMm, weightInGrams } from '../measure.ts';
import { roundRational } from '../rational.ts';

/** The finest steps in which packages are measured and reports print them. */
const LENGTH_STEPS: Readonly<Record<Dimensions['unit'], number>> = { in: 0.01, cm: 0.1, mm: 1 };
const WEIGHT_STEPS: Readonly<Record<Weight['unit'], number>> = { oz: 0.1, lb: 0.01, g: 1, kg: 0.001 };

/** Decimals that hold every step exactly enough to undo what floats add. */
const DECIMALS = 1e6;

function tidy(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** Values below a figure on the steps of its unit, nearest first: `at(1)` is the first. */
export interface SmallerSteps {
  /** How many of them are near and still above zero. */
  readonly count: number;
  at(index: number): number;
  /** How far `at(index)` is, in the unit of the figure. */
  distance(index: number): number;
}

function steps(value: number, step: number, near: number): SmallerSteps {
  const first = Math.ceil(tidy(value / step)) - 1;
  const at = (index: number): number => tidy((first - (index - 1)) * step);
  const last = Math.ceil(tidy((value - near) / step));
  return {
    count: Math.max(0, Math.min(first, first - last + 1)),
    at,
    distance: (index) => tidy(value - at(index)),
  };
}

/** Smaller lengths within `near` millimetres. */
export function smallerLengths(value: number, unit: Dimensions['unit'], near: number): SmallerSteps {
  return steps(value, LENGTH_STEPS[unit], near / roundRational(lengthInMm(1, unit), 6));
}

/** Smaller weights within `near` grams. */
export function smallerWeights({ value, unit }: Weight, near: number): SmallerSteps {
  return steps(value, WEIGHT_STEPS[unit], near / roundRational(weightInGrams({ value: 1, unit }), 6));
}

/**
 * The first index from 1 to `count` where `holds` is true, for a condition that, once true, stays so; null when it is
 * not at the last. Asks about log2(count) times.
 */
export function firstIndex(count: number, holds: (index: number) => boolean): number | null {
  if (count < 1 || !holds(count)) return null;
  let [low, high] = [1, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
