import { MARKETPLACES, type Marketplace } from '../model/marketplace.ts';
import type { CurrencyCode } from '../model/money.ts';

/**
 * Signs as Business Reports print them, longest first. A bare dollar stands for several currencies; with English
 * headings it is the US dollar, for other dollars then carry letters (`MX$2,000.00` was seen).
 */
const SIGNS: readonly (readonly [string, readonly CurrencyCode[]])[] = [
  ['MX$', ['MXN']],
  ['CA$', ['CAD']],
  ['C$', ['CAD']],
  ['R$', ['BRL']],
  ['A$', ['AUD']],
  ['S$', ['SGD']],
  ['US$', ['USD']],
  ['JP¥', ['JPY']],
  ['E£', ['EGP']],
  ['$', ['USD', 'CAD', 'MXN', 'AUD', 'SGD']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['¥', ['JPY']],
  ['￥', ['JPY']],
  ['円', ['JPY']],
  ['₹', ['INR']],
  ['zł', ['PLN']],
  ['kr', ['SEK']],
  ['₺', ['TRY']],
  ['TL', ['TRY']],
  ['Rs.', ['INR']],
  ['＄', ['USD', 'CAD', 'MXN', 'AUD', 'SGD']],
  ['￡', ['GBP']],
];

const CODES: ReadonlySet<CurrencyCode> = new Set(MARKETPLACES.map(({ currency }) => currency));

/** Every currency of Amazon's shops, for telling a code from a stray word. */
export function isCurrencyCode(text: string): boolean {
  return CODES.has(text);
}

export interface SignedAmount {
  /** The cell without its sign or code. */
  readonly digits: string;
  /** Currencies the sign may stand for, likeliest first; empty when there is no sign. */
  readonly currencies: readonly CurrencyCode[];
}

function strip(cell: string, sign: string): string | null {
  // A minus may stand before the sign: -$3.00; so may the bracket of a spreadsheet: ($3.00).
  if (cell.startsWith(`(${sign}`) && cell.endsWith(')')) return `-${cell.slice(sign.length + 1, -1).trim()}`;
  if (cell.startsWith(`-${sign}`)) return `-${cell.slice(sign.length + 1).trimStart()}`;
  if (cell.startsWith(sign)) return cell.slice(sign.length).trimStart();
  if (cell.endsWith(sign)) return cell.slice(0, -sign.length).trimEnd();
  return null;
}

/** Parts an amount from its currency sign or code, before or after it. */
export function splitCurrency(cell: string): SignedAmount {
  const text = cell.trim();
  // The common case of flat files, whose currency stands in a column of its own.
  if (/^[-\d.,]*$/.test(text)) return { digits: text, currencies: [] };
  for (const [sign, currencies] of SIGNS) {
    const digits = strip(text, sign);
    if (digits !== null) return { digits, currencies };
  }
  const code = /^([A-Z]{3})\s*(.*)$/.exec(text) ?? /^(.*?)\s*([A-Z]{3})$/.exec(text);
  for (const part of [code?.[1], code?.[2]]) {
    if (part !== undefined && CODES.has(part)) {
      return { digits: text.replace(part, '').trim(), currencies: [part] };
    }
  }
  return { digits: text, currencies: [] };
}

/** The shop a currency alone tells: pounds are the United Kingdom's, euros could be many. Null when several share it. */
export function marketplaceOfCurrency(currency: CurrencyCode): Marketplace | null {
  const shops = MARKETPLACES.filter((shop) => shop.currency === currency);
  return shops.length === 1 ? (shops[0] ?? null) : null;
}

/** A heading that names its currency at the end, `Total (INR)`, `7 Day Total Sales ($)`. */
export interface HeadingWithCurrency {
  /** The heading without it. */
  readonly bare: string;
  /** Currencies it may stand for, likeliest first. */
  readonly currencies: readonly CurrencyCode[];
}

/** Parts a heading from the currency in brackets at its end; null when there is none. */
export function splitHeading(heading: string): HeadingWithCurrency | null {
  const match = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/.exec(heading.trim());
  const [, bare = '', unit = ''] = match ?? [];
  const currencies = splitCurrency(unit).currencies;
  return currencies.length === 0 ? null : { bare, currencies };
}

/** The currency of a heading: the shop's where the sign may mean it, else the only one it can mean; null when several are left. */
export function currencyOfHeading(heading: string | null, shop: CurrencyCode | null): CurrencyCode | null {
  const currencies = splitHeading(heading ?? '')?.currencies ?? [];
  if (shop !== null && currencies.includes(shop)) return shop;
  return currencies.length === 1 ? (currencies[0] ?? null) : null;
}
