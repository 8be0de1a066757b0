import { moneyFromNumber, negateMoney } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because } from '../lookup.ts';
import { tierFeeRow } from '../tier-fee.ts';

function compute(context: FeeContext): FeeOutcome {
  const { input, rules } = context;
  if (input.options?.sipp !== true) return null;
  const found = tierFeeRow(rules.sippDiscounts, context);
  if (found === null) {
    return {
      warning: `No discount for own packaging is known for this unit in ${rules.marketplace}: none is counted.`,
    };
  }
  const { row, version, tier } = found;
  const amount = negateMoney(moneyFromNumber(row.fee, rules.currency));
  const explain = (): string => `${tier.tier.label}: ships in its own packaging`;
  return { fee: new Fee('sipp-discount', amount, because('sipp-discounts', version, row), explain) };
}

export const sippDiscount: FeeComponent = {
  meta: {
    kind: 'sipp-discount',
    title: 'Own packaging discount',
    rule: 'Less per unit that is certified to ship in its own packaging, by tier and weight; on request (--sipp).',
    table: 'sipp-discounts',
    fulfilment: ['fba'],
  },
  compute,
};
