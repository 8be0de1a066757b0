import { compareMoney, moneyFromNumber, type Money } from '../../model/money.ts';
import type { Dimensions, Weight } from '../../model/records/product.ts';
import { versionAt } from '../../rules/at.ts';
import type { FeeRules } from '../../rules/fee-rules.ts';
import type { FulfillmentFeeRow, PriceBandRow } from '../../rules/fee-rows.ts';
import type { RuleVersion } from '../../rules/table.ts';
import { cardGroup, fallsBack, GENERAL_GROUP } from './card-group.ts';
import { categoryIn } from './categories.ts';
import type { CardRow, ChosenTier, FeeInput, Placement, TierChoice } from './fee-types.ts';
import { inSpan } from './lookup.ts';
import { showWeight, tableWeight } from './measure.ts';
import { CLOSE, type Quantity } from './quantity.ts';
import { LOCAL_ROUTE, routeOf } from './routes.ts';
import { chooseTier } from './size-tier.ts';

/** True when the price lies in the band; 10.00 and 50.00 belong to the side whose limit is inclusive. */
export function inBand(band: PriceBandRow, price: Money): boolean {
  const against = (edge: number): number => compareMoney(price, moneyFromNumber(edge, price.currency));
  return (
    (band.minInclusive === null || against(band.minInclusive) >= 0) &&
    (band.minExclusive === null || against(band.minExclusive) > 0) &&
    (band.maxExclusive === null || against(band.maxExclusive) < 0) &&
    (band.maxInclusive === null || against(band.maxInclusive) <= 0)
  );
}

/** Rows of one route, group, tier and column in rising order, with their upper ends in grams laid out flat. */
interface Bracket {
  readonly rows: readonly FulfillmentFeeRow[];
  readonly upper: Float64Array;
}

const layouts = new WeakMap<RuleVersion<FulfillmentFeeRow>, ReadonlyMap<string, Bracket>>();

const key = (route: string, group: string, tier: string, column: string): string =>
  `${route}|${group}|${tier}|${column}`;

function layoutOf(version: RuleVersion<FulfillmentFeeRow>): ReadonlyMap<string, Bracket> {
  const known = layouts.get(version);
  if (known !== undefined) return known;
  const groups = new Map<string, FulfillmentFeeRow[]>();
  for (const row of version.rows) {
    for (const column of Object.keys(row.fees)) {
      const name = key(row.route ?? LOCAL_ROUTE, row.productType, row.tier, column);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [row]);
      else group.push(row);
    }
  }
  const layout = new Map(
    [...groups].map(([name, rows]) => {
      const upper = rows.map((row) => (row.weightTo === null ? Infinity : tableWeight(row.weightTo, row.unit).approx));
      return [name, { rows, upper: Float64Array.from(upper) }];
    }),
  );
  layouts.set(version, layout);
  return layout;
}

/** The row whose bracket holds the weight: above its lower end, up to and including its upper end. */
function rowAt({ rows, upper }: Bracket, weight: Quantity): FulfillmentFeeRow | undefined {
  // Rows that end clearly below the weight are passed over by floats alone; the first that may hold it is asked exactly.
  let index = 0;
  const floor = weight.approx * (1 - CLOSE);
  while (index < upper.length && (upper[index] ?? Infinity) < floor) index += 1;
  for (; index < rows.length; index += 1) {
    const row = rows[index];
    if (row !== undefined && inSpan(row, weight)) return row;
  }
  return undefined;
}

