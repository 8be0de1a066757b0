import { decimalText, money, moneyFromNumber } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, versionOrNull } from '../lookup.ts';

const KIND = 'subscription';

function compute({ input, rules }: FeeContext): FeeOutcome {
  const { unitsPerMonth: units, plan = 'professional' } = input.options ?? {};
  if (plan === 'professional' && units === undefined) return null;
  const version = versionOrNull(rules.subscription, input.date);
  const row = version?.rows.find((candidate) => candidate.id === plan);
  if (version === null || row === undefined)
    return gap(KIND, 'no-table', `no ${plan} plan is known for ${rules.marketplace}`);
  const amount = moneyFromNumber(row.amount, rules.currency);
  if (row.per === 'item')
    return { fee: new Fee(KIND, amount, because(KIND, version, row), () => `${row.label}: per item sold`) };
  if (units === undefined || units <= 0) return null;
  const share = money(Math.round(amount.minor / units), rules.currency);
  const explain = (): string => `${row.label}: ${decimalText(amount)} a month over ${units} units, rounded`;
  return { fee: new Fee(KIND, share, because(KIND, version, row), explain) };
}

export const subscription: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Selling plan',
    rule: 'The Professional plan shared out over the units of a month, or the Individual plan per item; on request (--units-per-month, --plan).',
    table: KIND,
    fulfilment: ['fba', 'fbm'],
  },
  compute,
};
