import type { Confidence } from '../../model/confidence.ts';
import type { FindingBasis, Severity } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Origin } from '../../model/records/origin.ts';
import type { ProductTypeRecord } from '../../model/records/product-type.ts';
import type { IssueCode, ListingRule } from '../../rules/policy/listing-rule.ts';
import { listingRules } from '../../rules/policy/listing-tables.ts';
import type { Family } from './family.ts';
import type { ListingText, Need } from './listing-text.ts';
import type { PhraseFinder } from './text/phrases.ts';
import type { Words } from './words-by-language.ts';

/** What a check found at one place, before the rule's own facts are added. */
export interface Hit {
  /** `title`, `bullet-2`, `search-terms`... */
  readonly field: string;
  /** One or two sentences to the seller. */
  readonly message: string;
  /** The exact text it points at, and its offset in code points. */
  readonly text?: string;
  readonly position?: number;
  readonly measured?: number;
  readonly limit?: number;
  readonly unit?: string;
  /** Where one hit is less sure than the rule. */
  readonly severity?: Severity;
  readonly basis?: FindingBasis;
  /** A better advice than the rule's. */
  readonly fix?: string;
  /** The file line it is about, where that is not the field's own. */
  readonly origin?: Origin;
}

/** Said by a check that could not judge: never the same as finding nothing. */
export interface NotChecked {
  readonly notChecked: string;
}

/** Everything a check may look at. */
export interface CheckContext {
  readonly listing: ListingText;
  /** The rule in force, with its limits. */
  readonly rule: ListingRule;
  readonly words: Words;
  /** Another rule that holds for this listing; null when it does not. */
  otherRule(id: string): ListingRule | null;
  /** True when the seller has products of other brands than this listing's own. */
  readonly hasOtherBrands: boolean;
  /** Finds the brands of those and the names given, which are the listing's own brand or nothing. */
  brandFinder(own: readonly string[]): PhraseFinder;
  /** Null for a listing that is neither parent nor child, as far as the files tell. */
  readonly family: Family | null;
  /** Every spelling of each brand among the seller's listings, by its lower case. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** Schemas of product types that were read, by product type. */
  readonly productTypes: ReadonlyMap<string, ProductTypeRecord>;
  /** What Amazon's documents say of a code; null for one they do not name. */
  issueMeaning(code: string): IssueCode | null;
  /** The day whose rules are used. */
  readonly asOf: IsoDate;
  /** What only the seller can tell. */
  readonly own: OwnNames;
}

/** What only the seller can tell: rules that need it are "not checked" without. */
export interface OwnNames {
  /** Names of the seller's shop. */
  readonly sellerNames: readonly string[];
  /** Brands as the Brand Registry spells them. */
  readonly brands: readonly string[];
  /** Misspellings that must not stand in search terms. */
  readonly misspellings: readonly string[];
}

export const NO_OWN_NAMES: OwnNames = { sellerNames: [], brands: [], misspellings: [] };

/** What is known of a check without running it: the source of its documentation page. */
export interface CheckMeta {
  readonly id: string;
  /** The rule in half a line, as a demand. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** Ids of the rule's sources; empty for our own threshold. */
  readonly source: readonly string[];
  readonly confidence: Confidence;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly severity: Severity | 'off';
  /** Parts without which the rule is "not checked". */
  readonly needs: readonly Need[];
  /** More particular rules: where one of them points at the same text, this one is silent. */
  readonly yieldsTo: readonly string[];
}

export interface Check {
  readonly meta: CheckMeta;
  /** Pure. An empty list means that the rule was checked and kept. */
  run(context: CheckContext): readonly Hit[] | NotChecked;
}

interface CheckParts {
  readonly title: string;
  readonly needs: readonly Need[];
  readonly yieldsTo?: readonly string[];
  run(context: CheckContext): readonly Hit[] | NotChecked;
}

/** The shipped row of a rule. @throws Error when the table has no such rule, which is a bug. */
export function shippedRule(id: string): ListingRule {
  for (const version of listingRules.versions) {
    const row = version.rows.find((rule) => rule.id === id);
    if (row !== undefined) return row;
  }
  throw new Error(`no listing rule ${id} in the table`);
}

/** Joins a check's own words with the dated facts of its rule. */
export function defineCheck(id: string, parts: CheckParts): Check {
  const rule = shippedRule(id);
  return {
    meta: {
      id,
      title: parts.title,
      why: rule.why,
      fix: rule.fix,
      source: rule.sources,
      confidence: rule.confidence,
      effectiveFrom: rule.effectiveFrom,
      effectiveTo: rule.effectiveTo,
      severity: rule.severity,
      needs: parts.needs,
      yieldsTo: parts.yieldsTo ?? [],
    },
    run: parts.run,
  };
}

/** A limit that the rule must have. @throws Error when it has not; the audit reports that as "check failed". */
export function limitOf(rule: ListingRule, name: 'min' | 'max' | 'share' | 'minLetters'): number {
  const value = rule.check[name];
  if (value === undefined) throw new Error(`rule ${rule.id} has no limit "${name}"`);
  return value;
}
