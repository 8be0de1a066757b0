import type { Money } from '../../model/money.ts';
import type { FeePreviewRecord } from '../../model/records/fee-preview.ts';
import type { ProductRecord } from '../../model/records/product.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { PRODUCT_TYPES, type ProductType } from '../../rules/fee-rows.ts';
import type { Measures } from './charges/expected.ts';
import type { Subject } from './charges/judge-sku.ts';

/** What is known of a SKU in one marketplace. */
export interface ProductFacts extends Subject {
  readonly asin: string | null;
  /** As Amazon measured the packaged unit (fee preview). */
  readonly amazon: Measures | null;
  /** As the seller measured it (product file). */
  readonly seller: Measures | null;
  /** Size tier as the fee preview words it. */
  readonly previewTier: string | null;
  readonly preview: FeePreviewRecord | null;
  readonly product: ProductRecord | null;
}

function measuresOf(record: FeePreviewRecord | ProductRecord | null): Measures | null {
  const { dimensions, weight } = record ?? { dimensions: null, weight: null };
  return dimensions === null || weight === null ? null : { dimensions, weight };
}

/** The card's product type for what a product file says; null when it says nothing of the kind. */
export function productTypeOf(text: string | null): ProductType | null {
  const wanted = (text ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return PRODUCT_TYPES.find((type) => type === wanted) ?? null;
}

function ofMarketplace(code: string | null, price: Money | null, marketplace: string, currency: string): boolean {
  return code === null ? price === null || price.currency === currency : code === marketplace;
}

/**
 * SKUs of the fee preview and of the product file in one marketplace. A row for that marketplace wins over one that
 * names none; of two equal rows the later one wins.
 */
export function productFacts(records: RecordSet, marketplace: string, currency: string): Map<string, ProductFacts> {
  const previews = new Map<string, FeePreviewRecord>();
  for (const row of records['fee-preview']) {
    if (ofMarketplace(row.marketplace, row.price, marketplace, currency)) previews.set(row.sku, row);
  }
  const products = new Map<string, ProductRecord>();
  for (const row of records.product) {
    if (!ofMarketplace(row.marketplace, row.price, marketplace, currency)) continue;
    if (row.marketplace !== null || products.get(row.sku)?.marketplace !== marketplace) products.set(row.sku, row);
  }
  const facts = new Map<string, ProductFacts>();
  for (const sku of new Set([...previews.keys(), ...products.keys()])) {
    const preview = previews.get(sku) ?? null;
    const product = products.get(sku) ?? null;
    const inCurrency = (price: Money | null | undefined): Money | null =>
      price?.currency === currency && price.minor > 0 ? price : null;
    facts.set(sku, {
      sku,
      asin: preview?.asin ?? product?.asin ?? null,
      category: product?.category ?? null,
      productType: productTypeOf(product?.productType ?? null),
      price: inCurrency(preview?.salesPrice) ?? inCurrency(preview?.price) ?? inCurrency(product?.price),
      amazon: measuresOf(preview),
      seller: measuresOf(product),
      previewTier: preview?.sizeTier ?? null,
      preview,
      product,
    });
  }
  return facts;
}
