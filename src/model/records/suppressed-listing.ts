import type { Origin } from './origin.ts';

/** One offer Amazon keeps out of search or off sale until something is mended (Fix your products). */
export interface SuppressedListingRecord {
  readonly kind: 'suppressed-listing';
  readonly origin: Origin;
  readonly sku: string;
  readonly asin: string | null;
  /** Marketplace code; the file names none, so it is the one the user gave. */
  readonly marketplace: string | null;
  readonly title: string | null;
  /** As printed: `Search Suppressed`. */
  readonly status: string | null;
  readonly reason: string | null;
  readonly condition: string | null;
  /** ISO date since which the status holds. */
  readonly changedOn: string | null;
  /** What Amazon says is wrong, as printed. */
  readonly issue: string | null;
}
