import type { Cell, Document, RunFacts } from '../../../model/document.ts';
import type { JourneyExperiment } from '../../../model/journal.ts';
import { addDays, daysBetween, type IsoDate } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { type Settings, settingsAt, settingsRules } from '../settings.ts';
import { percentWords } from '../words.ts';
import { effectOf, JUDGED_METRICS, type JudgedMetric, WEEKS_PER_SIDE } from './effect.ts';
import { pair, probability } from '../rounding.ts';
import { type EffectSideData, sideData } from './events-document.ts';

/** What can be said of an experiment today. */
export type ExperimentState =
  /** It runs, and nobody asked for figures. */
  | 'running'
  /** Looked at before its end or before the needed number: no verdict. */
  | 'too-early'
  /** Over, and the files do not give enough to judge. */
  | 'not-enough-data'
  | 'better'
  | 'worse'
  | 'no-clear-difference'
  | 'closed';

export interface ExperimentData extends JourneyExperiment {
  readonly state: ExperimentState;
  /** What the state rests on, or what is missing. */
  readonly reason: string;
  readonly before: EffectSideData | null;
  readonly after: EffectSideData | null;
  readonly interval: readonly [number, number] | null;
  readonly p: number | null;
}

export interface JourneyExperimentsData {
  readonly journal: string;
  readonly experiments: readonly ExperimentData[];
}

export interface ExperimentsInput {
  readonly journal: string;
  readonly experiments: readonly JourneyExperiment[];
  /** Null: no figures were asked for. */
  readonly records: RecordSet | null;
  readonly asOf: IsoDate;
  readonly problems: readonly Problem[];
}

const NOTHING = { before: null, after: null, interval: null, p: null } as const;
const DAYS_IN_WEEK = 7;

function judged(
  experiment: JourneyExperiment,
  records: RecordSet,
  asOf: IsoDate,
  settings: Settings,
): Pick<ExperimentData, 'state' | 'reason' | 'before' | 'after' | 'interval' | 'p'> {
  const { asin, end, marketplace, metric, neededPerSide, start } = experiment;
  if (asOf <= end) {
    const looks = experiment.looks.length;
    const peeks = looks === 0 ? '' : ` It was looked at ${looks} ${looks === 1 ? 'time' : 'times'} before.`;
    return {
      ...NOTHING,
      state: 'too-early',
      reason: `It ends on ${end}. A look before the end finds a difference where there is none more often than the test claims.${peeks}`,
    };
  }
  const weeks = Math.max(WEEKS_PER_SIDE, Math.floor((daysBetween(start, end) + 1) / DAYS_IN_WEEK));
  const result = effectOf(
    records,
    // The day before it starts belongs to the weeks before.
    { metric: metric as JudgedMetric, asin, marketplace, date: start, until: addDays(start, -1), end, weeks },
    { asOf, settings },
  );
  if (!result.found) return { ...NOTHING, state: 'not-enough-data', reason: result.reason };
  const { after, before, difference, interval, p } = result.effect;
  const sides = {
    before: sideData(before),
    after: sideData(after),
    interval: pair(interval),
    p: probability(p),
  };
  const least = Math.min(before.n, after.n);
  if (least < neededPerSide) {
    return {
      ...sides,
      state: 'not-enough-data',
      reason: `needs ${neededPerSide - least} more sessions on a side: ${least} of ${neededPerSide}`,
    };
  }
  const clear = p <= 1 - settings.confidenceLevel && difference !== 0;
  const points = `${percentWords(before.rate)} to ${percentWords(after.rate)}`;
  if (!clear) return { ...sides, state: 'no-clear-difference', reason: `${points}, within chance` };
  return { ...sides, state: difference > 0 ? 'better' : 'worse', reason: `${points}, beyond chance` };
}

function stateOf(experiment: JourneyExperiment, { asOf, records }: ExperimentsInput, settings: Settings) {
  const { closed, end } = experiment;
  if (closed !== null) return { ...NOTHING, state: 'closed' as const, reason: `closed on ${closed}` };
  if (records !== null) return judged(experiment, records, asOf, settings);
  if (asOf <= end) return { ...NOTHING, state: 'running' as const, reason: `until ${end}` };
  return { ...NOTHING, state: 'running' as const, reason: 'over: name files to see what came of it' };
}

const STATES: Readonly<Record<ExperimentState, string>> = {
  running: 'running',
  'too-early': 'too early',
  'not-enough-data': 'not enough data',
  better: 'better',
  worse: 'worse',
  'no-clear-difference': 'no clear difference',
  closed: 'closed',
};

/** Experiments and what can be said of them: the document of `journey experiments`. */
export function experimentsDocument(
  input: ExperimentsInput,
  run: RunFacts,
): Document<'journey-experiments', JourneyExperimentsData> {
  const { asOf, experiments, journal, problems } = input;
  const settings = settingsAt(asOf);
  const data = experiments.map((experiment): ExperimentData => ({
    ...experiment,
    ...stateOf(experiment, input, settings),
  }));
  return {
    kind: 'journey-experiments',
    schemaVersion: 1,
    title: 'Experiments',
    subtitle: `${experiments.length} in ${journal}`,
    data: { journal, experiments: data },
    blocks: [
      {
        type: 'table',
        id: 'experiments',
        columns: [
          { key: 'id', label: 'Id', kind: 'id' },
          { key: 'hypothesis', label: 'Hypothesis', kind: 'text' },
          { key: 'metric', label: 'Metric', kind: 'text', priority: 3 },
          { key: 'asin', label: 'ASIN', kind: 'id', priority: 3 },
          { key: 'start', label: 'From', kind: 'date', priority: 2 },
          { key: 'end', label: 'To', kind: 'date', priority: 2 },
          { key: 'needed', label: 'Needed a side', kind: 'integer', priority: 4 },
          { key: 'state', label: 'Is', kind: 'text' },
          { key: 'reason', label: 'Because', kind: 'text' },
        ],
        rows: data.map((each): Cell[] => [
          each.id,
          each.hypothesis,
          JUDGED_METRICS[each.metric as JudgedMetric]?.label ?? each.metric,
          each.asin,
          each.start,
          each.end,
          each.neededPerSide,
          STATES[each.state],
          each.reason,
        ]),
        emptyText:
          'There is none yet: sellerctl journey experiments add --hypothesis "..." --asin B0... --end 2026-12-31',
        note: 'Weeks before the start against complete weeks from the start to the end. Before and after is no randomised test: what else happened in these weeks is in it.',
      },
    ],
    problems,
    provenance: { ...run, rules: settingsRules(asOf), freshness: [] },
  };
}
