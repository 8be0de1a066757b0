import type { FixState, MapKind, MapScope } from '../../../model/journey-map.ts';
import type { TargetVerdict } from './targets.ts';

/** Something wrong with a map. */
export interface MapFaultData {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** 1-based line of the file. */
  readonly line: number;
  /** Path in the file: `stages[2].fixes[0]`. */
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

/** An entry of a list of a stage. */
export interface MapEntryData {
  readonly text: string;
  /** Null: everybody. */
  readonly persona: string | null;
}

export interface MapFeelingData extends MapEntryData {
  /** -2 to 2; null where nobody said. */
  readonly score: number | null;
}

export interface MapFixData extends MapEntryData {
  readonly owner: string | null;
  readonly due: string | null;
  readonly status: FixState;
  /** Its day has passed and it is not done. */
  readonly overdue: boolean;
}

/** A metric of the journey in one marketplace, as `journey report` gives it. */
export interface MapNumberData {
  readonly id: string;
  readonly label: string;
  readonly marketplace: string | null;
  readonly unit: string;
  /** ISO 4217 code where the unit is `currency`. */
  readonly currency: string | null;
  /** Null with a reason. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly n: number | null;
  /** First and last day it rests on; null where the files hold no date. */
  readonly from: string | null;
  readonly to: string | null;
  /** Days that may still change are in it. */
  readonly provisional: boolean;
  readonly reason: string | null;
}

/** A target and whether it is met. */
export interface MapTargetData {
  readonly metric: string;
  readonly label: string | null;
  readonly marketplace: string | null;
  readonly bound: 'at-least' | 'at-most';
  /** In `unit`, as the file has it. */
  readonly target: number;
  readonly unit: string | null;
  /** Day by which; null: now. */
  readonly by: string | null;
  readonly verdict: TargetVerdict;
  /** Why there is no verdict. */
  readonly reason: string | null;
  /** In the unit of the metric, over settled days alone; null where not known. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly n: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface MapStageData {
  readonly name: string;
  readonly owner: string | null;
  readonly time: string | null;
  readonly goals: readonly MapEntryData[];
  readonly touchpoints: readonly MapEntryData[];
  readonly actions: readonly MapEntryData[];
  readonly frontStage: readonly MapEntryData[];
  readonly backStage: readonly MapEntryData[];
  readonly support: readonly MapEntryData[];
  readonly feelings: readonly MapFeelingData[];
  readonly pains: readonly MapEntryData[];
  readonly fixes: readonly MapFixData[];
  readonly resources: readonly MapEntryData[];
  readonly numbers: readonly MapNumberData[];
  readonly targets: readonly MapTargetData[];
}

/** A journey map with live numbers: the data of `journey map render`. */
export interface JourneyMapData {
  readonly file: string;
  readonly asOf: string;
  readonly kind: MapKind;
  readonly title: string;
  readonly updated: string | null;
  /** Days since the map was looked through. */
  readonly ageDays: number | null;
  /** More than 90 days old. */
  readonly old: boolean;
  readonly scope: MapScope;
  readonly objectives: readonly MapEntryData[];
  readonly personas: readonly {
    readonly name: string;
    readonly about: string | null;
    readonly goals: readonly string[];
    readonly target: boolean;
  }[];
  readonly stages: readonly MapStageData[];
  /** False: no reports were at hand, and every number is left out. */
  readonly hasReports: boolean;
  readonly warnings: readonly MapFaultData[];
}

/** What is wrong with a map: the data of `journey map check`, `init` and `wizard`. */
export interface JourneyMapCheckData {
  readonly file: string;
  /** What was done before it was checked. */
  readonly did: 'checked' | 'written';
  readonly asOf: string;
  readonly kind: MapKind;
  readonly title: string;
  readonly stages: number;
  readonly errors: number;
  readonly warnings: number;
  readonly faults: readonly MapFaultData[];
}
