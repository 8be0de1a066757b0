import type { ProvenanceRule } from '../../../model/document.ts';
import { EXIT, UserError } from '../../../model/errors.ts';
import { nearestWords } from '../../../model/nearest-words.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import { versionAt } from '../../../rules/at.ts';
import type { ListingRule, WordList } from '../../../rules/policy/listing-rule.ts';
import { listingRules, wordLists } from '../../../rules/policy/listing-tables.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { joinListings } from '../join-listings.ts';
import type { ListingText } from '../listing-text.ts';
import { tableProvenance } from '../rule-source.ts';
import { wordsOfLists } from '../words-by-language.ts';
import { sharedTitles, type SharedTitle } from './cannibalisation.ts';
import { auditMarketplace, type AuditedKeywords, type MarketplaceTargets } from './audit-marketplace.ts';
import { diagnoseQueries, queryCounts } from './query-diagnosis.ts';
import { type JudgedQuery, withListings } from './query-listings.ts';
import { statementsOf } from './statements.ts';

export interface AuditKeywordsOptions {
  /** Rules and limits are those in force on this day. */
  readonly asOf: IsoDate;
  /** Only this marketplace; also names the marketplace of files that do not tell theirs. */
  readonly marketplace: string | null;
  /** Records of the lists that the user named as targets. */
  readonly named?: RecordSet | null;
  /** Names of brands; those of the seller's own products count as own. */
  readonly brands?: readonly string[];
  /** Keeps phrases with competitors' brands among the targets. */
  readonly includeBrands?: boolean;
  /** Only these listings; empty: all. */
  readonly skus?: readonly string[];
  /** Says how well phrases are covered and proposes nothing. */
  readonly coverageOnly?: boolean;
  /** Other tables than the shipped ones. */
  readonly rules?: RuleTable<ListingRule>;
  readonly words?: RuleTable<WordList>;
}

export interface KeywordAudit {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  readonly marketplaces: readonly MarketplaceTargets[];
  readonly listings: readonly AuditedKeywords[];
  readonly shared: readonly SharedTitle[];
  readonly queries: readonly JudgedQuery[];
  /** Comparisons the queries' intervals hold for together. */
  readonly comparisons: number;
  readonly problems: readonly Problem[];
  readonly rules: readonly ProvenanceRule[];
}

/** Listings the user asked for. @throws UserError naming a SKU that is in no file. */
function checkSkus(listings: readonly ListingText[], skus: readonly string[]): void {
  const known = new Set(listings.map(({ sku }) => sku));
  const unknown = skus.find((sku) => !known.has(sku));
  if (unknown === undefined) return;
  const near = nearestWords(unknown, [...known]);
  throw new UserError('sku-unknown', EXIT.usage, `No listing in these files has the SKU "${unknown}".`, [
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Leave --sku away to see every listing.',
  ]);
}

function queriesOf(records: readonly RecordSet[], shop: string | null): ReturnType<typeof diagnoseQueries> {
  const counts = queryCounts(
    records.flatMap((set) => set['search-query']),
    shop,
  );
  return diagnoseQueries(shop === null ? counts : counts.filter(({ marketplace }) => marketplace === shop));
}

/**
 * Judges listings by the phrases shoppers search for: how well each is covered and by which field, what search terms would add
 * most, what bytes are lost today, how a long title can be cut, which listings compete for a phrase, and at which step a query loses
 * shoppers. Pure; the same records give the same result.
 * @throws UserError `sku-unknown` when a SKU asked for is in no file.
 */
export function auditKeywords(records: RecordSet, options: AuditKeywordsOptions): KeywordAudit {
  const {
    asOf,
    marketplace,
    named = null,
    brands = [],
    includeBrands = false,
    skus = [],
    coverageOnly = false,
  } = options;
  const table = options.rules ?? listingRules;
  const lookup = versionAt(table, asOf);
  const wordLookup = versionAt(options.words ?? wordLists, asOf);
  const words = wordsOfLists(wordLookup.found ? wordLookup.version.rows : []);
  const { listings, problems } = joinListings(records, words, marketplace);
  checkSkus(listings, skus);
  const ownAsins = new Set(listings.flatMap(({ asin }) => (asin === null ? [] : [asin])));
  const statements = [
    ...statementsOf(records, { explicit: false, marketplace, ownAsins }),
    ...(named === null ? [] : statementsOf(named, { explicit: true, marketplace, ownAsins })),
  ];
  const rows = lookup.found ? lookup.version.rows : [];
  const shops = [...new Set(listings.map((listing) => listing.marketplace))];
  const audited = shops.map((shop) =>
    auditMarketplace(
      listings.filter((listing) => listing.marketplace === shop),
      statements.filter(
        (statement) => shop === null || statement.marketplace === null || statement.marketplace === shop,
      ),
      { asOf, rules: rows, words, brands, includeBrands, skus, coverageOnly },
    ),
  );
  const judged = audited.flatMap((shop) => shop.listings);
  const { diagnoses, comparisons } = queriesOf(named === null ? [records] : [records, named], marketplace);
  return {
    asOf,
    marketplace,
    marketplaces: audited.map(({ targets }) => targets),
    listings: judged,
    shared: sharedTitles(
      judged.map(({ listing, coverage }) => ({
        sku: listing.sku,
        marketplace: listing.marketplace,
        parentKey: listing.facts.parentKey,
        inTitle: coverage.ofTier('exact-title'),
      })),
    ),
    queries: withListings(diagnoses, judged),
    comparisons,
    problems,
    rules: lookup.found ? [tableProvenance(lookup.version, table.kind, null, marketplace)] : [],
  };
}
