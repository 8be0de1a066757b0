// What the plainest cells of a report mean, told from their bytes alone. Each function knows one form and leaves every
// other to `Row`, whose answer for the plain form is the same.

const ZERO = 0x30;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
/** Nothing longer is looked at: sums of what is shorter are exact. */
const MOST_DIGITS = 8;
/** From so many letters on a text is no number a spreadsheet has rounded. */
const LONGER_THAN_LOSS = 15;

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

/**
 * A number of digits, in groups of three or without, with at most so many decimals, as a whole number of the smallest:
 * `-1,234.5` with two decimals is -123450. NaN for any other text.
 * @param mark the byte of the decimal mark, a dot or a comma; the other one parts groups.
 */
export function unitsOf(bytes: Uint8Array, start: number, end: number, mark: number, decimals: 0 | 2): number {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  let at = first;
  let value = 0;
  for (; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at === first) return Number.NaN;
  const group = mark === DOT ? COMMA : DOT;
  if (at < end && bytes[at] === group) {
    // A number in groups never starts with a zero.
    if (at - first > 3 || bytes[first] === ZERO) return Number.NaN;
    for (; at < end && bytes[at] === group; at += 4) {
      if (at + 3 >= end || !isDigit(bytes[at + 1]) || !isDigit(bytes[at + 2]) || !isDigit(bytes[at + 3])) {
        return Number.NaN;
      }
      value = value * 1_000 + digitsOf(bytes, at + 1, 3);
    }
  }
  if (at - first > MOST_DIGITS) return Number.NaN;
  if (decimals === 2) value *= 100;
  if (at < end) {
    const more = end - at - 1;
    if (bytes[at] !== mark || more < 1 || more > decimals || !isDigit(bytes[at + 1])) return Number.NaN;
    value += ((bytes[at + 1] ?? 0) - ZERO) * 10;
    if (more === 2) {
      if (!isDigit(bytes[at + 2])) return Number.NaN;
      value += (bytes[at + 2] ?? 0) - ZERO;
    }
  }
  if (!isNegative) return value;
  // Minus zero is left to the careful way.
  return value === 0 ? Number.NaN : -value;
}

/** The byte of a decimal mark. */
export function byteOfMark(mark: 'dot' | 'comma'): number {
  return mark === 'dot' ? DOT : COMMA;
}

/** The number of some digits; of bytes that are none, any number. */
function digitsOf(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at += 1) value = value * 10 + (bytes[at] ?? 0) - ZERO;
  return value;
}

function areDigits(bytes: Uint8Array, start: number, count: number): boolean {
  for (let at = start; at < start + count; at += 1) if (!isDigit(bytes[at])) return false;
  return true;
}

/**
 * A number that stands for the ten letters of a day, `2026-10-31` or `31.10.2026`: different ones for different texts.
 * -1 for any other text.
 */
export function dayKey(bytes: Uint8Array, start: number): number {
  const isYearFirst = !isDigit(bytes[start + 4]);
  const mark = bytes[start + (isYearFirst ? 4 : 2)] ?? 0;
  // A hyphen, a dot or a slash.
  if (mark < MINUS || mark > 0x2f) return -1;
  const form = (mark - MINUS) * 2 + (isYearFirst ? 1 : 0);
  if (isYearFirst) {
    const fits = bytes[start + 7] === mark && areDigits(bytes, start, 4);
    if (!fits || !areDigits(bytes, start + 5, 2) || !areDigits(bytes, start + 8, 2)) return -1;
    const day =
      digitsOf(bytes, start, 4) * 10_000 + digitsOf(bytes, start + 5, 2) * 100 + digitsOf(bytes, start + 8, 2);
    return form * 100_000_000 + day;
  }
  const fits = bytes[start + 5] === mark && areDigits(bytes, start, 2);
  if (!fits || !areDigits(bytes, start + 3, 2) || !areDigits(bytes, start + 6, 4)) return -1;
  const day =
    digitsOf(bytes, start, 2) * 1_000_000 + digitsOf(bytes, start + 3, 2) * 10_000 + digitsOf(bytes, start + 6, 4);
  return form * 100_000_000 + day;
}

/** True for `08:14:22`. */
function isClock(bytes: Uint8Array, at: number): boolean {
  const tens = bytes[at] ?? 0;
  if (!areDigits(bytes, at, 2) || tens > ZERO + 2 || (tens === ZERO + 2 && (bytes[at + 1] ?? 0) > ZERO + 3))
    return false;
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return false;
  const areTens = (bytes[at + 3] ?? 0) <= ZERO + 5 && (bytes[at + 6] ?? 0) <= ZERO + 5;
  return areTens && areDigits(bytes, at + 3, 2) && areDigits(bytes, at + 6, 2);
}

function endsWith(bytes: Uint8Array, end: number, letters: string): boolean {
  for (let at = 0; at < letters.length; at += 1) {
    if (bytes[end - letters.length + at] !== letters.charCodeAt(at)) return false;
  }
  return true;
}

/** True when behind ten letters of a day there is nothing, or a time of day in UTC, however UTC is written. */
export function endsInUtc(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 10) return true;
  const between = bytes[start + 10];
  // T or a blank.
  if (length < 19 || (between !== 0x54 && between !== 0x20) || !isClock(bytes, start + 11)) return false;
  switch (length) {
    case 19:
      return true;
    case 20:
      return endsWith(bytes, end, 'Z');
    case 23:
      return endsWith(bytes, end, ' UTC');
    case 25:
      return endsWith(bytes, end, '+00:00');
    default:
      return false;
  }
}

function isVisible(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && byte < 0x7f;
}

/** True for a text that surely is none of the marks for "no value" and has lost nothing to a spreadsheet. */
export function isSurelyText(bytes: Uint8Array, start: number, end: number, holdsAsins: boolean): boolean {
  const first = bytes[start];
  const length = end - start;
  if (length < 1 || !isVisible(first) || !isVisible(bytes[end - 1])) return false;
  // A hyphen or an n: a mark, or the word null.
  if (length <= 4 && (first === MINUS || first === 0x6e)) return false;
  if ((first ?? 0) > ZERO + 9 || length >= LONGER_THAN_LOSS) return true;
  if (holdsAsins && length !== 10) return false;
  for (let at = start; at < end; at += 1) if (bytes[at] === PLUS) return false;
  return true;
}
