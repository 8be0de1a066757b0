import { type FieldTexts, KEYWORD_FIELDS, type KeywordField } from './listing-index.ts';
import type { ListingWords } from './listing-words.ts';
import type { WeighedTarget } from './target.ts';
import { lacksWord, targetWords } from './target-words.ts';
import { emptyLook, isCoveredTier, lookAt, type Placement, placeTarget, type Tier, TIERS } from './tiers.ts';

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
  /** Place in TIERS of each phrase, in the order of the targets. */
  readonly tierOf: Uint8Array;
  /** Phrases of a tier in the order of the targets: heaviest first. */
  ofTier(tier: Tier): WeighedTarget[];
  /** The first so many phrases with where they stand. Found anew when asked: of millions, few are shown. */
  placed(count: number): PlacedTarget[];
  /** Where one of the phrases stands. */
  placementOf(target: WeighedTarget): Placement;
}

interface Tally {
  phrases: number;
  weight: number;
}

const NOT_THERE = emptyLook();

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
export function coverageOf(targets: readonly WeighedTarget[], words: ListingWords, texts: FieldTexts): Coverage {
  const tiers = TIERS.map(tally);
  const [alone, adds] = [KEYWORD_FIELDS.map(tally), KEYWORD_FIELDS.map(tally)];
  const [total, covered] = [tally(), tally()];
  const tierOf = new Uint8Array(targets.length);
  const look = emptyLook();
  const phrases = targetWords(targets);
  for (const [position, target] of targets.entries()) {
    const { weight } = target;
    if (lacksWord(phrases, position, words.any)) Object.assign(look, NOT_THERE);
    else lookAt(target, words, look);
    tierOf[position] = look.tier;
    count(total, weight);
    const tier = tiers[look.tier];
    if (tier !== undefined) count(tier, weight);
    if (isCoveredTier(look.tier)) count(covered, weight);
    const last = look.completedBy === -1 ? undefined : adds[look.completedBy];
    if (last !== undefined) count(last, weight);
    // Most phrases stand alone in no field, and are not worth six looks.
    if (look.alone === 0) continue;
    for (const [place, sum] of alone.entries()) {
      if ((look.alone & (1 << place)) !== 0) count(sum, weight);
    }
  }
  const placementOf = (target: WeighedTarget): Placement => placeTarget(target, words);
  return {
    total,
    covered,
    tiers: TIERS.map((tier, place) => ({ tier, ...(tiers[place] ?? tally()) })),
    fields: KEYWORD_FIELDS.map((field, place) => ({
      field,
      told: texts[field] !== null,
      alone: alone[place] ?? tally(),
      adds: adds[place] ?? tally(),
    })),
    tierOf,
    ofTier(tier) {
      const wanted = TIERS.indexOf(tier);
      return targets.filter((_, position) => tierOf[position] === wanted);
    },
    placed: (most) => targets.slice(0, most).map((target) => ({ target, placement: placementOf(target) })),
    placementOf,
  };
}
