import type { SourceRef } from './confidence.ts';
import type { Money } from './money.ts';

/** error: Amazon forbids it or acts on it; warning: judgement needed; info: advice. */
export type Severity = 'error' | 'warning' | 'info';

/** The four sorts of finding, never mixed. */
export type FindingBasis = 'amazon-says' | 'written-rule' | 'advice' | 'question';

/** What a finding measured, so that a person can check it against the file. */
export interface Evidence {
  /** The exact text it points at. */
  readonly text?: string;
  /** Offset of `text` in the field, in code points from 0. */
  readonly position?: number;
  readonly measured?: number;
  readonly limit?: number;
  /** Unit of measured and limit: `characters`, `bytes`, `share`, `px`. */
  readonly unit?: string;
}

/** Searches that depend on the text a finding is about. */
export interface SearchVolume {
  /** Searches a month of the phrases that are found only with this text; the tool's estimate. */
  readonly monthly: number;
  readonly phrases: number;
  /** Who estimates: volumes of different tools are never added. */
  readonly tool: string;
}

/** Where a finding applies. */
export interface FindingPlace {
  readonly sku?: string;
  readonly asin?: string;
  readonly marketplace?: string;
  readonly orderId?: string;
  readonly file?: string;
  readonly line?: number;
  /** 1-based, in code points. */
  readonly column?: number;
}

/** Somebody's decision not to act on a finding, for a time. */
export interface Suppression {
  readonly reason: string;
  /** Last ISO date on which it holds. */
  readonly until: string;
}

/** One judgement of a check. */
export interface Finding {
  /** Stable rule id, for example `TITLE-75`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly basis: FindingBasis;
  /** Part of the listing or record: `title`, `search-terms`, `fulfillment-fee`. */
  readonly field?: string;
  readonly where: FindingPlace;
  readonly message: string;
  readonly fix?: string;
  readonly evidence?: Evidence;
  /** What Amazon does about it, where known. */
  readonly consequence?: string;
  readonly searchVolume?: SearchVolume;
  /** Money at stake, where it can be known; `stakeBasis` says for which period and how it was worked out. */
  readonly stake?: Money;
  readonly stakeBasis?: string;
  readonly source: SourceRef;
  /** Against a baseline: `known` stands in it, `new` does not. Absent where no baseline was given. */
  readonly state?: 'new' | 'known';
  readonly suppression?: Suppression;
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Sorts by severity, most severe first; 0 when equal. */
export function compareSeverity(left: Severity, right: Severity): number {
  return SEVERITY_ORDER[left] - SEVERITY_ORDER[right];
}

/** True when `severity` is as severe as `threshold` or more so. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITY_ORDER[severity] <= SEVERITY_ORDER[threshold];
}
