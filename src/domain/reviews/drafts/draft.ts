import type { BuyerMessage, MessageLanguage, MessageRoute } from '../../../model/message.ts';
import { type LintedMessage, lintMessage, type LintOptions } from '../lint/lint-message.ts';
import { fillTemplate, type MessageTemplate, shippedTemplate } from './fill-template.ts';

/** A whole message, judged, ready to be looked at by a person. */
export interface Draft {
  readonly route: MessageRoute;
  readonly orderId: string;
  readonly marketplace: string | null;
  readonly language: MessageLanguage;
  /** How the language was chosen. */
  readonly languageReason: string;
  /** Address of the buyer; null on Amazon's route, where the seller's own page knows it. */
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
  /** Warnings of the linter; a message with an error is never a draft. */
  readonly linted: LintedMessage;
}

/** An order no draft was made for, and why. */
export interface Undrafted {
  readonly orderId: string;
  readonly marketplace: string | null;
  /** Stable id: `not-due`, `fba`, `no-ground`, `language-unknown`, `not-filled`, `breaks-a-rule`... */
  readonly code: string;
  readonly reason: string;
}

export interface DraftResult {
  readonly drafts: readonly Draft[];
  readonly undrafted: readonly Undrafted[];
}

/** What a draft is made of. */
export interface DraftParts extends Omit<Draft, 'subject' | 'body' | 'linted'> {
  readonly values: Readonly<Record<string, string | null>>;
  /** The user's own; null for ours in the draft's language. */
  readonly template: MessageTemplate | null;
  readonly lint: Omit<LintOptions, 'route' | 'isTemplate'>;
}

function asMessage(orderId: string, subject: string, body: string): BuyerMessage {
  return {
    file: orderId,
    form: 'text',
    subject: { text: subject, firstLine: 1, firstColumn: 0 },
    body: { text: body, firstLine: 1, firstColumn: 0 },
    hasHtml: false,
    attachments: [],
  };
}

/** Fills, judges and so makes one draft; or says why there is none. A message that breaks a rule is never made. */
export function makeDraft(parts: DraftParts): Draft | Undrafted {
  const { route, orderId, marketplace, language, languageReason, to, values } = parts;
  const none = (code: string, reason: string): Undrafted => ({ orderId, marketplace, code, reason });
  const template = parts.template ?? shippedTemplate(route, language);
  if (template === null) return none('language-unknown', `There is no template in "${language}".`);
  const filled = fillTemplate(template, values);
  if ('gap' in filled) return none('not-filled', `Not filled, so not made: ${filled.gap}.`);
  const { subject, body } = filled;
  const linted = lintMessage(asMessage(orderId, subject, body), { ...parts.lint, route });
  const error = linted.findings.find(({ severity }) => severity === 'error');
  if (error !== undefined) {
    return none('breaks-a-rule', `It would break ${error.rule.meta.id}: ${error.message} ${error.fix}`);
  }
  return { route, orderId, marketplace, language, languageReason, to, subject, body, linted };
}

/** Parts a list of drafts and reasons. */
export function sorted(all: readonly (Draft | Undrafted)[]): DraftResult {
  return {
    drafts: all.filter((one): one is Draft => 'body' in one),
    undrafted: all.filter((one): one is Undrafted => 'code' in one),
  };
}
