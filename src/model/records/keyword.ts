import type { Origin } from './origin.ts';

/** Place of one product among the results of a search; the first place is 1. */
export interface KeywordRank {
  readonly asin: string;
  readonly rank: number;
}

/**
 * One search phrase of a keyword tool. Volumes of different tools differ widely and are never added: weigh within one
 * tool, and say which.
 */
export interface KeywordRecord {
  readonly kind: 'keyword';
  readonly origin: Origin;
  /** Who says so: `Helium 10 Cerebro`, `Jungle Scout`... */
  readonly tool: string;
  readonly marketplace: string | null;
  readonly phrase: string;
  /** Searches a month, the tool's estimate; null where it gives none: never zero. */
  readonly monthlyVolume: number | null;
  /** True when the tool says "more than" the volume. */
  readonly volumeIsAtLeast: boolean;
  /** The tool's own score of how near the phrase is to the product; scales differ by tool. */
  readonly relevancy: number | null;
  readonly competingProducts: number | null;
  /** Products of the first page with the phrase in their title. */
  readonly titleDensity: number | null;
  /** Place of the product the export is of, without advertising; null when it is not ranked. */
  readonly organicRank: number | null;
  readonly sponsoredRank: number | null;
  /** Place of each product named by a column of its own. */
  readonly ranks: readonly KeywordRank[];
}
