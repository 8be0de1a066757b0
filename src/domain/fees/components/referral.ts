import { addMoney, decimalText, money, moneyFromNumber, shareOfMoney, type Money } from '../../../model/money.ts';
import type { FulfilmentChannel } from '../../../model/records/listing.ts';
import type { ReferralFeeRow, ReferralRule, SimpleReferralRule } from '../../../rules/fee-rows.ts';
import type { ReferralMinimumRow } from '../../../rules/option-rows.ts';
import { findCategory } from '../categories.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';

function percent(rate: number): string {
  return `${Number((rate * 100).toFixed(4))} %`;
}

/** The rule that holds: of cases the first for the way of fulfilment and the price; null when none holds. */
export function ruleThatHolds(
  rule: ReferralRule,
  price: Money,
  fulfilment: FulfilmentChannel,
): SimpleReferralRule | null {
  if (rule.type !== 'cases') return rule;
  const minor = (edge: number): number => moneyFromNumber(edge, price.currency).minor;
  const found = rule.cases.find(
    (entry) =>
      (entry.fulfilment === undefined || entry.fulfilment === fulfilment) &&
      (entry.above === undefined || price.minor > minor(entry.above)) &&
      (entry.upTo === undefined || price.minor <= minor(entry.upTo)),
  );
  return found?.rule ?? null;
}

/** Rate and portion of each part of the price. */
function portions(rule: SimpleReferralRule, price: Money): { rate: number; portion: Money }[] {
  if (rule.type === 'flat') return [{ rate: rule.rate, portion: price }];
  const edge = (upTo: number | null): number =>
    upTo === null ? Infinity : moneyFromNumber(upTo, price.currency).minor;
  if (rule.type === 'wholePrice') {
    const band = rule.bands.find((candidate) => price.minor <= edge(candidate.upTo));
    return band === undefined ? [] : [{ rate: band.rate, portion: price }];
  }
  let from = 0;
  const parts: { rate: number; portion: Money }[] = [];
  for (const band of rule.bands) {
    const to = Math.min(edge(band.upTo), price.minor);
    if (to > from) parts.push({ rate: band.rate, portion: money(to - from, price.currency) });
    from = Math.max(from, to);
  }
  return parts;
}

/**
 * Referral fee of a category on a price: shares of its portions, added up and then rounded half up to the cent, and at
 * least the category's minimum.
 */
export function referralAmount(
  row: ReferralFeeRow,
  price: Money,
  fulfilment: FulfilmentChannel = 'fba',
  tierMinimum: ReferralMinimumRow | null = null,
): { amount: Money; explain: () => string } {
  const rule = ruleThatHolds(row.rule, price, fulfilment);
  const parts = rule === null ? [] : portions(rule, price);
  // Thresholds are whole units of currency and rates whole percents, so only the last portion is ever rounded.
  const share = parts.map((part) => shareOfMoney(part.portion, part.rate)).reduce(addMoney, money(0, price.currency));
  const how = (): string => parts.map((part) => `${percent(part.rate)} of ${decimalText(part.portion)}`).join(' + ');
  const minimum = tierMinimum?.fee ?? row.minimumFee;
  const least = minimum === null ? null : moneyFromNumber(minimum, price.currency);
  if (least !== null && share.minor < least.minor) {
    const explain = (): string => `${row.category}: ${how()} is below the minimum of ${decimalText(least)}`;
    return { amount: least, explain };
  }
  return { amount: share, explain: () => `${row.category}: ${how()}` };
}

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const found = findCategory(rules, input.date, input.category, 'referral');
  if ('gap' in found) return found;
  const minimums = versionOrNull(rules.referralMinimums, input.date);
  const { amount, explain } = referralAmount(
    found.row,
    input.price,
    input.fulfilment,
    tier?.found ? (minimums?.rows.find((row) => row.tier === tier.tier.id) ?? null) : null,
  );
  const reason = because('referral-fees', found.version, found.row, found.row.confidence);
  return { fee: new Fee('referral', amount, reason, explain) };
}

export const referral: FeeComponent = {
  meta: {
    kind: 'referral',
    title: 'Referral fee',
    rule: 'A share of the price by fee category, by portion or of the whole price as Amazon words it, and at least the minimum where the category has one.',
    table: 'referral-fees',
    fulfilment: ['fba', 'fbm'],
  },
  compute,
};
