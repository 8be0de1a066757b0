import type { Origin } from './origin.ts';

/** Texts, pictures and place in the catalogue of one SKU in one marketplace, as a Category Listings Report or template has them. */
export interface ListingTextRecord {
  readonly kind: 'listing-text';
  readonly origin: Origin;
  readonly sku: string;
  /** Told only where the product is identified by its ASIN. */
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** Language of the texts, as `en_US`; null where the template does not tell. */
  readonly languageTag: string | null;
  /** Amazon's product type, as printed: `LAMP`. */
  readonly productType: string | null;
  readonly brand: string | null;
  readonly title: string | null;
  /** The second line under the title (attribute `title_differentiation`). */
  readonly itemHighlights: string | null;
  /** Those that are not empty, in their order. */
  readonly bullets: readonly string[];
  readonly description: string | null;
  /** Backend search terms; those of several fields are joined by a blank, as Amazon joins them. */
  readonly searchTerms: string | null;
  /** Addresses of the pictures. */
  readonly mainImage: string | null;
  readonly otherImages: readonly string[];
  readonly swatchImage: string | null;
  readonly browseNode: string | null;
  readonly parentage: 'parent' | 'child' | null;
  readonly parentSku: string | null;
  readonly variationTheme: string | null;
}
