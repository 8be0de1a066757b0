import { money, type Money } from '../../../model/money.ts';
import type { FulfilmentChannel, ListingRecord } from '../../../model/records/listing.ts';
import type { DatedCost, Dimensions, ProductRecord, Weight } from '../../../model/records/product.ts';
import type { FeePreviewRecord } from '../../../model/records/fee-preview.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { PRODUCT_TYPES, type ProductType } from '../../../rules/fee-rows.ts';
import { productTypeOf } from '../product-facts.ts';
import { allCosts } from './dated-cost.ts';
import { duplicateNote } from './duplicate-rows.ts';
import { skuGap, type SkuGap } from './sku-gap.ts';
import { unitSlips } from './unit-slip.ts';
import { unitsSold, type Sales, type SalesSpan, type UnitsSold } from './units-sold.ts';

/** Where a field of a SKU was taken from; null: it is not known. */
export type FieldSource = 'orders' | 'traffic' | 'listing' | 'fee-preview' | 'product' | 'option' | 'assumed' | null;

/** Fields whose source is told, for every SKU. */
export interface FieldSources {
  readonly price: FieldSource;
  readonly dimensions: FieldSource;
  readonly weight: FieldSource;
  readonly category: FieldSource;
  readonly productType: FieldSource;
  readonly fulfilment: FieldSource;
}

/** One SKU in one marketplace, joined from every file that names it. */
export interface CatalogueEntry {
  readonly sku: string;
  readonly asin: string | null;
  /** What a unit was sold for on average, else the price on offer. Above zero where it is not null. */
  readonly price: Money | null;
  readonly costs: readonly DatedCost[];
  readonly dimensions: Dimensions | null;
  readonly weight: Weight | null;
  readonly category: string | null;
  /** Amazon's own quote, for a SKU whose category nobody names. */
  readonly preview: FeePreviewRecord | null;
  readonly productType: ProductType;
  readonly fulfilment: FulfilmentChannel;
  readonly from: FieldSources;
  readonly sold: UnitsSold | null;
  /** What keeps the SKU from being worked out, before any table is asked. */
  readonly faults: readonly SkuGap[];
  /** What a person should know; it keeps nothing from being worked out. */
  readonly notes: readonly string[];
}

export interface Catalogue {
  /** In the order in which the files name them first. Made while it is walked, so that a million need not be kept. */
  readonly entries: Iterable<CatalogueEntry>;
  readonly sales: Sales;
}

export interface CatalogueOptions {
  readonly marketplace: string;
  readonly currency: string;
  readonly span: SalesSpan;
  /** Who ships where no file tells; null: Amazon is assumed, and the SKU says so. */
  readonly fulfilment: FulfilmentChannel | null;
  readonly slipTolerance: number;
}

/** Rows of one SKU; what no file names it in is the shared empty list. */
interface SkuRows {
  listings: ListingRecord[];
  previews: FeePreviewRecord[];
  /** Rows that name the marketplace. */
  own: ProductRecord[];
  /** Rows that name none. */
  anywhere: ProductRecord[];
}

const NONE: never[] = [];

/** The list with one more row; the shared empty list is never written to. */
function appended<Row>(rows: Row[], row: Row): Row[] {
  if (rows.length === 0) return [row];
  rows.push(row);
  return rows;
}

/** A price above this many minor units is a slip; sums over a catalogue then stay exact. */
const MAX_PRICE_MINOR = 10_000_000_000;

