import type { IsoDate } from '../../model/period.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import { categoryIn } from './categories.ts';
import type { FeeInput } from './fee-types.ts';
import { versionOrNull } from './lookup.ts';

/** The card group of everything that no other group takes. */
export const GENERAL_GROUP = 'general';

/** True when tiers for which the group has no rows read the general ones; also where the card knows no groups. */
export function fallsBack(rules: FeeRules, date: IsoDate, group: string): boolean {
  if (rules.cardGroups === null) return true;
  const row = versionOrNull(rules.cardGroups, date)?.rows.find((candidate) => candidate.id === group);
  return row?.fallsBack === true;
}

/**
 * Which rows of the fulfilment card a product reads: those of its product type, or of the group that the marketplace
 * puts its fee category into (selected parcel categories in Europe, health and grocery in Mexico).
 */
export function cardGroup(rules: FeeRules, input: FeeInput): string {
  const version = versionOrNull(rules.cardGroups, input.date);
  if (version === null) return rules.cardGroups === null ? input.productType : GENERAL_GROUP;
  const row = version.rows.find(
    (candidate) =>
      candidate.productTypes.includes(input.productType) ||
      categoryIn(candidate.categories, rules, input.date, input.category),
  );
  return row?.id ?? GENERAL_GROUP;
}
