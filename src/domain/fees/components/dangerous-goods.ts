import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, steppedFee } from '../lookup.ts';
import { tierFeeRow, weightFor } from '../tier-fee.ts';

function compute(context: FeeContext): FeeOutcome {
  const { input, rules } = context;
  const lithium = input.options?.lithium === true;
  if (rules.dangerousGoods === null || (input.productType !== 'dangerous-goods' && !lithium)) return null;
  const found = tierFeeRow(rules.dangerousGoods, context);
  if (found === null) return null;
  const { row, version, tier } = found;
  const amount = steppedFee(row.fee, row.step ?? null, weightFor(row, tier), rules.currency);
  const what = lithium ? 'lithium batteries' : 'dangerous goods';
  return {
    fee: new Fee('dangerous-goods', amount, because('dangerous-goods', version, row), () => `${what}: per unit`),
  };
}

export const dangerousGoods: FeeComponent = {
  meta: {
    kind: 'dangerous-goods',
    title: 'Dangerous goods and lithium batteries',
    rule: 'An amount per unit where the card has no rows of its own for dangerous goods.',
    table: 'dangerous-goods',
    fulfilment: ['fba'],
  },
  compute,
};
