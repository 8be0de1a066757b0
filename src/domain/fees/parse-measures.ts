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
