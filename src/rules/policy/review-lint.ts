import type { Confidence } from '../../model/confidence.ts';
import type { Severity } from '../../model/finding.ts';
import type { MessageLanguage, MessageRoute } from '../../model/message.ts';
import type { RuleTable } from '../table.ts';
import tableJson from './review-lint.json' with { type: 'json' };

interface SourcedRow {
  readonly id: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** A policy of Amazon's (`P07`) or a law (`G02`), in a sentence. */
export interface BasisRow extends SourcedRow {
  readonly type: 'policy' | 'law';
  readonly text: string;
}

/** One rule on what a message may say. */
export interface LintRuleRow extends SourcedRow {
  readonly type: 'rule';
  readonly name: string;
  readonly severity: Severity;
  readonly meaning: string;
  readonly routes: readonly MessageRoute[];
  readonly policies: readonly string[];
  readonly laws: readonly string[];
  /** Limit of what the rule counts, where it counts. */
  readonly max?: number;
}

/** A pattern that a rule looks for; null as language: in every text. */
export interface PatternRow {
  readonly type: 'pattern';
  readonly id: string;
  readonly rule: string;
  readonly language: MessageLanguage | null;
  readonly regex: string;
  readonly flags: string;
  /** A match that also matches this is allowed. */
  readonly allow?: string;
  readonly target?: 'subject';
  /** The text breaks the rule when the pattern is not in it. */
  readonly mustMatch?: boolean;
}

/** Variables that a template may use, by route, and those that none may. */
export interface VariablesRow extends SourcedRow {
  readonly type: 'variables';
  readonly 'amazon-message': readonly string[];
  readonly 'own-shop': readonly string[];
  readonly denied: readonly string[];
}

/** Languages a shop's buyers mostly use: the next best where the buyer's own setting is not known. */
export interface ShopLanguagesRow extends SourcedRow {
  readonly type: 'shop-languages';
  readonly marketplace: string;
  readonly usual: MessageLanguage;
  readonly others: readonly MessageLanguage[];
}

export type ReviewLintRow = BasisRow | LintRuleRow | PatternRow | VariablesRow | ShopLanguagesRow;

// JSON widens every literal to string; a test checks the rows.
/** What a message that asks for a review may not say, by rule and language. */
export const reviewLint = tableJson as unknown as RuleTable<ReviewLintRow>;
