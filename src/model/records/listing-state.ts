import type { Money } from '../money.ts';
import type { Origin } from './origin.ts';

/** One thing Amazon finds wrong with a listing, in its own words and codes. */
export interface ListingIssue {
  readonly code: string;
  readonly message: string;
  /** `ERROR`, `WARNING` or `INFO`, as Amazon says it. */
  readonly severity: string;
  /** Amazon's names of the attributes it is about. */
  readonly attributes: readonly string[];
  /** `MISSING_ATTRIBUTE`, `INVALID_IMAGE`... */
  readonly categories: readonly string[];
  /** What Amazon does about it: `SEARCH_SUPPRESSED`... */
  readonly enforcements: readonly string[];
  /** `EXEMPT`, `EXEMPT_UNTIL_EXPIRY_DATE`, `NOT_EXEMPT`; null where nothing is enforced. */
  readonly exemption: string | null;
  /** ISO date the exemption ends. */
  readonly exemptUntil: string | null;
}

/** What Amazon says of one SKU in one marketplace: its status, its offer, its family and its issues (Listings Items API). */
export interface ListingStateRecord {
  readonly kind: 'listing-state';
  readonly origin: Origin;
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly productType: string | null;
  /** `BUYABLE`, `DISCOVERABLE`; null where the answer has no summaries. */
  readonly statuses: readonly string[] | null;
  /** Title of the catalogue item, as shown. */
  readonly title: string | null;
  /** ISO date of the last change of the listing. */
  readonly changedOn: string | null;
  /** Null where the answer has no issues part; empty where Amazon finds none. */
  readonly issues: readonly ListingIssue[] | null;
  /** Consumer price; null where none is offered or the answer has no offers part. */
  readonly price: Money | null;
  /** Null where the answer has no offers part. */
  readonly hasOffer: boolean | null;
  readonly parentSkus: readonly string[] | null;
  readonly childSkus: readonly string[] | null;
  readonly variationTheme: string | null;
}
