import type { PackagingRow } from '../../../rules/fee-rows.ts';
import { Fee, type ChosenTier, type FeeComponent, type FeeContext, type FeeOutcome } from '../fee-types.ts';
import { because, inSpan, steppedFee, versionOrNull } from '../lookup.ts';
import { showWeight } from '../measure.ts';
import type { Quantity } from '../quantity.ts';

/** The weight the row is read by. */
function weightOf(row: PackagingRow, tier: ChosenTier): Quantity {
  return row.basis === 'shipping' ? tier.shippingWeight : tier.dimensionalWeight;
}

function compute({ input, rules, tier }: FeeContext): FeeOutcome {
  const version = versionOrNull(rules.packaging, input.date);
  if (version === null || tier === null || !tier.found || input.options?.sipp === true) return null;
  const row = version.rows.find(
    (candidate) => candidate.tiers.includes(tier.tier.id) && inSpan(candidate, weightOf(candidate, tier)),
  );
  if (row === undefined) return null;
  const weight = weightOf(row, tier);
  return {
    fee: new Fee(
      'packaging',
      steppedFee(row.fee, row.step ?? null, weight, rules.currency),
      because('packaging', version, row),
      () => {
        const shown = showWeight(weight.exact, row.unit);
        return `${tier.tier.label}, ${row.basis ?? 'dimensional'} weight ${shown.value} ${shown.unit}; not charged where the item is certified to ship in its own packaging`;
      },
    ),
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
