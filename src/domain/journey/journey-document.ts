import type { Block, Document, MetricItem, RunFacts, Tone } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { JourneyReportData } from './report-data.ts';
import { journeyData } from './data.ts';
import { leakBlocks } from './leak-blocks.ts';
import type { MetricResult } from './metric-result.ts';
import type { MissingReport } from './missing-reports.ts';
import { leadMetrics, type Stage } from './settings.ts';
import type { JourneyResult, MarketplaceJourney, StageResult } from './report.ts';
import {
  changeWords,
  amountOfChange,
  intervalWords,
  metricKind,
  sparkline,
  stageWords,
  valueWords,
  verdictWords,
} from './words.ts';
import { moneyFromNumber } from '../../model/money.ts';

/** Name of a marketplace for eyes. */
function nameOf(marketplace: string | null): string {
  return marketplace ?? 'Marketplace not known';
}

/** Part of block ids. */
function anchorOf(marketplace: string | null): string {
  return (marketplace ?? 'unknown').toLowerCase();
}

/**
 * The journey as a document: for each marketplace one row a stage, leaks, detail and trends, then what missing
 * reports would add.
 * @param loadProblems what could not be read; put before the journey's own problems.
 */
export function journeyDocument(
  result: JourneyResult,
  run: RunFacts,
  loadProblems: readonly Problem[] = [],
): Document<'journey-report', JourneyReportData> {
  const { marketplaces } = result;
  const spans = marketplaces.flatMap(({ period }) => (period === null ? [] : [period]));
  const start = spans.map((period) => period.start).toSorted()[0];
  const end = spans
    .map((period) => period.end)
    .toSorted()
    .at(-1);
  const names = marketplaces.map(({ marketplace }) => nameOf(marketplace)).join(', ');
  const when = start === undefined ? 'period not known' : `${start} to ${end}`;
  return {
    kind: 'journey-report',
    schemaVersion: 1,
    title: 'Customer journey',
    subtitle: marketplaces.length === 0 ? 'no report of the journey at hand' : `${names}, ${when}`,
    data: journeyData(result),
    blocks: [
      ...marketplaces.flatMap((each) => marketplaceBlocks(each, result)),
      ...missingBlocks(result.missing),
      ...caveatBlocks(result),
    ],
    problems: [...loadProblems, ...result.problems],
    provenance: { ...run, rules: result.rules, freshness: result.freshness },
  };
}

function marketplaceBlocks(each: MarketplaceJourney, result: JourneyResult): Block[] {
  const anchor = anchorOf(each.marketplace);
  return [
    {
      type: 'prose',
      id: `journey-${anchor}`,
      level: 2,
      title: nameOf(each.marketplace),
      paragraphs: [
        each.period === null
          ? 'No date inside the files; period not known.'
          : `Days ${each.period.start} to ${each.period.end}${each.currency === null ? '' : `, money in ${each.currency}`}.`,
      ],
    },
    stageTable(each, result.asOf),
    ...leakBlocks(each, result),
    ...each.stages.flatMap((stage) => detailBlocks(stage, each)),
    ...each.stages.flatMap((stage) => trendBlocks(stage, each)),
  ];
}

