import { majorUnits, money, subtractMoney, sumMoney, type Money } from '../../model/money.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { FulfillmentFeeRow } from '../../rules/fee-rows.ts';
import { priceJumps } from './break-even.ts';
import { computeFees, estimateFees } from './estimate.ts';
import type { ChosenTier, FeeInput } from './fee-types.ts';
import { startedSteps, versionOrNull } from './lookup.ts';
import {
  lengthInMm,
  measureUnit,
  showLength,
  showWeight,
  weightInGrams,
  weightOf,
  type MeasuredUnit,
} from './measure.ts';
import { placeUnit } from './placement.ts';
import type { Quantity } from './quantity.ts';
import {
  addRational,
  compareRational,
  divideRational,
  floorRational,
  multiplyRational,
  rational,
  subtractRational,
  type Rational,
} from './rational.ts';

/** A change of one side or of the weight after which the unit pays less. */
export interface CheaperEdge {
  readonly change: 'longest side' | 'median side' | 'shortest side' | 'weight' | 'price';
  /** How much to take off, in `unit`. */
  readonly by: number;
  /** Of length or weight, or the code of the currency. */
  readonly unit: string;
  /** Less fees per unit sold; for a price, what is left of that after the cut. */
  readonly saves: Money;
  readonly tierAfter: string;
  /** What gives way: a limit of a size tier, a bracket of the card by weight, or one by dimensional weight. */
  readonly because: 'size tier' | 'weight' | 'dimensional weight' | 'price band';
}

const SIDES = ['longest', 'median', 'shortest'] as const;
/** A side is cut to a whole hundredth of a millimetre: finer than any ruler, coarse enough to be written. */
const MM_DECIMALS = 2;

function descending(values: readonly Rational[]): Rational[] {
  return values.toSorted((left, right) => compareRational(right, left));
}

/** Rows of the card that the unit could read at another size or weight: those of its route and card group. */
function nearRows(input: FeeInput, rules: FeeRules, dimensions: Dimensions, weight: Weight): FulfillmentFeeRow[] {
  const { card } = placeUnit(input, rules, dimensions, weight);
  const rows = versionOrNull(rules.fulfillmentFees, input.date)?.rows ?? [];
  if ('code' in card) return [];
  return rows.filter((row) => row.route === card.row.route && row.productType === card.row.productType);
}

/** Weights in grams at which the card changes its row or step, below a weight, greatest first. */
function weightEdges(
  rows: readonly FulfillmentFeeRow[],
  input: FeeInput,
  rules: FeeRules,
  weight: Quantity,
): Rational[] {
  const edges: Rational[] = [];
  for (const row of rows) {
    if (row.weightFrom > 0) edges.push(weightInGrams({ value: row.weightFrom, unit: row.unit }));
    if (row.step === null) continue;
    const steps = startedSteps(row.step, weight) - 1;
    if (steps < 0) continue;
    const over = multiplyRational(rational(steps), weightInGrams(row.step.every));
    edges.push(addRational(weightInGrams(row.step.above), over));
  }
  for (const tier of versionOrNull(rules.sizeTiers, input.date)?.rows ?? []) {
    if (tier.maxWeight !== null) edges.push(weightInGrams(tier.maxWeight));
  }
  return descending(edges.filter((edge) => compareRational(edge, weight.exact) < 0));
}

function feesOf(input: FeeInput, rules: FeeRules): { total: Money; tier: ChosenTier } | null {
  const { fees, gaps, tier } = computeFees(input, rules);
  if (gaps.length > 0 || tier === null || !tier.found) return null;
  const total = sumMoney(
    fees.map((fee) => fee.amount),
    rules.currency,
  );
  return { total, tier };
}

interface SideCandidate {
  readonly limit: Rational;
  readonly because: CheaperEdge['because'];
}

