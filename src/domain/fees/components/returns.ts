import { decimalText, shareOfMoney } from '../../../model/money.ts';
import { categoryIn } from '../categories.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, steppedFee, versionOrNull } from '../lookup.ts';
import { tierFeeRow, weightFor } from '../tier-fee.ts';

const KIND = 'returns';

/** Share of units that pay: every returned unit of apparel, else only those above the category's threshold. */
function paying(context: FeeContext, rate: number): number | string {
  const { input, rules } = context;
  if (input.productType === 'apparel') return rate;
  const version = versionOrNull(rules.returnThresholds, input.date);
  const row = version?.rows.find((candidate) => categoryIn([candidate.category], rules, input.date, input.category));
  if (row === undefined)
    return `The return-rate threshold of ${input.category ?? 'this category'} is not known: no returns processing fee is counted.`;
  return Math.max(0, Math.round((rate - row.rate) * 1e6) / 1e6);
}

function compute(context: FeeContext): FeeOutcome {
  const { input, rules } = context;
  const rate = input.options?.returnsRate;
  if (rate === undefined || rate <= 0) return null;
  const found = tierFeeRow(rules.returnsProcessing, context);
  if (found === null) {
    return { warning: `No returns processing fee is known for this unit in ${rules.marketplace}: none is counted.` };
  }
  const share = paying(context, rate);
  if (typeof share === 'string') return { warning: share };
  if (share === 0) return null;
  const { row, version, tier } = found;
  const each = steppedFee(row.fee, row.step ?? null, weightFor(row, tier), rules.currency);
  const explain = (): string =>
    `${Number((share * 100).toFixed(4))} % of units x ${decimalText(each)} for each returned unit that pays`;
  return { fee: new Fee(KIND, shareOfMoney(each, share), because('returns-processing', version, row), explain) };
}

export const returns: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Returns processing',
    rule: 'Per returned unit: every one of apparel and shoes, of other products those above the category threshold; spread over the units sold; on request (--returns-rate).',
    table: 'returns-processing',
    fulfilment: ['fba'],
  },
  compute,
};