function rowsBySku(records: RecordSet, { marketplace, currency }: CatalogueOptions): Map<string, SkuRows> {
  const bySku = new Map<string, SkuRows>();
  const rowsOf = (sku: string): SkuRows => {
    let rows = bySku.get(sku);
    if (rows === undefined) {
      rows = { listings: NONE, previews: NONE, own: NONE, anywhere: NONE };
      bySku.set(sku, rows);
    }
    return rows;
  };
  /** A row that names no marketplace belongs where its currency does; one without a price belongs anywhere. */
  const belongs = (code: string | null, price: Money | null, free: boolean): boolean =>
    code === null ? (price === null ? free : price.currency === currency) : code === marketplace;
  for (const row of records.listing) {
    if (!belongs(row.marketplace, row.price, false)) continue;
    const rows = rowsOf(row.sku);
    rows.listings = appended(rows.listings, row);
  }
  for (const row of records['fee-preview']) {
    if (!belongs(row.marketplace, row.price, true)) continue;
    const rows = rowsOf(row.sku);
    rows.previews = appended(rows.previews, row);
  }
  for (const row of records.product) {
    if (!belongs(row.marketplace, row.price ?? row.costs[0]?.cost ?? null, true)) continue;
    const rows = rowsOf(row.sku);
    if (row.marketplace === null) rows.anywhere = appended(rows.anywhere, row);
    else rows.own = appended(rows.own, row);
  }
  return bySku;
}

function fulfilmentOf(
  sold: UnitsSold | null,
  { listings, previews }: SkuRows,
  option: FulfilmentChannel | null,
): { fulfilment: FulfilmentChannel; from: FieldSource } {
  const listed = listings.findLast((row) => row.fulfilment !== null)?.fulfilment ?? null;
  if (listed !== null) return { fulfilment: listed, from: 'listing' };
  if (sold !== null && sold.fba + sold.fbm > 0) {
    return { fulfilment: sold.fba >= sold.fbm ? 'fba' : 'fbm', from: 'orders' };
  }
  if (previews.length > 0) return { fulfilment: 'fba', from: 'fee-preview' };
  return option === null ? { fulfilment: 'fba', from: 'assumed' } : { fulfilment: option, from: 'option' };
}

interface Choice<Value> {
  readonly value: Value | null;
  readonly from: FieldSource;
}

/** The first candidate that has a value, with its source. */
function firstOf<Value>(candidates: readonly (readonly [FieldSource, Value | null | undefined])[]): Choice<Value> {
  for (const [from, value] of candidates) if (value !== null && value !== undefined) return { value, from };
  return { value: null, from: null };
}

/** Why an amount cannot be the price of a unit in a currency; null when it can. */
export function priceFault(price: Money | null, currency: string): SkuGap | null {
  if (price === null) return skuGap('no-price', 'price', 'no price');
  if (price.currency !== currency) {
    const message = `the price is in ${price.currency}, not in ${currency}`;
    return skuGap('wrong-currency', 'price', message, [`Give the price in ${currency}; no exchange rate is guessed.`]);
  }
  if (price.minor <= 0) return skuGap('not-positive', 'price', 'the price must be above zero');
  if (price.minor <= MAX_PRICE_MINOR) return null;
  return skuGap('too-large', 'price', 'the price is larger than any on Amazon: check the decimals');
}

/** The first price that can be one, with its source; else what is wrong with the first there is. */
function priceOf(
  candidates: readonly (readonly [FieldSource, Money | null | undefined])[],
  currency: string,
): { price: Choice<Money>; faults: SkuGap[] } {
  const known = candidates.filter(([, price]) => price !== null && price !== undefined);
  const fit = known.find(([, price]) => priceFault(price ?? null, currency) === null);
  if (fit !== undefined) return { price: { value: fit[1] ?? null, from: fit[0] }, faults: [] };
  const fault = priceFault(known[0]?.[1] ?? null, currency);
  return { price: { value: null, from: null }, faults: fault === null ? [] : [fault] };
}

/** What a unit was sold for on average; null when nobody paid for one. */
function averagePrice(sold: UnitsSold | null, currency: string): Money | null {
  if (sold === null || sold.pricedUnits <= 0 || sold.revenue <= 0) return null;
  return money(Math.round(sold.revenue / sold.pricedUnits), currency);
}

function productTypeFault(text: string | null): SkuGap[] {
  if (text === null || text.trim() === '' || productTypeOf(text) !== null) return [];
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return [
    skuGap('unknown-product-type', 'productType', `"${shown}" is no product type`, [
      `Use one of ${PRODUCT_TYPES.join(', ')}.`,
    ]),
  ];
}

/** One object for each combination of sources: there are few of them, and a million SKUs. */
function sharedSources(): (sources: FieldSources) => FieldSources {
  const known = new Map<string, FieldSources>();
  return (sources) => {
    const key = Object.values(sources).join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, sources);
    return sources;
  };
}

