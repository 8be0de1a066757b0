import type { Confidence } from '../../model/confidence.ts';
import type { FindingBasis, Severity } from '../../model/finding.ts';

/** Parts of a listing that rules speak of; `text` is every part a shopper can read. */
export type ListingField = 'title' | 'item-highlights' | 'bullets' | 'description' | 'search-terms' | 'text';

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
