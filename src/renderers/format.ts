import type { Cell, ValueKind } from '../model/document.ts';
import { decimalText, type Money, moneyFromNumber } from '../model/money.ts';
import { plainText } from '../model/plain-text.ts';

/** What eyes see for a value that is not known. */
export const UNKNOWN = '–';

/** Currency signs and separators differ by locale; when a tag is not usable the design's default holds. */
const DEFAULT_LOCALE = 'en-US';

/** Values as eyes read them in one locale; texts come back harmless (see `plainText`) and on one line. */
export interface Formatter {
  /** A cell of a table or metric: en dash for null, percent for shares, currency sign for Money. */
  cell(value: Cell, kind: ValueKind): string;
  /** A number whose unit stands beside it: major units of `currency` when the kind is money, a share for percent. */
  number(value: number, kind: ValueKind, currency?: string): string;
  /** Labels of an axis: as `number` prints them, with as many digits as tell them apart. */
  ticks(values: readonly number[], kind: ValueKind, currency?: string): string[];
  /** A whole number with thousands separators. */
  count(value: number): string;
}

/** True for a cell that is an amount of money. */
export function isMoney(value: Cell): value is Money {
  return typeof value === 'object' && value !== null;
}

/** True for the kinds that are set flush right. */
export function isNumeric(kind: ValueKind): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'money' || kind === 'percent';
}

function usableLocale(locale: string): string {
  try {
    // Intl reads `C` and the empty string as errors, and a tag it knows nothing about as the machine's own locale.
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE;
  }
}

/** Digits behind the point past which values on an axis are no longer told apart. */
const MOST_DIGITS = 10;

/** Beyond this a double no longer holds every integer, and the digits printed would be invented. */
const LARGEST_EXACT = 1e15;

/** Small values keep two significant digits, so that 0.0004 does not read as nothing. */
function digitsFor(value: number, digits: number): Intl.NumberFormatOptions {
  const smallest = 10 ** -digits;
  const size = Math.abs(value);
  if (size >= LARGEST_EXACT || (size > 0 && size < smallest / 1000)) {
    return { notation: 'scientific', maximumFractionDigits: 2 };
  }
  if (size > 0 && size < smallest) return { maximumSignificantDigits: 2 };
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** Below 1 % one decimal hides half of the value: click rates live there. */
function percentDigits(percent: number): number {
  return percent !== 0 && Math.abs(percent) < 1 ? 2 : 1;
}

/**
 * Makes a formatter for one locale. Deterministic: digits are always Latin, spaces always plain, dates always ISO.
 * A locale tag that is not usable falls back to en-US.
 */
export function createFormatter(locale: string): Formatter {
  const tag = usableLocale(locale);
  const formats = new Map<string, Intl.NumberFormat>();

  function formatWith(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    const known = formats.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(tag, { numberingSystem: 'latn', ...options });
    formats.set(key, made);
    return made;
  }

  // ICU separates with several kinds of no-break space that differ between its versions.
  const plainSpaces = (text: string) => text.replace(/[\u00A0\u202F\u2009]/gu, ' ');

  function decimal(value: number, options: Intl.NumberFormatOptions): string {
    return plainSpaces(formatWith(options).format(value === 0 ? 0 : value));
  }

  function amount(value: Money): string {
    const text = decimalText(value);
    if (!/^[A-Z]{3}$/.test(value.currency)) return `${text} ${plainText(value.currency)}`;
    const decimals = text.split('.')[1]?.length ?? 0;
    const format = formatWith({
      style: 'currency',
      currency: value.currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    // Text and not a number, so that no amount passes through a float.
    return plainSpaces(format.format(text as `${number}`));
  }

  function number(value: number, kind: ValueKind, currency?: string): string {
    if (!Number.isFinite(value)) return UNKNOWN;
    switch (kind) {
      case 'integer':
        return decimal(value, Number.isInteger(value) ? digitsFor(value, 0) : digitsFor(value, 2));
      case 'decimal':
        return decimal(value, digitsFor(value, 2));
      case 'percent':
        return `${decimal(value * 100, digitsFor(value * 100, percentDigits(value * 100)))} %`;
      case 'money':
        // Money larger than its minor units can count is no amount of a seller: shown as the number it is.
        return currency === undefined || Math.abs(value) >= LARGEST_EXACT / 100
          ? decimal(value, digitsFor(value, 2))
          : amount(moneyFromNumber(value, currency));
      default:
        return String(value);
    }
  }

  function ticks(values: readonly number[], kind: ValueKind, currency?: string): string[] {
    const different = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;
    let texts = values.map((value) => number(value, kind, currency));
    const [factor, sign] = kind === 'percent' ? [100, ' %'] : [1, ''];
    for (let digits = 2; digits <= MOST_DIGITS && !different(texts); digits += 1) {
      const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      texts = values.map((value) => `${decimal(value * factor, options)}${sign}`);
    }
    return texts;
  }

  return {
    number,
    ticks,
    count: (value) => number(value, 'integer'),
    cell(value, kind) {
      if (value === null) return UNKNOWN;
      if (isMoney(value)) return amount(value);
      return typeof value === 'number' ? number(value, kind) : plainText(value);
    },
  };
}
