import { weakestConfidence, type Confidence } from '../../src/model/confidence.ts';
import type { FulfillmentFeeRow, SizeTierRow, WeightStep } from '../../src/rules/fee-rows.ts';
import type { RuleSource, RuleVersion } from '../../src/rules/table.ts';
import type { FactBand, FactFee, FactSource, FactStep, FactTier, Provenance } from './facts.ts';

/** Dates of a version; `confidence` where it is weaker than its rows say. */
export interface Dates {
  readonly from: string | null;
  readonly to: string | null;
  readonly note?: string;
}

/** Makes versions whose sources are the facts' own. */
export function versionMaker(sources: readonly FactSource[]) {
  const sourceOf = (id: string): RuleSource => {
    const found = sources.find((source) => source.id === id);
    if (found === undefined) throw new Error(`no source ${id}`);
    const { url, title, retrieved, kind } = found;
    const seen = /primary/.test(kind) && !/notes|not-opened/.test(kind);
    return { id, url, title, retrieved, confidence: seen ? 'a' : 'c' };
  };
  return <Row extends object>(dates: Dates, from: Provenance, rows: readonly Row[]): RuleVersion<Row> => {
    const own = rows.flatMap((row) =>
      'sources' in row && Array.isArray(row.sources) ? (row.sources as string[]) : [],
    );
    const sure = rows.flatMap((row) => ('confidence' in row ? [row.confidence as Confidence] : []));
    const note = [dates.note, from.note].filter((text) => text !== undefined).join('. ');
    return {
      effectiveFrom: dates.from,
      effectiveTo: dates.to,
      status: 'in-force',
      confidence: weakestConfidence([from.confidence, ...sure]),
      sources: [...new Set([...from.sources, ...own])].map(sourceOf),
      ...(note === '' ? {} : { note }),
      rows,
    };
  };
}

export function stepOf(step: FactStep | null): WeightStep | null {
  if (step === null || step.amount === null) return null;
  return {
    amount: step.amount,
    every: { value: step.step, unit: 'kg' },
    above: { value: step.aboveWeight, unit: 'kg' },
    ...(step.rounding?.startsWith('up') === true ? {} : { roundingAssumed: true }),
  };
}

/** Column of the card for a price band of the facts. */
export function columnOf(band: FactBand | undefined): string {
  if (band === null || band === undefined) return 'standard';
  if (typeof band === 'string') return band === 'lowPrice' ? 'low' : band;
  return band.to === null ? `from${band.from}` : `${band.from}to${band.to}`;
}

export interface CardOptions {
  readonly card: string;
  readonly route: (row: FactFee) => string | null;
  readonly group: (row: FactFee) => string;
  readonly provenance: (row: FactFee) => Provenance;
  /** Tier id in the size table. */
  readonly tier?: (row: FactFee) => string;
}

/** Rows of a card: fees of one bracket in several price bands become one row with several columns. */
export function cardRows(facts: readonly FactFee[], options: CardOptions): FulfillmentFeeRow[] {
  const rows = new Map<string, FulfillmentFeeRow>();
  const ends = new Map<string, number>();
  for (const fact of facts) {
    const route = options.route(fact);
    if (route === null) continue;
    const group = options.group(fact);
    const tier = options.tier?.(fact) ?? fact.tier;
    const column = columnOf(fact.priceBand);
    const series = [route, group, tier, column].join('|');
    const weightFrom = fact.weightFrom ?? ends.get(series) ?? 0;
    ends.set(series, fact.weightTo ?? Infinity);
    const step = stepOf(fact.perUnitAbove);
    // An open row whose step was not found has no fee: its foot alone would be too little.
    const fee = fact.perUnitAbove?.amount === null ? null : fact.base;
    const span = fact.weightTo === null ? `${weightFrom}+` : `${weightFrom}-${fact.weightTo}`;
    const stem = `${options.card}/${route}/${group}/${tier}/${span}kg`;
    const { sources, confidence } = options.provenance(fact);
    const match = [stem, JSON.stringify(step), confidence].join('|');
    const known = rows.get(match);
    if (known !== undefined && !Object.hasOwn(known.fees, column)) {
      rows.set(match, { ...known, fees: { ...known.fees, [column]: fee } });
      continue;
    }
    if (known !== undefined) throw new Error(`two fees for ${match} ${column}`);
    const taken = [...rows.values()].some((row) => row.id === stem);
    rows.set(match, {
      id: taken ? `${stem}/${column}` : stem,
      ...(route === 'local' ? {} : { route }),
      productType: group,
      tier,
      weightFrom,
      weightTo: fact.weightTo,
      unit: 'kg',
      fees: { [column]: fee },
      step,
      confidence,
      sources,
    });
  }
  return [...rows.values()];
}

/** Rows of a card with some replaced, by tier, bracket, route and group: what a peak season does. */
export function withReplaced(
  rows: readonly FulfillmentFeeRow[],
  peak: readonly FulfillmentFeeRow[],
): FulfillmentFeeRow[] {
  const key = (row: FulfillmentFeeRow): string =>
    [row.route, row.productType, row.tier, row.weightFrom, row.weightTo].join('|');
  const left = new Map(peak.map((row) => [key(row), row]));
  const merged = rows.map((row) => {
    const found = left.get(key(row));
    if (found === undefined || !('standard' in row.fees)) return row;
    left.delete(key(row));
    return { ...found, id: row.id, fees: { ...row.fees, ...found.fees } };
  });
  if (left.size > 0) throw new Error(`peak rows without a row: ${[...left.keys()].slice(0, 3).join(' ; ')}`);
  return merged;
}

/** A tier row from the facts' centimetres and kilograms. */
export function tierRow(fact: FactTier, change: Partial<SizeTierRow> = {}): SizeTierRow {
  const [longest, median, shortest] = fact.maxDimsCm ?? [fact.maxLongestCm ?? null, fact.maxMedianCm ?? null, null];
  const limit = fact.maxShippingWeightKg ?? fact.maxUnitWeightKg ?? fact.maxWeightKg ?? null;
  const basis = fact.weightBasis ?? 'greater';
  const words = fact.tier.replaceAll('-', ' ');
  return {
    id: fact.tier,
    label: fact.label ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`,
    aliases: [],
    maxWeight: limit === null ? null : { value: limit, unit: 'kg' },
    tierWeightBasis: fact.maxUnitWeightKg === undefined ? basis : 'unit',
    maxLongest: longest,
    maxMedian: median,
    maxShortest: shortest,
    maxLengthPlusGirth: fact.maxLengthPlusGirthCm ?? null,
    ...(fact.maxSumOfSidesCm === undefined || fact.maxSumOfSidesCm === null
      ? {}
      : { maxSumOfSides: fact.maxSumOfSidesCm }),
    ...(fact.maxDimWeightKg === undefined || fact.maxDimWeightKg === null
      ? {}
      : { maxDimensionalWeight: { value: fact.maxDimWeightKg, unit: 'kg' as const } }),
    lengthUnit: 'cm',
    shippingWeightBasis: basis,
    dimensionalFloor: null,
    ...change,
  };
}
