import { money, moneyFromNumber, type Money } from '../../model/money.ts';
import type { ReferralRule } from '../../rules/fee-rows.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import { computeFees, totalsOf } from './estimate.ts';
import { findCategory } from './categories.ts';
import type { FeeInput } from './fee-types.ts';
import { versionOrNull } from './lookup.ts';

/** The least price that loses nothing, and the spans above it in which a stepped fee makes it lose again. */
export interface BreakEven {
  readonly price: Money;
  readonly losesAgain: readonly { readonly from: Money; readonly to: Money }[];
}

/** Prices above which another rate holds for the whole price. */
function ruleEdges(rule: ReferralRule): number[] {
  if (rule.type === 'wholePrice') return rule.bands.flatMap((band) => band.upTo ?? []);
  if (rule.type !== 'cases') return [];
  return rule.cases.flatMap((entry) => [entry.above ?? [], entry.upTo ?? [], ruleEdges(entry.rule)].flat());
}

/** Prices in minor units at which a fee jumps: the first price of each new band. Between two of them profit never falls. */
export function priceJumps(input: FeeInput, rules: FeeRules): number[] {
  const minor = (edge: number): number => moneyFromNumber(edge, rules.currency).minor;
  const jumps = new Set<number>();
  for (const band of versionOrNull(rules.priceBands, input.date)?.rows ?? []) {
    if (band.minInclusive !== null) jumps.add(minor(band.minInclusive));
    if (band.minExclusive !== null) jumps.add(minor(band.minExclusive) + 1);
    if (band.maxInclusive !== null) jumps.add(minor(band.maxInclusive) + 1);
    if (band.maxExclusive !== null) jumps.add(minor(band.maxExclusive));
  }
  const category = findCategory(rules, input.date, input.category, 'referral');
  if ('row' in category) for (const edge of ruleEdges(category.row.rule)) jumps.add(minor(edge) + 1);
  for (const row of versionOrNull(rules.closingFees, input.date)?.rows ?? []) jumps.add(minor(row.above) + 1);
  return [...jumps].toSorted((left, right) => left - right);
}

/** First whole number in [from, to] for which the rising `holds` is true; null when it never is. */
function firstWhere(from: number, to: number, holds: (value: number) => boolean): number | null {
  if (from > to || !holds(to)) return null;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Searches the real, stepped fee function for the least price at which the unit earns its fees and cost back.
 * Null without a cost, or when some fee is a gap. Inside a band profit never falls when the
 * price rises by more than the few minor units that several rounded shares can take at once, since all rates together
 * are below one: the price found earns, and a minor unit less does not.
 */
export function breakEven(input: FeeInput, rules: FeeRules): BreakEven | null {
  const { cost } = input;
  if (cost === null) return null;
  const profit = (price: number): number | null => {
    const at = { ...input, price: money(price, rules.currency) };
    return totalsOf(at, rules, computeFees(at, rules)).totals.profit?.minor ?? null;
  };
  if (profit(input.price.minor) === null) return null;
  const earns = (price: number): boolean => (profit(price) ?? -1) >= 0;
  const jumps = priceJumps(input, rules);
  // Doubling ends: past the last jump fees take less than the whole of each further unit of currency.
  let top = Math.max(1, cost.minor, ...jumps) * 2;
  while (!earns(top)) {
    if (top > Number.MAX_SAFE_INTEGER / 4) return null;
    top *= 2;
  }
  const starts = [1, ...jumps];
  let least: number | null = null;
  const losesAgain: { from: Money; to: Money }[] = [];
  starts.forEach((start, index) => {
    const end = (starts[index + 1] ?? top + 1) - 1;
    const first = firstWhere(start, end, earns);
    // Where a fee is not known at a price (closing fees of India), that price neither earns nor loses.
    if (profit(start) === null) return;
    if (least === null) {
      least = first;
    } else if (first !== start) {
      const until = first === null ? end : first - 1;
      losesAgain.push({ from: money(start, rules.currency), to: money(until, rules.currency) });
    }
  });
  // The least price is not known either when what lies just below it is not.
  if (least !== null && least > 1 && profit(least - 1) === null) return null;
  return least === null ? null : { price: money(least, rules.currency), losesAgain };
}
