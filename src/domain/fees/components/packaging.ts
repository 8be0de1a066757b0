import { moneyFromNumber } from '../../../model/money.ts';
import type { FeeComponent, FeeContext, FeeOutcome } from '../fee-types.ts';
import { because, versionOrNull } from '../lookup.ts';
import { showWeight, weightInGrams } from '../measure.ts';
import { compareRational } from '../rational.ts';

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const version = versionOrNull(rules.packaging, input.date);
  if (version === null || tier === null || !tier.found) return null;
  const row = version.rows.find(
    (candidate) =>
      candidate.tiers.includes(tier.tier.id) &&
      compareRational(tier.dimensional, weightInGrams({ value: candidate.weightFrom, unit: candidate.unit })) > 0 &&
      (candidate.weightTo === null ||
        compareRational(tier.dimensional, weightInGrams({ value: candidate.weightTo, unit: candidate.unit })) <= 0),
  );
  if (row === undefined) return null;
  const weight = showWeight(tier.dimensional, row.unit);
  return {
    fee: {
      kind: 'packaging',
      amount: moneyFromNumber(row.fee, input.price.currency),
      because: because('packaging', version, row),
      explanation: `${tier.tier.label}, dimensional weight ${weight.value} ${weight.unit}; not charged where the item is certified to ship in its own packaging`,
    },
  };
}

export const packaging: FeeComponent = {
  meta: {
    kind: 'packaging',
    title: 'Packaging fee for bulky items',
    rule: 'An amount per unit by dimensional weight for bulky items that are not certified to ship in their own packaging.',
    table: 'packaging',
    fulfilment: ['fba'],
  },
  compute,
};
