import type { MapEntry, MapFix } from '../../../model/journey-map.ts';
import { daysBetween, type IsoDate } from '../../../model/period.ts';
import type {
  JourneyMapData,
  MapEntryData,
  MapFixData,
  MapNumberData,
  MapStageData,
  MapTargetData,
} from './map-data.ts';
import type { DrawnMap, DrawnStage, MapNumber } from './map-result.ts';
import type { TargetResult } from './targets.ts';
import { STALE_DAYS } from './words.ts';
import { known, pair, rounded } from '../rounding.ts';

function entryData({ persona, text }: MapEntry): MapEntryData {
  return { text, persona };
}

/** Has the day of a fix passed without it? */
export function isOverdue({ due, status }: MapFix, asOf: IsoDate): boolean {
  return due !== null && due < asOf && status !== 'done';
}

function fixData(fix: MapFix, asOf: IsoDate): MapFixData {
  const { due, owner, status } = fix;
  return { ...entryData(fix), owner, due, status, overdue: isOverdue(fix, asOf) };
}

function numberData({ currency, marketplace, metric }: MapNumber): MapNumberData {
  const { definition, interval, n, provisional, reason, source, value } = metric;
  return {
    id: definition.id,
    label: definition.label,
    marketplace,
    unit: definition.unit,
    currency: definition.unit === 'currency' ? currency : null,
    value: known(value, rounded),
    interval: known(interval, pair),
    n,
    from: source?.period?.start ?? null,
    to: source?.period?.end ?? null,
    provisional,
    reason,
  };
}

function targetData({ marketplace, metric, period, reason, target, verdict }: TargetResult): MapTargetData {
  const { bound, by, unit, value } = target;
  return {
    metric: target.metric,
    label: metric?.definition.label ?? null,
    marketplace,
    bound,
    target: value,
    unit,
    by,
    verdict,
    reason,
    value: known(metric?.value ?? null, rounded),
    interval: known(metric?.interval ?? null, pair),
    n: metric?.n ?? null,
    from: period?.start ?? null,
    to: period?.end ?? null,
  };
}

function stageData({ numbers, stage, targets }: DrawnStage, asOf: IsoDate): MapStageData {
  const { feelings, fixes, lanes, name, owner, time } = stage;
  return {
    name,
    owner,
    time,
    goals: lanes.goals.map(entryData),
    touchpoints: lanes.touchpoints.map(entryData),
    actions: lanes.actions.map(entryData),
    frontStage: lanes['front-stage'].map(entryData),
    backStage: lanes['back-stage'].map(entryData),
    support: lanes.support.map(entryData),
    feelings: feelings.map((feeling) => ({ ...entryData(feeling), score: feeling.score })),
    pains: lanes.pains.map(entryData),
    fixes: fixes.map((fix) => fixData(fix, asOf)),
    resources: lanes.resources.map(entryData),
    numbers: numbers.map(numberData),
    targets: targets.map(targetData),
  };
}

/** A drawn map as programs read it: money in major units, shares 0-1, targets as the file has them. */
export function mapData({ hasReports, map, stages, warnings }: DrawnMap, file: string, asOf: IsoDate): JourneyMapData {
  const { kind, objectives, personas, scope, title, updated } = map;
  const ageDays = updated === null ? null : daysBetween(updated, asOf);
  return {
    file,
    asOf,
    kind,
    title,
    updated,
    ageDays,
    old: ageDays !== null && ageDays > STALE_DAYS,
    scope,
    objectives: objectives.map(entryData),
    personas: personas.map(({ about, goals, name, target }) => ({ name, about, goals, target })),
    stages: stages.map((stage) => stageData(stage, asOf)),
    hasReports,
    warnings,
  };
}
