import type { IsoDate, Period } from '../../model/period.ts';
import type { Interval } from '../../model/statistics/proportion.ts';
import type { MetricDefinition } from './registry.ts';

/** What a change was judged to be. Only a tested change may be called a rise or a fall. */
export type ChangeVerdict = 'rose' | 'fell' | 'no-clear-change' | 'not-tested' | 'not-enough-data';

/** One of two windows of equal length. */
export interface WindowValue {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** In the unit of the metric; null when the window gives none. */
  readonly value: number | null;
  /** Count the value rests on. */
  readonly n: number;
}

/** The latest complete weeks against as many before them. */
export interface MetricChange {
  /** `difference`: later minus earlier, in the unit of the metric; `ratio`: later over earlier, for indices. */
  readonly comparison: 'difference' | 'ratio';
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Difference as a share of the earlier value. */
  readonly relative: number | null;
  readonly before: WindowValue;
  readonly after: WindowValue;
  /** Two-sided; null when not tested. */
  readonly p: number | null;
  /** After Benjamini-Hochberg over all tests of the run. */
  readonly adjustedP: number | null;
  readonly verdict: ChangeVerdict;
  /** Why it was not tested, or how much more would be needed. */
  readonly reason: string | null;
  /** Trials on each side that would show a change by a fifth. */
  readonly neededPerSide: number | null;
  /** Share of the later search volume whose queries stand in both windows. */
  readonly coverage: number | null;
}

/** One metric of one marketplace. */
export interface MetricResult {
  readonly definition: MetricDefinition;
  /** In the metric's unit: money in major units, ratios as shares. Null with a reason. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly n: number | null;
  readonly reason: string | null;
  readonly change: MetricChange | null;
  /** Why there is no change; null when there is one. */
  readonly changeReason: string | null;
  /** Where the numbers come from; null when no report at hand gives them. */
  readonly source: MetricSource | null;
  readonly provisional: boolean;
  readonly series: MetricSeries | null;
}

export interface MetricSource {
  /** Ids of the table `journey-reports`. */
  readonly reports: readonly string[];
  readonly columns: string | null;
  readonly files: readonly string[];
  /** Days covered; null where the files hold no date. */
  readonly period: Period | null;
  readonly notes: readonly string[];
}

/** The metric week by week, oldest first. */
export interface MetricSeries {
  readonly labels: readonly string[];
  /** Last day of each week. */
  readonly ends: readonly IsoDate[];
  readonly values: readonly (number | null)[];
  /** Interval of each week by its own counts; null where the kind of data has none. */
  readonly intervals: readonly (Interval | null)[];
  /** Index of the first value that may still be restated; null when none may. */
  readonly provisionalFrom: number | null;
  /** Weeks outside the limits of a Laney p' chart; null when there are too few weeks for limits. */
  readonly outside: readonly number[] | null;
}
