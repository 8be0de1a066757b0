import { type FieldTexts, KEYWORD_FIELDS, type KeywordField, type ListingIndex } from './listing-index.ts';
import type { WeighedTarget } from './target.ts';
import { isCovered, type Placement, placeTarget, type Tier, TIERS } from './tiers.ts';

/** A number of phrases with their weight. */
export interface Amount {
  readonly phrases: number;
  readonly weight: number;
}

export interface FieldCoverage {
  readonly field: KeywordField;
  /** False when no file tells the field: its share is then not known, not zero. */
  readonly told: boolean;
  /** Phrases whose words all stand in this field. */
  readonly alone: Amount;
  /** Phrases that become complete with this field, after those before it. */
  readonly adds: Amount;
}

export interface PlacedTarget {
  readonly target: WeighedTarget;
  readonly placement: Placement;
}

export interface Coverage {
  readonly total: Amount;
  /** Phrases of the first five tiers. */
  readonly covered: Amount;
  readonly tiers: readonly ({ readonly tier: Tier } & Amount)[];
  readonly fields: readonly FieldCoverage[];
  /** In the order of the targets: heaviest first. */
  readonly placed: readonly PlacedTarget[];
}

interface Tally {
  phrases: number;
  weight: number;
}

function tally(): Tally {
  return { phrases: 0, weight: 0 };
}

function count(sum: Tally, weight: number): void {
  sum.phrases += 1;
  sum.weight += weight;
}

/**
 * How well a listing has the phrases: by tier, and what each field adds to those before it. A word of a phrase counts in
 * either number; the description alone never makes a phrase covered.
 */
export function coverageOf(targets: readonly WeighedTarget[], index: ListingIndex, texts: FieldTexts): Coverage {
  const tiers = new Map<Tier, Tally>(TIERS.map((tier) => [tier, tally()]));
  const [alone, adds] = [KEYWORD_FIELDS.map(tally), KEYWORD_FIELDS.map(tally)];
  const [total, covered] = [tally(), tally()];
  const placed = targets.map((target): PlacedTarget => {
    const placement = placeTarget(target, index);
    const { weight } = target;
    count(total, weight);
    const tier = tiers.get(placement.tier);
    if (tier !== undefined) count(tier, weight);
    if (isCovered(placement.tier)) count(covered, weight);
    const last = placement.completedBy === null ? undefined : adds[placement.completedBy];
    if (last !== undefined) count(last, weight);
    // Most phrases stand alone in no field, and are not worth six looks.
    if (placement.alone === 0) return { target, placement };
    for (const [place, sum] of alone.entries()) {
      if ((placement.alone & (1 << place)) !== 0) count(sum, weight);
    }
    return { target, placement };
  });
  return {
    total,
    covered,
    tiers: TIERS.map((tier) => ({ tier, ...(tiers.get(tier) ?? tally()) })),
    fields: KEYWORD_FIELDS.map((field, place) => ({
      field,
      told: texts[field] !== null,
      alone: alone[place] ?? tally(),
      adds: adds[place] ?? tally(),
    })),
    placed,
  };
}

/** Weight of the covered phrases alone, without keeping where each stands. */
export function coveredWeight(targets: readonly WeighedTarget[], index: ListingIndex): number {
  let weight = 0;
  for (const target of targets) if (isCovered(placeTarget(target, index).tier)) weight += target.weight;
  return weight;
}
