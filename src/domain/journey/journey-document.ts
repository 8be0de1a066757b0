import type { Block, Document, MetricItem, RunFacts, Tone } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { JourneyReportData } from './report-data.ts';
import { type FramedStage, type FrameId, frameOf, framedStages, frameRules } from './frames.ts';
import { caveatBlocks, missingBlocks } from './closing-blocks.ts';
import { journeyData } from './data.ts';
import { contextBlocks, ladderBlocks } from './ladder-blocks.ts';
import { leakBlocks } from './leak-blocks.ts';
import { eventMarks } from './journal/event-marks.ts';
import type { MetricChange, MetricResult, MetricSeries } from './metric-result.ts';
import { leadMetrics, type Stage, twinMetrics } from './settings.ts';
import type { JourneyResult, MarketplaceJourney, StageResult } from './report.ts';
import {
  changeWords,
  amountOfChange,
  intervalWords,
  metricKind,
  sparkline,
  valueWords,
  verdictWords,
  anchorOf,
  shopWords,
} from './words.ts';
import { moneyFromNumber } from '../../model/money.ts';

/**
 * The journey as a document: for each marketplace one row a stage, leaks, detail and trends, then what missing
 * reports would add.
 * @param loadProblems what could not be read; put before the journey's own problems.
 */
export function journeyDocument(
  result: JourneyResult,
  run: RunFacts,
  loadProblems: readonly Problem[] = [],
  frame: FrameId = 'five',
): Document<'journey-report', JourneyReportData> {
  const { marketplaces } = result;
  const spans = marketplaces.flatMap(({ period }) => (period === null ? [] : [period]));
  const start = spans.map((period) => period.start).toSorted()[0];
  const end = spans
    .map((period) => period.end)
    .toSorted()
    .at(-1);
  const names = marketplaces.map(({ marketplace }) => shopWords(marketplace)).join(', ');
  const when = start === undefined ? 'period not known' : `${start} to ${end}`;
  return {
    kind: 'journey-report',
    schemaVersion: 2,
    title: 'Customer journey',
    subtitle: marketplaces.length === 0 ? 'no report of the journey at hand' : `${names}, ${when}`,
    data: { ...journeyData(result), frame: frameData(frame, result.asOf) },
    blocks: [
      ...marketplaces.flatMap((each) => marketplaceBlocks(each, result, frame)),
      ...missingBlocks(result.missing),
      ...caveatBlocks(result),
    ],
    problems: [...loadProblems, ...result.problems],
    provenance: { ...run, rules: [...result.rules, frameRules(result.asOf)], freshness: result.freshness },
  };
}

function marketplaceBlocks(each: MarketplaceJourney, result: JourneyResult, frame: FrameId): Block[] {
  const stages = framedStages(each, frame, result.asOf);
  const anchor = anchorOf(each.marketplace);
  return [
    {
      type: 'prose',
      id: `journey-${anchor}`,
      level: 2,
      title: shopWords(each.marketplace),
      paragraphs: [
        each.period === null
          ? 'No date inside the files; period not known.'
          : `Days ${each.period.start} to ${each.period.end}${each.currency === null ? '' : `, money in ${each.currency}`}.`,
      ],
    },
    stageTable(each, result.asOf, frame),
    ...leakBlocks(each, result),
    ...contextBlocks(each),
    ...ladderBlocks(each),
    ...stages.flatMap((stage) => detailBlocks(stage, each)),
    ...stages.flatMap((stage) => trendBlocks(stage, each)),
  ];
}

/** One row a stage: lead metric, interval, change, trend and verdict; also a section of the brief. */
export function stageTable(each: MarketplaceJourney, asOf: string, frame: FrameId = 'five'): Block {
  const stages = framedStages(each, frame, asOf);
  return {
    type: 'table',
    id: `stages-${anchorOf(each.marketplace)}`,
    title: frameOf(frame, asOf).title,
    columns: [
      { key: 'stage', label: 'Stage', kind: 'text' },
      { key: 'metric', label: 'Metric', kind: 'text', truncate: true },
      { key: 'value', label: 'Value', kind: 'text' },
      { key: 'interval', label: '95 % interval', kind: 'text', priority: 3 },
      { key: 'n', label: 'n', kind: 'integer', priority: 4 },
      { key: 'change', label: 'Change', kind: 'text', priority: 2 },
      ...(each.others === null
        ? []
        : [{ key: 'catalogue', label: 'All other products', kind: 'text', priority: 3 } as const]),
      { key: 'market', label: 'Beside the market', kind: 'text', priority: 4 },
      { key: 'trend', label: 'Trend', kind: 'text', priority: 5 },
      { key: 'verdict', label: 'Verdict', kind: 'text' },
    ],
    rows: stages.map((stage) => stageRow(stage, each, asOf)),
    note: changeNote(stages),
  };
}

