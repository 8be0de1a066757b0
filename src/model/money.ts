/** ISO 4217 code, for example `USD`. */
export type CurrencyCode = string;

/**
 * An amount of money as a whole number of the currency's minor unit (cents, pence, yen).
 * Never a floating-point major amount: 0.15 x 19.99 must not depend on binary fractions.
 */
export interface Money {
  readonly minor: number;
  readonly currency: CurrencyCode;
}

/** Currencies without a minor unit; every other currency of Amazon's marketplaces has two decimals. */
const ZERO_DECIMAL_CURRENCIES: ReadonlySet<CurrencyCode> = new Set(['JPY', 'KRW', 'CLP']);

/** Rates are stored as parts per million, so that 3.5 % is the integer 35,000. */
const PARTS_PER_MILLION = 1_000_000;

/** How many decimals the currency's minor unit has: 2 for USD, 0 for JPY. */
export function currencyDecimals(currency: CurrencyCode): number {
  return ZERO_DECIMAL_CURRENCIES.has(currency) ? 0 : 2;
}

/**
 * Makes an amount from minor units.
 * @throws RangeError when `minor` is not a safe integer.
 */
export function money(minor: number, currency: CurrencyCode): Money {
  if (!Number.isSafeInteger(minor)) {
    throw new RangeError(`not a whole number of minor units: ${minor} ${currency}`);
  }
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** Zero in the given currency. */
export function zeroMoney(currency: CurrencyCode): Money {
  return { minor: 0, currency };
}

/**
 * Reads a plain decimal in major units ("24.99", "-3", ".5") exactly, without going through a float.
 * Returns null when the text is no plain decimal or has more non-zero decimals than the currency.
 */
export function moneyFromDecimal(text: string, currency: CurrencyCode): Money | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || ((match[2] ?? '') === '' && (match[3] ?? '') === '')) return null;
  const decimals = currencyDecimals(currency);
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  const digits = `${match[2] ?? ''}${fraction.slice(0, decimals).padEnd(decimals, '0')}`;
  const minor = Number(digits === '' ? '0' : digits);
  if (!Number.isSafeInteger(minor)) return null;
  return money(match[1] === '-' ? -minor : minor, currency);
}

/**
 * A table's or API's JSON number in major units as money, rounded half away from zero to the minor unit.
 * For numbers that already are decimals with at most the currency's digits this is exact.
 */
export function moneyFromNumber(major: number, currency: CurrencyCode): Money {
  const scaled = major * 10 ** currencyDecimals(currency);
  // The epsilon repairs products such as 1.005 * 100 = 100.49999999999999 before rounding.
  const rounded = Math.sign(scaled) * Math.round(Math.abs(scaled) * (1 + Number.EPSILON));
  return money(rounded, currency);
}

/** The amount in major units as a number rounded to the minor unit: what JSON prints. */
export function majorUnits(amount: Money): number {
  const factor = 10 ** currencyDecimals(amount.currency);
  return amount.minor / factor;
}

/** The amount in major units as plain decimal text with the currency's decimals: `-3.50`. */
export function decimalText(amount: Money): string {
  const decimals = currencyDecimals(amount.currency);
  const sign = amount.minor < 0 ? '-' : '';
  const digits = String(Math.abs(amount.minor)).padStart(decimals + 1, '0');
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** @throws RangeError when the currencies differ: currencies are never mixed. */
function sameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) {
    throw new RangeError(`cannot combine ${left.currency} with ${right.currency}`);
  }
}

/** @throws RangeError when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  sameCurrency(left, right);
  return money(left.minor + right.minor, left.currency);
}

/** @throws RangeError when the currencies differ. */
export function subtractMoney(left: Money, right: Money): Money {
  sameCurrency(left, right);
  return money(left.minor - right.minor, left.currency);
}

/** The same amount with the sign turned. */
export function negateMoney(amount: Money): Money {
  return money(-amount.minor, amount.currency);
}

/** A whole number of times the amount. */
export function multiplyMoney(amount: Money, times: number): Money {
  return money(amount.minor * times, amount.currency);
}

/** -1, 0 or 1. @throws RangeError when the currencies differ. */
export function compareMoney(left: Money, right: Money): number {
  sameCurrency(left, right);
  return Math.sign(left.minor - right.minor);
}

/** Sum of amounts of one currency; zero of `currency` when there are none. */
export function sumMoney(amounts: Iterable<Money>, currency: CurrencyCode): Money {
  let total = zeroMoney(currency);
  for (const amount of amounts) total = addMoney(total, amount);
  return total;
}

/** A share such as 0.035 as integer parts per million; table rates carry at most six decimals. */
export function partsPerMillion(rate: number): number {
  return Math.round(rate * PARTS_PER_MILLION);
}

/**
 * `rate` (a share, 0.15 = 15 %) of the amount, rounded half away from zero to the minor unit.
 * Amazon documents no rounding of halves; the tools seen round to the cent this way (facts: confidence b).
 */
export function shareOfMoney(amount: Money, rate: number): Money {
  const sign = Math.sign(amount.minor) * Math.sign(rate);
  const small = Math.abs(amount.minor) * Math.abs(partsPerMillion(rate)) + PARTS_PER_MILLION / 2;
  // Whole numbers below 2^53 are exact in a float, and so is their remainder.
  if (small <= Number.MAX_SAFE_INTEGER) {
    return money((sign * (small - (small % PARTS_PER_MILLION))) / PARTS_PER_MILLION, amount.currency);
  }
  const product = BigInt(Math.abs(amount.minor)) * BigInt(Math.abs(partsPerMillion(rate)));
  const half = BigInt(PARTS_PER_MILLION / 2);
  const rounded = Number((product + half) / BigInt(PARTS_PER_MILLION));
  return money(sign * rounded, amount.currency);
}
