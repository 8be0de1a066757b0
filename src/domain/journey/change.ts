import type { Block } from './blocks.ts';
import { spanOf } from './blocks.ts';
import { weeklyDispersion } from './dispersion.ts';
import { type Row, sumOf } from './feeds/feed.ts';
import type { Measure } from './measures.ts';
import type { ChangeVerdict, MetricChange, WindowValue } from './metric-result.ts';
import type { MetricDefinition } from './registry.ts';
import type { Settings } from './settings.ts';
import {
  logRatio,
  logRatioDifference,
  logRatioDispersion,
  ratioInterval,
  ratioP,
} from '../../model/statistics/log-ratio.ts';
import { newcombe } from '../../model/statistics/newcombe.ts';
import { intervalZ } from '../../model/statistics/normal.ts';
import { effective, type Interval, type Proportion } from '../../model/statistics/proportion.ts';
import { trialsPerSide } from '../../model/statistics/sample-size.ts';
import { compareProportions } from '../../model/statistics/two-proportions.ts';
import type { TestId, TestsOfRun } from './tests-of-run.ts';
import { isBinomial, measureValue, restsOn } from './value.ts';

/** A change whose correction for many tests is still to come. */
export interface DraftChange extends Omit<MetricChange, 'adjustedP' | 'verdict'> {
  readonly verdict: ChangeVerdict | null;
  readonly test: TestId | null;
}

/** What judging a change needs. */
export interface ChangeOptions {
  readonly settings: Settings;
  readonly tests: TestsOfRun;
  /** Turns a value in counts into the metric's unit, for example minor units into major ones. */
  readonly inUnit: (value: number) => number;
}

/** Compares two windows of blocks. Search windows are cut to the queries that stand in both (facts C10). */
export function changeOf(
  definition: MetricDefinition,
  measure: Measure,
  windows: { readonly before: readonly Block[]; readonly after: readonly Block[] },
  options: ChangeOptions,
): DraftChange {
  const shared = measure.feed === 'search' && (measure.kind === 'ratio' || measure.kind === 'index');
  const queries = shared ? inBoth(windows.before, windows.after) : null;
  const before = queries === null ? windows.before : windows.before.map((block) => onlyEntities(block, queries));
  const after = queries === null ? windows.after : windows.after.map((block) => onlyEntities(block, queries));
  const earlier = windowValue(measure, before, options);
  const later = windowValue(measure, after, options);
  const known = earlier.value !== null && later.value !== null;
  const difference = known ? (later.value ?? 0) - (earlier.value ?? 0) : null;
  const plain: DraftChange = {
    comparison: 'difference',
    value: difference,
    interval: null,
    relative: difference === null || !earlier.value ? null : difference / earlier.value,
    before: earlier,
    after: later,
    p: null,
    test: null,
    verdict: 'not-tested',
    reason: null,
    neededPerSide: null,
    coverage: queries === null ? null : coverageOf(windows.after, queries),
  };
  if (!known) return { ...plain, verdict: 'not-enough-data', reason: 'one of the two windows has no counts' };
  const short = shortfall(definition, measure, before, after);
  if (short !== null) return { ...plain, verdict: 'not-enough-data', reason: short };
  if (measure.kind === 'index') return indexChange(plain, measure, before, after, options);
  if (measure.kind === 'ratio' && isBinomial(definition)) return shareChange(plain, measure, before, after, options);
  if (measure.kind === 'gap') return { ...plain, reason: 'a difference of two reports: shown, not tested' };
  return { ...plain, reason: untestedReason(definition) };
}

function untestedReason(definition: MetricDefinition): string {
  if (definition.dataKind === 'reported_ratio') return 'Amazon gives a share without counts: shown, not tested';
  if (definition.unit === 'count' || definition.unit === 'searches') return 'counts are shown, not tested';
  return 'varies more than chance from week to week: shown, not tested';
}

function rowsOf(blocks: readonly Block[]): Row[] {
  return blocks.flatMap(({ rows }) => rows);
}

function windowValue(measure: Measure, blocks: readonly Block[], { inUnit }: ChangeOptions): WindowValue {
  const { start: from, end: to } = spanOf(blocks);
  const rows = rowsOf(blocks);
  const value = measureValue(measure, rows);
  return { from, to, value: value === null ? null : inUnit(value), n: restsOn(measure, rows) ?? 0 };
}

/** Entities, such as queries, that stand in both windows. */
export function inBoth(before: readonly Block[], after: readonly Block[]): Set<string> {
  const earlier = new Set(rowsOf(before).map(({ entity }) => entity));
  return new Set(rowsOf(after).flatMap(({ entity }) => (earlier.has(entity) ? [entity] : [])));
}

/** A block with the rows of some entities alone. */
export function onlyEntities(block: Block, entities: ReadonlySet<string>): Block {
  return { ...block, rows: block.rows.filter(({ entity }) => entities.has(entity)) };
}

function coverageOf(after: readonly Block[], queries: ReadonlySet<string>): number | null {
  const rows = rowsOf(after);
  const all = sumOf(rows, 'volume') ?? 0;
  const shared =
    sumOf(
      rows.filter(({ entity }) => queries.has(entity)),
      'volume',
    ) ?? 0;
  return all > 0 ? shared / all : null;
}

