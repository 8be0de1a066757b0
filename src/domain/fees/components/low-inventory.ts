import { moneyFromNumber } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, inSpan, versionOrNull } from '../lookup.ts';

const KIND = 'low-inventory';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const days = input.options?.coverDays;
  if (days === undefined) return null;
  const version = versionOrNull(rules.lowInventory, input.date);
  if (version === null)
    return gap(KIND, 'no-table', `no low-inventory fees are known for ${rules.marketplace} on this date`);
  if (tier === null || !tier.found) return null;
  const row = version.rows.find(
    (candidate) =>
      candidate.tier === tier.tier.id &&
      days >= candidate.daysFrom &&
      days < candidate.daysBelow &&
      inSpan(candidate, tier.shippingWeight),
  );
  if (row === undefined) return null;
  const explain = (): string =>
    `stock covers ${days} days: ${row.daysFrom} and more, under ${row.daysBelow}; only when both the 30- and the 90-day figure are that low`;
  return { fee: new Fee(KIND, moneyFromNumber(row.fee, rules.currency), because(KIND, version, row), explain) };
}

export const lowInventory: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Low-inventory-level fee',
    rule: 'An amount per unit while stock covers few days of sales, by tier, weight and days; on request (--cover-days).',
    table: 'low-inventory',
    fulfilment: ['fba'],
  },
  compute,
};
