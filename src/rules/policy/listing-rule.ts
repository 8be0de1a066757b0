import type { Confidence } from '../../model/confidence.ts';
import type { FindingBasis, Severity } from '../../model/finding.ts';

/** Parts of a listing that rules speak of; `text` is every part a shopper can read. */
export type ListingField =
  | 'title'
  | 'item-highlights'
  | 'bullets'
  | 'description'
  | 'search-terms'
  | 'text'
  | 'keyword-attributes'
  | 'attributes'
  | 'brand'
  | 'browse-node'
  | 'offer'
  | 'variation'
  | 'a-plus'
  | 'issues'
  | 'status'
  | 'template';

/** Where a rule holds. */
export interface RuleScope {
  /** Marketplace codes, or `ALL`. */
  readonly marketplaces: 'ALL' | readonly string[];
  readonly except?: readonly string[];
  /** Marketplaces where the rule is only advice. */
  readonly milderIn?: readonly string[];
  /** Books, music, video, DVD and software are left out. */
  readonly exceptMedia?: boolean;
  /** Holds for media in every marketplace besides those named. */
  readonly alsoMedia?: boolean;
}

/** The limits of a rule: what a check compares with, never a number in its code. */
export interface RuleLimits {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  /** Share 0-1. */
  readonly share?: number;
  readonly minLetters?: number;
  readonly chars?: readonly string[];
  readonly patterns?: readonly string[];
  readonly flags?: string;
  /** Name of a word list. */
  readonly list?: string;
  /** Names of several word lists. */
  readonly lists?: readonly string[];
  /** Amazon's names of the attributes the rule looks at. */
  readonly attributes?: readonly string[];
  /** Values that are asked for, or an order from worst to least. */
  readonly values?: readonly string[];
  /** Further limits by name. */
  readonly numbers?: Readonly<Record<string, number>>;
}

/** One dated rule about a listing's text. */
export interface ListingRule {
  /** Stable id, for example `TITLE-LEN-75`. */
  readonly id: string;
  readonly field: ListingField;
  readonly scope: RuleScope;
  /** ISO dates, inclusive; null where not known or open. */
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  /** `off` is history: kept so that an old report can be explained. */
  readonly severity: Severity | 'off';
  readonly basis: FindingBasis;
  readonly check: RuleLimits;
  readonly why: string;
  readonly fix: string;
  /** What Amazon does about it, where known. */
  readonly consequence: string | null;
  readonly note: string | null;
  /** Ids among the version's sources, best first; empty for a threshold of our own. */
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** True when the threshold is ours and not Amazon's. */
  readonly own: boolean;
}

/** What Amazon's own documents say of a code that a listing's issues carry. */
export interface IssueCode {
  /** The code, `100476`. */
  readonly id: string;
  readonly meaning: string;
  /** As Amazon's example or guide gives it; null where it gives none. */
  readonly severity: string | null;
  readonly category: string | null;
  /** What Amazon does about it: `SEARCH_SUPPRESSED`... */
  readonly enforcement: string | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** A state of a listing that can keep it out of search. */
export interface SuppressionTrigger {
  readonly id: string;
  readonly trigger: string;
  /** Rules of listings or pictures that see this state; empty where none does. */
  readonly rules: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

/** Words of one kind in one language. */
export interface WordList {
  /** List and language: `PROMO-en`. */
  readonly id: string;
  readonly list: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly words: readonly string[];
  /** Those of `words` that are ordinary in another sense: a question, never a verdict. */
  readonly ambiguous: readonly string[];
  /** Phrases in which a word of the list is harmless: "dog treat". */
  readonly harmless: readonly string[];
  /** Beginnings of product types for which a word of the list is the product's name, by word: `{"treat": ["PET_"]}`. */
  readonly exceptProductTypes: Readonly<Record<string, readonly string[]>>;
  /** Why words of this list need care. */
  readonly caution: string | null;
  readonly sources: readonly string[];
  /** How sure the members are, as the research put it. */
  readonly certainty: string;
}

/** Where a rule about pictures holds. */
export interface ImageScope {
  /** Marketplace codes, or `ALL`. */
  readonly marketplaces: 'ALL' | readonly string[];
  /** Kind of product (`apparel`, `footwear`, `children`: a list of the rule says which product types); null for all. */
  readonly productTypes: string | null;
}

/** One rule about pictures. */
export interface ImageRule {
  readonly id: string;
  readonly scope: ImageScope;
  /** `MAIN`, `any`, `gallery`, `SWCH`... */
  readonly slot: string;
  readonly severity: Severity | 'manual';
  readonly requirement: string;
  readonly measurement: string;
  readonly why: string | null;
  readonly note: string | null;
  /** Numbers by name; shares 0-1, sides in px, sizes in bytes, brightness 0-255. */
  readonly limits: Readonly<Record<string, number>>;
  /** Lists by name, such as accepted formats. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly effectiveFrom: string | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly own: boolean;
}
