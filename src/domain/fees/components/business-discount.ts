import { moneyFromNumber, negateMoney } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, inSpan, versionOrNull } from '../lookup.ts';

const KIND = 'business-discount';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const quantity = input.options?.businessQuantity;
  if (quantity === undefined || quantity < 2 || tier === null || !tier.found) return null;
  const version = versionOrNull(rules.businessDiscounts, input.date);
  const row = version?.rows.find(
    (candidate) =>
      candidate.tiers.includes(tier.tier.id) &&
      quantity >= candidate.quantityFrom &&
      (candidate.quantityTo === null || quantity <= candidate.quantityTo) &&
      inSpan(candidate, tier.shippingWeight),
  );
  if (version === null || row === undefined) {
    return {
      warning: `No Amazon Business discount is known for this unit in ${rules.marketplace} on this date: none is counted.`,
    };
  }
  const explain = (): string =>
    `Amazon Business order of ${quantity} units with at least 3 % business discount: per unit`;
  const amount = negateMoney(moneyFromNumber(row.discount, rules.currency));
  return { fee: new Fee(KIND, amount, because('business-discounts', version, row), explain) };
}

export const businessDiscount: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Amazon Business discount',
    rule: 'Less fulfilment fee per unit of an Amazon Business order of two and more; on request (--business-quantity).',
    table: 'business-discounts',
    fulfilment: ['fba'],
  },
  compute,
};
