import { findMarketplace } from '../../model/marketplace.ts';
import type { Problem } from '../../model/problem.ts';
import type { ListingRecord } from '../../model/records/listing.ts';
import type { Origin } from '../../model/records/origin.ts';
import type { ProductRecord } from '../../model/records/product.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { FieldText, ListingText } from './listing-text.ts';
import { normaliseText } from './text/normalise.ts';
import type { Words } from './words-by-language.ts';

/** Everything the files say about one SKU in one marketplace. */
interface Group {
  readonly sku: string;
  readonly marketplace: string | null;
  readonly listings: ListingRecord[];
  readonly products: ProductRecord[];
}

type ProductText = 'title' | 'itemHighlights' | 'bullets' | 'description' | 'searchTerms';

const PRODUCT_TEXTS: readonly ProductText[] = ['title', 'itemHighlights', 'bullets', 'description', 'searchTerms'];

/** Language assumed for a listing whose marketplace no file tells. */
const DEFAULT_LANGUAGE = 'en';

/** Files whose products have the field somewhere: there an absent value is an empty cell, elsewhere an absent column. */
type FieldsOfFiles = ReadonlyMap<string, ReadonlySet<ProductText>>;

function fieldsOfFiles(products: readonly ProductRecord[]): FieldsOfFiles {
  const files = new Map<string, Set<ProductText>>();
  for (const product of products) {
    const fields = files.get(product.origin.file) ?? new Set();
    for (const field of PRODUCT_TEXTS) if (product[field] !== null) fields.add(field);
    files.set(product.origin.file, fields);
  }
  return files;
}

function place(marketplace: string | null, fallback: string | null): string | null {
  const named = marketplace ?? fallback;
  return named === null ? null : (findMarketplace(named)?.code ?? named);
}

/** Groups by SKU, then marketplace; a record without marketplace joins the only one its SKU has, or all of them. */
function groupRecords(records: RecordSet, fallback: string | null): Group[] {
  const bySku = new Map<string, { listings: ListingRecord[]; products: ProductRecord[] }>();
  const of = (sku: string): { listings: ListingRecord[]; products: ProductRecord[] } => {
    const known = bySku.get(sku) ?? { listings: [], products: [] };
    bySku.set(sku, known);
    return known;
  };
  for (const listing of records.listing) of(listing.sku).listings.push(listing);
  for (const product of records.product) of(product.sku).products.push(product);
  return [...bySku].flatMap(([sku, { listings, products }]) => {
    const places = [...new Set([...listings, ...products].map((record) => place(record.marketplace, fallback)))];
    const named = places.filter((code) => code !== null);
    const codes = named.length === 0 ? [null] : named;
    return codes.map((marketplace) => {
      const belongs = (record: ListingRecord | ProductRecord): boolean => {
        const code = place(record.marketplace, fallback);
        return code === marketplace || code === null;
      };
      return { sku, marketplace, listings: listings.filter(belongs), products: products.filter(belongs) };
    });
  });
}

function fieldText(raw: string, origin: Origin, lines = false): FieldText {
  return { ...normaliseText(raw, lines), origin };
}

/** The report's text first, because Amazon holds it; then the seller's own file. */
function firstText(
  group: Group,
  field: 'title' | 'itemHighlights' | 'description' | 'searchTerms',
  fields: FieldsOfFiles,
): FieldText | null {
  const lines = field === 'description';
  if (field === 'title' || field === 'description') {
    const listing = group.listings.find((record) => record[field] !== null);
    if (listing !== undefined) return fieldText(listing[field] ?? '', listing.origin, lines);
  }
  const told = group.products.find((record) => record[field] !== null);
  if (told !== undefined) return fieldText(told[field] ?? '', told.origin, lines);
  const empty = group.products.find((record) => fields.get(record.origin.file)?.has(field) === true);
  return empty === undefined ? null : { text: '', changed: false, origin: empty.origin };
}