/** The row of a card version for a unit, with what its column charges; a string says why there is none. */
function cardRow(
  version: RuleVersion<FulfillmentFeeRow>,
  route: string,
  group: string,
  band: PriceBandRow,
  tier: ChosenTier,
  orGeneral: boolean,
): CardRow | string {
  const layout = layoutOf(version);
  const column = band.column ?? band.id;
  const bracket =
    layout.get(key(route, group, tier.tier.id, column)) ??
    (orGeneral ? layout.get(key(route, GENERAL_GROUP, tier.tier.id, column)) : undefined);
  const row = bracket === undefined ? undefined : rowAt(bracket, tier.shippingWeight);
  const from = version.effectiveFrom ?? 'an unknown date';
  if (row === undefined) {
    const weight = showWeight(tier.shipping, bracket?.rows[0]?.unit ?? tier.tier.maxWeight?.unit ?? 'lb');
    const way = route === LOCAL_ROUTE ? '' : `, route ${route}`;
    return `the card from ${from} has no row for ${tier.tier.label} at ${weight.value} ${weight.unit} (${group}${way})`;
  }
  const base = row.fees[column];
  if (base === undefined || base === null) {
    return `the card from ${from} gives no fee for price band "${band.label}" in row ${row.id}`;
  }
  return { version, row, band, tier, base };
}

function bandHolds(band: PriceBandRow, input: FeeInput, rules: FeeRules): boolean {
  return (
    inBand(band, input.price) &&
    (band.categories === undefined || categoryIn(band.categories, rules, input.date, input.category)) &&
    (band.exceptCategories === undefined || !categoryIn(band.exceptCategories, rules, input.date, input.category))
  );
}

/**
 * The tier, weights and card row of a packaged unit on its day, by price band, card group and route. Where a price
 * band has rows of its own (Europe's low-price FBA) and none takes the unit, the next band is tried.
 */
export function placeUnit(input: FeeInput, rules: FeeRules, dimensions: Dimensions, weight: Weight): Placement {
  const group = cardGroup(rules, input);
  const tierFor = (name: string): TierChoice => chooseTier(rules, input.date, dimensions, weight, name);
  const without = (reason: string, code: 'no-table' | 'no-version' | 'bad-input'): Placement => {
    const tier = tierFor(group);
    if (!tier.found) return { tier, card: { code: tier.code, reason: tier.reason, lastKnown: null } };
    return { tier, card: { code, reason, lastKnown: null } };
  };
  if (rules.fulfillmentFees === null || rules.priceBands === null) {
    return without(`no fulfilment fees for ${rules.marketplace}`, 'no-table');
  }
  const route = routeOf(rules, input);
  if (typeof route === 'string') return without(route, 'bad-input');
  const rows = route?.card ?? LOCAL_ROUTE;
  const bands = versionAt(rules.priceBands, input.date);
  if (!bands.found) return without(bands.reason, 'no-version');
  const found = versionAt(rules.fulfillmentFees, input.date);
  const version = found.found ? found.version : found.before;
  let tier: TierChoice | null = null;
  let failure: string | null = null;
  for (const band of bands.version.rows) {
    if (!bandHolds(band, input, rules)) continue;
    const bandGroup = band.group ?? group;
    tier = tierFor(bandGroup);
    if (tier.found && version !== null) {
      const card = cardRow(version, rows, bandGroup, band, tier, fallsBack(rules, input.date, bandGroup));
      if (typeof card !== 'string') {
        if (found.found) return { tier, card };
        return { tier, card: { code: 'no-version', reason: found.reason, lastKnown: card } };
      }
      failure = card;
    }
    if (band.group === undefined) break;
  }
  tier ??= tierFor(group);
  if (!tier.found) return { tier, card: { code: tier.code, reason: tier.reason, lastKnown: null } };
  if (!found.found) return { tier, card: { code: 'no-version', reason: found.reason, lastKnown: null } };
  if (failure === null)
    return { tier, card: { code: 'no-version', reason: 'no price band holds this price', lastKnown: null } };
  // The heaviest tier has rows for heavy units only. Nobody states what holds when volume alone puts a unit there.
  const heaviest = tier.tier;
  const volumeOnly = heaviest.maxWeight === null && found.version.rows.some((row) => row.tier === heaviest.id);
  return { tier, card: { code: volumeOnly ? 'by-hand' : 'no-row', reason: failure, lastKnown: null } };
}
