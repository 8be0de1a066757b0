import { decimalText, shareOfMoney, sumMoney } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';

/** What the share is taken of where the row does not say. */
const BASE: readonly string[] = ['fulfillment'];

function compute({ input, rules, earlier }: FeeContext): FeeOutcome {
  if (!earlier.some((fee) => fee.kind === 'fulfillment')) return null;
  const version = versionOrNull(rules.fuelSurcharge, input.date);
  const row = version?.rows[0];
  if (version === null || row === undefined) return null;
  const of = row.of ?? BASE;
  const base = sumMoney(
    earlier.filter((fee) => of.includes(fee.kind)).map((fee) => fee.amount),
    rules.currency,
  );
  const what = of.length > 1 ? 'the fulfilment fee and its additions' : 'the fulfilment fee';
  return {
    fee: new Fee(
      'fuel-surcharge',
      shareOfMoney(base, row.rate),
      because('fuel-surcharge', version, row),
      () => `${Number((row.rate * 100).toFixed(4))} % of ${what} ${decimalText(base)}, rounded to the cent`,
    ),
  };
}

export const fuelSurcharge: FeeComponent = {
  meta: {
    kind: 'fuel-surcharge',
    title: 'Fuel and logistics surcharge',
    rule: 'A share of the fulfilment fee (steps and peak included; in Europe also of its additions), rounded to the cent; never on referral, storage or inbound fees.',
    table: 'fuel-surcharge',
    fulfilment: ['fba'],
  },
  compute,
};
