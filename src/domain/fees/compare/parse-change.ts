import { EXIT, UserError } from '../../../model/errors.ts';
import { PRODUCT_TYPES } from '../../../rules/fee-rows.ts';
import { parseLength, parseWeight } from '../parse-measures.ts';
import type { Change, FigureChange, Side } from './change.ts';

/** Names a person may give a side by. */
const SIDE_NAMES: Readonly<Record<string, Side>> = {
  length: 'longest',
  longest: 'longest',
  width: 'median',
  median: 'median',
  height: 'shortest',
  shortest: 'shortest',
};

const EXAMPLES: Readonly<Record<string, string>> = {
  price: 'price=+5%',
  cost: 'cost=-0.40',
  length: 'length=-3mm',
  width: 'width=20cm',
  height: 'height=0.75in',
  weight: 'weight=-20g',
  category: 'category="Home and Kitchen"',
  route: 'route=<id of a route>',
  fulfillment: 'fulfillment=fbm',
  'product-type': 'product-type=apparel',
};

const PERCENT = /^([+-]?)(\d+(?:\.\d+)?|\.\d+)\s*%$/;
const AMOUNT = /^\d+(?:\.\d+)?$|^\.\d+$/;

function unreadable(typed: string, why: string, key: string | null): UserError {
  const shown = JSON.stringify(typed.length > 60 ? `${typed.slice(0, 60)}…` : typed);
  const example = key === null ? undefined : EXAMPLES[key];
  return new UserError('set-unreadable', EXIT.usage, `--set ${shown}: ${why}.`, [
    example === undefined
      ? `Write key=value; keys are ${Object.keys(EXAMPLES).join(', ')}. For example --set ${EXAMPLES['price']}.`
      : `For example --set ${example}.`,
  ]);
}

/** Reads `+5%`, `-0.50` or `19.99`; `read` reads a value without its sign. */
function figure<Value>(text: string, read: (text: string) => Value): FigureChange<Value> {
  const percent = PERCENT.exec(text);
  if (percent !== null) return { share: (percent[1] === '-' ? -1 : 1) * (Number(percent[2]) / 100) };
  const sign = text.startsWith('+') ? 1 : text.startsWith('-') ? -1 : null;
  return sign === null ? { to: read(text) } : { by: read(text.slice(1).trim()), sign };
}

function oneOf<Name extends string>(typed: string, key: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value.toLowerCase());
  if (found === undefined) throw unreadable(typed, `"${value}" is none of ${names.join(', ')}`, key);
  return found;
}

/** Reads a value with its unit; a mistake is told in terms of `--set`. */
function measured<Value>(typed: string, key: string, read: (text: string) => Value): (text: string) => Value {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw unreadable(typed, 'it needs a number above zero with a unit, or a percentage', key);
    }
  };
}

/**
 * One `--set`: `price=+5%`, `cost=-0.40`, `length=-3mm`, `weight=12oz`, `category=Toys`, `route=...`,
 * `fulfillment=fbm`, `product-type=apparel`. Sides are told by size: length is the longest, height the shortest.
 * @throws UserError (usage) for an unknown key and a value that cannot be read.
 */
export function parseChange(typed: string): Change {
  const at = typed.indexOf('=');
  const key = (at < 0 ? typed : typed.slice(0, at)).trim().toLowerCase();
  const value = at < 0 ? '' : typed.slice(at + 1).trim();
  const known = Object.hasOwn(EXAMPLES, key) || Object.hasOwn(SIDE_NAMES, key);
  if (!known) throw unreadable(typed, at < 0 ? 'it has no value' : 'unknown key', null);
  if (value === '') throw unreadable(typed, 'it has no value', key);
  const side = Object.hasOwn(SIDE_NAMES, key) ? SIDE_NAMES[key] : undefined;
  if (side !== undefined) {
    return { typed, field: 'side', side, change: figure(value, measured(typed, key, parseLength)) };
  }
  if (key === 'weight') return { typed, field: key, change: figure(value, measured(typed, key, parseWeight)) };
  if (key === 'price' || key === 'cost') {
    const amount = (text: string): string => {
      if (!AMOUNT.test(text)) throw unreadable(typed, 'it needs an amount or a percentage', key);
      return text;
    };
    return { typed, field: key, change: figure(value, amount) };
  }
  if (key === 'fulfillment') return { typed, field: key, value: oneOf(typed, key, value, ['fba', 'fbm']) };
  if (key === 'product-type') return { typed, field: key, value: oneOf(typed, key, value, PRODUCT_TYPES) };
  return key === 'category' ? { typed, field: 'category', value } : { typed, field: 'route', value };
}
