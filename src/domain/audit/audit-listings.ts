import type { ProvenanceRule } from '../../model/document.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { versionAt } from '../../rules/at.ts';
import type { ListingRule, WordList } from '../../rules/policy/listing-rule.ts';
import { listingRules, wordLists } from '../../rules/policy/listing-tables.ts';
import type { RuleTable, RuleVersion } from '../../rules/table.ts';
import { CHECKS } from './all-checks.ts';
import { inForce } from './applicable-rules.ts';
import { type Check, NO_OWN_NAMES, type OwnNames } from './check.ts';
import { joinListings, type TextSource } from './join-listings.ts';
import { Judge, type JudgeFacts, searchable } from './judge.ts';
import type { ListingText } from './listing-text.ts';
import type { CheckedListing, JudgedListing } from './run-checks.ts';
import { tableProvenance } from './rule-source.ts';

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

/** Judges a listing by all rules, or by those of `only`. */
export type Recheck = (listing: ListingText, only?: ReadonlySet<string>) => CheckedListing;

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
  readonly recheck: Recheck;
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

function spellingsOf(listings: readonly ListingText[]): Map<string, string[]> {
  const spellings = new Map<string, Set<string>>();
  for (const { brand, genericBrand } of listings) {
    if (brand === null || genericBrand) continue;
    const key = brand.toLowerCase();
    spellings.set(key, (spellings.get(key) ?? new Set()).add(brand));
  }
  return new Map([...spellings].map(([key, names]) => [key, [...names]]));
}

const NO_LISTS: readonly WordList[] = [];

/** An audit whose listings are joined and not yet judged. */
export interface PreparedAudit {
  /** As the files have them; sorted by marketplace, then SKU. */
  readonly listings: readonly ListingText[];
  readonly facts: JudgeFacts;
  readonly checks: readonly Check[];
  /** What the checks say of the listing at a place. */
  judge(place: number): JudgedListing;
  /** What was said of the listing at a place, as findings. */
  findings(place: number, judged: JudgedListing): CheckedListing;
  /** The result when all listings are judged; in their order. */
  result(checked: readonly CheckedListing[]): AuditListingsResult;
}

function unknownPlace(place: number): never {
  throw new Error(`no listing at place ${place}`);
}

/** Joins the listings of the records and looks up the rules of the day; see `auditListings`. */
export function prepareAudit(records: RecordSet, options: AuditListingsOptions): PreparedAudit {
  const { asOf, marketplace, own, ownBrands = [], checks = CHECKS } = options;
  const table = options.rules ?? listingRules;
  const lookup = versionAt(table, asOf);
  const wordLookup = versionAt(options.words ?? wordLists, asOf);
  const rows = wordLookup.found ? wordLookup.version.rows : NO_LISTS;
  const words = searchable(rows);
  const { listings: joined, problems, sources: texts } = joinListings(records, words, marketplace);
  const facts: JudgeFacts = {
    asOf,
    rules: lookup.found ? lookup.version.rows : [],
    words: rows,
    sources: lookup.found ? lookup.version.sources : [],
    brands: distinctBrands(records, words.set('GENERIC_BRAND', 'en'), [...(own?.brands ?? []), ...ownBrands]),
    spellings: spellingsOf(joined),
    productTypes: records['product-type'],
    own: { ...NO_OWN_NAMES, ...own },
    ownBrands,
  };
  const judge = new Judge(facts, checks, joined);
  const listings = joined.map(judge.named);
  const recheck: Recheck = (listing, only) => judge.findings(listing, judge.judge(listing, only));
  return {
    listings: joined,
    facts,
    checks,
    judge: (place) => judge.judge(listings[place] ?? unknownPlace(place)),
    findings: (place, judged) => judge.findings(listings[place] ?? unknownPlace(place), judged),
    result(checked) {
      return {
        asOf,
        marketplace,
        listings: checked,
        coverage: coverageOf(checked),
        texts,
        problems,
        rules: lookup.found
          ? [tableProvenance(lookup.version, table.kind, newestStart(lookup.version, asOf), marketplace)]
          : [],
        recheck,
      };
    },
  };
}

/**
 * Judges every listing of the records by the written rules in force on a day: title, item highlights, bullets,
 * description and search terms. What cannot be judged is "not checked", never passed. Findings are sorted worst
 * first. Rules, limits and word lists come from the tables of src/rules/policy.
 */
export function auditListings(records: RecordSet, options: AuditListingsOptions): AuditListingsResult {
  const audit = prepareAudit(records, options);
  // What was said of a listing is gone when the next is judged.
  return audit.result(audit.listings.map((_, place) => audit.findings(place, audit.judge(place))));
}
