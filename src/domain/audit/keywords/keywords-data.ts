import type { AssignedBy } from './assign-targets.ts';
import type { KeywordField } from './listing-index.ts';
import type { QueryVerdict } from './query-diagnosis.ts';
import type { RateVerdict } from './rate-comparison.ts';
import type { LeftOut, WeightBasis } from './target.ts';
import type { Tier } from './tiers.ts';
import type { WasteReason } from './waste.ts';
import type { Unreachable } from './open-targets.ts';
import type { PartPlace } from './title-cut.ts';

/** A number of phrases, their searches a month, and their share of the listing's weight. */
export interface AmountData {
  readonly phrases: number;
  /** Searches a month; null where phrases are weighed by something else or not at all. */
  readonly volume: number | null;
  /** 0-1 of the weight of all phrases of the listing; null when nothing has a weight. */
  readonly share: number | null;
}

export interface KeywordPhraseData {
  readonly phrase: string;
  /** Searches a month; null when no source gives them. */
  readonly volume: number | null;
  /** True when the source says "more than". */
  readonly volumeIsAtLeast: boolean;
  /** Who gives the volume taken. */
  readonly source: string | null;
  /** Why this source, where several differ. */
  readonly why: string | null;
  readonly otherVolumes: readonly { readonly source: string; readonly volume: number }[];
  readonly tier: Tier;
  /** Words that are nowhere in the listing. */
  readonly missing: readonly string[];
  /** Compounds that may hold a missing word. A hint: never counted as covered. */
  readonly compoundHints: readonly { readonly word: string; readonly seenIn: readonly string[] }[];
}

export interface PackedTermsData {
  readonly text: string;
  /** UTF-8, blanks counted. */
  readonly bytes: number;
  readonly limit: number;
  /** Rule that states the limit. */
  readonly rule: string | null;
  readonly words: readonly {
    readonly word: string;
    readonly bytes: number;
    /** The description has it too, which search need not read: words for which there was room. */
    readonly inDescription: boolean;
    /** Phrases that need it and are complete with the proposal; a phrase stands under each of its words. */
    readonly phrases: number;
    readonly volume: number | null;
    /** The heaviest of them. */
    readonly completes: readonly { readonly phrase: string; readonly volume: number | null }[];
  }[];
  /** Words of today's search terms that stay because there is room. */
  readonly kept: readonly string[];
  readonly covered: AmountData;
  /** Complete with these terms, and not without. */
  readonly gained: AmountData;
  /** Phrases that no search terms may complete. */
  readonly unreachable: readonly ({ readonly reason: Unreachable; readonly example: string } & AmountData)[];
}

export interface WasteData {
  readonly bytes: number;
  /** Bytes that bring nothing whatever shoppers search for. */
  readonly wastedBytes: number;
  /** Bytes of words that complete none of the phrases known; null without phrases. */
  readonly uselessBytes: number | null;
  readonly byReason: readonly { readonly reason: WasteReason; readonly words: number; readonly bytes: number }[];
  readonly words: readonly {
    readonly word: string;
    readonly reason: WasteReason;
    readonly bytes: number;
    readonly detail: string | null;
  }[];
}

export interface TitleCutData {
  readonly before: string;
  /** Code points. */
  readonly length: number;
  readonly limit: number;
  readonly rule: string;
  readonly title: string;
  readonly titleLength: number;
  /** Null where the listing may have no highlights. */
  readonly highlights: string | null;
  readonly highlightsLimit: number | null;
  readonly parts: readonly { readonly text: string; readonly place: PartPlace; readonly because: string }[];
  /** Search terms for the shorter title. */
  readonly searchTerms: PackedTermsData | null;
  readonly inTitle: { readonly before: AmountData; readonly after: AmountData };
  readonly covered: { readonly before: AmountData; readonly after: AmountData };
}

