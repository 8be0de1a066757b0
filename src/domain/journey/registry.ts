import caveatsJson from '../../rules/policy/journey-caveats.json' with { type: 'json' };
import metricsJson from '../../rules/policy/journey-metrics.json' with { type: 'json' };
import reportsJson from '../../rules/policy/journey-reports.json' with { type: 'json' };
import type { Confidence } from '../../model/confidence.ts';
import type { ProvenanceRule } from '../../model/document.ts';
import type { IsoDate } from '../../model/period.ts';
import type { RecordKind } from '../../model/records/record.ts';
import type { RuleTable } from '../../rules/table.ts';
import { rowsAt, ruleUsed, type Stage } from './settings.ts';

/** One metric as the rule table `journey-metrics` defines it. */
export interface MetricDefinition {
  readonly id: string;
  readonly label: string;
  readonly stage: Stage;
  readonly formula: string;
  /** `ratio`, `count`, `currency`, `searches`, `index`... */
  readonly unit: string;
  readonly direction: 'up_good' | 'down_good' | 'context';
  /** Decides the interval: `near_binomial`, `ratio_overdispersed`, `rate_not_binomial`, `reported_ratio`... */
  readonly dataKind: string;
  readonly inputs: readonly {
    readonly report: string;
    readonly columns: string | null;
    readonly sources: readonly string[];
  }[];
  /** Smallest counts on which a change may be judged: that of the denominator first, then that of the numerator. */
  readonly minimum: readonly { readonly what: string; readonly n: number }[];
  /** Ids of the table `journey-caveats`. */
  readonly caveats: readonly string[];
  readonly confidence: Confidence;
  readonly note?: string;
}

/** A report that metrics are made from. */
export interface ReportDefinition {
  readonly id: string;
  readonly title: string;
  /** Report type of the Selling Partner API; null where there is none. */
  readonly reportType: string | null;
  /** Where a person downloads it; null where that is not possible or not known. */
  readonly byHand: string | null;
  /** Kind of record that this version reads from it; null: not read yet. */
  readonly recordKind: RecordKind | null;
  readonly note?: string;
}

export interface Caveat {
  readonly id: string;
  readonly text: string;
}

const METRICS = metricsJson as unknown as RuleTable<MetricDefinition>;
const REPORTS = reportsJson as unknown as RuleTable<ReportDefinition>;
const CAVEATS = caveatsJson as unknown as RuleTable<Caveat>;

/** All metrics of the journey, stage by stage. */
export function metricDefinitions(asOf: IsoDate): readonly MetricDefinition[] {
  return rowsAt(METRICS, asOf);
}

/** All reports that metrics are made from, those this version reads first. */
export function reportDefinitions(asOf: IsoDate): readonly ReportDefinition[] {
  return rowsAt(REPORTS, asOf);
}

/** What a reader of the given metrics must know. */
export function caveatsOf(metrics: readonly Pick<MetricDefinition, 'caveats'>[], asOf: IsoDate): readonly Caveat[] {
  const wanted = new Set(metrics.flatMap(({ caveats }) => caveats));
  return rowsAt(CAVEATS, asOf)
    .filter(({ id }) => wanted.has(id))
    .map(({ id, text }) => ({ id, text }));
}

/** The rule tables that metrics, reports and caveats come from. */
export function registryRules(asOf: IsoDate): readonly ProvenanceRule[] {
  return [ruleUsed(METRICS, asOf), ruleUsed(REPORTS, asOf), ruleUsed(CAVEATS, asOf)];
}
