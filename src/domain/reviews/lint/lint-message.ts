import type { FindingBasis, Severity } from '../../../model/finding.ts';
import type { BuyerMessage, MessageLanguage, MessageRoute } from '../../../model/message.ts';
import { LINT_RULES } from './all-lint-rules.ts';
import type { LintContext, LintHit, LintRule, MessageField } from './lint-rule.ts';
import { languageOfMessage } from './message-language.ts';
import { neutralRequest } from './neutral-request.ts';

/** What is known of the message besides its text. */
export interface LintOptions {
  readonly route: MessageRoute;
  /** Language of the text, where the user names it; else it is told by the text. */
  readonly language?: MessageLanguage | null;
  readonly wanted?: LintContext['wanted'];
  readonly isTemplate?: boolean;
  readonly ownAsins?: Iterable<string>;
  readonly country?: string | null;
}

/** One judgement on a message. */
export interface LintFinding {
  readonly rule: LintRule;
  readonly severity: Severity;
  readonly basis: FindingBasis;
  readonly field: MessageField;
  /** 1-based, in code points; null where the whole message is meant. In the file, for a mail in the decoded part. */
  readonly line: number | null;
  readonly column: number | null;
  /** The exact text it points at; null where something is missing. */
  readonly match: string | null;
  readonly message: string;
  readonly fix: string;
  /** A sentence that may be said instead, in the message's language. */
  readonly instead: string | null;
}

export interface LintedMessage {
  readonly message: BuyerMessage;
  readonly route: MessageRoute;
  readonly language: MessageLanguage | null;
  readonly findings: readonly LintFinding[];
  /** Rules that were judged, and those that could not be, with the reason. */
  readonly checked: number;
  readonly notChecked: readonly { readonly rule: string; readonly reason: string }[];
}

/** Rules whose cure is to ask neutrally. */
const ASK_INSTEAD = new Set(['L01', 'L02', 'L03', 'L04', 'L08', 'L11', 'U12', 'U17']);

/** Line and column of a place in a field, both from 1, in code points. */
function placeOf(message: BuyerMessage, field: MessageField, start: number): { line: number; column: number } {
  const part = field === 'subject' && message.subject !== null ? message.subject : message.body;
  const before = part.text.slice(0, start).split(/\r\n|\r|\n/);
  const last = [...(before.at(-1) ?? '')].length;
  const line = part.firstLine + before.length - 1;
  return { line, column: last + 1 + (before.length === 1 ? part.firstColumn : 0) };
}

function textOf(message: BuyerMessage, { field, span }: LintHit): string | null {
  if (span === null) return null;
  const part = field === 'subject' ? message.subject : message.body;
  return part?.text.slice(span.start, span.end) ?? null;
}

function findingOf(rule: LintRule, hit: LintHit, { message, language }: LintContext): LintFinding {
  const match = textOf(message, hit);
  const place = hit.span === null ? null : placeOf(message, hit.field, hit.span.start);
  const { meta } = rule;
  const broken = `${meta.fault ?? meta.title}${match === null ? '' : `: "${match.trim()}"`}.`;
  return {
    rule,
    severity: hit.severity ?? meta.severity,
    basis: hit.basis ?? (meta.policies.length + meta.laws.length > 0 ? 'written-rule' : 'advice'),
    field: hit.field,
    line: place?.line ?? null,
    column: place?.column ?? null,
    match,
    message: hit.message ?? broken,
    fix: hit.fix ?? meta.fix,
    instead: ASK_INSTEAD.has(meta.id) ? neutralRequest(hit.language ?? language ?? 'en') : null,
  };
}

/** Why a rule cannot be judged; null when it can. */
function gap(id: string, context: LintContext): string | null {
  if (id === 'U16' && context.wanted === null) return 'nobody said which language the buyer wants';
  if (id === 'U16' && context.language === null) return 'the language of the text is not clear';
  if (id === 'U18' && !context.isTemplate) return 'a name cannot be told from another word in a finished text';
  return null;
}

/** Judges one message by every rule of its route. Pure: the same text gives the same findings, in the order of the text. */
export function lintMessage(message: BuyerMessage, options: LintOptions): LintedMessage {
  const { route } = options;
  const context: LintContext = {
    message,
    route,
    language: options.language ?? languageOfMessage(`${message.subject?.text ?? ''}\n${message.body.text}`),
    wanted: options.wanted ?? null,
    isTemplate: options.isTemplate ?? false,
    ownAsins: new Set(options.ownAsins),
    country: options.country ?? null,
  };
  const rules = LINT_RULES.filter(({ meta }) => meta.routes.includes(route));
  const notChecked = rules.flatMap(({ meta }) => {
    const reason = gap(meta.id, context);
    return reason === null ? [] : [{ rule: meta.id, reason }];
  });
  const findings = rules
    .filter(({ meta }) => notChecked.every(({ rule }) => rule !== meta.id))
    .flatMap((rule) => rule.run(context).map((hit) => findingOf(rule, hit, context)));
  const end = Number.MAX_SAFE_INTEGER;
  const sorted = findings.toSorted(
    (left, right) => (left.line ?? end) - (right.line ?? end) || (left.column ?? end) - (right.column ?? end),
  );
  return {
    message,
    route,
    language: context.language,
    findings: sorted,
    checked: rules.length - notChecked.length,
    notChecked,
  };
}
