/** An exact fraction; the denominator is above zero. Sizes and weights meet limits exactly, which floats do not. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/**
 * The decimal a number is written as, exactly: 0.7 is 7/10 and not its binary neighbour.
 * @throws RangeError for NaN and infinities.
 */
export function rational(value: number): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a finite number: ${value}`);
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? '0'}${fraction}`);
  const exponent = Number(match[4] ?? '0') - fraction.length;
  const n = match[1] === '-' ? -digits : digits;
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? { n: n * power, d: 1n } : { n, d: power };
}

export function addRational(left: Rational, right: Rational): Rational {
  return { n: left.n * right.d + right.n * left.d, d: left.d * right.d };
}

export function subtractRational(left: Rational, right: Rational): Rational {
  return { n: left.n * right.d - right.n * left.d, d: left.d * right.d };
}

export function multiplyRational(left: Rational, right: Rational): Rational {
  return { n: left.n * right.n, d: left.d * right.d };
}

/** @throws RangeError when `right` is not above zero. */
export function divideRational(left: Rational, right: Rational): Rational {
  if (right.n <= 0n) throw new RangeError('division by a number that is not above zero');
  return { n: left.n * right.d, d: left.d * right.n };
}

/** Negative, zero or positive, as for sorting. */
export function compareRational(left: Rational, right: Rational): number {
  const difference = left.n * right.d - right.n * left.d;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function maxRational(left: Rational, right: Rational): Rational {
  return compareRational(left, right) >= 0 ? left : right;
}

/** The least whole number that is not below the fraction; zero for negative fractions. */
export function ceilRational(value: Rational): number {
  return value.n <= 0n ? 0 : Number((value.n + value.d - 1n) / value.d);
}

/** The fraction rounded half up to some decimals, for showing only. */
export function roundRational(value: Rational, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const negative = value.n < 0n;
  const n = negative ? -value.n : value.n;
  const scaled = (2n * n * scale + value.d) / (2n * value.d);
  const number = Number(scaled) / Number(scale);
  return negative && number !== 0 ? -number : number;
}

/** The fraction rounded down to some decimals, exactly. */
export function floorRational(value: Rational, decimals: number): Rational {
  const scale = 10n ** BigInt(decimals);
  const negative = value.n < 0n && (value.n * scale) % value.d !== 0n;
  return { n: (value.n * scale) / value.d - (negative ? 1n : 0n), d: scale };
}
