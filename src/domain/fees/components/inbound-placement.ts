import { decimalText, moneyFromNumber } from '../../../model/money.ts';
import { Fee, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, gap, inSpan, ownFigure, versionOrNull } from '../lookup.ts';

const KIND = 'inbound-placement';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const inbound = input.options?.inbound;
  if (inbound === undefined) return null;
  if ('minor' in inbound)
    return { fee: new Fee(KIND, inbound, ownFigure(input.date, '--inbound'), () => 'your own figure') };
  if (inbound.option === 'optimised') return null;
  const version = versionOrNull(rules.inboundPlacement, input.date);
  if (version === null) {
    return gap(KIND, 'no-table', `no inbound placement fees are known for ${rules.marketplace} on this date`, [
      'Give your own figure per unit: --inbound 0.27',
    ]);
  }
  if (tier === null || !tier.found) return null;
  const row = version.rows.find(
    (candidate) =>
      candidate.option === inbound.option &&
      candidate.tiers.includes(tier.tier.id) &&
      inSpan(candidate, tier.shippingWeight),
  );
  const fee = row?.[inbound.end] ?? null;
  if (row === undefined || fee === null) {
    const known =
      row === undefined
        ? ''
        : ` (${['low', 'middle', 'high'].filter((end) => row[end as 'low'] !== null).join(', ')} is known)`;
    return gap(
      KIND,
      'no-row',
      `the ${inbound.end} end of the ${inbound.option} option is not known for this unit${known}`,
      ['Give your own figure per unit: --inbound 0.27'],
    );
  }
  const span = [row.low, row.high]
    .map((end) => (end === null ? '?' : decimalText(moneyFromNumber(end, rules.currency))))
    .join(' to ');
  const explain = (): string => `${inbound.option} splits, ${inbound.end} of ${span} by inbound region`;
  return { fee: new Fee(KIND, moneyFromNumber(fee, rules.currency), because(KIND, version, row), explain) };
}

export const inboundPlacement: FeeComponent = {
  meta: {
    kind: KIND,
    title: 'Inbound placement',
    rule: "Amazon's charge for spreading stock, a range by inbound region, or your own figure; on request (--inbound).",
    table: KIND,
    fulfilment: ['fba'],
  },
  compute,
};
