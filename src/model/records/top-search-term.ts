import type { Period } from '../period.ts';
import type { Origin } from './origin.ts';

/** Top Search Terms: one of the three most clicked products of one search term, over the whole marketplace. */
export interface TopSearchTermRecord {
  readonly kind: 'top-search-term';
  readonly origin: Origin;
  readonly marketplace: string | null;
  readonly period: Period | null;
  /** As printed: `Amazon.com`, `Beauty`; null where the download is of one department it does not name. */
  readonly department: string | null;
  readonly term: string;
  /** 1 is the most searched term of the department. */
  readonly searchFrequencyRank: number | null;
  readonly asin: string | null;
  /** Title of the clicked product; the API does not give it. */
  readonly title: string | null;
  /** 1 to 3: place among the most clicked products of the term. */
  readonly clickRank: number | null;
  /** Part of all clicks on the term, 0-1. */
  readonly clickShare: number | null;
  /** Part of all purchases after the term, 0-1. */
  readonly conversionShare: number | null;
}
