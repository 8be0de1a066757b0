import type { Confidence } from '../../../model/confidence.ts';
import type { FindingBasis, Severity } from '../../../model/finding.ts';
import type { BuyerMessage, MessageLanguage, MessageRoute } from '../../../model/message.ts';
import {
  type BasisRow,
  type LintRuleRow,
  type PatternRow,
  reviewLint,
  type ShopLanguagesRow,
  type VariablesRow,
} from '../../../rules/policy/review-lint.ts';

/** The parts of a message, and of what a rule says of it. */
export type MessageField = 'subject' | 'body' | 'attachments';

/** One place where a message breaks a rule. */
export interface LintHit {
  readonly field: MessageField;
  /** UTF-16 span in the field's text; null where the whole message is meant. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** One sentence to the seller; without it the rule's own. */
  readonly message?: string;
  readonly fix?: string;
  readonly severity?: Severity;
  readonly basis?: FindingBasis;
  /** Language of the word list that spoke. */
  readonly language?: MessageLanguage;
}

/** The buyer's language by the buyer's own setting (confirmed), or those the shop's buyers mostly use, the usual first. */
export interface WantedLanguage {
  readonly languages: readonly MessageLanguage[];
  readonly confirmed: boolean;
}

/** Everything a rule may look at. */
export interface LintContext {
  readonly message: BuyerMessage;
  readonly route: MessageRoute;
  /** Language the message is clearly in; null when that is not clear. */
  readonly language: MessageLanguage | null;
  /** Language the buyer wants, and how that is known; null when nobody said. */
  readonly wanted: WantedLanguage | null;
  /** True when `{{variables}}` still stand in it because it is a template. */
  readonly isTemplate: boolean;
  /** ASINs of the order, where they are known: naming those is no marketing. */
  readonly ownAsins: ReadonlySet<string>;
  /** Two-letter country of the recipient; null when not known. For the footer of own-shop mail. */
  readonly country: string | null;
}

/** What is known of a rule without running it: the source of its page. */
export interface LintMeta {
  readonly id: string;
  /** The rule in half a line, as a demand. */
  readonly title: string;
  /** What a message does that breaks it, before the words in question; null where a rule says it itself. */
  readonly fault: string | null;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly routes: readonly MessageRoute[];
  readonly policies: readonly string[];
  readonly laws: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** Limit of what the rule counts; null where it counts nothing. */
  readonly max: number | null;
}

export interface LintRule {
  readonly meta: LintMeta;
  /** Pure. Empty: the message keeps the rule. */
  run(context: LintContext): readonly LintHit[];
}

interface RuleParts {
  readonly title: string;
  readonly fault?: string;
  readonly fix: string;
  run(context: LintContext): readonly LintHit[];
}

const rows = reviewLint.versions.flatMap((version) => version.rows);

/** The row of a rule. @throws Error when the table has none, which is a bug. */
function ruleRow(id: string): LintRuleRow {
  const row = rows.find((entry): entry is LintRuleRow => entry.type === 'rule' && entry.id === id);
  if (row === undefined) throw new Error(`no rule ${id} in the table of message rules`);
  return row;
}

/** The patterns of a rule, in the order of the table. */
export function patternsOf(id: string): readonly PatternRow[] {
  return rows.filter((row): row is PatternRow => row.type === 'pattern' && row.rule === id);
}

/** The sentence of a policy or law by its id; the id itself when the table lacks it. */
export function basisText(id: string): string {
  const row = rows.find(
    (entry): entry is BasisRow => (entry.type === 'policy' || entry.type === 'law') && entry.id === id,
  );
  return row?.text ?? id;
}

/** The variables a template may use on a route, and those that no message to an Amazon buyer may. */
export function templateVariables(route: MessageRoute): { allowed: readonly string[]; denied: readonly string[] } {
  const row = rows.find((entry): entry is VariablesRow => entry.type === 'variables');
  if (row === undefined) throw new Error('no variables in the table of message rules');
  return { allowed: row[route], denied: route === 'amazon-message' ? row.denied : [] };
}

/** The languages of a shop, the usual one first; null for a shop that is not known. */
export function shopLanguages(marketplace: string): readonly MessageLanguage[] | null {
  const row = rows.find(
    (entry): entry is ShopLanguagesRow => entry.type === 'shop-languages' && entry.marketplace === marketplace,
  );
  return row === undefined ? null : [row.usual, ...row.others];
}

/** Joins a rule's own words with the facts of its row. */
export function defineLintRule(id: string, { title, fault, fix, run }: RuleParts): LintRule {
  const { severity, routes, policies, laws, sources, confidence, meaning, max = null } = ruleRow(id);
  const why =
    policies.length > 0
      ? policies.map(basisText).join(' ')
      : laws.length > 0
        ? laws.map(basisText).join('. ')
        : meaning;
  return {
    meta: { id, title, fault: fault ?? null, why, fix, severity, routes, policies, laws, sources, confidence, max },
    run,
  };
}
