import { EXIT, UserError } from '../../../model/errors.ts';
import { lengthInMm, weightInGrams } from '../measure.ts';
import { salesSettings } from '../margins/sales-settings.ts';
import { parseLength, parseWeight } from '../parse-measures.ts';
import { roundRational } from '../rational.ts';

/** How far from a cheaper fee a unit may be to be named. */
export interface Near {
  /** Share of the price. */
  readonly price: number;
  /** Grams. */
  readonly weight: number;
  /** Millimetres. */
  readonly side: number;
}

/** Decimals of grams and millimetres that a flag is read to. */
const DECIMALS = 6;

function unreadable(flag: string, typed: string, example: string): UserError {
  const shown = JSON.stringify(typed.length > 40 ? `${typed.slice(0, 40)}…` : typed);
  return new UserError('near-unreadable', EXIT.usage, `--${flag} ${shown} cannot be read.`, [
    `Write it like --${flag} ${example}.`,
  ]);
}

function measure(flag: string, typed: string, example: string, read: (text: string) => number): number {
  try {
    return read(typed);
  } catch (error) {
    if (error instanceof UserError) throw unreadable(flag, typed, example);
    throw error;
  }
}

/**
 * What near means, as a person types it: `--near-price 5%`, `--near-weight 30g`, `--near-side 10mm`; what is not given
 * comes from the fee-sales table.
 * @throws UserError (usage) for what cannot be read, and for a price share of 100 % or more.
 */
export function readNear(typed: {
  readonly price: string | undefined;
  readonly weight: string | undefined;
  readonly side: string | undefined;
}): Near {
  const settings = salesSettings();
  const percent = (text: string): number => {
    const match = /^(\d+(?:\.\d+)?|\.\d+)\s*%$/.exec(text.trim());
    const share = match === null ? Number.NaN : Number(match[1]) / 100;
    if (!(share > 0 && share < 1)) throw unreadable('near-price', text, '5%');
    return share;
  };
  const grams = (text: string): number => roundRational(weightInGrams(parseWeight(text)), DECIMALS);
  const millimetres = (text: string): number => {
    const { value, unit } = parseLength(text);
    return roundRational(lengthInMm(value, unit), DECIMALS);
  };
  return {
    price: typed.price === undefined ? settings.nearPrice : percent(typed.price),
    weight: typed.weight === undefined ? settings.nearWeight : measure('near-weight', typed.weight, '30g', grams),
    side: typed.side === undefined ? settings.nearSide : measure('near-side', typed.side, '10mm', millimetres),
  };
}
