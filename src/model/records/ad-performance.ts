import type { Money } from '../money.ts';
import type { Period } from '../period.ts';
import type { Origin } from './origin.ts';

/** What one row of an advertising report counts: one search term, target, advertised product, campaign, or bought product. */
export type AdGrain = 'search-term' | 'target' | 'advertised-product' | 'campaign' | 'purchased-product';

/**
 * What Sponsored Products advertising brought in one span. Reports of different grain tell the same clicks: they are
 * never added together. Rates are left out; they follow from the counts.
 */
export interface AdPerformanceRecord {
  readonly kind: 'ad-performance';
  readonly origin: Origin;
  readonly grain: AdGrain;
  readonly marketplace: string | null;
  /** Null where the file holds no dates. */
  readonly period: Period | null;
  readonly campaign: string | null;
  readonly campaignId: string | null;
  readonly adGroup: string | null;
  readonly adGroupId: string | null;
  /** Keyword or product the advertiser aimed at, as printed. */
  readonly targeting: string | null;
  /** As printed: `broad`, `EXACT`, `TARGETING_EXPRESSION`, `-`... */
  readonly matchType: string | null;
  /** What the shopper typed, or in lower case the ASIN of the page the ad stood on; `*` where Amazon does not tell. */
  readonly searchTerm: string | null;
  readonly advertisedSku: string | null;
  readonly advertisedAsin: string | null;
  readonly purchasedAsin: string | null;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly spend: Money | null;
  /** Sales, orders and units within so many days of the click; null where the file does not tell how many. */
  readonly attributionDays: number | null;
  readonly sales: Money | null;
  readonly orders: number | null;
  readonly units: number | null;
}
