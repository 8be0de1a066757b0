import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, steppedFee } from '../lookup.ts';
import { routeOf } from '../routes.ts';
import { tierFeeRow, weightFor } from '../tier-fee.ts';

function compute(context: FeeContext): FeeOutcome {
  const { input, rules } = context;
  if (rules.panEuOversize === null) return null;
  const route = routeOf(rules, input);
  if (route === null || typeof route === 'string' || route.adds?.includes('pan-eu-oversize') !== true) return null;
  const found = tierFeeRow(rules.panEuOversize, context);
  if (found === null) return null;
  const { row, version, tier } = found;
  const amount = steppedFee(row.fee, row.step ?? null, weightFor(row, tier), rules.currency);
  return {
    fee: new Fee(
      'pan-eu-oversize',
      amount,
      because('pan-eu-oversize', version, row),
      () => `${tier.tier.label} on the Pan-European route; that a started kilogram counts whole is assumed`,
    ),
  };
}

export const panEuOversize: FeeComponent = {
  meta: {
    kind: 'pan-eu-oversize',
    title: 'Pan-European oversize addition',
    rule: 'An amount per oversize unit on the Pan-European route, and more for each started kilogram.',
    table: 'pan-eu-oversize',
    fulfilment: ['fba'],
  },
  compute,
};