export interface KeywordListingData {
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly language: string;
  readonly total: AmountData;
  readonly covered: AmountData;
  /** How the phrases came to the listing. */
  readonly assignedBy: readonly { readonly how: AssignedBy; readonly phrases: number }[];
  readonly tiers: readonly ({ readonly tier: Tier } & AmountData)[];
  readonly fields: readonly {
    readonly field: KeywordField;
    /** False when no file tells the field: its numbers are then not zero but unknown. */
    readonly told: boolean;
    readonly alone: AmountData;
    /** What it adds to the fields before it. */
    readonly adds: AmountData;
  }[];
  /** Present search terms; null when no file tells them. */
  readonly searchTerms: string | null;
  readonly waste: WasteData | null;
  /** Null without phrases or without a known limit. */
  readonly proposal: PackedTermsData | null;
  /** Covered today and not with the proposal, for their words may not stand in search terms or found no room. */
  readonly lostByProposal: (AmountData & { readonly example: string | null }) | null;
  /** The proposal within the strictest limit Amazon states. */
  readonly strictProposal: PackedTermsData | null;
  readonly titleCut: TitleCutData | null;
  /** The heaviest phrases; `--phrases` says how many. */
  readonly phrases: readonly KeywordPhraseData[];
  readonly notes: readonly string[];
}

export interface RateData {
  readonly verdict: RateVerdict;
  readonly count: number;
  readonly n: number;
  readonly rate: number | null;
  /** Wilson, together with all others of the run at 95 %. */
  readonly interval: readonly [number, number];
  readonly othersCount: number;
  readonly othersN: number;
  readonly othersRate: number | null;
  readonly othersInterval: readonly [number, number];
  /** Trials more at the same rate until the difference would show; null when none is open or it is out of reach. */
  readonly needsMore: number | null;
}

export interface QueryData {
  readonly marketplace: string | null;
  readonly query: string;
  readonly asin: string | null;
  readonly brand: string | null;
  readonly periods: readonly { readonly start: string; readonly end: string }[];
  readonly verdict: QueryVerdict;
  readonly impressions: { readonly own: number; readonly total: number };
  readonly clicks: { readonly own: number; readonly total: number };
  readonly purchases: { readonly own: number; readonly total: number };
  /** Null when the report's counts contradict each other. */
  readonly clicked: RateData | null;
  readonly bought: RateData | null;
  /** The listing that has the query best, and the words it lacks; null when no listing has the query among its phrases. */
  readonly listing: { readonly sku: string; readonly tier: Tier; readonly missing: readonly string[] } | null;
}

export interface AuditKeywordsData {
  /** ISO date whose rules and limits were used. */
  readonly asOf: string;
  readonly targets: readonly {
    readonly marketplace: string | null;
    readonly language: string;
    readonly weightBasis: WeightBasis;
    readonly phrases: number;
    readonly volume: number | null;
    /** Phrases without a volume: counted, and weighing nothing where others have one. */
    readonly withoutVolume: number;
    readonly sources: readonly {
      readonly source: string;
      /** Phrases it names. */
      readonly phrases: number;
      /** Phrases whose volume was taken from it. */
      readonly volumesTaken: number;
    }[];
    /** Phrases for which sources give different volumes. */
    readonly differing: number;
    readonly leftOut: readonly LeftOut[];
    readonly unassigned: {
      readonly phrases: number;
      readonly volume: number | null;
      readonly examples: readonly string[];
    };
    /** What our rules know of the language's plurals. */
    readonly plurals: 'rules' | 'some-rules' | 'none-needed' | 'unknown';
  }[];
  readonly listings: readonly KeywordListingData[];
  /** Phrases in the titles of several listings. */
  readonly cannibalisation: readonly {
    readonly marketplace: string | null;
    readonly phrase: string;
    readonly volume: number | null;
    readonly skus: readonly string[];
  }[];
  readonly queries: {
    /** Share of runs in which all intervals hold. */
    readonly level: number;
    /** Comparisons the intervals hold for together. */
    readonly comparisons: number;
    readonly rows: readonly QueryData[];
  };
}
