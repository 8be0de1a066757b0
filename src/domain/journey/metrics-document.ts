import type { Cell, Document, RunFacts } from '../../model/document.ts';
import type { Confidence } from '../../model/confidence.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import { MEASURES } from './measures.ts';
import { caveatsOf, metricDefinitions, registryRules, reportDefinitions } from './registry.ts';
import type { JourneyResult } from './report.ts';
import type { Stage } from './settings.ts';
import { UNMEASURED } from './unmeasured.ts';
import { stageWords } from './words.ts';

/** A report that a metric is made from. */
export interface MetricInputData {
  readonly report: string;
  readonly title: string;
  readonly reportType: string | null;
  readonly columns: string | null;
  /** Where a person downloads it; null where that is not known. */
  readonly download: string | null;
}

/** One metric of the registry. */
export interface MetricListData {
  readonly id: string;
  readonly label: string;
  readonly stage: Stage;
  readonly formula: string;
  readonly unit: string;
  readonly direction: string;
  readonly dataKind: string;
  readonly confidence: Confidence;
  /** Counts below which a change is not judged. */
  readonly minimum: readonly { readonly what: string; readonly n: number }[];
  readonly inputs: readonly MetricInputData[];
  readonly caveats: readonly string[];
  /** `yes`: worked out from files; `no`: no file that is read gives it. */
  readonly measured: 'yes' | 'no';
  /** Why it is not measured; null when it is. */
  readonly reason: string | null;
  /** What the files at hand give, by marketplace; null when no files were named. */
  readonly atHand:
    | readonly {
        readonly marketplace: string | null;
        readonly available: boolean;
        /** Why there is no value; null when there is one. */
        readonly reason: string | null;
      }[]
    | null;
}

export interface JourneyMetricsData {
  readonly asOf: IsoDate;
  readonly metrics: readonly MetricListData[];
  readonly caveats: readonly { readonly id: string; readonly text: string }[];
}

function atHandOf(id: string, result: JourneyResult | null): MetricListData['atHand'] {
  if (result === null) return null;
  return result.marketplaces.map(({ marketplace, stages }) => {
    const found = stages.flatMap(({ metrics }) => metrics).find(({ definition }) => definition.id === id);
    const available = found !== undefined && found.value !== null;
    return { marketplace, available, reason: available ? null : (found?.reason ?? null) };
  });
}

/** "US, DE" where the files give it, else why not. */
function handCell(atHand: MetricListData['atHand']): string | null {
  if (atHand === null) return null;
  const shops = atHand.flatMap(({ available, marketplace }) => (available ? [marketplace ?? 'shop not known'] : []));
  return shops.length > 0 ? shops.join(', ') : `no: ${atHand[0]?.reason ?? 'no report of the journey'}`;
}

/** Every metric of the journey, with formula, unit and the file it needs: the document of `journey metrics`. */
export function metricsDocument(
  asOf: IsoDate,
  result: JourneyResult | null,
  run: RunFacts,
  problems: readonly Problem[] = [],
): Document<'journey-metrics', JourneyMetricsData> {
  const reports = new Map(reportDefinitions(asOf).map((report) => [report.id, report]));
  const definitions = metricDefinitions(asOf);
  const metrics = definitions.map((metric): MetricListData => {
    const measured = MEASURES.has(metric.id);
    return {
      id: metric.id,
      label: metric.label,
      stage: metric.stage,
      formula: metric.formula,
      unit: metric.unit,
      direction: metric.direction,
      dataKind: metric.dataKind,
      confidence: metric.confidence,
      minimum: metric.minimum,
      inputs: metric.inputs.map(({ columns, report }) => ({
        report,
        title: reports.get(report)?.title ?? report,
        reportType: reports.get(report)?.reportType ?? null,
        columns,
        download: reports.get(report)?.byHand ?? null,
      })),
      caveats: metric.caveats,
      measured: measured ? 'yes' : 'no',
      reason: measured ? null : (UNMEASURED.get(metric.id) ?? 'not worked out yet'),
      atHand: atHandOf(metric.id, result),
    };
  });
  const count = metrics.filter(({ measured }) => measured === 'yes').length;
  const given = metrics.filter(({ atHand }) => atHand?.some(({ available }) => available) === true).length;
  return {
    kind: 'journey-metrics',
    schemaVersion: 1,
    title: 'Metrics of the journey',
    subtitle: `${metrics.length} metrics, ${count} worked out from files${result === null ? '' : `, ${given} of them from the files at hand`}`,
    data: { asOf, metrics, caveats: caveatsOf(metrics, asOf) },
    blocks: [
      {
        type: 'table',
        id: 'metrics',
        title: 'Metrics',
        columns: [
          { key: 'id', label: 'Metric', kind: 'id' },
          { key: 'stage', label: 'Stage', kind: 'text', priority: 2 },
          { key: 'label', label: 'Name', kind: 'text' },
          { key: 'formula', label: 'Formula', kind: 'text', priority: 3, truncate: true },
          { key: 'unit', label: 'Unit', kind: 'text', priority: 5 },
          ...(result === null ? [] : [{ key: 'at-hand', label: 'At hand', kind: 'text', truncate: true } as const]),
          { key: 'needs', label: 'Needs', kind: 'text', truncate: true, ...(result === null ? {} : { priority: 4 }) },
        ],
        rows: metrics.map((metric): Cell[] => [
          metric.id,
          stageWords(metric.stage),
          metric.label,
          metric.formula,
          metric.unit,
          ...(result === null ? [] : [handCell(metric.atHand)]),
          metric.measured === 'yes' ? metric.inputs.map(({ title }) => title).join(' or ') : (metric.reason ?? ''),
        ]),
      },
      {
        type: 'table',
        id: 'files',
        title: 'Files they are made from',
        columns: [
          { key: 'title', label: 'Report', kind: 'text' },
          { key: 'report-type', label: 'Type', kind: 'id', priority: 3 },
          { key: 'metrics', label: 'Metrics', kind: 'text' },
          { key: 'download', label: 'Where to get it', kind: 'text', priority: 2, truncate: true },
        ],
        rows: [...reports.values()].flatMap(({ byHand, id, reportType, title }): Cell[][] => {
          const of = metrics.filter(
            ({ inputs, measured }) => measured === 'yes' && inputs.some(({ report }) => report === id),
          );
          return of.length === 0 ? [] : [[title, reportType, of.map((metric) => metric.id).join(' '), byHand]];
        }),
      },
    ],
    problems,
    provenance: { ...run, rules: registryRules(asOf), freshness: [] },
  };
}
