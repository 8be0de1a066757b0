import type { Period } from '../period.ts';
import type { Origin } from './origin.ts';

/** Subscribe & Save of one SKU in one span. */
export interface SubscriptionRecord {
  readonly kind: 'subscription';
  readonly origin: Origin;
  readonly marketplace: string | null;
  readonly period: Period | null;
  readonly sku: string | null;
  readonly asin: string | null;
  readonly shippedUnits: number | null;
  /** Subscriptions that run on the last day of the span. */
  readonly activeSubscriptions: number | null;
  /** Part of the SKU's sales that came by subscription, 0-1, as Amazon prints it. */
  readonly salesShare: number | null;
}
