import type { Token } from './fold.ts';
import type { NumberedToken } from './vocabulary.ts';

/** What a list's figures are: counted by Amazon, estimated by a tool, the seller's own, a mere rank, or impressions of ads. */
export type SourceKind = 'amazon-count' | 'tool-estimate' | 'own-list' | 'rank' | 'ads';

/** One phrase as one record states it. */
export interface Statement {
  readonly phrase: string;
  /** Who says so: `Helium 10 Cerebro`, `Search Query Performance`... */
  readonly source: string;
  readonly sourceKind: SourceKind;
  /** Given by the user as a list of targets, so that it goes before what lay in the folder. */
  readonly explicit: boolean;
  readonly file: string;
  readonly marketplace: string | null;
  /** Searches a month; null where the source has none. */
  readonly volume: number | null;
  readonly volumeIsAtLeast: boolean;
  /** Search frequency rank, 1 is searched most. */
  readonly rank: number | null;
  readonly impressions: number | null;
  /** Products the statement is about. */
  readonly asins: readonly string[];
  readonly skus: readonly string[];
}

/** A volume some source gives. */
export interface SourcedVolume {
  readonly source: string;
  /** Searches a month. */
  readonly volume: number;
  readonly isAtLeast: boolean;
  readonly file: string;
}

/** A phrase shoppers search for, joined from every source that names it. */
export interface Target {
  /** Folded words with blanks: what makes two phrases one. */
  readonly key: string;
  /** As the best source writes it. */
  readonly phrase: string;
  readonly tokens: readonly Token[];
  /** Words that have to be there: no stop words, each once. */
  readonly needed: readonly NumberedToken[];
  /** The phrase with its hyphens taken out, where some source writes one. */
  readonly hyphenless: { readonly tokens: readonly Token[]; readonly needed: readonly NumberedToken[] } | null;
  /** The volume taken; null when no source has one. */
  readonly volume: SourcedVolume | null;
  /** Why this one, where sources differ. */
  readonly why: string | null;
  /** What the others say. */
  readonly otherVolumes: readonly SourcedVolume[];
  readonly sources: readonly string[];
  readonly rank: number | null;
  readonly impressions: number | null;
  readonly asins: ReadonlySet<string>;
  readonly skus: ReadonlySet<string>;
  /** Lists that name it and say no product. */
  readonly lists: readonly string[];
  readonly explicit: boolean;
  /** Stands in the seller's own brand. */
  readonly ownBrand: boolean;
}

/** What the phrases of a marketplace are weighed by; sources of different measure are never mixed. */
export type WeightBasis = 'monthly-searches' | 'search-frequency-rank' | 'ad-impressions' | 'none';

/** A target with its weight on the basis chosen: 0 where the basis says nothing of it. */
export interface WeighedTarget extends Target {
  readonly weight: number;
}

/** Phrases left out, and why. */
export interface LeftOut {
  readonly reason: 'competitor-brand' | 'asin' | 'too-long' | 'no-words';
  readonly phrases: number;
  /** Searches a month of those that have a volume. */
  readonly volume: number;
  readonly examples: readonly string[];
}
