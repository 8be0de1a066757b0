import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

export type FulfilmentChannel = 'fba' | 'fbm';

/** One offer of the seller, as the All Listings report or the seller's own product file gives it. */
export interface ListingRecord {
  readonly kind: 'listing';
  readonly origin: Origin;
  readonly sku: string;
  readonly asin: string | null;
  /** Marketplace code; null when the file does not tell. */
  readonly marketplace: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly price: Money | null;
  /** Units on hand; null where the report leaves it blank (FBA offers). */
  readonly quantity: number | null;
  readonly fulfilment: FulfilmentChannel | null;
  /** As the report words it, lower case: `active`, `inactive`, `incomplete`. */
  readonly status: string | null;
  /** ISO date the offer was opened. */
  readonly openDate: string | null;
  /** Address of the main picture; absent where the report gives none, which is the rule today. */
  readonly imageUrl?: string;
}
