import type { Block, Cell, Column, TableBlock } from '../../../model/document.ts';
import type { IsoDate } from '../../../model/period.ts';
import { intervalWords, valueWords } from '../words.ts';
import { boundText, type Lane, lanesOf, targetBasis, verdictText } from './lanes.ts';
import type { DrawnMap } from './map-result.ts';

/** `wall`: one grid of stages and lanes; `list`: one table a stage, for narrow screens and programs. */
export type MapLayout = 'wall' | 'list';

function shopsOf({ stages }: DrawnMap): number {
  const shops = stages.flatMap(({ numbers, targets }) =>
    [...numbers, ...targets].map(({ marketplace }) => marketplace),
  );
  return new Set(shops).size;
}

/** Lanes with an entry in any stage; a wall has no room for empty ones. */
function usedLanes(drawn: DrawnMap, asOf: IsoDate): Lane[] {
  const lanes = lanesOf(drawn.map.kind, { asOf, namesShops: shopsOf(drawn) > 1 });
  return lanes.filter(({ entries }) => drawn.stages.some((stage) => entries(stage).length > 0));
}

function wall(drawn: DrawnMap, asOf: IsoDate): TableBlock {
  const lanes = usedLanes(drawn, asOf);
  return {
    type: 'table',
    id: 'map',
    title: 'The journey',
    columns: [
      { key: 'lane', label: '', kind: 'text' },
      ...drawn.stages.map(({ stage }, index) => ({
        key: `stage-${index + 1}`,
        label: stage.name,
        kind: 'text' as const,
        lines: true,
      })),
    ],
    rows: lanes.map((lane) => [lane.label, ...drawn.stages.map((stage) => lane.entries(stage).join('\n'))]),
    dividers: lanes.flatMap(({ divider }, before) => (divider === undefined ? [] : [{ before, label: divider }])),
    emptyText: 'The stages are still empty.',
  };
}

function list(drawn: DrawnMap, asOf: IsoDate): TableBlock[] {
  const lanes = usedLanes(drawn, asOf);
  return drawn.stages.map((stage, index) => ({
    type: 'table',
    id: `stage-${index + 1}`,
    title: `${index + 1}. ${stage.stage.name}`,
    columns: [
      { key: 'lane', label: 'Lane', kind: 'text' },
      { key: 'entry', label: 'Entry', kind: 'text' },
    ],
    rows: lanes.flatMap((lane) => lane.entries(stage).map((entry): Cell[] => [lane.label, entry])),
    emptyText: 'The stage is still empty.',
  }));
}

function people({ map: { objectives, personas } }: DrawnMap): Block[] {
  const named = personas.some(({ target }) => target);
  const shown = named ? personas.filter(({ target }) => target) : personas;
  return [
    ...(objectives.length === 0
      ? []
      : [
          {
            type: 'prose' as const,
            id: 'objectives',
            title: 'What the map is for',
            paragraphs: [],
            bullets: objectives.map(({ text }) => text),
          },
        ]),
    ...(shown.length === 0
      ? []
      : [
          {
            type: 'prose' as const,
            id: 'personas',
            title: 'Whom it is about',
            paragraphs: [],
            bullets: shown.map(({ about, goals, name }) => {
              const wants = goals.length === 0 ? '' : ` Wants: ${goals.join('; ')}.`;
              return `${name}${about === null ? '' : `: ${about.replace(/\.$/, '')}`}.${wants}`;
            }),
          },
        ]),
  ];
}

/** The mean feeling of each stage as bars; nothing where fewer than two stages have scores. */
function mood({ stages }: DrawnMap): Block[] {
  const means = stages.map(({ stage }) => {
    const scores = stage.feelings.flatMap(({ score }) => score ?? []);
    return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  });
  if (means.filter((mean) => mean !== null).length < 2) return [];
  return [
    {
      type: 'series',
      id: 'feelings',
      title: 'How it feels',
      chart: 'bar',
      labels: stages.map(({ stage }) => stage.name),
      series: [{ name: 'Feelings', values: means }],
      kind: 'decimal',
      note: 'Mean of the scores in the map, from -2 (angry) to 2 (delighted): what you noted, not what was measured.',
    },
  ];
}

