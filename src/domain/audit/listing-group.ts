import { findMarketplace } from '../../model/marketplace.ts';
import type { AplusContentRecord } from '../../model/records/aplus-content.ts';
import type { CatalogItemRecord } from '../../model/records/catalog-item.ts';
import type { ListingRecord } from '../../model/records/listing.ts';
import type { ListingStateRecord } from '../../model/records/listing-state.ts';
import type { ListingTextRecord } from '../../model/records/listing-text.ts';
import type { ProductRecord } from '../../model/records/product.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { SuppressedListingRecord } from '../../model/records/suppressed-listing.ts';

/** Everything the files say about one SKU in one marketplace; of a page without SKU, about its ASIN. */
export interface ListingGroup {
  readonly sku: string;
  readonly marketplace: string | null;
  readonly subject: 'listing' | 'page' | 'a-plus';
  readonly listings: readonly ListingRecord[];
  readonly texts: readonly ListingTextRecord[];
  readonly states: readonly ListingStateRecord[];
  readonly products: readonly ProductRecord[];
  readonly suppressions: readonly SuppressedListingRecord[];
  /** Filled once the ASIN is known. */
  readonly items: readonly CatalogItemRecord[];
  readonly aplus: readonly AplusContentRecord[];
}

type Own = ListingRecord | ListingTextRecord | ListingStateRecord | ProductRecord | SuppressedListingRecord;

/** Codes of marketplaces as the records name them, each looked up once. */
export class Places {
  readonly #codes = new Map<string, string>();
  readonly #fallback: string | null;

  /** @param fallback marketplace of records that name none. */
  constructor(fallback: string | null) {
    this.#fallback = fallback === null ? null : (findMarketplace(fallback)?.code ?? fallback);
  }

  of(marketplace: string | null): string | null {
    if (marketplace === null) return this.#fallback;
    const known = this.#codes.get(marketplace);
    if (known !== undefined) return known;
    const code = findMarketplace(marketplace)?.code ?? marketplace;
    this.#codes.set(marketplace, code);
    return code;
  }
}

/** The records of one SKU, all kinds and marketplaces together. */
class SkuRecords {
  readonly listing: ListingRecord[] = [];
  readonly 'listing-text': ListingTextRecord[] = [];
  readonly 'listing-state': ListingStateRecord[] = [];
  readonly product: ProductRecord[] = [];
  readonly 'suppressed-listing': SuppressedListingRecord[] = [];

  get all(): Own[] {
    return [
      ...this.listing,
      ...this['listing-text'],
      ...this['listing-state'],
      ...this.product,
      ...this['suppressed-listing'],
    ];
  }
}

function bySku(records: RecordSet): Map<string, SkuRecords> {
  const skus = new Map<string, SkuRecords>();
  const of = (sku: string): SkuRecords => {
    const known = skus.get(sku);
    if (known !== undefined) return known;
    const made = new SkuRecords();
    skus.set(sku, made);
    return made;
  };
  for (const record of records.listing) of(record.sku).listing.push(record);
  for (const record of records['listing-text']) of(record.sku)['listing-text'].push(record);
  for (const record of records['listing-state']) of(record.sku)['listing-state'].push(record);
  for (const record of records.product) of(record.sku).product.push(record);
  for (const record of records['suppressed-listing']) of(record.sku)['suppressed-listing'].push(record);
  return skus;
}

/** Groups by SKU, then marketplace; a record without marketplace joins the only one its SKU has, or all of them. */
export function groupRecords(records: RecordSet, places: Places): ListingGroup[] {
  const groups: ListingGroup[] = [];
  for (const [sku, own] of bySku(records)) {
    const codes = new Set(own.all.map((record) => places.of(record.marketplace)));
    const named = [...codes].filter((code) => code !== null);
    for (const marketplace of named.length === 0 ? [null] : named) {
      const here = <R extends Own>(list: readonly R[]): readonly R[] =>
        list.filter((record) => {
          const code = places.of(record.marketplace);
          return code === marketplace || code === null;
        });
      groups.push({
        sku,
        marketplace,
        subject: 'listing',
        listings: here(own.listing),
        texts: here(own['listing-text']),
        states: here(own['listing-state']),
        products: here(own.product),
        suppressions: here(own['suppressed-listing']),
        items: [],
        aplus: [],
      });
    }
  }
  return groups;
}

