import type { MapTarget } from '../../../model/journey-map.ts';
import type { IsoDate, Period } from '../../../model/period.ts';
import type { MetricResult } from '../metric-result.ts';
import type { MarketplaceJourney } from '../report.ts';
import { inMetricUnit } from './units.ts';

export type TargetVerdict = 'met' | 'not-met' | 'not-enough-data';

/** A target beside the numbers of one marketplace. */
export interface TargetResult {
  readonly target: MapTarget;
  readonly marketplace: string | null;
  readonly currency: string | null;
  /** Null where no file at hand gives the metric. */
  readonly metric: MetricResult | null;
  /** Days the verdict rests on; null where there are none, or the files hold no date. */
  readonly period: Period | null;
  readonly verdict: TargetVerdict;
  /** Why there is no verdict; null where there is one. */
  readonly reason: string | null;
}

type Judged = Pick<TargetResult, 'verdict' | 'reason'>;

function unsure(reason: string): Judged {
  return { verdict: 'not-enough-data', reason };
}

function judged(target: MapTarget, metric: MetricResult, currency: string | null): Judged {
  const { bound, unit, value: wanted } = target;
  if (metric.value === null) return unsure(metric.reason ?? 'no file at hand gives it');
  if (unit === null) return unsure('the target has no unit');
  if (metric.definition.unit === 'currency' && unit !== currency) {
    return unsure(`the numbers are in ${currency ?? 'no known currency'}, the target in ${unit}`);
  }
  if (metric.provisional) return unsure('every day at hand may still change');
  if ((metric.source?.period ?? null) === null) return unsure('the files hold no date, so these days may be any');
  if (metric.interval === null) return unsure(metric.reason ?? 'there is no interval for it');
  const limit = inMetricUnit(wanted, unit);
  const [low, high] = metric.interval;
  if (bound === 'at-least') {
    if (low >= limit) return { verdict: 'met', reason: null };
    if (high < limit) return { verdict: 'not-met', reason: null };
  } else {
    if (high <= limit) return { verdict: 'met', reason: null };
    if (low > limit) return { verdict: 'not-met', reason: null };
  }
  return unsure('the interval holds the target: with these counts it may be on either side');
}

/**
 * Is the target met? By the interval of the metric and never by its value alone: met when all of the interval is on the
 * right side of the target, not met when none of it is, else not enough data. Days that may still change give no verdict.
 * @param journeys the same marketplace over ever fewer, older days; the first without days that may still change counts.
 */
export function judgeTarget(target: MapTarget, journeys: readonly MarketplaceJourney[]): TargetResult {
  const found = journeys.flatMap((journey) => {
    const metric = journey.stages
      .flatMap(({ metrics }) => metrics)
      .find(({ definition }) => definition.id === target.metric);
    return metric === undefined ? [] : [{ journey, metric }];
  });
  const settled = found.find(({ metric }) => metric.value !== null && !metric.provisional) ?? found[0];
  const [first] = journeys;
  const marketplace = first?.marketplace ?? null;
  if (settled === undefined) {
    return { target, marketplace, currency: null, metric: null, period: null, ...unsure('no file at hand gives it') };
  }
  const { journey, metric } = settled;
  const { currency } = journey;
  const period = metric.source?.period ?? null;
  return { target, marketplace, currency, metric, period, ...judged(target, metric, currency) };
}

/** Is the day of a target still to come? */
export function isDue({ by }: MapTarget, asOf: IsoDate): boolean {
  return by === null || by <= asOf;
}
