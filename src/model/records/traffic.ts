import type { Money } from '../money.ts';
import type { Period } from '../period.ts';
import type { Origin } from './origin.ts';

/** Counts for all customers, or for Amazon Business customers alone. B2B counts are part of the totals, never added to them. */
export interface TrafficCounts {
  readonly sessions: number | null;
  readonly pageViews: number | null;
  readonly units: number | null;
  readonly orderItems: number | null;
  readonly sales: Money | null;
}

/** What became of orders of the account in one span; only the by-date reports give it. */
export interface ServiceCounts {
  readonly ordersShipped: number | null;
  readonly unitsRefunded: number | null;
  readonly claimsGranted: number | null;
  readonly feedbackReceived: number | null;
  readonly negativeFeedback: number | null;
}

/** Sales and traffic of one day (grain `date`) or of one ASIN over the report's whole period (grain `asin`). */
export interface TrafficRecord {
  readonly kind: 'traffic';
  readonly origin: Origin;
  readonly grain: 'date' | 'asin';
  readonly marketplace: string | null;
  /** The span the counts are for; null for a hand-downloaded file, which holds no date. */
  readonly period: Period | null;
  readonly parentAsin: string | null;
  readonly childAsin: string | null;
  readonly sku: string | null;
  readonly title: string | null;
  readonly total: TrafficCounts;
  readonly b2b: TrafficCounts | null;
  /** Sessions in the shopping app, part of all sessions; absent where the file does not part them. */
  readonly appSessions?: number;
  /** Absent where the file gives none of it. */
  readonly service?: ServiceCounts;
  /** Share of page views with the featured offer, 0-1, as Amazon prints it (no counts are given for it). */
  readonly featuredOfferShare: number | null;
  /** Amazon's own unit session percentage as a share, kept only to report mismatches. */
  readonly statedUnitSessionShare: number | null;
}