/** Which windows the column of changes compares. */
function changeNote(stages: readonly StageResult[]): string {
  const change = stages.map(({ lead }) => lead?.change ?? null).find((one) => one !== null);
  const marked =
    'A star marks values with days that Amazon may still restate, or returns that may still come. Trend: each from its own lowest to its own highest week.';
  if (change === undefined || change === null) return `No change is shown: too few complete weeks. ${marked}`;
  const { before, after } = change;
  return `Change: ${after.from} to ${after.to} against ${before.from} to ${before.to}, provisional weeks left out. ${marked}`;
}

function stageRow(framed: FramedStage, each: MarketplaceJourney, asOf: string): (string | number | null)[] {
  const { lead, metrics, name, stage, stages } = framed;
  if (lead === null || lead.value === null) {
    const unknown = [null, null, null, null, null, ...(each.others === null ? [] : [null]), null, null];
    return [name, ...unknown, missingVerdict(stage, metrics, asOf)];
  }
  const { change } = lead;
  return [
    name,
    lead.definition.label,
    `${valueWords(lead, lead.value, each.currency)}${lead.provisional ? ' *' : ''}`,
    intervalWords(lead, each.currency),
    lead.n,
    change === null || change.value === null ? null : amountOfChange(lead, change),
    ...(each.others === null ? [] : [othersWords(lead, each.others)]),
    marketWords(framed, each, asOf),
    sparkline(lead.series?.values ?? []),
    stageVerdict(stages, lead, each),
  ];
}

/** Which report would fill an empty stage: what its leading metric needs. */
function missingVerdict(stage: Stage, metrics: readonly MetricResult[], asOf: string): string {
  const leading = leadMetrics(stage, asOf).flatMap((id) => metrics.filter(({ definition }) => definition.id === id));
  return [...leading, ...metrics].flatMap(({ reason }) => reason ?? [])[0] ?? 'no report at hand';
}

/** What the metric did over all other products in the same weeks. */
function othersWords(lead: MetricResult, others: ReadonlyMap<string, MetricChange>): string | null {
  const change = others.get(lead.definition.id);
  if (change === undefined || change.after.from !== lead.change?.after.from) return null;
  return amountOfChange(lead, change);
}

/** The stage's twin in the market with its value; null where no search file gives one. */
function marketWords({ lead, metrics, stages }: FramedStage, each: MarketplaceJourney, asOf: string): string | null {
  const twin = stages
    .flatMap((stage) => twinMetrics(stage, asOf))
    .flatMap((id) => metrics.filter(({ definition }) => definition.id === id))
    .find(({ definition, value }) => value !== null && definition.id !== lead?.definition.id);
  if (twin === undefined || twin.value === null) return null;
  const { change } = twin;
  const moved = change === null || change.value === null ? '' : ` (${amountOfChange(twin, change)})`;
  return `${valueWords(twin, twin.value, each.currency)} ${twin.definition.label.toLowerCase()}${moved}`;
}

function frameData(frame: FrameId, asOf: string): NonNullable<JourneyReportData['frame']> {
  const { groups } = frameOf(frame, asOf);
  return {
    id: frame,
    groups: groups.map(({ metrics, name, stages }) => ({
      name,
      stages: [...stages],
      metrics: metrics === undefined ? null : [...metrics],
    })),
  };
}

