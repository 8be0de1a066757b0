import { subtractMoney, sumMoney, type Money } from '../../model/money.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import { computeFees } from './estimate.ts';
import type { FeeInput } from './fee-types.ts';
import { versionOrNull } from './lookup.ts';
import { ceilRational, compareRational, divideRational, subtractRational, type Rational } from './rational.ts';
import { lengthInMm, measureUnit, showLength, showWeight, weightInGrams, type MeasuredUnit } from './measure.ts';

/** A change of one side or of the weight after which the unit pays less. */
export interface CheaperEdge {
  readonly change: 'longest side' | 'median side' | 'shortest side' | 'weight';
  /** How much to take off, in `unit`. */
  readonly by: number;
  readonly unit: Dimensions['unit'] | Weight['unit'];
  /** Less fees per unit sold. */
  readonly saves: Money;
  readonly tierAfter: string;
}

const SIDES = ['longest', 'median', 'shortest'] as const;

/** Weights at which the card of the date changes its row or step, below the unit's own, greatest first. */
function weightEdges(input: FeeInput, rules: FeeRules, unit: MeasuredUnit): Weight[] {
  const edges: Weight[] = [];
  for (const row of versionOrNull(rules.fulfillmentFees, input.date)?.rows ?? []) {
    if (row.productType !== input.productType) continue;
    if (row.weightFrom > 0) edges.push({ value: row.weightFrom, unit: row.unit });
    if (row.step !== null) {
      const [above, every] = [row.step.above, row.step.every];
      const over = subtractRational(unit.weight, weightInGrams(above));
      const size = weightInGrams(every);
      if (over.n <= 0n) continue;
      const steps = ceilRational(divideRational(over, size)) - 1;
      // A step is stated in one unit and begins in another: 4 oz steps above 3 lb. Both are exact in the finer one.
      const start = showWeight(weightInGrams(above), every.unit).value;
      edges.push({ value: start + steps * every.value, unit: every.unit });
    }
  }
  return edges
    .filter((edge) => compareRational(weightInGrams(edge), unit.weight) < 0)
    .toSorted((left, right) => compareRational(weightInGrams(right), weightInGrams(left)));
}

function feesOf(input: FeeInput, rules: FeeRules): { total: Money; tier: string } | null {
  const { fees, gaps, tier } = computeFees(input, rules);
  if (gaps.length > 0 || tier === null || !tier.found) return null;
  return {
    total: sumMoney(
      fees.map((fee) => fee.amount),
      rules.currency,
    ),
    tier: tier.tier.label,
  };
}

/**
 * The nearest smaller side and weight, each alone, from which on the unit pays less. One answer a side at most, and
 * none where no single change helps. Sides are measured against tier limits only, not against dimensional weight steps.
 */
export function cheaperEdges(input: FeeInput, rules: FeeRules): CheaperEdge[] {
  const { dimensions, weight } = input;
  const now = feesOf(input, rules);
  if (dimensions === null || weight === null || now === null) return [];
  const unit = measureUnit(dimensions, weight);
  const found: CheaperEdge[] = [];
  const keep = (edge: Omit<CheaperEdge, 'saves' | 'tierAfter'>, changed: Partial<FeeInput>): boolean => {
    const after = feesOf({ ...input, ...changed }, rules);
    if (after === null || after.total.minor >= now.total.minor) return false;
    found.push({ ...edge, saves: subtractMoney(now.total, after.total), tierAfter: after.tier });
    return true;
  };
  const tiers = versionOrNull(rules.sizeTiers, input.date)?.rows ?? [];
  for (const side of SIDES) {
    const limits = tiers
      .map((tier) => {
        const limit = { longest: tier.maxLongest, median: tier.maxMedian, shortest: tier.maxShortest }[side];
        return limit === null ? null : lengthInMm(limit, tier.lengthUnit);
      })
      .filter((limit): limit is Rational => limit !== null && compareRational(limit, unit[side]) < 0)
      .toSorted((left, right) => compareRational(right, left));
    for (const limit of limits) {
      const sides = SIDES.map((name) => showLength(name === side ? limit : unit[name], 'mm')) as [
        number,
        number,
        number,
      ];
      const by = showLength(subtractRational(unit[side], limit), dimensions.unit);
      const change = { change: `${side} side` as const, by, unit: dimensions.unit };
      if (keep(change, { dimensions: { sides, unit: 'mm' } })) break;
    }
  }
  for (const edge of weightEdges(input, rules, unit)) {
    const by = showWeight(subtractRational(unit.weight, weightInGrams(edge)), weight.unit).value;
    if (keep({ change: 'weight', by, unit: weight.unit }, { weight: edge })) break;
  }
  return found;
}
