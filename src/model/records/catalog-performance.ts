import type { Money } from '../money.ts';
import type { Period } from '../period.ts';
import type { DeliveryPromises } from './delivery-promises.ts';
import type { Origin } from './origin.ts';

/** One step of the search funnel of one ASIN. */
export interface CatalogStep {
  readonly count: number | null;
  readonly medianPrice: Money | null;
}

/** Search Catalog Performance: what one own ASIN got from all searches together, over one week, month or quarter. */
export interface CatalogPerformanceRecord {
  readonly kind: 'catalog-performance';
  readonly origin: Origin;
  readonly asin: string;
  readonly marketplace: string | null;
  readonly period: Period | null;
  /** Times shown in search results, sponsored ones included. */
  readonly impressions: CatalogStep;
  readonly clicks: CatalogStep;
  readonly cartAdds: CatalogStep;
  readonly purchases: CatalogStep;
  /** Of the own clicks. */
  readonly clickPromises: DeliveryPromises;
  /** Sales that came from search. */
  readonly sales: Money | null;
}
