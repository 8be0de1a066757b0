import type { Origin } from './origin.ts';

/**
 * What a text of a listing is: `sent`: what Amazon holds as the seller's (Category Listings Report or template, Listings
 * API); `own`: the seller's own file, which may be a draft.
 */
export type TextStanding = 'sent' | 'own';

/**
 * Texts, pictures, attributes and place in the catalogue of one SKU in one marketplace. A text is null where the file
 * does not tell it, and empty where it has the place for it and nothing stands there.
 */
export interface ListingTextRecord {
  readonly kind: 'listing-text';
  readonly origin: Origin;
  readonly standing: TextStanding;
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
  /** Those that are not empty, in their order; null where the file has no place for bullets. */
  readonly bullets: readonly string[] | null;
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
  /** Further attributes by Amazon's name (`color`, `style_keywords`); empty where the file has the place and nothing stands there. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** True when the attributes are all there are of the listing, not a choice of a template. */
  readonly isWhole: boolean;
  /** ISO date of the template the file is made of; null where it names none. */
  readonly templateDate: string | null;
}