function stageVerdict(stages: readonly string[], lead: MetricResult, { leaks }: MarketplaceJourney): string {
  const own = leaks.filter(({ step }) => stages.includes(step.stage));
  const sure = own.filter(({ status }) => status === 'leak').length;
  if (sure > 0) return `leak in ${sure} ${sure === 1 ? 'product' : 'products'}`;
  if (own.length > 0) return `leak suspected in ${own.length} ${own.length === 1 ? 'product' : 'products'}`;
  return lead.change === null ? (lead.changeReason ?? 'no comparison') : verdictWords(lead.change);
}

function toneOf({ change, definition }: MetricResult): Tone {
  const verdict = change?.verdict;
  if (definition.direction === 'context' || (verdict !== 'rose' && verdict !== 'fell')) return 'neutral';
  return (verdict === 'rose') === (definition.direction === 'up_good') ? 'good' : 'bad';
}

function detailBlocks({ metrics, name }: FramedStage, each: MarketplaceJourney): Block[] {
  const known = metrics.filter(({ value }) => value !== null);
  if (known.length === 0) return [];
  return [
    {
      type: 'metrics',
      id: `${name.toLowerCase()}-${anchorOf(each.marketplace)}`,
      title: `${name} in detail`,
      metrics: known.map((metric) => itemOf(metric, each.currency)),
      note: detailNote(known),
    },
  ];
}

/** Windows, sources and open counts of a stage's metrics, said once under them. */
function detailNote(metrics: readonly MetricResult[]): string {
  const windows = distinctTexts(
    metrics.flatMap(({ change }) => {
      if (change === null) return [];
      const { before, after } = change;
      return [`Change: ${after.from} to ${after.to} against ${before.from} to ${before.to}.`];
    }),
  );
  const sources = distinctTexts(
    metrics.flatMap(({ source }) => (source === null ? [] : [source.reports.join(' with ')])),
  );
  const notes = distinctTexts(
    metrics.flatMap(({ source, changeReason }) => [...(source?.notes ?? []), changeReason ?? []].flat()),
  );
  const open = metrics.filter(({ provisional }) => provisional).map(({ definition }) => definition.id);
  return [
    ...windows,
    `From ${sources.join(', ')}.`,
    ...notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`),
    ...(open.length === 0 ? [] : [`Provisional, may still be restated: ${open.join(', ')}.`]),
  ].join(' ');
}

function distinctTexts(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function itemOf(metric: MetricResult, currency: string | null): MetricItem {
  const { definition, value, interval, n, reason } = metric;
  const kind = metricKind(metric);
  const amount = kind === 'money' && value !== null && currency !== null ? moneyFromNumber(value, currency) : value;
  const change = changeWords(metric);
  return {
    id: definition.id,
    label: definition.label,
    kind,
    value: amount,
    ...(interval === null ? {} : { interval }),
    ...(n === null ? {} : { n }),
    ...(change === '' ? {} : { change }),
    tone: toneOf(metric),
    ...(reason === null ? {} : { note: reason }),
  };
}

function trendBlocks({ lead, name }: FramedStage, each: MarketplaceJourney): Block[] {
  const series = lead?.series ?? null;
  if (lead === null || series === null) return [];
  const kind = metricKind(lead);
  return [
    {
      type: 'series',
      id: `trend-${name.toLowerCase()}-${anchorOf(each.marketplace)}`,
      title: `${lead.definition.label}, week by week`,
      chart: 'line',
      labels: series.labels,
      series: [{ name: lead.definition.label, values: series.values, intervals: series.intervals }],
      marks: eventMarks(each.events, { starts: series.labels, ends: series.ends }),
      kind,
      ...(kind === 'money' && each.currency !== null ? { currency: each.currency } : {}),
      ...(series.provisionalFrom === null ? {} : { provisionalFrom: series.provisionalFrom }),
      note: trendNote(series),
    },
  ];
}

function trendNote({ intervals, labels, outside }: MetricSeries): string {
  const reach = intervals.some((each) => each !== null) ? ' Strokes: 95 % interval of the week’s own counts.' : '';
  const label = `Label: first day of the week.${reach}`;
  if (outside === null) return `${label} Too few settled weeks, or no share: no control limits.`;
  if (outside.length === 0) return `${label} No week outside the limits of a Laney p' chart.`;
  const weeks = outside.map((index) => labels[index] ?? '').join(', ');
  return `${label} Outside the limits of a Laney p' chart: ${weeks}.`;
}
