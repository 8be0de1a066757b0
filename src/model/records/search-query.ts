import type { Money } from '../money.ts';
import type { Period } from '../period.ts';
import type { DeliveryPromises } from './delivery-promises.ts';
import type { Origin } from './origin.ts';

/** One step of the search funnel: the whole market's count and the part of the brand or ASIN. */
export interface FunnelCount {
  readonly total: number | null;
  readonly own: number | null;
  /** Median price of the step, whole market and own. */
  readonly medianPrice: Money | null;
  readonly ownMedianPrice: Money | null;
}

/** One search query of a Search Query Performance report. */
export interface SearchQueryRecord {
  readonly kind: 'search-query';
  readonly origin: Origin;
  readonly view: 'asin' | 'brand';
  readonly asin: string | null;
  readonly brand: string | null;
  readonly marketplace: string | null;
  readonly period: Period | null;
  readonly query: string;
  readonly score: number | null;
  /** Searches in the period. */
  readonly volume: number | null;
  readonly impressions: FunnelCount;
  readonly clicks: FunnelCount;
  readonly cartAdds: FunnelCount;
  readonly purchases: FunnelCount;
  /** Of all clicks of the market. */
  readonly clickPromises: DeliveryPromises;
}
