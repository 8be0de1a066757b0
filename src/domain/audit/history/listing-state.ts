import { findMarketplace } from '../../../model/marketplace.ts';
import { type Money, majorUnits } from '../../../model/money.ts';
import type { Origin } from '../../../model/records/origin.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { joinListings } from '../join-listings.ts';
import type { FieldText } from '../field-text.ts';
import type { ListingText } from '../listing-text.ts';
import type { Words } from '../words-by-language.ts';

/** A value of a listing at one time; null is "told, and empty". */
export interface StateValue {
  readonly value: string | number | null;
  /** Set for amounts of money, which are major units. */
  readonly currency: string | null;
  readonly origin: Origin | null;
}

/** Everything the files of one time say of one listing. A field that no file tells is not in the map. */
export interface ListingState {
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** By name: `title`, `item-highlights`, `description`, `search-terms`, `price`, `quantity`, `status`, ... */
  readonly fields: ReadonlyMap<string, StateValue>;
  /** Null when no file tells bullets. */
  readonly bullets: readonly string[] | null;
}

function text(field: FieldText | null): StateValue | null {
  return field === null ? null : { value: field.text, currency: null, origin: field.origin };
}

function amount(price: Money | null, origin: Origin): StateValue | null {
  return price === null ? null : { value: majorUnits(price), currency: price.currency, origin };
}

function plain(value: string | number | null, origin: Origin): StateValue | null {
  return value === null ? null : { value, currency: null, origin };
}

function keyOf(sku: string, marketplace: string | null): string {
  return `${marketplace ?? ''}\u001F${sku}`;
}

/** What Amazon keeps the listing from being shown for: status and issue of each line, in their order. */
function suppressionOf(
  records: readonly RecordSet['suppressed-listing'][number][],
  { marketplace }: ListingText,
): StateValue {
  const lines = records.filter((record) => record.marketplace === null || codeOf(record.marketplace) === marketplace);
  const words = lines.map(({ status, reason, issue }) =>
    [status, reason, issue].filter((part) => part !== null && part !== '').join(': '),
  );
  return { value: words.length === 0 ? null : words.join('; '), currency: null, origin: lines[0]?.origin ?? null };
}

function codeOf(marketplace: string): string {
  return findMarketplace(marketplace)?.code ?? marketplace;
}

export interface StateOptions {
  readonly words: Words;
  readonly marketplace: string | null;
  /** A report of suppressed listings was read: who is not in it is not suppressed. */
  readonly suppressionsTold: boolean;
}

/**
 * The listings as the files of one time have them: texts joined as the audit joins them, price, quantity and status of
 * the offer, and what Amazon suppresses it for.
 */
export function listingStates(records: RecordSet, options: StateOptions): ReadonlyMap<string, ListingState> {
  const { listings } = joinListings(records, options.words, options.marketplace);
  const offers = Map.groupBy(records.listing, (record) => record.sku);
  const suppressions = Map.groupBy(records['suppressed-listing'], (record) => record.sku);
  const prices = new Map(records.product.map((product) => [product.sku, product] as const));
  return new Map(
    listings.map((listing): [string, ListingState] => {
      const { sku, asin, marketplace } = listing;
      const offer = offers
        .get(sku)
        ?.find((record) => record.marketplace === null || codeOf(record.marketplace) === marketplace);
      const product = offer === undefined ? prices.get(sku) : undefined;
      const fields: readonly (readonly [string, StateValue | null])[] = [
        ['title', text(listing.title)],
        ['item-highlights', text(listing.itemHighlights)],
        ['description', text(listing.description)],
        ['search-terms', text(listing.searchTerms)],
        ['price', amount((offer ?? product)?.price ?? null, (offer ?? product)?.origin ?? listing.origin)],
        ['quantity', plain(offer?.quantity ?? null, offer?.origin ?? listing.origin)],
        ['status', plain(offer?.status ?? null, offer?.origin ?? listing.origin)],
        ['fulfilment', plain(offer?.fulfilment ?? null, offer?.origin ?? listing.origin)],
        ['suppressed', options.suppressionsTold ? suppressionOf(suppressions.get(sku) ?? [], listing) : null],
      ];
      const told = fields.filter((entry): entry is readonly [string, StateValue] => entry[1] !== null);
      const bullets = listing.bullets?.map((bullet) => bullet.text) ?? null;
      return [keyOf(sku, marketplace), { sku, asin, marketplace, fields: new Map(told), bullets }];
    }),
  );
}
