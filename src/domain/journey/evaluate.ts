import { currencyDecimals } from '../../model/money.ts';
import type { IsoDate, Period } from '../../model/period.ts';
import { type Block, blocksOf, isProvisional, type Windows, windowsOf } from './blocks.ts';
import { changeOf, type DraftChange } from './change.ts';
import { type Feed, placeIn, type Row, sumOf } from './feeds/feed.ts';
import { MEASURES, type Measure } from './measures.ts';
import type { MetricResult, MetricSeries, MetricSource } from './metric-result.ts';
import type { MetricDefinition, ReportDefinition } from './registry.ts';
import type { Settings } from './settings.ts';
import type { Interval } from '../../model/statistics/proportion.ts';
import { laneyChart } from '../../model/statistics/laney.ts';
import type { TestsOfRun } from './tests-of-run.ts';
import { UNMEASURED } from './unmeasured.ts';
import { intervalOf, isBinomial, measureValue, restsOn } from './value.ts';
import { rounded } from './rounding.ts';

/** A metric whose change still awaits the correction for many tests. */
export interface DraftMetric extends Omit<MetricResult, 'change'> {
  readonly change: DraftChange | null;
}

export interface EvaluateOptions {
  readonly asOf: IsoDate;
  readonly settings: Settings;
  readonly currency: string;
  readonly tests: TestsOfRun;
  readonly reports: readonly ReportDefinition[];
}

/** A feed with what every metric of it needs, worked out once. */
export interface PreparedFeed {
  readonly feed: Feed;
  readonly blocks: readonly Block[];
  readonly windows: Windows;
  readonly period: Period | null;
  readonly provisional: boolean;
}

/** Sorts a feed into weeks and windows and tells whether any of it may still change. */
export function prepareFeed(feed: Feed, { asOf, settings }: Pick<EvaluateOptions, 'asOf' | 'settings'>): PreparedFeed {
  const blocks = blocksOf(feed.testRows, feed.coverage, { asOf, settings, restated: feed.restated });
  // A comparison with days before those asked for reads them too; the values are of the days asked for.
  const { compare, focus } = settings;
  const rows =
    compare === null
      ? feed.rows
      : feed.rows.filter(({ period }) => period !== null && placeIn(period, focus) === 'inside');
  return {
    feed: { ...feed, rows },
    blocks,
    windows: windowsOf(blocks, settings),
    period: periodOf(feed.rows),
    provisional: feed.open || (feed.restated && anyProvisional(feed.rows, asOf, settings)),
  };
}

/** Works out one metric of one marketplace; value null with a reason where the reports at hand do not give it. */
export function evaluateMetric(
  definition: MetricDefinition,
  feeds: ReadonlyMap<string, PreparedFeed>,
  options: EvaluateOptions,
): DraftMetric {
  const measure = MEASURES.get(definition.id);
  const prepared = measure === undefined ? undefined : feeds.get(measure.feed);
  if (measure === undefined || prepared === undefined) return missingMetric(definition, options.reports);
  const { feed, blocks, windows } = prepared;
  const inUnit = unitOf(definition, options.currency);
  const value = measureValue(measure, feed.rows);
  const source = sourceOf(definition, prepared);
  if (value === null) {
    return { ...missingMetric(definition, options.reports), reason: emptyReason(measure, feed.rows), source };
  }
  const { settings, tests } = options;
  const { interval, reason } = intervalOf(definition, measure, feed.rows, blocks, settings);
  const changes = measure.feed !== 'cohorts' && measure.feed !== 'returns' && measure.feed !== 'settlements';
  return {
    definition,
    value: inUnit(value),
    interval: interval === null ? null : [inUnit(interval[0]), inUnit(interval[1])],
    n: restsOn(measure, feed.rows),
    reason,
    change: changes && windows.found ? changeOf(definition, measure, windows, { settings, tests, inUnit }) : null,
    changeReason: changes ? (windows.found ? null : windows.reason) : 'still open, not compared over time',
    source,
    provisional: prepared.provisional,
    series: seriesOf(definition, measure, blocks, inUnit, settings),
  };
}

function unitOf(definition: MetricDefinition, currency: string): (value: number) => number {
  if (definition.unit !== 'currency') return rounded;
  const factor = 10 ** currencyDecimals(currency);
  return (minor) => Math.round(minor) / factor;
}

