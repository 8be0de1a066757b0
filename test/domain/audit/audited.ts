import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type AuditListingsResult, auditListings } from '../../../src/domain/audit/audit-listings.ts';
import type { ListingRecord } from '../../../src/model/records/listing.ts';
import type { ProductRecord } from '../../../src/model/records/product.ts';
import { type AnyRecord, emptyRecordSet } from '../../../src/model/records/record.ts';
import type { OwnNames } from '../../../src/domain/audit/check.ts';
import type { ListingRule } from '../../../src/rules/policy/listing-rule.ts';
import { listingRules } from '../../../src/rules/policy/listing-tables.ts';
import type { RuleTable } from '../../../src/rules/table.ts';

export const CHECK_FIXTURES = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'checks');

/** A product as a fixture gives it, with a few fields of the All Listings report. */
export type FixtureListing = Partial<Omit<ProductRecord, 'kind' | 'origin'>> & {
  readonly openDate?: string;
  /** Brand of another product of the seller. */
  readonly otherBrand?: string;
};

/** Change of a base listing: fields, or `bullet-2` for one bullet. */
export type FixtureChange = FixtureListing & Readonly<Record<`bullet-${number}`, string>>;

export function productOf(fields: Partial<Omit<ProductRecord, 'kind'>>): ProductRecord {
  return {
    kind: 'product',
    origin: { file: 'products.csv', line: 2 },
    sku: 'SKU-1',
    asin: null,
    marketplace: 'US',
    brand: null,
    category: null,
    productType: null,
    price: null,
    costs: [],
    dimensions: null,
    weight: null,
    title: null,
    itemHighlights: null,
    bullets: null,
    description: null,
    searchTerms: null,
    ...fields,
  };
}

export function listingOf(fields: Partial<Omit<ListingRecord, 'kind'>>): ListingRecord {
  return recordOf('listing', { origin: { file: 'All+Listings+Report.txt', line: 2 }, sku: 'SKU-1', ...fields });
}

export function baseListing(name: string): FixtureListing {
  return JSON.parse(readFileSync(join(CHECK_FIXTURES, '_base', `${name}.json`), 'utf8')) as FixtureListing;
}

/** Records besides the product, each with only what differs from an empty one of the listing. */
export type FixtureRecords = {
  readonly [K in MadeKind]?: readonly Partial<Omit<Extract<AnyRecord, { kind: K }>, 'kind'>>[];
};

type MadeKind =
  | 'aplus-content'
  | 'aplus-page'
  | 'catalog-item'
  | 'keyword'
  | 'listing'
  | 'listing-state'
  | 'listing-text'
  | 'product-type'
  | 'suppressed-listing'
  | 'traffic';

const EMPTY: { readonly [K in MadeKind]: Omit<Extract<AnyRecord, { kind: K }>, 'kind' | 'origin' | 'marketplace'> } = {
  'aplus-content': {
    reference: null,
    languageTag: null,
    name: 'Lunch boxes',
    status: 'APPROVED',
    modules: ['STANDARD_TEXT'],
    images: [],
    texts: [],
    mostParagraphs: 1,
    comparisonColumns: 0,
    comparisonRows: 0,
    specRows: [],
  },
  'aplus-page': { asin: '', reference: null },
  'catalog-item': {
    asin: '',
    languageTag: null,
    productType: null,
    title: null,
    brand: null,
    itemHighlights: null,
    bullets: null,
    description: null,
    browseNode: null,
    browseNodeName: null,
    isAdult: null,
    isParent: null,
    parentAsins: null,
    childAsins: null,
    variationTheme: null,
    attributes: null,
  },
  keyword: {
    tool: 'Helium 10 Cerebro',
    phrase: '',
    monthlyVolume: null,
    volumeIsAtLeast: false,
    relevancy: null,
    competingProducts: null,
    titleDensity: null,
    organicRank: null,
    sponsoredRank: null,
    ranks: [],
  },
  listing: {
    sku: '',
    asin: null,
    title: null,
    description: null,
    price: null,
    quantity: null,
    fulfilment: null,
    status: null,
    openDate: null,
  },
  'listing-state': {
    sku: '',
    asin: null,
    productType: null,
    statuses: null,
    title: null,
    changedOn: null,
    issues: null,
    price: null,
    hasOffer: null,
    parentSkus: null,
    childSkus: null,
    variationTheme: null,
  },
  'listing-text': {
    standing: 'sent',
    sku: '',
    asin: null,
    languageTag: null,
    productType: null,
    brand: null,
    title: null,
    itemHighlights: null,
    bullets: null,
    description: null,
    searchTerms: null,
    mainImage: null,
    otherImages: [],
    swatchImage: null,
    browseNode: null,
    parentage: null,
    parentSku: null,
    variationTheme: null,
    attributes: {},
    isWhole: false,
    templateDate: null,
  },
  'product-type': { productType: '', required: [], attributes: [], maxLengths: {}, maxBytes: {}, maxItems: {} },
  'suppressed-listing': {
    sku: '',
    asin: null,
    title: null,
    status: 'Search Suppressed',
    reason: null,
    condition: null,
    changedOn: null,
    issue: null,
  },
  traffic: {
    grain: 'asin',
    period: null,
    parentAsin: null,
    childAsin: null,
    sku: null,
    title: null,
    total: { sessions: null, pageViews: null, units: null, orderItems: null, sales: null },
    b2b: null,
    featuredOfferShare: null,
    statedUnitSessionShare: null,
  },
};

