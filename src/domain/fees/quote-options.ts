import { EXIT, UserError } from '../../model/errors.ts';
import type { CurrencyCode, Money } from '../../model/money.ts';
import { findMarketplace } from '../../model/marketplace.ts';
import type { FeeOptions, InboundChoice } from './fee-types.ts';
import { parseAmount, parseCount, parseShare } from './parse-measures.ts';

/** What may be counted on request, as a person types it. */
export interface QuoteOptions {
  readonly route?: string | undefined;
  readonly sipp?: boolean | undefined;
  readonly lithium?: boolean | undefined;
  readonly storageMonths?: string | undefined;
  readonly stockAge?: string | undefined;
  readonly coverWeeks?: string | undefined;
  readonly coverDays?: string | undefined;
  readonly inbound?: string | undefined;
  readonly inboundFreight?: string | undefined;
  readonly ownShipping?: string | undefined;
  readonly ads?: string | undefined;
  readonly returnsRate?: string | undefined;
  readonly removalRate?: string | undefined;
  readonly businessQuantity?: string | undefined;
  readonly sellerCountry?: string | undefined;
  readonly unitsPerMonth?: string | undefined;
  readonly plan?: 'professional' | 'individual' | undefined;
  readonly vat?: string | undefined;
}

/** Far past what is kept or sold; more is a slip. */
const MOST = { months: 60, days: 3650, weeks: 520, units: 100_000_000, quantity: 1_000_000 };

const ENDS: Readonly<Record<string, InboundChoice['end']>> = { low: 'low', mid: 'middle', high: 'high' };

/** `low`, `mid`, `high` of the minimal option, `partial-low`..., `optimised`, or the charge per unit that the seller knows. */
function parseInbound(text: string, currency: CurrencyCode): InboundChoice | Money {
  const word = text.trim().toLowerCase();
  if (word === 'optimised' || word === 'optimized') return { option: 'optimised', end: 'low' };
  const match = /^(?:(minimal|partial)-)?(low|mid|high)$/.exec(word);
  const end = ENDS[match?.[2] ?? ''];
  if (match !== null && end !== undefined) return { option: match[1] === 'partial' ? 'partial' : 'minimal', end };
  if (!/^[\d.]/.test(word)) {
    throw new UserError(
      'inbound-format',
      EXIT.usage,
      `--inbound ${JSON.stringify(text.slice(0, 40))} is no choice and no amount`,
      [
        'Choose low, mid, high, partial-low, partial-mid, partial-high or optimised, or give your own figure per unit: --inbound 0.27.',
      ],
    );
  }
  return parseAmount('inbound', text, currency, true);
}

function parseCountry(text: string): string {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) {
    throw new UserError(
      'seller-country-format',
      EXIT.usage,
      `--seller-country ${JSON.stringify(text.slice(0, 40))} is no country code`,
      ['Write two letters, for example --seller-country DE.'],
    );
  }
  // The United Kingdom goes by the code of its marketplace here.
  return findMarketplace(code)?.code ?? code;
}

/**
 * The options of an estimate.
 * @throws UserError (usage) for figures that cannot be read, one flag at a time.
 */
export function readOptions(typed: QuoteOptions, currency: CurrencyCode): FeeOptions {
  const read = <Value>(text: string | undefined, parse: (text: string) => Value): Value | undefined =>
    text === undefined ? undefined : parse(text);
  const options = {
    route: typed.route,
    sipp: typed.sipp,
    lithium: typed.lithium,
    plan: typed.plan,
    storageMonths: read(typed.storageMonths, (text) => parseCount('storage-months', text, MOST.months, false)),
    stockAgeDays: read(typed.stockAge, (text) => parseCount('stock-age', text, MOST.days, true)),
    coverWeeks: read(typed.coverWeeks, (text) => parseCount('cover-weeks', text, MOST.weeks, false)),
    coverDays: read(typed.coverDays, (text) => parseCount('cover-days', text, MOST.days, false)),
    inbound: read(typed.inbound, (text) => parseInbound(text, currency)),
    inboundFreight: read(typed.inboundFreight, (text) => parseAmount('inbound-freight', text, currency, true)),
    ownShipping: read(typed.ownShipping, (text) => parseAmount('own-shipping', text, currency, true)),
    ads: read(typed.ads, (text) =>
      text.includes('%') ? parseShare('ads', text) : parseAmount('ads', text, currency, true),
    ),
    returnsRate: read(typed.returnsRate, (text) => parseShare('returns-rate', text)),
    removalRate: read(typed.removalRate, (text) => parseShare('removal-rate', text)),
    businessQuantity: read(typed.businessQuantity, (text) =>
      parseCount('business-quantity', text, MOST.quantity, true),
    ),
    sellerCountry: read(typed.sellerCountry, parseCountry),
    unitsPerMonth: read(typed.unitsPerMonth, (text) => parseCount('units-per-month', text, MOST.units, true)),
    vat: read(typed.vat, (text) => parseShare('vat', text)),
  };
  // What was not typed is absent, not undefined: components ask by presence.
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as FeeOptions;
}
