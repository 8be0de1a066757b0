import type { Problem } from '../../model/problem.ts';
import { type AnyRecord, emptyRecordSet, type RecordKind, type RecordSet } from '../../model/records/record.ts';

/** Part of the catalogue that the journey is asked of. */
export interface ProductScope {
  /** ASINs named; empty: none. */
  readonly asins: readonly string[];
  /** Brand, as listings or brand reports name it; null: none. */
  readonly brand: string | null;
  /** Parent ASINs whose children are meant; empty: none. */
  readonly families: readonly string[];
}

/** The records of a scope, and what had to be left out. */
export interface Scoped {
  readonly records: RecordSet;
  /** What is of other products of the catalogue. */
  readonly others: RecordSet;
  /** ASINs found for it. */
  readonly asins: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** The ASINs of SKUs, by listings and orders: listing files of the seller's own often tell the SKU alone. */
export function asinBySku(records: RecordSet): Map<string, string> {
  const named = [...records.listing, ...records['order-line'], ...records['listing-text'], ...records.product];
  return new Map(named.flatMap(({ asin, sku }) => (asin === null || sku === null ? [] : [[sku, asin] as const])));
}

/** Children of a parent by any file at hand; a product that changed its parent belongs to both. */
function childrenOf(records: RecordSet, parents: ReadonlySet<string>, asins: ReadonlyMap<string, string>): string[] {
  const found = records.traffic.flatMap(({ childAsin, parentAsin }) =>
    parentAsin !== null && parents.has(parentAsin) && childAsin !== null ? [childAsin] : [],
  );
  for (const { asin, parentSku, sku } of records['listing-text']) {
    const parent = parentSku === null ? undefined : asins.get(parentSku);
    const child = asin ?? asins.get(sku);
    if (child !== undefined && parent !== undefined && parents.has(parent)) found.push(child);
  }
  return found;
}

function asinsOf(records: RecordSet, scope: ProductScope): Set<string> {
  const asins = new Set(scope.asins);
  const bySku = asinBySku(records);
  const parents = new Set(scope.families);
  for (const asin of childrenOf(records, parents, bySku)) asins.add(asin);
  // A file of parents only has no children to stand for them.
  for (const parent of parents) asins.add(parent);
  if (scope.brand === null) return asins;
  const wanted = fold(scope.brand);
  for (const { asin, brand } of records['catalog-item']) {
    if (brand !== null && fold(brand) === wanted) asins.add(asin);
  }
  for (const { asin, brand, sku } of [...records['listing-text'], ...records.product]) {
    const known = asin ?? bySku.get(sku);
    if (known !== undefined && brand !== null && fold(brand) === wanted) asins.add(known);
  }
  return asins;
}

function skusOf(records: RecordSet, asins: ReadonlySet<string>): Set<string> {
  const skus = new Set<string>();
  const named = [...records.listing, ...records['order-line'], ...records['fee-preview'], ...records['listing-text']];
  for (const { asin, sku } of named) {
    if (asin !== null && sku !== null && asins.has(asin)) skus.add(sku);
  }
  return skus;
}

/** Kinds the journey reads; the rest is of no concern to it. */
const JOURNEY_KINDS: readonly RecordKind[] = [
  'traffic',
  'search-query',
  'order-line',
  'customer-return',
  'settlement-line',
  'catalog-performance',
  'repeat-purchase',
  'subscription',
  'top-search-term',
  'ad-performance',
  'coupon',
  'promotion',
];

/**
 * Keeps what the scope is about. Rows that tell only the whole account, or name no product, are left out with a
 * problem: their counts cannot be divided.
 */
export function scopeRecords(records: RecordSet, scope: ProductScope): Scoped {
  const asins = asinsOf(records, scope);
  const skus = skusOf(records, asins);
  const brand = scope.brand === null ? null : fold(scope.brand);
  const has = (asin: string | null, sku: string | null = null): boolean | null => {
    if (asin !== null) return asins.has(asin);
    return sku === null ? null : skus.has(sku);
  };
  /** True: inside; false: outside; null: does not tell. */
  const place = (record: AnyRecord): boolean | null => {
    switch (record.kind) {
      case 'traffic':
        return record.grain === 'date' ? null : has(record.childAsin ?? record.parentAsin, record.sku);
      case 'search-query':
        if (record.view === 'asin') return has(record.asin);
        return brand === null ? null : record.brand === null ? null : fold(record.brand) === brand;
      case 'order-line':
      case 'customer-return':
      case 'subscription':
        return has(record.asin, record.sku);
      case 'settlement-line':
        return has(null, record.sku);
      case 'catalog-performance':
      case 'repeat-purchase':
        return has(record.asin);
      case 'top-search-term':
        return has(record.asin) ?? false;
      case 'ad-performance':
        return has(record.advertisedAsin, record.advertisedSku);
      case 'coupon':
        return record.asins.length === 0 ? null : record.asins.every((asin) => asins.has(asin));
      case 'promotion':
        return record.products.length === 0 ? null : record.products.every(({ asin }) => asins.has(asin));
      default:
        return false;
    }
  };
  const kept = emptyRecordSet();
  const others = emptyRecordSet();
  const problems: Problem[] = [];
  for (const kind of JOURNEY_KINDS) {
    const untold = new Map<string, number>();
    for (const record of records[kind]) {
      const inside = place(record);
      if (inside !== null) ((inside ? kept : others)[kind] as unknown as AnyRecord[]).push(record);
      else untold.set(record.origin.file, (untold.get(record.origin.file) ?? 0) + 1);
    }
    for (const [file, count] of untold) {
      problems.push({
        code: 'scope-not-told',
        scope: 'row',
        file,
        message: `${count} rows name no product, or tell the whole account; they are left out of the products asked for.`,
      });
    }
  }
  return { records: kept, others, asins, problems };
}