/** One row a stage: lead metric, interval, change, trend and verdict; also a section of the brief. */
export function stageTable(each: MarketplaceJourney, asOf: string): Block {
  return {
    type: 'table',
    id: `stages-${anchorOf(each.marketplace)}`,
    title: 'Five stages',
    columns: [
      { key: 'stage', label: 'Stage', kind: 'text' },
      { key: 'metric', label: 'Metric', kind: 'text', truncate: true },
      { key: 'value', label: 'Value', kind: 'text' },
      { key: 'interval', label: '95 % interval', kind: 'text', priority: 3 },
      { key: 'n', label: 'n', kind: 'integer', priority: 4 },
      { key: 'change', label: 'Change', kind: 'text', priority: 2 },
      { key: 'trend', label: 'Trend', kind: 'text', priority: 5 },
      { key: 'verdict', label: 'Verdict', kind: 'text' },
    ],
    rows: each.stages.map((stage) => stageRow(stage, each, asOf)),
    note: changeNote(each.stages),
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

function stageRow(
  { stage, lead, metrics }: StageResult,
  each: MarketplaceJourney,
  asOf: string,
): (string | number | null)[] {
  const name = stageWords(stage);
  if (lead === null || lead.value === null) {
    return [name, null, null, null, null, null, null, missingVerdict(stage, metrics, asOf)];
  }
  const { change } = lead;
  return [
    name,
    lead.definition.label,
    `${valueWords(lead, lead.value, each.currency)}${lead.provisional ? ' *' : ''}`,
    intervalWords(lead, each.currency),
    lead.n,
    change === null || change.value === null ? null : amountOfChange(lead, change),
    sparkline(lead.series?.values ?? []),
    stageVerdict(stage, lead, each),
  ];
}

/** Which report would fill an empty stage: what its leading metric needs. */
function missingVerdict(stage: Stage, metrics: readonly MetricResult[], asOf: string): string {
  const leading = leadMetrics(stage, asOf).flatMap((id) => metrics.filter(({ definition }) => definition.id === id));
  return [...leading, ...metrics].flatMap(({ reason }) => reason ?? [])[0] ?? 'no report at hand';
}

function stageVerdict(stage: string, lead: MetricResult, { leaks }: MarketplaceJourney): string {
  const own = leaks.filter((leak) => leak.stage === stage);
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

function detailBlocks({ stage, metrics }: StageResult, each: MarketplaceJourney): Block[] {
  const known = metrics.filter(({ value }) => value !== null);
  if (known.length === 0) return [];
  return [
    {
      type: 'metrics',
      id: `${stage}-${anchorOf(each.marketplace)}`,
      title: `${stageWords(stage)} in detail`,
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

function trendBlocks({ stage, lead }: StageResult, each: MarketplaceJourney): Block[] {
  const series = lead?.series ?? null;
  if (lead === null || series === null) return [];
  const kind = metricKind(lead);
  return [
    {
      type: 'series',
      id: `trend-${stage}-${anchorOf(each.marketplace)}`,
      title: `${lead.definition.label}, week by week`,
      chart: 'line',
      labels: series.labels,
      series: [{ name: lead.definition.label, values: series.values }],
      kind,
      ...(kind === 'money' && each.currency !== null ? { currency: each.currency } : {}),
      ...(series.provisionalFrom === null ? {} : { provisionalFrom: series.provisionalFrom }),
      note: trendNote(series.outside, series.labels),
    },
  ];
}

function trendNote(outside: readonly number[] | null, labels: readonly string[]): string {
  if (outside === null) return 'Label: first day of the week. Too few settled weeks, or no share: no control limits.';
  if (outside.length === 0) return "Label: first day of the week. No week outside the limits of a Laney p' chart.";
  const weeks = outside.map((index) => labels[index] ?? '').join(', ');
  return `Label: first day of the week. Outside the limits of a Laney p' chart: ${weeks}.`;
}

function missingBlocks(missing: readonly MissingReport[]): Block[] {
  if (missing.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'missing-reports',
      title: 'What other reports would add',
      columns: [
        { key: 'report', label: 'Report', kind: 'text' },
        { key: 'where', label: 'Where', kind: 'text', priority: 3, truncate: true },
        { key: 'adds', label: 'Adds', kind: 'text', truncate: true },
        { key: 'read', label: 'Read today', kind: 'text', priority: 2 },
      ],
      rows: missing.map(({ title, byHand, reportType, note, adds, readable }) => [
        title,
        byHand ?? reportType ?? note,
        adds.map(({ label }) => label).join(', '),
        readable ? 'yes' : 'not yet',
      ]),
    },
  ];
}

function caveatBlocks({ caveats, tests, marketplaces }: JourneyResult): Block[] {
  if (marketplaces.length === 0) return [];
  return [
    {
      type: 'prose',
      id: 'how-to-read',
      level: 2,
      title: 'How to read this',
      paragraphs: [
        `${tests.count} comparisons were tested; all are corrected together (Benjamini-Hochberg, false discovery rate ${tests.falseDiscoveryRate}). Every number is recomputed from counts; Amazon's own percentages are not used.`,
      ],
      bullets: caveats.map(({ text }) => text),
    },
  ];
}