/** Says how much more is needed when a window has less than the metric's minimum; null when it has enough. */
function shortfall(
  { minimum }: MetricDefinition,
  measure: Measure,
  before: readonly Block[],
  after: readonly Block[],
): string | null {
  if (measure.kind === 'count' || measure.kind === 'distinct') return null;
  const names = [measure.bottom, measure.top];
  for (const [index, { what, n }] of minimum.entries()) {
    const name = names[index];
    if (name === undefined) continue;
    const least = Math.min(sumOf(rowsOf(before), name) ?? 0, sumOf(rowsOf(after), name) ?? 0);
    if (least < n) return `not enough data: needs ${n - least} more ${what} in the smaller window`;
  }
  return null;
}

function proportionOf(rows: readonly Row[], measure: Extract<Measure, { kind: 'ratio' | 'index' }>): Proportion {
  const needed = [measure.top, measure.bottom];
  return { count: sumOf(rows, measure.top, needed) ?? 0, n: sumOf(rows, measure.bottom, needed) ?? 0 };
}

function restOf(rows: readonly Row[], measure: Extract<Measure, { kind: 'index' }>): Proportion {
  const needed = [measure.restTop, measure.restBottom];
  return { count: sumOf(rows, measure.restTop, needed) ?? 0, n: sumOf(rows, measure.restBottom, needed) ?? 0 };
}

function sound({ count, n }: Proportion): boolean {
  return n > 0 && count <= n;
}

function shareChange(
  plain: DraftChange,
  measure: Extract<Measure, { kind: 'ratio' }>,
  before: readonly Block[],
  after: readonly Block[],
  { settings, tests }: ChangeOptions,
): DraftChange {
  const earlier = proportionOf(rowsOf(before), measure);
  const later = proportionOf(rowsOf(after), measure);
  if (!sound(earlier) || !sound(later)) {
    return { ...plain, reason: 'the counts are no share of one another: shown, not tested' };
  }
  const weeks = [before, after].map((window) => window.map(({ rows }) => proportionOf(rows, measure)));
  const dispersion = weeklyDispersion(weeks, settings);
  const { p } = compareProportions(later, earlier, { smallExpected: settings.smallExpectedCount, dispersion });
  const z = intervalZ(settings.confidenceLevel);
  return {
    ...plain,
    interval: newcombe(effective(later, dispersion), effective(earlier, dispersion), z),
    p,
    test: tests.add(p),
    verdict: null,
    neededPerSide: neededPerSide(earlier, settings),
  };
}

/** Trials on each side that would show a change by a fifth; null where the earlier share is nil or all. */
export function neededPerSide({ count, n }: Proportion, settings: Settings): number | null {
  const from = count / n;
  const to = from * (1 - settings.relativeChangeToSee);
  if (!(from > 0 && from < 1)) return null;
  return trialsPerSide(from, to, { level: settings.confidenceLevel, power: settings.power });
}

function indexChange(
  plain: DraftChange,
  measure: Extract<Measure, { kind: 'index' }>,
  before: readonly Block[],
  after: readonly Block[],
  { settings, tests }: ChangeOptions,
): DraftChange {
  const ratios = [after, before].map((window) => [
    proportionOf(rowsOf(window), measure),
    restOf(rowsOf(window), measure),
  ]);
  if (ratios.flat().some((each) => !sound(each))) {
    return { ...plain, reason: 'the counts are no share of one another: shown, not tested' };
  }
  const logOf = (rows: readonly Row[]) => logRatio(proportionOf(rows, measure), restOf(rows, measure));
  const spread = [before, after].map((window) =>
    logRatioDispersion(soundWeeks(window, measure).map((rows) => logOf(rows))),
  );
  const dispersion = Math.max(...spread);
  const moved = logRatioDifference(logOf(rowsOf(after)), logOf(rowsOf(before)));
  const p = ratioP(moved, dispersion);
  const interval: Interval = ratioInterval(moved, intervalZ(settings.confidenceLevel), dispersion);
  return {
    ...plain,
    comparison: 'ratio',
    value: Math.exp(moved.value),
    interval,
    p,
    test: tests.add(p),
    verdict: null,
  };
}

function soundWeeks(window: readonly Block[], measure: Extract<Measure, { kind: 'index' }>): (readonly Row[])[] {
  return window
    .map(({ rows }) => rows)
    .filter((rows) => sound(proportionOf(rows, measure)) && sound(restOf(rows, measure)));
}

/** Gives a draft its verdict, once all tests of the run are known. */
export function settleChange({ test, ...draft }: DraftChange, tests: TestsOfRun, settings: Settings): MetricChange {
  if (test === null) return { ...draft, adjustedP: null, verdict: draft.verdict ?? 'not-tested' };
  const adjustedP = tests.adjusted(test);
  const neutral = draft.comparison === 'ratio' ? 1 : 0;
  const value = draft.value ?? neutral;
  const clear = adjustedP <= settings.falseDiscoveryRate && value !== neutral;
  return { ...draft, adjustedP, verdict: clear ? (value > neutral ? 'rose' : 'fell') : 'no-clear-change' };
}
