import diagnosisJson from '../../rules/policy/journey-diagnosis.json' with { type: 'json' };
import type { ProvenanceRule } from '../../model/document.ts';
import type { IsoDate } from '../../model/period.ts';
import type { RuleTable } from '../../rules/table.ts';
import type { MetricResult } from './metric-result.ts';
import { rowsAt, ruleUsed, type Stage } from './settings.ts';

type Sign = 'fell' | 'rose' | 'flat' | 'below-one' | 'about-one' | 'not-below-one';

interface DiagnosisRow {
  readonly id: string;
  readonly stage: Stage;
  readonly signal: string;
  readonly when: readonly { readonly metric: string; readonly is: Sign }[];
  readonly means: string;
  readonly check: string;
}

/** Metrics that together point to one part of the journey. */
export interface Hint {
  readonly id: string;
  readonly stage: Stage;
  readonly signal: string;
  readonly means: string;
  /** Command that looks closer, without paths. */
  readonly check: string;
}

const DIAGNOSIS = diagnosisJson as unknown as RuleTable<DiagnosisRow>;

/** Only a tested change is a fall, a rise or flat; only an interval tells where an index lies. */
function shows(metric: MetricResult | undefined, sign: Sign): boolean {
  if (metric === undefined || metric.value === null) return false;
  const { change, interval } = metric;
  switch (sign) {
    case 'fell':
    case 'rose':
      return change?.verdict === sign;
    case 'flat':
      return change?.verdict === 'no-clear-change';
    case 'below-one':
      return interval !== null && interval[1] < 1;
    case 'not-below-one':
      return interval !== null && interval[1] >= 1;
    case 'about-one':
      return interval !== null && interval[0] <= 1 && interval[1] >= 1;
  }
}

/** The rows of the table whose signs all show. */
export function hintsOf(metrics: readonly MetricResult[], asOf: IsoDate): Hint[] {
  const byId = new Map(metrics.map((metric) => [metric.definition.id, metric]));
  return rowsAt(DIAGNOSIS, asOf)
    .filter(({ when }) => when.every(({ is, metric }) => shows(byId.get(metric), is)))
    .map(({ check, id, means, signal, stage }) => ({ id, stage, signal, means, check }));
}

/** The table, for a document's provenance. */
export function diagnosisRules(asOf: IsoDate): ProvenanceRule {
  return ruleUsed(DIAGNOSIS, asOf);
}
