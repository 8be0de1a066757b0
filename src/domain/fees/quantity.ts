import { compareRational, type Rational } from './rational.ts';

/**
 * A length in millimetres or a weight in grams: a float for the quick answer, the exact fraction for the close one.
 * Catalogues of a million units need the first; limits met to the gram need the second.
 */
export class Quantity {
  readonly approx: number;
  readonly #make: () => Rational;
  #exact: Rational | null = null;

  constructor(approx: number, make: () => Rational) {
    this.approx = approx;
    this.#make = make;
  }

  get exact(): Rational {
    this.#exact ??= this.#make();
    return this.#exact;
  }
}

/** Relative distance below which floats are not trusted: a few multiplications err by 1e-15 at most. */
export const CLOSE = 1e-9;

/** Negative, zero or positive, always right: exact where the floats are too close to tell. */
export function compareQuantity(left: Quantity, right: Quantity): number {
  const difference = left.approx - right.approx;
  const scale = Math.max(Math.abs(left.approx), Math.abs(right.approx));
  return Math.abs(difference) > scale * CLOSE ? difference : compareRational(left.exact, right.exact);
}

export function maxQuantity(left: Quantity, right: Quantity): Quantity {
  return compareQuantity(left, right) >= 0 ? left : right;
}
