import { EXIT, UserError } from '../../model/errors.ts';
import { moneyFromDecimal, type CurrencyCode, type Money } from '../../model/money.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';

const LENGTH_UNITS: Readonly<Record<string, Dimensions['unit']>> = {
  in: 'in',
  inch: 'in',
  inches: 'in',
  '"': 'in',
  cm: 'cm',
  mm: 'mm',
};
const WEIGHT_UNITS: Readonly<Record<string, Weight['unit']>> = {
  oz: 'oz',
  ounce: 'oz',
  ounces: 'oz',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  g: 'g',
  gram: 'g',
  grams: 'g',
  kg: 'kg',
};

const NUMBER = String.raw`(\d+(?:\.\d+)?|\.\d+)`;
const DIMENSIONS = new RegExp(String.raw`^${NUMBER}\s*[x×*]\s*${NUMBER}\s*[x×*]\s*${NUMBER}\s*([a-z"]*)$`, 'i');
const LENGTH = new RegExp(String.raw`^${NUMBER}\s*([a-z"]*)$`, 'i');
const WEIGHT = new RegExp(String.raw`^${NUMBER}\s*([a-z]*)$`, 'i');

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function unitOf<Unit extends string>(
  flag: string,
  name: string,
  units: Readonly<Record<string, Unit>>,
  text: string,
  example: string,
): Unit {
  const unit = Object.hasOwn(units, name.toLowerCase()) ? units[name.toLowerCase()] : undefined;
  if (unit !== undefined) return unit;
  const known = [...new Set(Object.values(units))].join(', ');
  const message = name === '' ? `--${flag} ${quoted(text)} has no unit` : `--${flag} ${quoted(text)}: unknown unit`;
  throw new UserError(`${flag}-unit`, EXIT.usage, message, [`Use one of ${known}, for example --${flag} ${example}.`]);
}

/**
 * Three sides as a person types them: `13.8x9x0.7in`, `35 x 23 x 2 cm`.
 * @throws UserError (usage) when it is no three numbers above zero with a unit.
 */
export function parseDimensions(text: string): Dimensions {
  const example = '13.8x9x0.7in';
  const match = DIMENSIONS.exec(text.trim());
  if (!match) {
    throw new UserError('dimensions-format', EXIT.usage, `--dimensions ${quoted(text)} is not three sides`, [
      `Write length x width x height with a decimal point and a unit, for example --dimensions ${example}.`,
    ]);
  }
  const sides = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  const unit = unitOf('dimensions', match[4] ?? '', LENGTH_UNITS, text, example);
  if (sides.some((side) => side <= 0)) {
    throw new UserError(
      'dimensions-not-positive',
      EXIT.usage,
      `--dimensions ${quoted(text)}: a side must be above zero`,
    );
  }
  return { sides, unit };
}

/**
 * A length as a person types it: `3mm`, `0.5 in`.
 * @throws UserError (usage) when it is no number above zero with a unit.
 */
export function parseLength(text: string): { readonly value: number; readonly unit: Dimensions['unit'] } {
  const example = '3mm';
  const match = LENGTH.exec(text.trim());
  if (!match) {
    throw new UserError('length-format', EXIT.usage, `${quoted(text)} is not a length`, [
      `Write a number with a decimal point and a unit, for example ${example}.`,
    ]);
  }
  const value = Number(match[1]);
  const unit = unitOf('length', match[2] ?? '', LENGTH_UNITS, text, example);
  if (value <= 0) throw new UserError('length-not-positive', EXIT.usage, `${quoted(text)} must be above zero`);
  return { value, unit };
}

/**
 * A weight as a person types it: `2.88oz`, `450 g`.
 * @throws UserError (usage) when it is no number above zero with a unit.
 */
export function parseWeight(text: string): Weight {
  const example = '2.88oz';
  const match = WEIGHT.exec(text.trim());
  if (!match) {
    throw new UserError('weight-format', EXIT.usage, `--weight ${quoted(text)} is not a weight`, [
      `Write a number with a decimal point and a unit, for example --weight ${example}.`,
    ]);
  }
  const value = Number(match[1]);
  const unit = unitOf('weight', match[2] ?? '', WEIGHT_UNITS, text, example);
  if (value <= 0) {
    throw new UserError('weight-not-positive', EXIT.usage, `--weight ${quoted(text)} must be above zero`);
  }
  return { value, unit };
}

/**
 * A share as a person types it: `5%` or `0.05`.
 * @throws UserError (usage) when it is neither, or not between 0 and 1.
 */
export function parseShare(flag: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  const value = match === null ? Number.NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  if (!(value >= 0 && value <= 1)) {
    throw new UserError(`${flag}-format`, EXIT.usage, `--${flag} ${quoted(text)} is not a share between 0 and 1`, [
      `Write a percentage or a fraction, for example --${flag} 5% or --${flag} 0.05.`,
    ]);
  }
  // Percentages of six decimals at most: what the tables hold too.
  return Math.round(value * 1e6) / 1e6;
}

/**
 * A count of months, days, weeks or units as a person types it.
 * @throws UserError (usage) when it is no number above zero and up to `most`, or has decimals where it must be whole.
 */
export function parseCount(flag: string, text: string, most: number, whole: boolean): number {
  const value = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  if (!(value > 0 && value <= most) || (whole && !Number.isInteger(value))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new UserError(
      `${flag}-format`,
      EXIT.usage,
      `--${flag} ${quoted(text)} is not ${kind} above 0 and up to ${most}`,
    );
  }
  return value;
}

/**
 * An amount as a person types it, `24.99`, in the marketplace's currency.
 * @throws UserError (usage) when it is no plain amount, or zero or less where it must be above zero.
 */
export function parseAmount(flag: string, text: string, currency: CurrencyCode, allowZero: boolean): Money {
  const amount = moneyFromDecimal(text, currency);
  if (amount === null) {
    throw new UserError(`${flag}-format`, EXIT.usage, `--${flag} ${quoted(text)} is not an amount in ${currency}`, [
      `Write digits with a decimal point and no sign or symbol, for example --${flag} 24.99.`,
    ]);
  }
  if (amount.minor < 0 || (amount.minor === 0 && !allowZero)) {
    const bound = allowZero ? 'must not be negative' : 'must be above zero';
    throw new UserError(`${flag}-not-positive`, EXIT.usage, `--${flag} ${quoted(text)} ${bound}`);
  }
  return amount;
}