/** A record of which no more is told than what is given. */
export function recordOf<K extends MadeKind>(
  kind: K,
  fields: Partial<Omit<Extract<AnyRecord, { kind: K }>, 'kind'>>,
): Extract<AnyRecord, { kind: K }> {
  const origin = { file: `${kind}.json`, line: 1 };
  return { kind, origin, marketplace: 'US', ...EMPTY[kind], ...fields } as unknown as Extract<AnyRecord, { kind: K }>;
}

/** The records of a fixture, about the product where they name no other. */
function addRecords(set: ReturnType<typeof emptyRecordSet>, product: ProductRecord, records: FixtureRecords): void {
  for (const [kind, list] of Object.entries(records)) {
    for (const [index, fields] of list.entries()) {
      const empty: Record<string, unknown> = { ...EMPTY[kind as MadeKind] };
      if (empty['sku'] === '') empty['sku'] = product.sku;
      if (empty['asin'] === '') empty['asin'] = product.asin ?? '';
      const origin = { file: `${kind}.json`, line: index + 1 };
      const record = { kind, origin, marketplace: product.marketplace, ...empty, ...fields };
      (set[kind as MadeKind] as unknown[]).push(record);
    }
  }
}

export interface FixtureExtras {
  readonly records?: FixtureRecords;
  readonly own?: Partial<OwnNames>;
  /** What differs in the rule's row, in a table of the user's own. */
  readonly rule?: { readonly id: string } & Readonly<Record<string, unknown>>;
}

function rulesWith(change: NonNullable<FixtureExtras['rule']>): RuleTable<ListingRule> {
  return {
    ...listingRules,
    versions: listingRules.versions.map((version) => ({
      ...version,
      rows: version.rows.map((rule) => (rule.id === change.id ? { ...rule, ...change } : rule)),
    })),
  };
}

/** Audits one listing: the base with the change, further records, and a second product where another brand is wanted. */
export function auditChanged(
  base: FixtureListing,
  change: FixtureChange,
  asOf: string,
  extras: FixtureExtras = {},
): AuditListingsResult {
  const { openDate, otherBrand, ...merged } = { ...base, ...change };
  const bullets = [...(merged.bullets ?? [])];
  const fields: Record<string, unknown> = { ...merged, bullets: merged.bullets === null ? null : bullets };
  for (const [key, text] of Object.entries(change)) {
    const number = /^bullet-(\d)$/.exec(key)?.[1];
    if (number === undefined || typeof text !== 'string') continue;
    bullets[Number(number) - 1] = text;
    delete fields[key];
  }
  const records = emptyRecordSet();
  const product = productOf(fields);
  records.product.push(product);
  if (openDate !== undefined)
    records.listing.push(listingOf({ sku: product.sku, marketplace: product.marketplace, openDate }));
  if (otherBrand !== undefined)
    records.product.push(productOf({ sku: 'ZZ-OTHER', marketplace: 'MX', brand: otherBrand }));
  addRecords(records, product, extras.records ?? {});
  const result = auditListings(records, {
    asOf,
    marketplace: null,
    ...(extras.own === undefined ? {} : { own: extras.own }),
    ...(extras.rule === undefined ? {} : { rules: rulesWith(extras.rule) }),
  });
  return { ...result, listings: result.listings.filter(({ listing }) => listing.sku === product.sku) };
}
