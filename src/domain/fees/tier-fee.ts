import type { TierFeeRow } from '../../rules/option-rows.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';
import type { ChosenTier, FeeContext } from './fee-types.ts';
import { inSpan, versionOrNull } from './lookup.ts';
import type { Quantity } from './quantity.ts';

/** The weight a row is read by. */
export function weightFor(row: TierFeeRow, tier: ChosenTier): Quantity {
  if (row.basis === 'dimensional') return tier.dimensionalWeight;
  return row.basis === 'unit' ? tier.unit.weight : tier.shippingWeight;
}

/** The row of a table by tier, weight, product type and price column; null where the table has none that holds. */
export function tierFeeRow(
  table: RuleTable<TierFeeRow> | null,
  { input, placement, tier }: FeeContext,
): { row: TierFeeRow; version: RuleVersion<TierFeeRow>; tier: ChosenTier } | null {
  const version = versionOrNull(table, input.date);
  if (version === null || tier === null || !tier.found) return null;
  const card = placement !== null && !('code' in placement.card) ? placement.card : null;
  const column = card === null ? null : (card.band.column ?? card.band.id);
  const row = version.rows.find(
    (candidate) =>
      (candidate.tiers === null || candidate.tiers.includes(tier.tier.id)) &&
      (candidate.productTypes === undefined || candidate.productTypes.includes(input.productType)) &&
      (candidate.column === undefined || candidate.column === column) &&
      inSpan(candidate, weightFor(candidate, tier)),
  );
  return row === undefined ? null : { row, version, tier };
}
