import { majorUnits, money, type Money } from '../../../model/money.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { FeeRules } from '../../../rules/fee-rules.ts';
import { priceJumps } from '../break-even.ts';
import type { CatalogueEntry } from '../margins/catalogue.ts';
import type { UnitFees, UnitResult } from '../margins/unit-fees.ts';
import type { Near } from './near.ts';
import { firstIndex, smallerLengths, smallerWeights } from './smaller-steps.ts';

/** What would have to be smaller. */
export type CliffKind = 'price' | 'weight' | 'longest-side' | 'median-side' | 'shortest-side';

/** A cheaper fee that a unit just misses. */
export interface Cliff {
  readonly kind: CliffKind;
  /** As it is, and as it would have to be, in `unit`; a price in major units of its currency. */
  readonly now: number;
  readonly to: number;
  readonly distance: number;
  /** `in`, `cm`, `mm`, `oz`, `lb`, `g`, `kg`, or the currency. */
  readonly unit: string;
  readonly before: UnitResult;
  readonly after: UnitResult;
  /** More profit per unit after the change: less fees, and for a price less what the lower price costs. */
  readonly saves: Money;
}

const SIDE_KINDS = ['longest-side', 'median-side', 'shortest-side'] as const;

/** More of the unit left after the change; its cost is the same before and after. */
function saving({ proceeds: now }: UnitResult, { proceeds: then }: UnitResult): number | null {
  return now === null || then === null ? null : then.minor - now.minor;
}

/** The cliff at the first of some smaller values where the unit pays less. */
function cliffAlong(
  kind: CliffKind,
  value: number,
  unit: string,
  steps: ReturnType<typeof smallerWeights>,
  before: UnitResult,
  resultAt: (value: number) => UnitResult,
): Cliff[] {
  const index = firstIndex(steps.count, (at) => (saving(before, resultAt(steps.at(at))) ?? 0) > 0);
  if (index === null) return [];
  const after = resultAt(steps.at(index));
  const saves = saving(before, after);
  if (saves === null || before.price === null) return [];
  return [
    {
      kind,
      now: value,
      to: steps.at(index),
      distance: steps.distance(index),
      unit,
      before,
      after,
      saves: money(saves, before.price.currency),
    },
  ];
}

function sideCliffs(entry: CatalogueEntry, before: UnitResult, near: number, fees: UnitFees): Cliff[] {
  const { dimensions } = entry;
  if (dimensions === null) return [];
  const { unit } = dimensions;
  const [longest = 0, median = 0, shortest = 0] = dimensions.sides.toSorted((left, right) => right - left);
  const sides = [longest, median, shortest] as const;
  return SIDE_KINDS.flatMap((kind, place) => {
    const value = sides[place] ?? 0;
    return cliffAlong(kind, value, unit, smallerLengths(value, unit, near), before, (smaller) => {
      const changed: [number, number, number] = [longest, median, shortest];
      changed[place] = smaller;
      return fees({ ...entry, dimensions: { sides: changed, unit } });
    });
  });
}

function weightCliffs(entry: CatalogueEntry, before: UnitResult, near: number, fees: UnitFees): Cliff[] {
  const { weight } = entry;
  if (weight === null) return [];
  const { unit } = weight;
  return cliffAlong('weight', weight.value, unit, smallerWeights(weight, near), before, (value) =>
    fees({ ...entry, weight: { value, unit } }),
  );
}

/** The nearest lower price that earns more than the price of now: just below the edge of a band. */
function priceCliffs(
  entry: CatalogueEntry,
  before: UnitResult,
  near: number,
  fees: UnitFees,
  rules: FeeRules,
  date: IsoDate,
): Cliff[] {
  const { price } = entry;
  if (price === null) return [];
  const { currency } = price;
  const jumps = priceJumps(
    {
      date,
      price,
      dimensions: entry.dimensions,
      weight: entry.weight,
      category: before.category,
      productType: entry.productType,
      fulfilment: entry.fulfilment,
      cost: null,
    },
    rules,
  );
  const least = price.minor * (1 - near);
  const candidates = jumps
    .map((jump) => jump - 1)
    .filter((minor) => minor >= least && minor > 0 && minor < price.minor);
  for (const minor of candidates.toReversed()) {
    const lower = money(minor, currency);
    const after = fees({ ...entry, price: lower });
    const saves = saving(before, after);
    if (saves === null || saves <= 0) continue;
    return [{ kind: 'price', before, after, saves: money(saves, currency), ...priceFigures(price, lower) }];
  }
  return [];
}

function priceFigures(now: Money, to: Money): Pick<Cliff, 'now' | 'to' | 'distance' | 'unit'> {
  const { currency } = now;
  const major = (minor: number): number => majorUnits(money(minor, currency));
  return { now: major(now.minor), to: major(to.minor), distance: major(now.minor - to.minor), unit: currency };
}

/**
 * The cheaper fees that one unit just misses, each by one smaller price, side or weight alone. A side or weight is
 * made smaller in the finest steps that packages are measured in; the first step that pays less is the cliff, so
 * dimensional weight, girth and every tier limit count. Empty where the fees are not known.
 */
export function findCliffs(
  entry: CatalogueEntry,
  near: Near,
  fees: UnitFees,
  rules: FeeRules,
  date: IsoDate,
): { readonly before: UnitResult; readonly cliffs: readonly Cliff[] } {
  const before = fees(entry);
  if (before.fees === null) return { before, cliffs: [] };
  const packed = entry.fulfilment === 'fba';
  return {
    before,
    cliffs: [
      ...priceCliffs(entry, before, near.price, fees, rules, date),
      ...(packed ? weightCliffs(entry, before, near.weight, fees) : []),
      ...(packed ? sideCliffs(entry, before, near.side, fees) : []),
    ],
  };
}