/** The ASIN the records of a group agree on, or the first they name. */
export function asinOf(group: ListingGroup): string | null {
  for (const list of [group.states, group.listings, group.texts, group.products, group.suppressions]) {
    for (const { asin } of list) if (asin !== null) return asin;
  }
  return null;
}

const NOTHING = { listings: [], texts: [], states: [], products: [], suppressions: [], items: [], aplus: [] } as const;

function keyOf(asin: string, marketplace: string | null): string {
  return `${marketplace ?? ''} ${asin}`;
}

/** Pages of A+ documents by ASIN, and whether any file of a marketplace lists such pages. */
export interface AplusPages {
  readonly references: ReadonlyMap<string, readonly (string | null)[]>;
  readonly listedIn: ReadonlySet<string | null>;
}

export function aplusPages(records: RecordSet, places: Places): AplusPages {
  const references = new Map<string, (string | null)[]>();
  const listedIn = new Set<string | null>();
  for (const { asin, marketplace, reference } of records['aplus-page']) {
    const code = places.of(marketplace);
    listedIn.add(code);
    const key = keyOf(asin, code);
    references.set(key, [...(references.get(key) ?? []), reference]);
  }
  return { references, listedIn };
}

/** Documents a page carries; empty where it carries none or they were not read. */
export function referencesOf(
  pages: AplusPages,
  asin: string | null,
  marketplace: string | null,
): readonly (string | null)[] {
  return asin === null ? [] : (pages.references.get(keyOf(asin, marketplace)) ?? []);
}

/**
 * Puts pages of the catalogue and A+ documents to the listings of their ASIN. Pages and documents no listing claims
 * become groups of their own, named by ASIN or by the document's key.
 */
export function withPages(
  groups: readonly ListingGroup[],
  records: RecordSet,
  places: Places,
  pages: AplusPages,
): ListingGroup[] {
  const items = Map.groupBy(records['catalog-item'], (item) => keyOf(item.asin, places.of(item.marketplace)));
  const contents = new Map(records['aplus-content'].map((content) => [content.reference ?? content, content]));
  const claimed = new Set<unknown>();
  const joined = groups.map((group) => {
    const asin = asinOf(group);
    if (asin === null) return group;
    const key = keyOf(asin, group.marketplace);
    const own = items.get(key) ?? [];
    if (own.length > 0) claimed.add(key);
    const aplus = referencesOf(pages, asin, group.marketplace).flatMap(
      (reference) => contents.get(reference ?? '') ?? [],
    );
    for (const content of aplus) claimed.add(content);
    return { ...group, items: own, aplus };
  });
  const alone = [...items]
    .filter(([key]) => !claimed.has(key))
    .map(([, list]): ListingGroup => {
      const [first] = list;
      const marketplace = places.of(first?.marketplace ?? null);
      const aplus = referencesOf(pages, first?.asin ?? null, marketplace).flatMap(
        (key) => contents.get(key ?? '') ?? [],
      );
      for (const content of aplus) claimed.add(content);
      return { ...NOTHING, sku: first?.asin ?? '', marketplace, subject: 'page', items: list, aplus };
    });
  const documents = [...contents.values()]
    .filter((content) => !claimed.has(content))
    .map((content): ListingGroup => {
      const sku = content.reference ?? content.name ?? 'A+ document';
      return { ...NOTHING, sku, marketplace: places.of(content.marketplace), subject: 'a-plus', aplus: [content] };
    });
  return [...joined, ...alone, ...documents];
}
