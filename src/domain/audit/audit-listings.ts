import type { ProvenanceRule } from '../../model/document.ts';
import { compareSeverity } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { versionAt } from '../../rules/at.ts';
import type { ListingRule, WordList } from '../../rules/policy/listing-rule.ts';
import { listingRules, wordLists } from '../../rules/policy/listing-tables.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';
import { CHECKS } from './all-checks.ts';
import { inForce } from './applicable-rules.ts';
import type { Check } from './check.ts';
import { joinListings } from './join-listings.ts';
import type { ListingText } from './listing-text.ts';
import { brandNamer } from './manners/own-brand.ts';
import { type CheckedListing, checkListing } from './run-checks.ts';
import { tableProvenance } from './rule-source.ts';
import { wordsOfLists } from './words-by-language.ts';

export interface AuditListingsOptions {
  /** Rules are those in force on this day, past or future. */
  readonly asOf: IsoDate;
  /** Only this marketplace; also names the marketplace of files that do not tell theirs. */
  readonly marketplace: string | null;
  /** Other tables than the shipped ones. */
  readonly rules?: RuleTable<ListingRule>;
  readonly words?: RuleTable<WordList>;
  /** Other checks than all of them. */
  readonly checks?: readonly Check[];
  /** Brands of the user's settings, besides those of the product file. */
  readonly ownBrands?: readonly string[];
}

/** How many rules could be judged, over all listings. */
export interface AuditCoverage {
  /** Rules in force on the day. */
  readonly rules: number;
  /** Rules judged for one listing at least. */
  readonly checked: number;
  /** Rules that could not be judged somewhere: for how many listings, and why. */
  readonly notChecked: readonly { readonly rule: string; readonly reason: string; readonly listings: number }[];
}

export interface AuditListingsResult {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  readonly listings: readonly CheckedListing[];
  readonly coverage: AuditCoverage;
  readonly problems: readonly Problem[];
  readonly rules: readonly ProvenanceRule[];
  /** Judges a listing again as it would be with other texts, by the same rules. */
  readonly recheck: (listing: ListingText) => CheckedListing;
}

function coverageOf(listings: readonly CheckedListing[]): AuditCoverage {
  const checked = new Set(listings.flatMap((listing) => listing.checked));
  const missing = new Map<string, { rule: string; reason: string; listings: number }>();
  for (const listing of listings) {
    for (const { rule, reason } of listing.notChecked) {
      const known = missing.get(`${rule} ${reason}`) ?? { rule, reason, listings: 0 };
      known.listings += 1;
      missing.set(`${rule} ${reason}`, known);
    }
  }
  const notChecked = [...missing.values()];
  const all = new Set([...checked, ...notChecked.map(({ rule }) => rule)]);
  return { rules: all.size, checked: checked.size, notChecked };
}

/** The newest date on which a rule in force began: the version of the pack. */
function newestStart(version: RuleVersion<ListingRule>, asOf: IsoDate): string | null {
  const starts = version.rows.filter((rule) => inForce(rule, asOf)).map((rule) => rule.effectiveFrom ?? '');
  return starts.sort().findLast((start) => start !== '') ?? null;
}

function distinctBrands(records: RecordSet, generic: ReadonlySet<string>, own: readonly string[]): string[] {
  const brands = new Map<string, string>();
  for (const brand of [...records.product.map((product) => product.brand), ...own]) {
    const name = brand?.trim() ?? '';
    // One or two letters would match ordinary words.
    if (name.length > 2 && !generic.has(name.toLowerCase())) brands.set(name.toLowerCase(), name);
  }
  return [...brands.values()];
}

/**
 * Judges every listing of the records by the written rules in force on a day: title, item highlights, bullets,
 * description and search terms. What cannot be judged is "not checked", never passed. Findings are sorted worst
 * first. Rules, limits and word lists come from the tables of src/rules/policy.
 */
export function auditListings(records: RecordSet, options: AuditListingsOptions): AuditListingsResult {
  const table = options.rules ?? listingRules;
  const lookup = versionAt(table, options.asOf);
  const wordLookup = versionAt(options.words ?? wordLists, options.asOf);
  const words = wordsOfLists(wordLookup.found ? wordLookup.version.rows : []);
  const { listings, problems } = joinListings(records, words, options.marketplace);
  const run = {
    asOf: options.asOf,
    rules: lookup.found ? lookup.version.rows : [],
    sources: new Map(lookup.found ? lookup.version.sources.map((source) => [source.id, source]) : []),
    checks: new Map((options.checks ?? CHECKS).map((check) => [check.meta.id, check])),
    words,
    brands: distinctBrands(records, words.set('GENERIC_BRAND', 'en'), options.ownBrands ?? []),
  };
  const recheck = (listing: ListingText): CheckedListing => {
    const result = checkListing(run, listing);
    // Array sort is stable: findings of one severity stay in the order of the rules.
    return { ...result, findings: result.findings.toSorted((a, b) => compareSeverity(a.severity, b.severity)) };
  };
  const judged = listings.map(brandNamer(options.ownBrands ?? [])).map(recheck);
  return {
    asOf: options.asOf,
    marketplace: options.marketplace,
    listings: judged,
    coverage: coverageOf(judged),
    problems,
    rules: lookup.found
      ? [tableProvenance(lookup.version, table.kind, newestStart(lookup.version, options.asOf), options.marketplace)]
      : [],
    recheck,
  };
}
