import type { ProvenanceRule } from '../../model/document.ts';
import { compareSeverity } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { versionAt } from '../../rules/at.ts';
import type { ListingRule, SuppressionTrigger, WordList } from '../../rules/policy/listing-rule.ts';
import { issueCodes, listingRules, suppressionTriggers, wordLists } from '../../rules/policy/listing-tables.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';
import { CHECKS } from './all-checks.ts';
import { inForce } from './applicable-rules.ts';
import { BrandNames } from './brand-names.ts';
import { type Check, NO_OWN_NAMES, type OwnNames } from './check.ts';
import { Families } from './family.ts';
import { joinListings, type TextSource } from './join-listings.ts';
import type { ListingText } from './listing-text.ts';
import { brandNamer } from './manners/own-brand.ts';
import { type CheckedListing, checkListing, type CheckRun, Plans } from './run-checks.ts';
import { tableProvenance } from './rule-source.ts';
import { type Words, wordsOfLists } from './words-by-language.ts';

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
  /** What only the seller can tell: shop names, brands as registered, misspellings. */
  readonly own?: Partial<OwnNames>;
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
  /** Which file each field was taken from, and files that say otherwise. */
  readonly texts: readonly TextSource[];
  readonly problems: readonly Problem[];
  readonly rules: readonly ProvenanceRule[];
  /** Judges a listing again as it would be with other texts, by the same rules. */
  readonly recheck: (listing: ListingText) => CheckedListing;
}

function coverageOf(listings: readonly CheckedListing[]): AuditCoverage {
  const checked = new Set<string>();
  const missing = new Map<string, Map<string, { rule: string; reason: string; listings: number }>>();
  for (const listing of listings) {
    for (const rule of listing.checked) checked.add(rule);
    for (const { rule, reason } of listing.notChecked) {
      const reasons = missing.get(rule) ?? new Map<string, { rule: string; reason: string; listings: number }>();
      const known = reasons.get(reason) ?? { rule, reason, listings: 0 };
      known.listings += 1;
      reasons.set(reason, known);
      missing.set(rule, reasons);
    }
  }
  const notChecked = [...missing.values()].flatMap((reasons) => [...reasons.values()]);
  const all = new Set([...checked, ...missing.keys()]);
  return { rules: all.size, checked: checked.size, notChecked };
}

/** The newest date on which a rule in force began: the version of the pack. */
function newestStart(version: RuleVersion<ListingRule>, asOf: IsoDate): string | null {
  const starts = version.rows.filter((rule) => inForce(rule, asOf)).map((rule) => rule.effectiveFrom ?? '');
  return starts.sort().findLast((start) => start !== '') ?? null;
}

/** One or two letters would match ordinary words. */
const SHORTEST_BRAND = 3;

/** Brands of all the seller's products, in whichever marketplace, and those told by hand. */
function distinctBrands(records: RecordSet, generic: ReadonlySet<string>, registered: readonly string[]): string[] {
  const brands = new Map<string, string>();
  const add = (brand: string | null): void => {
    const name = brand?.trim() ?? '';
    const key = name.toLowerCase();
    if (name.length >= SHORTEST_BRAND && !generic.has(key) && !brands.has(key)) brands.set(key, name);
  };
  for (const name of registered) add(name);
  for (const { brand } of records.product) add(brand);
  for (const { brand } of records['listing-text']) add(brand);
  return [...brands.values()];
}

function triggersByRule(): Map<string, SuppressionTrigger> {
  const rows = suppressionTriggers.versions.flatMap((version) => version.rows);
  return new Map(rows.flatMap((row) => row.rules.map((rule) => [rule, row] as const)));
}

function spellingsOf(listings: readonly ListingText[]): Map<string, string[]> {
  const spellings = new Map<string, Set<string>>();
  for (const { brand, genericBrand } of listings) {
    if (brand === null || genericBrand) continue;
    const key = brand.toLowerCase();
    spellings.set(key, (spellings.get(key) ?? new Set()).add(brand));
  }
  return new Map([...spellings].map(([key, names]) => [key, [...names]]));
}

/** Lists made searchable once, however many audits use them. */
const SEARCHABLE = new WeakMap<readonly WordList[], Words>();

function searchable(rows: readonly WordList[]): Words {
  const known = SEARCHABLE.get(rows);
  if (known !== undefined) return known;
  const made = wordsOfLists(rows);
  SEARCHABLE.set(rows, made);
  return made;
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
  const words = searchable(wordLookup.found ? wordLookup.version.rows : []);
  const { listings, problems, sources: texts } = joinListings(records, words, options.marketplace);
  const run: CheckRun = {
    asOf: options.asOf,
    rules: lookup.found ? lookup.version.rows : [],
    references: new Map(),
    sources: new Map(lookup.found ? lookup.version.sources.map((source) => [source.id, source]) : []),
    checks: new Map((options.checks ?? CHECKS).map((check) => [check.meta.id, check])),
    words,
    brands: new BrandNames(
      distinctBrands(records, words.set('GENERIC_BRAND', 'en'), [
        ...(options.own?.brands ?? []),
        ...(options.ownBrands ?? []),
      ]),
    ),
    families: new Families(listings),
    spellings: spellingsOf(listings),
    productTypes: new Map(records['product-type'].map((type) => [type.productType, type])),
    issueCodes: new Map(issueCodes.versions.flatMap(({ rows }) => rows.map((row) => [row.id, row]))),
    triggers: triggersByRule(),
    own: { ...NO_OWN_NAMES, ...options.own },
  };
  const plans = new Plans(run);
  const recheck = (listing: ListingText): CheckedListing => {
    const result = checkListing(run, plans, listing);
    // Array sort is stable: findings of one severity stay in the order of the rules.
    return { ...result, findings: result.findings.toSorted((a, b) => compareSeverity(a.severity, b.severity)) };
  };
  const judged = listings.map(brandNamer(options.ownBrands ?? [])).map(recheck);
  return {
    asOf: options.asOf,
    marketplace: options.marketplace,
    listings: judged,
    coverage: coverageOf(judged),
    texts,
    problems,
    rules: lookup.found
      ? [tableProvenance(lookup.version, table.kind, newestStart(lookup.version, options.asOf), options.marketplace)]
      : [],
    recheck,
  };
}