function missingMetric(definition: MetricDefinition, reports: readonly ReportDefinition[]): DraftMetric {
  const named = definition.inputs.map(({ report }) => reports.find(({ id }) => id === report) ?? report);
  const titlesOf = (some: readonly (ReportDefinition | string)[]): string =>
    [...new Set(some.map((report) => (typeof report === 'string' ? report : report.title)))].join(' and ');
  const said = UNMEASURED.get(definition.id);
  const unread = named.filter((report) => typeof report === 'string' || report.recordKind === null);
  const lacks = unread.length === 0 ? 'not worked out yet' : `needs ${titlesOf(unread)}, which is not read yet`;
  return {
    definition,
    value: null,
    interval: null,
    n: null,
    reason: MEASURES.has(definition.id) ? `needs report: ${titlesOf(named)}` : (said ?? lacks),
    change: null,
    changeReason: null,
    source: null,
    provisional: false,
    series: null,
  };
}

function emptyReason(measure: Measure, rows: readonly Row[]): string {
  if (measure.kind === 'ratio' || measure.kind === 'index') {
    const words = measure.bottom.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
    return sumOf(rows, measure.bottom) === 0 ? `no ${words} in the period` : 'the files do not give both counts';
  }
  return 'the files do not give the count';
}

function sourceOf(definition: MetricDefinition, { feed, period }: PreparedFeed): MetricSource {
  const columns = definition.inputs.find(({ report }) => feed.reports.includes(report))?.columns ?? null;
  return { reports: feed.reports, columns, files: feed.files, period, notes: feed.notes };
}

/** First and last day of rows; null where none holds a date. */
function periodOf(rows: readonly Row[]): Period | null {
  let span: Period | null = null;
  for (const { period } of rows) {
    if (period === null) continue;
    const start: string = span === null || period.start < span.start ? period.start : span.start;
    const end: string = span === null || period.end > span.end ? period.end : span.end;
    span = { start, end };
  }
  return span;
}

function anyProvisional(rows: readonly Row[], asOf: IsoDate, settings: Settings): boolean {
  const seen = new Map<string, boolean>();
  return rows.some(({ period }) => {
    if (period === null) return false;
    const key = `${period.start}/${period.end}`;
    const known = seen.get(key) ?? isProvisional(period, asOf, settings);
    seen.set(key, known);
    return known;
  });
}

function seriesOf(
  definition: MetricDefinition,
  measure: Measure,
  blocks: readonly Block[],
  inUnit: (value: number) => number,
  settings: Settings,
): MetricSeries | null {
  const complete = blocks.filter((block) => block.complete);
  if (complete.length < 2) return null;
  const values = complete.map(({ rows }) => {
    const value = measureValue(measure, rows);
    return value === null ? null : inUnit(value);
  });
  const first = complete.findIndex(({ provisional }) => provisional);
  return {
    labels: complete.map(({ start }) => start),
    ends: complete.map(({ end }) => end),
    values,
    intervals: complete.map((block) => weekInterval(definition, measure, block, settings)),
    provisionalFrom: first === -1 ? null : first,
    outside: outsideWeeks(definition, measure, complete, settings),
  };
}

/** Interval of one week by its own counts; what varies from week to week more than chance has none. */
function weekInterval(
  definition: MetricDefinition,
  measure: Measure,
  { rows }: Block,
  settings: Settings,
): Interval | null {
  const ofCounts = measure.kind === 'index' || (measure.kind === 'ratio' && isBinomial(definition));
  if (!ofCounts || measureValue(measure, rows) === null) return null;
  return intervalOf(definition, measure, rows, [], settings).interval;
}

/** Weeks outside the limits of a Laney p' chart, provisional ones never; null when limits cannot be drawn. */
function outsideWeeks(
  definition: MetricDefinition,
  measure: Measure,
  blocks: readonly Block[],
  settings: Settings,
): readonly number[] | null {
  if (measure.kind !== 'ratio' || !isBinomial(definition)) return null;
  const needed = [measure.top, measure.bottom];
  const settled = blocks.flatMap((block, index) => (block.provisional ? [] : [{ rows: block.rows, index }]));
  if (settled.length < settings.controlLimitWeeks) return null;
  const points = settled.map(({ rows }) => ({
    count: sumOf(rows, measure.top, needed) ?? 0,
    n: sumOf(rows, measure.bottom, needed) ?? 0,
  }));
  const chart = laneyChart(points, { divisor: settings.movingRangeDivisor, width: settings.controlLimitWidth });
  return chart?.outside.flatMap((point) => settled[point]?.index ?? []) ?? null;
}
