import type { Block } from './blocks.ts';
import { type CountName, type Row, sumOf } from './feeds/feed.ts';
import type { Measure } from './measures.ts';
import type { MetricDefinition } from './registry.ts';
import type { Settings } from './settings.ts';
import { bootstrapWeeks } from '../../model/statistics/bootstrap.ts';
import { logRatio, logRatioDispersion, ratioInterval } from '../../model/statistics/log-ratio.ts';
import { newcombe } from '../../model/statistics/newcombe.ts';
import { intervalZ } from '../../model/statistics/normal.ts';
import type { Interval } from '../../model/statistics/proportion.ts';
import { wilson } from '../../model/statistics/wilson.ts';

const BINOMIAL: ReadonlySet<string> = new Set(['binomial', 'near_binomial', 'multinomial']);
/** Rates, prices and money that vary from week to week more than any binomial interval would tell. */
const BY_WEEKS: ReadonlySet<string> = new Set(['ratio_overdispersed', 'ratio', 'price', 'rate_not_binomial', 'money']);

/** May the metric have a Wilson interval? */
export function isBinomial({ dataKind }: MetricDefinition): boolean {
  return BINOMIAL.has(dataKind);
}

/** Can any number of weeks give the metric an interval? Not a share that Amazon reports without its counts. */
export function mayHaveInterval(definition: MetricDefinition, measure: Measure): boolean {
  return (
    measure.kind === 'index' ||
    measure.kind === 'gap' ||
    (measure.kind === 'ratio' && isBinomial(definition)) ||
    BY_WEEKS.has(definition.dataKind)
  );
}

/** A ratio from sums over the rows that give both counts; null without a denominator. */
function ratioOf(rows: readonly Row[], top: CountName, bottom: CountName): number | null {
  const needed = [top, bottom];
  const below = sumOf(rows, bottom, needed);
  const above = sumOf(rows, top, needed);
  return above === null || below === null || below === 0 ? null : above / below;
}

/** The measure over rows, in counts (money in minor units); null when the rows do not give it. */
export function measureValue(measure: Measure, rows: readonly Row[]): number | null {
  switch (measure.kind) {
    case 'count':
      return sumOf(rows, measure.top);
    case 'ratio':
      return ratioOf(rows, measure.top, measure.bottom);
    case 'index': {
      const own = ratioOf(rows, measure.top, measure.bottom);
      const rest = ratioOf(rows, measure.restTop, measure.restBottom);
      return own === null || rest === null || rest === 0 ? null : own / rest;
    }
    case 'gap': {
      const own = ratioOf(rows, measure.top, measure.bottom);
      const rest = ratioOf(rows, measure.restTop, measure.restBottom);
      return own === null || rest === null ? null : own - rest;
    }
    case 'growth': {
      const share = ratioOf(rows, measure.top, measure.bottom);
      return share === null ? null : share - 1;
    }
    case 'distinct':
      return new Set(rows.filter(({ counts }) => (counts[measure.top] ?? 0) > 0).map(({ entity }) => entity)).size;
  }
}

/** The count that the value rests on; null when not known. */
export function restsOn(measure: Measure, rows: readonly Row[]): number | null {
  if (measure.kind === 'distinct') return measureValue(measure, rows);
  if (measure.kind === 'count') return sumOf(rows, measure.restsOn);
  return sumOf(rows, measure.bottom, [measure.top, measure.bottom]);
}

/** An interval, or the reason why there is none. */
export interface IntervalResult {
  readonly interval: Interval | null;
  readonly reason: string | null;
}