const NO_FAULTS: readonly SkuGap[] = [];
const NO_NOTES: readonly string[] = [];

function entryOf(
  sku: string,
  rows: SkuRows,
  sales: Sales,
  options: CatalogueOptions,
  share: (sources: FieldSources) => FieldSources,
): CatalogueEntry {
  const { currency } = options;
  const sold = sales.bySku.get(sku) ?? null;
  const products = rows.own.length > 0 ? rows.own : rows.anywhere;
  const [listing, preview, product] = [rows.listings.at(-1), rows.previews.at(-1), products.at(-1)];
  const { price, faults } = priceOf(
    [
      [sales.from, averagePrice(sold, currency)],
      ['listing', listing?.price],
      ['fee-preview', preview?.salesPrice],
      ['fee-preview', preview?.price],
      ['product', product?.price],
    ],
    currency,
  );
  // Sides and weight of one measurement belong together; only what it lacks is taken from the other.
  const whole = preview?.dimensions && preview.weight ? null : product?.dimensions && product.weight ? product : null;
  const dimensions = firstOf<Dimensions>([
    ['product', whole?.dimensions],
    ['fee-preview', preview?.dimensions],
    ['product', product?.dimensions],
  ]);
  const weight = firstOf<Weight>([
    ['product', whole?.weight],
    ['fee-preview', preview?.weight],
    ['product', product?.weight],
  ]);
  const productType = productTypeOf(product?.productType ?? null);
  const { fulfilment, from } = fulfilmentOf(sold, rows, options.fulfilment);
  const slips = preview && product ? unitSlips(preview, product, options.slipTolerance) : [];
  const repeated = [rows.listings, rows.previews, products].map(duplicateNote);
  const notes = [...repeated.filter((note) => note !== null), ...slips];
  const allFaults = [...faults, ...(fulfilment === 'fba' ? productTypeFault(product?.productType ?? null) : [])];
  return {
    sku,
    asin: preview?.asin ?? product?.asin ?? listing?.asin ?? null,
    price: price.value,
    costs: allCosts(products),
    dimensions: dimensions.value,
    weight: weight.value,
    category: product?.category ?? null,
    preview: preview ?? null,
    productType: productType ?? 'non-apparel',
    fulfilment,
    from: share({
      price: price.from,
      dimensions: dimensions.from,
      weight: weight.from,
      category: product?.category ? 'product' : null,
      productType: productType === null ? 'assumed' : 'product',
      fulfilment: from,
    }),
    sold,
    faults: allFaults.length === 0 ? NO_FAULTS : allFaults,
    notes: notes.length === 0 ? NO_NOTES : notes,
  };
}

const NO_ROWS: SkuRows = { listings: NONE, previews: NONE, own: NONE, anywhere: NONE };

/** The SKUs of each ASIN. */
function skusByAsin(bySku: ReadonlyMap<string, SkuRows>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [sku, { listings, previews, own, anywhere }] of bySku) {
    for (const { asin } of [...listings, ...previews, ...own, ...anywhere]) {
      if (asin === null) continue;
      const skus = found.get(asin);
      if (skus === undefined) found.set(asin, new Set([sku]));
      else skus.add(sku);
    }
  }
  return found;
}

/**
 * Every SKU that is sold, listed, previewed or in the product file of one marketplace, each field from the best source
 * that has it: price from what was paid, else the listing, fee preview, product file; sides and weight as Amazon
 * measured them, else the seller's; costs, category and product type from the product file.
 */
export function catalogueOf(records: RecordSet, options: CatalogueOptions): Catalogue {
  const bySku = rowsBySku(records, options);
  const sales = unitsSold(records, options.marketplace, options.currency, options.span, () => skusByAsin(bySku));
  for (const sku of sales.bySku.keys()) if (!bySku.has(sku)) bySku.set(sku, NO_ROWS);
  const share = sharedSources();
  return {
    entries: {
      *[Symbol.iterator]() {
        for (const [sku, rows] of bySku) yield entryOf(sku, rows, sales, options, share);
      },
    },
    sales,
  };
}