/** Where numbers of several shops stand under each other, which is whose must never be dropped. */
function shopColumn(drawn: DrawnMap): Column {
  return { key: 'marketplace', label: 'Shop', kind: 'id', priority: shopsOf(drawn) > 1 ? 1 : 4 };
}

function numbers(drawn: DrawnMap): Block[] {
  const rows = drawn.stages.flatMap(({ numbers: own, stage }) =>
    own.map(({ currency, marketplace, metric }): Cell[] => [
      stage.name,
      metric.definition.id,
      metric.definition.label,
      marketplace,
      metric.value === null ? null : `${valueWords(metric, metric.value, currency)}${metric.provisional ? ' *' : ''}`,
      intervalWords(metric, currency),
      metric.n,
      metric.source?.period?.start ?? null,
      metric.source?.period?.end ?? null,
      metric.reason,
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'numbers',
      title: 'Live numbers',
      columns: [
        { key: 'stage', label: 'Stage', kind: 'text' },
        { key: 'metric', label: 'Metric', kind: 'id', priority: 4 },
        { key: 'label', label: 'Name', kind: 'text' },
        shopColumn(drawn),
        { key: 'value', label: 'Value', kind: 'text' },
        { key: 'interval', label: `${drawn.confidenceLevel * 100} % interval`, kind: 'text', priority: 2 },
        { key: 'n', label: 'n', kind: 'integer', priority: 2 },
        { key: 'from', label: 'From', kind: 'date', priority: 3 },
        { key: 'to', label: 'To', kind: 'date', priority: 2 },
        { key: 'reason', label: 'Missing because', kind: 'text', priority: 5 },
      ],
      rows,
      note: 'Worked out as journey report does, from counts. A star marks values with days that may still change.',
    },
  ];
}

function targets(drawn: DrawnMap, asOf: IsoDate): Block[] {
  const rows = drawn.stages.flatMap(({ stage, targets: own }) =>
    own.map((result): Cell[] => [
      stage.name,
      result.metric?.definition.label ?? result.target.metric,
      result.marketplace,
      boundText(result.target),
      targetBasis(result) || null,
      result.metric?.n ?? null,
      result.period === null ? null : `${result.period.start} to ${result.period.end}`,
      verdictText(result, asOf),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'targets',
      title: 'Targets',
      columns: [
        { key: 'stage', label: 'Stage', kind: 'text', priority: 4 },
        { key: 'metric', label: 'Metric', kind: 'text' },
        shopColumn(drawn),
        { key: 'target', label: 'Target', kind: 'text', priority: 2 },
        { key: 'now', label: 'Now', kind: 'text', priority: 3 },
        { key: 'n', label: 'n', kind: 'integer', priority: 5 },
        { key: 'period', label: 'Days', kind: 'text', priority: 5 },
        { key: 'verdict', label: 'Verdict', kind: 'text' },
      ],
      rows,
      note: 'Met: all of the interval is on the right side of the target. Not met: none of it is. Days that may still change are left out.',
    },
  ];
}

function notes({ hasReports, warnings }: DrawnMap): Block[] {
  const paragraphs = [
    ...warnings.map(({ line, message }) => `Line ${line}: ${message}.`),
    ...(hasReports ? [] : ['No reports at hand: every number is left out. Name a folder, or import reports.']),
  ];
  return paragraphs.length === 0
    ? []
    : [{ type: 'prose', id: 'notes', tone: 'warning', paragraphs: [paragraphs.join('\n')] }];
}

/** A drawn map for eyes. */
export function mapBlocks(drawn: DrawnMap, asOf: IsoDate, layout: MapLayout): Block[] {
  return [
    ...notes(drawn),
    ...people(drawn),
    ...(layout === 'wall' ? [wall(drawn, asOf)] : list(drawn, asOf)),
    ...mood(drawn),
    ...numbers(drawn),
    ...targets(drawn, asOf),
  ];
}
