import type { RecordSet } from '../../model/records/record.ts';
import { Places } from './listing-group.ts';

/** What listings say of the product a picture is of; every part may be unknown. */
export interface ListedProduct {
  readonly sku: string | null;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** Amazon's product type, such as `SHIRT`. */
  readonly productType: string | null;
  readonly parentage: 'parent' | 'child' | null;
  readonly parentSku: string | null;
}

/**
 * The products of listings by SKU and by ASIN. Only a template tells type and parentage; the product file's type is one
 * of fees and says nothing about them.
 */
export function listedProducts(
  records: Pick<RecordSet, 'listing' | 'listing-text' | 'product'>,
  marketplace: string | null,
): ReadonlyMap<string, ListedProduct> {
  const places = new Places(null);
  const bySku = new Map<string, ListedProduct>();
  for (const record of [...records['listing-text'], ...records.listing, ...records.product]) {
    const shop = places.of(record.marketplace);
    if (marketplace !== null && shop !== null && shop !== marketplace) continue;
    const known = bySku.get(record.sku);
    const text = record.kind === 'listing-text' ? record : null;
    bySku.set(record.sku, {
      sku: record.sku,
      asin: known?.asin ?? record.asin,
      marketplace: known?.marketplace ?? shop,
      productType: known?.productType ?? text?.productType ?? null,
      parentage: known?.parentage ?? text?.parentage ?? null,
      parentSku: known?.parentSku ?? text?.parentSku ?? null,
    });
  }
  const products = new Map(bySku);
  for (const product of bySku.values()) {
    if (product.asin !== null && !products.has(product.asin)) products.set(product.asin, product);
  }
  return products;
}