/** Interval of the measure over all rows, by the kind of data the metric is. */
export function intervalOf(
  definition: MetricDefinition,
  measure: Measure,
  rows: readonly Row[],
  blocks: readonly Block[],
  settings: Settings,
): IntervalResult {
  const z = intervalZ(settings.confidenceLevel);
  if (measure.kind === 'index') return indexInterval(measure, rows, blocks, z);
  if (measure.kind === 'gap') return gapInterval(measure, rows, z);
  if (measure.kind === 'ratio' && isBinomial(definition)) {
    const needed = [measure.top, measure.bottom];
    const count = sumOf(rows, measure.top, needed) ?? 0;
    const n = sumOf(rows, measure.bottom, needed) ?? 0;
    if (count > n) return { interval: null, reason: 'above one: no share, so no interval' };
    return { interval: wilson({ count, n }, z), reason: null };
  }
  if (!BY_WEEKS.has(definition.dataKind)) {
    return { interval: null, reason: measure.kind === 'ratio' ? 'Amazon gives no counts for an interval' : null };
  }
  return weeksInterval(measure, rows, blocks, settings);
}

function indexInterval(
  measure: Extract<Measure, { kind: 'index' }>,
  rows: readonly Row[],
  blocks: readonly Block[],
  z: number,
): IntervalResult {
  const logOf = (some: readonly Row[]) => {
    const own = [measure.top, measure.bottom];
    const rest = [measure.restTop, measure.restBottom];
    const sides = [
      { count: sumOf(some, measure.top, own) ?? 0, n: sumOf(some, measure.bottom, own) ?? 0 },
      { count: sumOf(some, measure.restTop, rest) ?? 0, n: sumOf(some, measure.restBottom, rest) ?? 0 },
    ] as const;
    return sides.every(({ count, n }) => n > 0 && count <= n) ? logRatio(...sides) : null;
  };
  const whole = logOf(rows);
  if (whole === null) return { interval: null, reason: 'the counts are no share of one another' };
  const dispersion = logRatioDispersion(blocks.flatMap((block) => logOf(block.rows) ?? []));
  return { interval: ratioInterval(whole, z, dispersion), reason: null };
}

/** Difference of two shares of counts, after Newcombe. */
function gapInterval(measure: Extract<Measure, { kind: 'gap' }>, rows: readonly Row[], z: number): IntervalResult {
  const share = (top: CountName, bottom: CountName) => ({
    count: sumOf(rows, top, [top, bottom]) ?? 0,
    n: sumOf(rows, bottom, [top, bottom]) ?? 0,
  });
  const [own, rest] = [share(measure.top, measure.bottom), share(measure.restTop, measure.restBottom)];
  const sound = [own, rest].every(({ count, n }) => n > 0 && count <= n);
  return sound
    ? { interval: newcombe(own, rest, z), reason: null }
    : { interval: null, reason: 'the counts are no share of one another' };
}

/** Bootstrap over whole weeks. A sum needs every row inside a complete week, else it would be drawn too small. */
function weeksInterval(
  measure: Measure,
  rows: readonly Row[],
  blocks: readonly Block[],
  settings: Settings,
): IntervalResult {
  if (blocks.length === 0) return { interval: null, reason: 'no interval: no week is known' };
  const missing = settings.bootstrapWeeks - blocks.length;
  if (missing > 0)
    return { interval: null, reason: `no interval: needs ${missing} more ${missing === 1 ? 'week' : 'weeks'}` };
  const inWeeks = blocks.reduce((sum, block) => sum + block.rows.length, 0);
  if (measure.kind === 'count' && (inWeeks !== rows.length || blocks.some(({ complete }) => !complete))) {
    return { interval: null, reason: 'no interval: some weeks are not complete' };
  }
  const sums = blocks.map((block) => {
    if (measure.kind !== 'ratio') return { top: measureValue(measure, block.rows) ?? 0, bottom: 1 / blocks.length };
    const needed = [measure.top, measure.bottom];
    return { top: sumOf(block.rows, measure.top, needed) ?? 0, bottom: sumOf(block.rows, measure.bottom, needed) ?? 0 };
  });
  const statistic = (drawn: readonly { top: number; bottom: number }[]): number =>
    drawn.reduce((sum, { top }) => sum + top, 0) / drawn.reduce((sum, { bottom }) => sum + bottom, 0);
  const interval = bootstrapWeeks(sums, statistic, {
    draws: settings.bootstrapDraws,
    seed: settings.bootstrapSeed,
    level: settings.confidenceLevel,
  });
  return { interval, reason: interval === null ? 'no interval: too few counts' : null };
}
