import type { ReportKind } from './definition.ts';
import { normalHeading } from './headings.ts';
import { LIMITS } from './limits.ts';
import { DELIMITERS, splitQuoted } from './table-head.ts';

/** A kind that is known to exist and not read, and why. */
export interface UnreadKind extends Pick<ReportKind, 'id' | 'title' | 'download'> {
  /** Headings by which it is recognised; empty when none is known. */
  readonly signature: readonly string[];
  /** Why it is not read, as the end of a sentence. */
  readonly because: string;
  /** What to use in its place. */
  readonly instead: string;
}

const NOT_KNOWN = 'not all of its headings are known, and columns are never guessed';

/** Downloads that are told by a few headings, so that a person learns what the file is and what to use in its place. */
export const UNREAD_KINDS: readonly UnreadKind[] = [
  {
    id: 'CATALOG_PERFORMANCE_HAND',
    title: 'Search Catalog Performance (download)',
    download: 'Seller Central: Brands > Brand Analytics > Search Analytics > Search Catalog Performance',
    signature: ['ASIN Title', 'Impressions: Impressions'],
    because: NOT_KNOWN,
    instead: 'Use GET_BRAND_ANALYTICS_SEARCH_CATALOG_PERFORMANCE_REPORT by API, or SQP_HAND.',
  },
  {
    id: 'MARKET_BASKET_HAND',
    title: 'Market Basket Analysis (download)',
    download: 'Seller Central: Brands > Brand Analytics > Consumer Behavior Analytics > Market Basket Analysis',
    signature: ['#1 Purchase Combination: ASIN'],
    because: NOT_KNOWN,
    instead: 'Use GET_BRAND_ANALYTICS_MARKET_BASKET_REPORT by API.',
  },
  {
    id: 'REPEAT_PURCHASE_HAND',
    title: 'Repeat Purchase Behavior (download)',
    download: 'Seller Central: Brands > Brand Analytics > Consumer Behavior Analytics > Repeat Purchase Behavior',
    signature: [],
    because: 'none of its headings is known',
    instead: 'Use GET_BRAND_ANALYTICS_REPEAT_PURCHASE_REPORT by API.',
  },
  {
    id: 'SQP_HAND',
    title: 'Search Query Performance in German',
    download: 'Seller Central: Brands > Brand Analytics > Search Analytics > Search Query Performance',
    signature: ['Suchabfrage', 'Volumen der Suchabfrage'],
    because: NOT_KNOWN,
    instead: 'Set Seller Central to English and download it again.',
  },
  {
    id: 'GET_DATE_RANGE_FINANCIAL_TRANSACTION_DATA',
    title: 'Date range transactions (API)',
    download: 'SP-API: Reports, by the word of one client library; sellers report that there is none',
    signature: [],
    because: 'its columns were never written down, and whether any seller gets it is not known',
    instead: 'Download date range transactions by hand.',
  },
  {
    id: 'GET_FBA_SNS_FORECAST_DATA',
    title: 'Subscribe & Save forecast',
    download: 'SP-API: Reports, until 2025-12-11',
    signature: [],
    because: 'Amazon took it away in December 2025 and its columns were never written down',
    instead: 'Download Subscribe & Save performance by hand.',
  },
  {
    id: 'datadive-roots',
    title: 'DataDive roots',
    download: 'DataDive: niche > Roots > Export',
    signature: ['Normalized Root', 'Broad Search Volume'],
    because: 'roots are words and no phrases anybody searches for',
    instead: 'Export the master keyword list of the same niche.',
  },
];

const SIGNATURES = UNREAD_KINDS.filter(({ signature }) => signature.length > 0).map((kind) => ({
  kind,
  signature: kind.signature.map(normalHeading),
}));

/** The kind that is known and not read, by the headings among a file's first lines; null when it is none of them. */
export function unreadKindOf(head: string): UnreadKind | null {
  for (const line of head.split(/\r\n|\n|\r/, LIMITS.headLines)) {
    for (const delimiter of Object.values(DELIMITERS)) {
      const cells = new Set(splitQuoted(line, delimiter).map(normalHeading));
      const found = SIGNATURES.find(({ signature }) => signature.every((heading) => cells.has(heading)));
      if (found !== undefined) return found.kind;
    }
  }
  return null;
}
