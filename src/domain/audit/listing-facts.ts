import type { AplusContentRecord } from '../../model/records/aplus-content.ts';
import type { FulfilmentChannel } from '../../model/records/listing.ts';
import type { ListingIssue } from '../../model/records/listing-state.ts';
import type { Money } from '../../model/money.ts';
import type { Origin } from '../../model/records/origin.ts';
import type { SuppressedListingRecord } from '../../model/records/suppressed-listing.ts';
import type { FieldText } from './field-text.ts';

/** A value with the file line that says it. */
export interface Told<Value> {
  readonly value: Value;
  readonly origin: Origin;
}

/** The page as Amazon shows it, whoever wrote it. */
export interface ShownPage {
  readonly title: FieldText | null;
  /** Null where the file tells no bullets. */
  readonly bullets: readonly FieldText[] | null;
  readonly brand: string | null;
  readonly origin: Origin;
}

/** The offer of the All Listings report. */
export interface OfferState {
  readonly status: string | null;
  readonly price: Money | null;
  readonly quantity: number | null;
  readonly fulfilment: FulfilmentChannel | null;
}

/** A+ content of a page as far as files tell. */
export interface AplusState {
  /** Whether the page carries A+ content; null where no file lists the pages that do. */
  readonly onPage: boolean | null;
  /** The documents of the page that were read. */
  readonly contents: readonly AplusContentRecord[];
}

/** Everything about a listing but its texts. Null is "no file tells it", never "none". */
export interface ListingFacts {
  /** `page`: only the catalogue tells it; `a-plus`: an A+ document whose pages no file names. */
  readonly subject: 'listing' | 'page' | 'a-plus';
  readonly productType: string | null;
  /** By Amazon's name; an attribute without values is known to be empty. */
  readonly attributes: ReadonlyMap<string, Told<readonly string[]>>;
  /** True when the attributes are all there are. */
  readonly attributesAreWhole: boolean;
  readonly browseNode: Told<string> | null;
  readonly browseNodeName: string | null;
  readonly isParent: boolean;
  /** Names the family: `sku:` or `asin:` of the parent; null for a listing that is no child. */
  readonly parentKey: string | null;
  readonly variationTheme: string | null;
  /** True when some file tells of relations between parents and children. */
  readonly tellsFamily: boolean;
  readonly offer: Told<OfferState> | null;
  readonly hasOffer: Told<boolean> | null;
  /** `BUYABLE`, `DISCOVERABLE`. */
  readonly statuses: Told<readonly string[]> | null;
  readonly issues: Told<readonly ListingIssue[]> | null;
  readonly suppressions: readonly SuppressedListingRecord[];
  readonly shown: ShownPage | null;
  readonly isAdult: Told<boolean> | null;
  readonly aplus: AplusState | null;
  /** ISO date of the last change of the listing. */
  readonly changedOn: string | null;
  readonly templateDate: Told<string> | null;
}
