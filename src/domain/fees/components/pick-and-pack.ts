import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, steppedFee } from '../lookup.ts';
import { tierFeeRow, weightFor } from '../tier-fee.ts';

function compute(context: FeeContext): FeeOutcome {
  const { rules } = context;
  if (rules.pickAndPack === null) return null;
  const found = tierFeeRow(rules.pickAndPack, context);
  if (found === null) return null;
  const { row, version, tier } = found;
  const amount = steppedFee(row.fee, row.step ?? null, weightFor(row, tier), rules.currency);
  return { fee: new Fee('pick-and-pack', amount, because('pick-and-pack', version, row), () => tier.tier.label) };
}

export const pickAndPack: FeeComponent = {
  meta: {
    kind: 'pick-and-pack',
    title: 'Pick and pack',
    rule: 'An amount per unit by tier and weight, where the marketplace charges it apart from shipping.',
    table: 'pick-and-pack',
    fulfilment: ['fba'],
  },
  compute,
};
