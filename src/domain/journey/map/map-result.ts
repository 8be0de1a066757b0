import type { Freshness, ProvenanceRule } from '../../../model/document.ts';
import type { JourneyMap, MapFault, MapStage } from '../../../model/journey-map.ts';
import { addDays, type IsoDate } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { MetricResult } from '../metric-result.ts';
import { registryRules } from '../registry.ts';
import { type JourneyOptions, journeyReport, type MarketplaceJourney } from '../report.ts';
import { type Settings, settingsAt } from '../settings.ts';
import { judgeTarget, type TargetResult } from './targets.ts';

/** A metric of a stage in one marketplace. */
export interface MapNumber {
  readonly marketplace: string | null;
  readonly currency: string | null;
  readonly metric: MetricResult;
}

/** A stage with what the files say of it now. */
export interface DrawnStage {
  readonly stage: MapStage;
  readonly numbers: readonly MapNumber[];
  readonly targets: readonly TargetResult[];
}

/** A map with live numbers. */
export interface DrawnMap {
  readonly map: JourneyMap;
  /** Warnings of the map: it is old, a fix is overdue. */
  readonly warnings: readonly MapFault[];
  readonly stages: readonly DrawnStage[];
  /** False where no reports were at hand, and every number is left out. */
  readonly hasReports: boolean;
  readonly confidenceLevel: number;
  readonly problems: readonly Problem[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

export interface MapOptions {
  readonly asOf: IsoDate;
  /** In place of the marketplace of the map; null: that of the map. */
  readonly marketplace: string | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
}

/** A month is at most so long. */
const DAYS_IN_MONTH = 31;

/** Metric by id, as the journey has it for one marketplace. */
function metricOf({ stages }: MarketplaceJourney, id: string): MetricResult | undefined {
  return stages.flatMap(({ metrics }) => metrics).find(({ definition }) => definition.id === id);
}

/**
 * Last days after which nothing at hand may still change: first a week ago, then, for metrics that wait for returns,
 * the months of their window ago.
 */
function settledDays(asOf: IsoDate, until: IsoDate | null, settings: Settings): IsoDate[] {
  const week = addDays(asOf, -(settings.provisionalDaysLonger + 1));
  const returns = addDays(asOf, -(settings.returnWindowMonths * DAYS_IN_MONTH + 1));
  return [week, returns].map((day) => (until !== null && until < day ? until : day));
}

function journeysFor(map: JourneyMap, records: RecordSet, options: MapOptions, settings: Settings) {
  const { asOf, since, until } = options;
  const { asins, brand, families, marketplace } = map.scope;
  const isAll = asins.length === 0 && families.length === 0 && brand === null;
  const asked: JourneyOptions = {
    asOf,
    marketplace: options.marketplace ?? marketplace,
    products: isAll ? null : { asins, brand, families },
    since,
    until,
  };
  const now = journeyReport(records, asked);
  const runs = [now];
  const wanted = new Set(map.stages.flatMap(({ targets }) => targets.map(({ metric }) => metric)));
  for (const day of settledDays(asOf, until, settings)) {
    if (since !== null && day < since) break;
    const last = runs.at(-1) ?? now;
    const open = last.marketplaces.some((each) => [...wanted].some((id) => metricOf(each, id)?.provisional === true));
    // Most maps have no target that waits; then nothing is worked out twice.
    if (open) runs.push(journeyReport(records, { ...asked, until: day }));
  }
  return { now, runs };
}

/**
 * Draws the numbers of the files into a map: each metric a stage names, and each target with its verdict. Numbers are those
 * of the journey report over the same files; targets are judged over settled days alone.
 * @param records null where no reports are at hand.
 */
export function drawMap(
  map: JourneyMap,
  warnings: readonly MapFault[],
  records: RecordSet | null,
  options: MapOptions,
): DrawnMap {
  const settings = settingsAt(options.asOf);
  const { confidenceLevel } = settings;
  if (records === null) {
    const stages = map.stages.map((stage): DrawnStage => ({
      stage,
      numbers: [],
      targets: stage.targets.map((target) => judgeTarget(target, [])),
    }));
    const rules = registryRules(options.asOf);
    return { map, warnings, stages, hasReports: false, confidenceLevel, problems: [], rules, freshness: [] };
  }
  const { now, runs } = journeysFor(map, records, options, settings);
  const stages = map.stages.map((stage): DrawnStage => ({
    stage,
    numbers: stage.metrics.flatMap(({ id }) =>
      now.marketplaces.flatMap((each): MapNumber[] => {
        const metric = metricOf(each, id);
        return metric === undefined ? [] : [{ marketplace: each.marketplace, currency: each.currency, metric }];
      }),
    ),
    targets: stage.targets.flatMap((target) =>
      now.marketplaces.length === 0
        ? [judgeTarget(target, [])]
        : now.marketplaces.map(({ marketplace }) =>
            judgeTarget(
              target,
              runs.flatMap((run) => run.marketplaces.find((each) => each.marketplace === marketplace) ?? []),
            ),
          ),
    ),
  }));
  const { freshness, problems, rules } = now;
  return { map, warnings, stages, hasReports: true, confidenceLevel, problems, rules, freshness };
}