/** Lengths to which a side could be cut: limits of tiers, and where the dimensional weight meets a bracket. */
function sideCandidates(
  side: (typeof SIDES)[number],
  unit: MeasuredUnit,
  tier: ChosenTier,
  edges: readonly Rational[],
  input: FeeInput,
  rules: FeeRules,
): SideCandidate[] {
  const own = unit[side].exact;
  const limits = (versionOrNull(rules.sizeTiers, input.date)?.rows ?? []).flatMap((row): SideCandidate[] => {
    const limit = { longest: row.maxLongest, median: row.maxMedian, shortest: row.maxShortest }[side];
    return limit === null ? [] : [{ limit: lengthInMm(limit, row.lengthUnit), because: 'size tier' }];
  });
  const dimensional = tier.dimensional;
  // Cutting a side cuts the dimensional weight in the same measure; below the unit weight it does not count any more.
  const byVolume =
    compareRational(dimensional, unit.weight.exact) <= 0
      ? []
      : edges.map((edge): SideCandidate => {
          const exact = divideRational(multiplyRational(own, edge), dimensional);
          return { limit: floorRational(exact, MM_DECIMALS), because: 'dimensional weight' };
        });
  return [...limits, ...byVolume]
    .filter(({ limit }) => limit.n > 0n && compareRational(limit, own) < 0)
    .toSorted((left, right) => compareRational(right.limit, left.limit));
}

/** The nearest lower price that leaves more: just under a price from which on a whole-price rate or a band costs more. */
export function cheaperPrice(input: FeeInput, rules: FeeRules): CheaperEdge | null {
  const now = estimateFees(input, rules).totals.proceeds;
  if (now === null) return null;
  for (const jump of priceJumps(input, rules).toReversed()) {
    const below = jump - 1;
    if (below >= input.price.minor || below <= 0) continue;
    const { totals, tier } = estimateFees({ ...input, price: money(below, rules.currency) }, rules);
    if (totals.proceeds === null || totals.proceeds.minor <= now.minor) continue;
    return {
      change: 'price',
      by: majorUnits(money(input.price.minor - below, rules.currency)),
      unit: rules.currency,
      saves: subtractMoney(totals.proceeds, now),
      tierAfter: tier?.found === true ? tier.tier.label : '',
      because: 'price band',
    };
  }
  return null;
}

/**
 * The nearest smaller side and weight, each alone, from which on the unit pays less: one answer a side and one for the
 * weight at most, none where no single change helps; then a lower price that leaves more. Sides are tried at the limits of size tiers and where the
 * dimensional weight falls into the bracket below.
 */
export function cheaperEdges(input: FeeInput, rules: FeeRules): CheaperEdge[] {
  const { dimensions, weight } = input;
  const now = feesOf(input, rules);
  const price = cheaperPrice(input, rules);
  const byPrice = price === null ? [] : [price];
  if (dimensions === null || weight === null || now === null) return byPrice;
  const unit = measureUnit(dimensions, weight);
  const rows = nearRows(input, rules, dimensions, weight);
  const found: CheaperEdge[] = [];
  const keep = (edge: Omit<CheaperEdge, 'saves' | 'tierAfter'>, changed: Partial<FeeInput>): boolean => {
    const after = feesOf({ ...input, ...changed }, rules);
    if (after === null || after.total.minor >= now.total.minor) return false;
    found.push({ ...edge, saves: subtractMoney(now.total, after.total), tierAfter: after.tier.tier.label });
    return true;
  };
  const shippingEdges = weightEdges(rows, input, rules, now.tier.shippingWeight);
  for (const side of SIDES) {
    for (const { limit, because } of sideCandidates(side, unit, now.tier, shippingEdges, input, rules)) {
      const sides = SIDES.map((name) => showLength(name === side ? limit : unit[name].exact, 'mm'));
      const by = showLength(subtractRational(unit[side].exact, limit), dimensions.unit);
      const change = { change: `${side} side` as const, by, unit: dimensions.unit, because };
      if (keep(change, { dimensions: { sides: sides as [number, number, number], unit: 'mm' } })) break;
    }
  }
  for (const edge of weightEdges(rows, input, rules, weightOf(weight.value, weight.unit))) {
    const by = showWeight(subtractRational(unit.weight.exact, edge), weight.unit).value;
    const grams = showWeight(edge, 'oz').value;
    // Brackets in ounces and pounds are whole in ounces, those in kilograms in grams: one of the two is exact.
    const metric = compareRational(weightInGrams({ value: grams, unit: 'oz' }), edge) !== 0;
    const lighter: Weight = metric ? { value: showWeight(edge, 'g').value, unit: 'g' } : { value: grams, unit: 'oz' };
    if (keep({ change: 'weight', by, unit: weight.unit, because: 'weight' }, { weight: lighter })) break;
  }
  return [...found, ...byPrice];
}
