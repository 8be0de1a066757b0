import { addMoney, decimalText, money, moneyFromNumber, shareOfMoney, type Money } from '../../../model/money.ts';
import type { ReferralFeeRow, ReferralRule } from '../../../rules/fee-rows.ts';
import { findCategory } from '../categories.ts';
import type { FeeComponent, FeeContext, FeeOutcome } from '../fee-types.ts';
import { because } from '../lookup.ts';

function percent(rate: number): string {
  return `${Number((rate * 100).toFixed(4))} %`;
}

/** Rate and portion of each part of the price. */
function portions(rule: ReferralRule, price: Money): { rate: number; portion: Money }[] {
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
export function referralAmount(row: ReferralFeeRow, price: Money): { amount: Money; explanation: string } {
  const parts = portions(row.rule, price);
  // Thresholds are whole units of currency and rates whole percents, so only the last portion is ever rounded.
  const share = parts.map((part) => shareOfMoney(part.portion, part.rate)).reduce(addMoney, money(0, price.currency));
  const how = parts.map((part) => `${percent(part.rate)} of ${decimalText(part.portion)}`).join(' + ');
  const least = row.minimumFee === null ? null : moneyFromNumber(row.minimumFee, price.currency);
  if (least !== null && share.minor < least.minor) {
    return { amount: least, explanation: `${row.category}: ${how} is below the minimum of ${decimalText(least)}` };
  }
  return { amount: share, explanation: `${row.category}: ${how}` };
}

function compute({ input, rules }: FeeContext): FeeOutcome {
  const found = findCategory(rules, input.date, input.category, 'referral');
  if ('gap' in found) return found;
  const { amount, explanation } = referralAmount(found.row, input.price);
  return {
    fee: {
      kind: 'referral',
      amount,
      because: because('referral-fees', found.version, found.row, found.row.confidence),
      explanation,
    },
  };
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
