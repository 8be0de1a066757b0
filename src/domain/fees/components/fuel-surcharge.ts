import { decimalText, shareOfMoney } from '../../../model/money.ts';
import type { FeeComponent, FeeContext, FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';

function compute({ input, rules, earlier }: FeeContext): FeeOutcome {
  const base = earlier.find((fee) => fee.kind === 'fulfillment');
  const version = versionOrNull(rules.fuelSurcharge, input.date);
  const row = version?.rows[0];
  if (base === undefined || version === null || row === undefined) return null;
  return {
    fee: {
      kind: 'fuel-surcharge',
      amount: shareOfMoney(base.amount, row.rate),
      because: because('fuel-surcharge', version, row),
      explanation: `${Number((row.rate * 100).toFixed(4))} % of the fulfilment fee ${decimalText(base.amount)}, rounded to the cent`,
    },
  };
}

export const fuelSurcharge: FeeComponent = {
  meta: {
    kind: 'fuel-surcharge',
    title: 'Fuel and logistics surcharge',
    rule: 'A share of the fulfilment fee alone (steps and peak included), rounded to the cent; never on referral, storage or inbound fees.',
    table: 'fuel-surcharge',
    fulfilment: ['fba'],
  },
  compute,
};
