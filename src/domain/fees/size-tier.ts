import type { IsoDate } from '../../model/period.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';
import { versionAt } from '../../rules/at.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { SizeTierRow } from '../../rules/fee-rows.ts';
import { dimensionalWeight, lengthInMm, lengthPlusGirth, measureFault, measureUnit, weightInGrams } from './measure.ts';
import type { MeasuredUnit } from './measure.ts';
import type { TierChoice } from './fee-types.ts';
import { because } from './lookup.ts';
import { compareRational, maxRational, type Rational } from './rational.ts';

function withinLength(actual: Rational, limit: number | null, tier: SizeTierRow): boolean {
  return limit === null || compareRational(actual, lengthInMm(limit, tier.lengthUnit)) <= 0;
}

/** Limits are inclusive: exactly 16 oz or 0.75 in still fits. */
function fits(unit: MeasuredUnit, weight: Rational, tier: SizeTierRow): boolean {
  return (
    withinLength(unit.longest, tier.maxLongest, tier) &&
    withinLength(unit.median, tier.maxMedian, tier) &&
    withinLength(unit.shortest, tier.maxShortest, tier) &&
    withinLength(lengthPlusGirth(unit), tier.maxLengthPlusGirth, tier) &&
    (tier.maxWeight === null || compareRational(weight, weightInGrams(tier.maxWeight)) <= 0)
  );
}

/**
 * The first tier, smallest first, whose every limit the packaged unit keeps on the date.
 * Not found: a reason and a code; nothing is thrown for odd figures.
 */
export function chooseTier(rules: FeeRules, date: IsoDate, dimensions: Dimensions, weight: Weight): TierChoice {
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
    const dimensional = dimensionalWeight(unit, rule, tier);
    const greater = maxRational(unit.weight, dimensional);
    if (!fits(unit, tier.tierWeightBasis === 'unit' ? unit.weight : greater, tier)) continue;
    const shipping = tier.shippingWeightBasis === 'unit' ? unit.weight : greater;
    return { found: true, tier, unit, dimensional, shipping, because: because('size-tiers', tiers.version, tier) };
  }
  return { found: false, code: 'no-row', reason: `no size tier of ${rules.marketplace} takes a unit of this size` };
}

/** Compares tier names without case, spaces and signs: `UsSmallStandardSize` and `Small standard-size` name one tier. */
export function tierByName(tiers: readonly SizeTierRow[], name: string): SizeTierRow | null {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const wanted = plain(name);
  return tiers.find((tier) => [tier.id, tier.label, ...tier.aliases].some((alias) => plain(alias) === wanted)) ?? null;
}
