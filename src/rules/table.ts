import type { Confidence } from '../model/confidence.ts';
import type { CurrencyCode } from '../model/money.ts';

/** One page a table was read from. */
export interface RuleSource {
  /** Short id used inside the facts, for example `P14`. */
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  /** ISO date. */
  readonly retrieved: string;
  readonly confidence: Confidence;
}

/** Numbers and limits that hold from one date on. */
export interface RuleVersion<Row> {
  /** ISO date, inclusive; null when the beginning is not known. */
  readonly effectiveFrom: string | null;
  /** ISO date, inclusive; absent or null while open. */
  readonly effectiveTo?: string | null;
  readonly status: 'in-force' | 'announced';
  readonly confidence: Confidence;
  /** At least one; the first is the one shown. */
  readonly sources: readonly RuleSource[];
  readonly note?: string;
  readonly rows: readonly Row[];
}

/** Numbers and limits with the dates they hold and the pages they come from. */
export interface RuleTable<Row> {
  /** Stable name: `fulfillment-fees`, `referral-fees`, `listing-rules`... */
  readonly kind: string;
  /** Marketplace code, or `ALL` for policy. */
  readonly marketplace: string;
  /** Null for tables without money. */
  readonly currency: CurrencyCode | null;
  readonly versions: readonly RuleVersion<Row>[];
}
