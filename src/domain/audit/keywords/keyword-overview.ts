import type { ProvenanceRule } from '../../../model/document.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { auditKeywords } from './audit-keywords.ts';
import type { AuditedKeywords } from './audit-marketplace.ts';
import type { Amount } from './coverage.ts';
import type { WeightBasis } from './target.ts';

/** A word that stands nowhere in a listing, with what lacks it. */
export interface UncoveredWord extends Amount {
  /** As shoppers write it. */
  readonly word: string;
}

/** How well one listing has its phrases. */
export interface KeywordsOfListing {
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  /** What weights are. */
  readonly basis: WeightBasis;
  readonly total: Amount;
  readonly covered: Amount;
  /** Words that stand nowhere, the heaviest first. A phrase that lacks two stands under both. */
  readonly uncovered: readonly UncoveredWord[];
}

export interface KeywordOverview {
  /** Listings with phrases; the greatest uncovered weight first. */
  readonly listings: readonly KeywordsOfListing[];
  /** Half a sentence; null when all were looked at. */
  readonly notLooked: string | null;
  readonly rules: readonly ProvenanceRule[];
}

/** So many words are named for a listing. */
const WORDS = 3;

/** More comparisons of a phrase with a listing than this take longer than a page that has other things to say may. */
const MOST_COMPARED = 1_000_000;

/** Records that may state phrases: no fewer than there are phrases. */
function phraseRecords(records: RecordSet): number {
  const terms = records['ad-performance'].filter(({ grain }) => grain === 'search-term').length;
  return records['search-query'].length + records.keyword.length + terms + records['top-search-term'].length;
}

/** Records that may tell the text of a listing: no fewer than there are listings. */
function listingRecords(records: RecordSet): number {
  return records.listing.length + records['listing-text'].length + records.product.length;
}

function uncoveredWords({ scene, coverage }: AuditedKeywords): UncoveredWord[] {
  const words = new Map<string, { word: string; phrases: number; weight: number }>();
  for (const target of coverage.ofTier('missing-words')) {
    const { forbidden, claims } = scene.hindrancesOf(target);
    for (const { key, surface } of coverage.placementOf(target).missing) {
      // A word that may not stand there is nothing to add.
      if (forbidden?.has(key) === true || claims?.has(key) === true) continue;
      const known = words.get(key) ?? { word: surface, phrases: 0, weight: 0 };
      known.phrases += 1;
      known.weight += target.weight;
      words.set(key, known);
    }
  }
  return [...words.values()]
    .sort(
      (left, right) => right.weight - left.weight || right.phrases - left.phrases || (left.word < right.word ? -1 : 1),
    )
    .slice(0, WORDS);
}

function open({ total, covered }: KeywordsOfListing): number {
  return total.weight - covered.weight;
}

/**
 * How well the listings have the phrases that the records state, and which words they lack most: `auditKeywords` without
 * proposals. Null where no record states a phrase, or none of them is of a listing with text.
 */
export function keywordOverview(
  records: RecordSet,
  { asOf, marketplace }: { readonly asOf: IsoDate; readonly marketplace: string | null },
): KeywordOverview | null {
  const [phrases, listings] = [phraseRecords(records), listingRecords(records)];
  if (phrases === 0 || listings === 0) return null;
  if (phrases * listings > MOST_COMPARED) {
    return { listings: [], notLooked: `${phrases} records of phrases and ${listings} of listings`, rules: [] };
  }
  const audit = auditKeywords(records, { asOf, marketplace, coverageOnly: true });
  const judged = audit.listings
    .filter(({ coverage }) => coverage.total.phrases > 0)
    .map((audited): KeywordsOfListing => {
      const { listing, basis, coverage } = audited;
      const { sku, asin, marketplace: shop } = listing;
      const { total, covered } = coverage;
      return { sku, asin, marketplace: shop, basis, total, covered, uncovered: uncoveredWords(audited) };
    });
  if (judged.length === 0) return null;
  return { listings: judged.sort((left, right) => open(right) - open(left)), notLooked: null, rules: audit.rules };
}
