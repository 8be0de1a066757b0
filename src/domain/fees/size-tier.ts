import type { IsoDate } from '../../model/period.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';
import { versionAt } from '../../rules/at.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { SizeTierRow } from '../../rules/fee-rows.ts';
import { GENERAL_GROUP } from './card-group.ts';
import { ChosenTier, type TierChoice } from './fee-types.ts';
import { because } from './lookup.ts';
import {
  dimensionalWeight,
  lengthPlusGirth,
  measureFault,
  measureUnit,
  sumOfSides,
  tableLength,
  tableWeight,
  type MeasuredUnit,
} from './measure.ts';
import { compareQuantity, maxQuantity, Quantity } from './quantity.ts';
import { addRational } from './rational.ts';

function within(actual: Quantity, limit: number | null | undefined, tier: SizeTierRow): boolean {
  return limit === null || limit === undefined || compareQuantity(actual, tableLength(limit, tier.lengthUnit)) <= 0;
}

function notHeavier(actual: Quantity, limit: Weight | null | undefined): boolean {
  return limit === null || limit === undefined || compareQuantity(actual, tableWeight(limit.value, limit.unit)) <= 0;
}

/** Limits are inclusive: exactly 16 oz or 0.75 in still fits. */
function sidesFit(unit: MeasuredUnit, tier: SizeTierRow): boolean {
  return (
    within(unit.longest, tier.maxLongest, tier) &&
    within(unit.median, tier.maxMedian, tier) &&
    within(unit.shortest, tier.maxShortest, tier) &&
    (tier.maxLengthPlusGirth === null || within(lengthPlusGirth(unit), tier.maxLengthPlusGirth, tier)) &&
    (tier.maxSumOfSides === undefined || within(sumOfSides(unit), tier.maxSumOfSides, tier))
  );
}

function withPackaging(weight: Quantity, tier: SizeTierRow): Quantity {
  const own = tier.packagingWeight;
  if (own === undefined) return weight;
  const added = tableWeight(own.value, own.unit);
  return new Quantity(weight.approx + added.approx, () => addRational(weight.exact, added.exact));
}

/** Rows that make up one tier are shown as that tier; made once a row. */
const shownTiers = new WeakMap<SizeTierRow, SizeTierRow>();

function shownTier(row: SizeTierRow): SizeTierRow {
  if (row.tier === undefined || row.tier === row.id) return row;
  let shown = shownTiers.get(row);
  if (shown === undefined) shownTiers.set(row, (shown = { ...row, id: row.tier }));
  return shown;
}

/**
 * The first tier, smallest first, whose every limit the packaged unit keeps on the date; of the tiers of one card
 * group where `group` names it. Not found: a reason and a code; nothing is thrown for odd figures.
 */
export function chooseTier(
  rules: FeeRules,
  date: IsoDate,
  dimensions: Dimensions,
  weight: Weight,
  group: string | null = null,
): TierChoice {
  const fault = measureFault(dimensions, weight);
  if (fault !== null) return { found: false, code: 'bad-input', reason: fault };
  if (rules.sizeTiers === null || rules.weightRules === null) {
    return { found: false, code: 'no-table', reason: `no size tiers for ${rules.marketplace}` };
  }
  const tiers = versionAt(rules.sizeTiers, date);
  if (!tiers.found) return { found: false, code: 'no-version', reason: tiers.reason };
  const weights = versionAt(rules.weightRules, date);
  const rule = weights.found ? weights.version.rows[0] : undefined;
  if (!weights.found || rule === undefined) {
    return { found: false, code: 'no-version', reason: weights.found ? 'no weight rule' : weights.reason };
  }
  const unit = measureUnit(dimensions, weight);
  for (const tier of tiers.version.rows) {
    if (tier.groups !== undefined && !tier.groups.includes(group ?? GENERAL_GROUP)) continue;
    if (!sidesFit(unit, tier)) continue;
    const dimensional = dimensionalWeight(unit, rule, tier);
    const greater = maxQuantity(unit.weight, dimensional);
    const weighed = withPackaging(tier.tierWeightBasis === 'unit' ? unit.weight : greater, tier);
    if (!notHeavier(weighed, tier.maxWeight)) continue;
    if (!notHeavier(dimensional, tier.maxDimensionalWeight)) continue;
    const shipping = withPackaging(tier.shippingWeightBasis === 'unit' ? unit.weight : greater, tier);
    return new ChosenTier(shownTier(tier), unit, because('size-tiers', tiers.version, tier), dimensional, shipping);
  }
  return { found: false, code: 'no-row', reason: `no size tier of ${rules.marketplace} takes a unit of this size` };
}

/** Compares tier names without case, spaces and signs: `UsSmallStandardSize` and `Small standard-size` name one tier. */
export function tierByName(tiers: readonly SizeTierRow[], name: string): SizeTierRow | null {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const wanted = plain(name);
  return tiers.find((tier) => [tier.id, tier.label, ...tier.aliases].some((alias) => plain(alias) === wanted)) ?? null;
}
