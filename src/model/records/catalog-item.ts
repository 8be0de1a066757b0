import type { Origin } from './origin.ts';

/** One page of the catalogue as Amazon shows it, whoever wrote it (Catalog Items API). */
export interface CatalogItemRecord {
  readonly kind: 'catalog-item';
  readonly origin: Origin;
  readonly asin: string;
  readonly marketplace: string | null;
  readonly languageTag: string | null;
  readonly productType: string | null;
  readonly title: string | null;
  readonly brand: string | null;
  readonly itemHighlights: string | null;
  /** Null where the answer has no attributes. */
  readonly bullets: readonly string[] | null;
  readonly description: string | null;
  /** Id of the browse node; null where none is told. */
  readonly browseNode: string | null;
  /** Name of the browse node. */
  readonly browseNodeName: string | null;
  /** Null where the answer has no summaries. */
  readonly isAdult: boolean | null;
  readonly isParent: boolean | null;
  readonly parentAsins: readonly string[] | null;
  readonly childAsins: readonly string[] | null;
  readonly variationTheme: string | null;
  /** Further attributes by Amazon's name; null where the answer has no attributes. */
  readonly attributes: Readonly<Record<string, readonly string[]>> | null;
}
