import settingsJson from '../../rules/policy/journey-settings.json' with { type: 'json' };
import stagesJson from '../../rules/policy/journey-stages.json' with { type: 'json' };
import { versionAt } from '../../rules/at.ts';
import type { RuleTable } from '../../rules/table.ts';
import type { Compare } from './compare.ts';
import type { IsoDate } from '../../model/period.ts';
import type { ProvenanceRule } from '../../model/document.ts';

interface SettingRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
}

/** The five stages of the customer's journey, in order. */
export const STAGES = ['awareness', 'consideration', 'purchase', 'retention', 'advocacy'] as const;
export type Stage = (typeof STAGES)[number];

interface StageRow {
  readonly stage: Stage;
  /** Metric ids: the first with a value leads the stage. */
  readonly lead: readonly string[];
  /** Metric ids that set the stage beside the market. */
  readonly twin: readonly string[];
}

const SETTINGS = settingsJson as unknown as RuleTable<SettingRow>;
const STAGE_LEADS = stagesJson as unknown as RuleTable<StageRow>;

/** The version in force, as a document's provenance names it. */
export function ruleUsed<Row>(table: RuleTable<Row>, asOf: IsoDate): ProvenanceRule {
  const lookup = versionAt(table, asOf);
  if (!lookup.found) throw new RangeError(lookup.reason);
  const { effectiveFrom, confidence, sources } = lookup.version;
  return {
    table: table.kind,
    marketplace: table.marketplace,
    version: effectiveFrom,
    confidence,
    sources: sources.map((source) => ({
      id: source.id,
      title: source.title,
      ...(source.url === null ? {} : { url: source.url }),
      retrieved: source.retrieved,
      confidence: source.confidence,
    })),
  };
}

/** Rows of the version in force. @throws RangeError for a gap: shipped policy tables have none. */
export function rowsAt<Row>(table: RuleTable<Row>, asOf: IsoDate): readonly Row[] {
  const lookup = versionAt(table, asOf);
  if (!lookup.found) throw new RangeError(lookup.reason);
  return lookup.version.rows;
}

/** Levels and limits of the journey report, from the rule table `journey-settings`. */
export interface Settings {
  readonly confidenceLevel: number;
  readonly falseDiscoveryRate: number;
  readonly windowWeeks: number;
  readonly provisionalDaysDaily: number;
  readonly provisionalDaysLonger: number;
  readonly bootstrapDraws: number;
  readonly bootstrapSeed: number;
  readonly bootstrapWeeks: number;
  readonly smallExpectedCount: number;
  readonly movingRangeDivisor: number;
  readonly controlLimitWidth: number;
  readonly controlLimitWeeks: number;
  readonly movingRangesForSpread: number;
  readonly ownSpreadFactor: number;
  readonly leakMinimumSessions: number;
  readonly leakMinimumImpressions: number;
  readonly leakMinimumClicks: number;
  readonly leakMinimumPeers: number;
  readonly judgesForLeak: number;
  readonly power: number;
  readonly relativeChangeToSee: number;
  readonly monthLengthTolerance: number;
  readonly returnWindowMonths: number;
  /** What the user wants compared; null: the latest weeks with as many before them. */
  readonly compare: Compare | null;
  /** Days asked for, where `compare` needs rows outside them too. */
  readonly focus: { readonly since: IsoDate | null; readonly until: IsoDate | null };
}

/** Reads the settings in force. @throws RangeError when the table lacks one. */
export function settingsAt(asOf: IsoDate): Settings {
  const values = new Map(rowsAt(SETTINGS, asOf).map(({ id, value }) => [id, value]));
  const of = (id: string): number => {
    const value = values.get(id);
    if (value === undefined) throw new RangeError(`journey-settings lacks ${id}`);
    return value;
  };
  return {
    confidenceLevel: of('confidence-level'),
    falseDiscoveryRate: of('false-discovery-rate'),
    windowWeeks: of('window-weeks'),
    provisionalDaysDaily: of('provisional-days-daily'),
    provisionalDaysLonger: of('provisional-days-longer'),
    bootstrapDraws: of('bootstrap-draws'),
    bootstrapSeed: of('bootstrap-seed'),
    bootstrapWeeks: of('bootstrap-weeks'),
    smallExpectedCount: of('small-expected-count'),
    movingRangeDivisor: of('moving-range-divisor'),
    controlLimitWidth: of('control-limit-width'),
    controlLimitWeeks: of('control-limit-weeks'),
    movingRangesForSpread: of('moving-ranges-for-spread'),
    ownSpreadFactor: of('own-spread-factor'),
    leakMinimumSessions: of('leak-minimum-sessions'),
    leakMinimumImpressions: of('leak-minimum-impressions'),
    leakMinimumClicks: of('leak-minimum-clicks'),
    leakMinimumPeers: of('leak-minimum-peers'),
    judgesForLeak: of('judges-for-leak'),
    power: of('power'),
    relativeChangeToSee: of('relative-change-to-see'),
    monthLengthTolerance: of('month-length-tolerance'),
    returnWindowMonths: of('return-window-months'),
    compare: null,
    focus: { since: null, until: null },
  };
}

/** Metric ids that may lead a stage, best first. */
export function leadMetrics(stage: Stage, asOf: IsoDate): readonly string[] {
  return rowsAt(STAGE_LEADS, asOf).find((row) => row.stage === stage)?.lead ?? [];
}

/** Metric ids that set a stage beside the market, best first. */
export function twinMetrics(stage: Stage, asOf: IsoDate): readonly string[] {
  return rowsAt(STAGE_LEADS, asOf).find((row) => row.stage === stage)?.twin ?? [];
}

/** The rule tables that settings and stage leads come from. */
export function settingsRules(asOf: IsoDate): readonly ProvenanceRule[] {
  return [ruleUsed(SETTINGS, asOf), ruleUsed(STAGE_LEADS, asOf)];
}