function bulletsOf(group: Group, fields: FieldsOfFiles): FieldText[] | null {
  const told = group.products.find((record) => record.bullets !== null);
  if (told !== undefined) {
    return (told.bullets ?? []).map((bullet) => fieldText(bullet, told.origin)).filter((bullet) => bullet.text !== '');
  }
  return group.products.some((record) => fields.get(record.origin.file)?.has('bullets') === true) ? [] : null;
}

function firstOf<Value>(values: readonly (Value | null)[]): Value | null {
  return values.find((value) => value !== null) ?? null;
}

/** ISBN-10 in place of an ASIN: a book. */
function isBook(asin: string | null): boolean {
  return asin !== null && /^\d{9}[\dX]$/.test(asin);
}

function listingOf(group: Group, fields: FieldsOfFiles, words: Words): ListingText | null {
  const origin = (group.listings[0] ?? group.products[0])?.origin;
  if (origin === undefined) return null;
  const asin = firstOf([...group.listings, ...group.products].map((record) => record.asin));
  const brand = firstOf(group.products.map((record) => (record.brand?.trim() === '' ? null : (record.brand ?? null))));
  const kinds = group.products.flatMap((record) => [record.category, record.productType]);
  const media = words.set('MEDIA', 'en');
  return {
    sku: group.sku,
    asin,
    marketplace: group.marketplace,
    language: findMarketplace(group.marketplace ?? '')?.locale.slice(0, 2) ?? DEFAULT_LANGUAGE,
    brand: brand === null ? null : normaliseText(brand).text,
    genericBrand: brand !== null && words.set('GENERIC_BRAND', 'en').has(brand.trim().toLowerCase()),
    media: isBook(asin) || kinds.some((kind) => kind !== null && media.has(kind.trim().toLowerCase())),
    openDate: firstOf(group.listings.map((record) => record.openDate)),
    title: firstText(group, 'title', fields),
    itemHighlights: firstText(group, 'itemHighlights', fields),
    bullets: bulletsOf(group, fields),
    description: firstText(group, 'description', fields),
    searchTerms: firstText(group, 'searchTerms', fields),
    origin,
  };
}

/** Listings told more than once, with different titles: the first is used and the others are named. */
function duplicateProblems(groups: readonly Group[]): Problem[] {
  return groups.flatMap(({ sku, listings }) => {
    const [first, ...others] = listings;
    return others
      .filter((record) => record.title !== first?.title && record.title !== null)
      .map((record) => ({
        code: 'listing-duplicate',
        scope: 'row' as const,
        file: record.origin.file,
        line: record.origin.line,
        message: `SKU "${sku}" is listed again with another title; line ${first?.origin.line ?? 0} of ${first?.origin.file ?? ''} was audited.`,
        suggestion: 'Leave the older file out.',
      }));
  });
}

export interface JoinedListings {
  readonly listings: readonly ListingText[];
  readonly problems: readonly Problem[];
}

/**
 * One listing for each SKU and marketplace, its fields from the All Listings report first and the seller's product
 * file second, each with the line it came from. `marketplace` limits the result to one and names the marketplace of
 * records that do not tell theirs. Sorted by marketplace, then SKU.
 */
export function joinListings(records: RecordSet, words: Words, marketplace: string | null): JoinedListings {
  const wanted = place(marketplace, null);
  const fields = fieldsOfFiles(records.product);
  const groups = groupRecords(records, wanted).filter((group) => wanted === null || group.marketplace === wanted);
  const listings = groups
    .map((group) => listingOf(group, fields, words))
    .filter((listing) => listing !== null)
    .sort((left, right) => compare(left.marketplace ?? '', right.marketplace ?? '') || compare(left.sku, right.sku));
  return { listings, problems: duplicateProblems(groups) };
}

/** By code unit, whatever the machine's language: the same bytes everywhere. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
