import { decimalText, shareOfMoney } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, steppedFee } from '../lookup.ts';
import { tierFeeRow, weightFor } from '../tier-fee.ts';

const KIND = 'removal';

function compute(context: FeeContext): FeeOutcome {
  const { input, rules, tier } = context;
  const rate = input.options?.removalRate;
  if (rate === undefined || rate <= 0 || tier === null || !tier.found) return null;
  const found = tierFeeRow(rules.removal, context);
  if (found === null) return gap(KIND, 'no-table', `no removal fees are known for ${rules.marketplace} on this date`);
  const { row, version } = found;
  const each = steppedFee(row.fee, row.step ?? null, weightFor(row, found.tier), rules.currency);
  const explain = (): string => `${Number((rate * 100).toFixed(4))} % of units x ${decimalText(each)}`;
  return { fee: new Fee(KIND, shareOfMoney(each, rate), because(KIND, version, row), explain) };
}

export const removal: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Removal or disposal',
    rule: 'Per unit taken back or destroyed, by size and weight, spread over the units sold; on request (--removal-rate).',
    table: KIND,
    fulfilment: ['fba'],
  },
  compute,
};
