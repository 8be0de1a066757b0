import type { SourceRef } from '../../../model/confidence.ts';
import type { Block, Document, MetricItem, ProvenanceRule, RunFacts } from '../../../model/document.ts';
import { compareSeverity, type Finding } from '../../../model/finding.ts';
import type { Problem } from '../../../model/problem.ts';
import { reviewLint } from '../../../rules/policy/review-lint.ts';
import type { RuleSource } from '../../../rules/table.ts';
import { sourceRef } from '../review-rules.ts';
import type { LintedMessage, LintFinding } from './lint-message.ts';
import { basisText } from './lint-rule.ts';

/** One judgement on a message, as programs read it. */
export interface LintFindingData {
  /** Stable rule id: `L01` to `L11` on words, `U01` to `U21` on form. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** `written-rule`: a policy or law says so; `advice`: ours; `question`: only a person can tell. */
  readonly basis: 'amazon-says' | 'written-rule' | 'advice' | 'question';
  readonly file: string;
  /** `subject`, `body` or `attachments`. */
  readonly field: 'subject' | 'body' | 'attachments';
  /** 1-based, in code points: of the file for a text, of the decoded part for a mail. Null where the whole message is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** The exact text; null where something is missing. */
  readonly match: string | null;
  readonly message: string;
  readonly fix: string;
  /** A neutral sentence to use in its place, in the message's language; null where nothing need be said. */
  readonly instead: string | null;
  /** Ids and texts of the policies and laws behind the rule; empty for our own advice. */
  readonly policies: readonly { readonly id: string; readonly text: string }[];
  readonly source: SourceRef;
}

/** One message that was judged. */
export interface LintedMessageData {
  readonly file: string;
  /** `text` or `eml`. */
  readonly form: 'text' | 'eml';
  readonly route: 'amazon-message' | 'own-shop';
  /** Two-letter language; null when it is not clear. */
  readonly language: string | null;
  readonly coverage: {
    readonly checked: number;
    readonly notChecked: readonly { readonly rule: string; readonly reason: string }[];
  };
}

/** `data` of a `reviews-lint` document. */
export interface ReviewsLintData {
  readonly messages: readonly LintedMessageData[];
  /** In the order of files and places. */
  readonly findings: readonly LintFindingData[];
  readonly totals: { readonly errors: number; readonly warnings: number; readonly advice: number };
}

const SOURCES = new Map<string, RuleSource>(
  reviewLint.versions.flatMap(({ sources }) => sources.map((source) => [source.id, source])),
);

function sourceOf({ rule: { meta } }: LintFinding): SourceRef {
  const source = SOURCES.get(meta.sources[0] ?? '');
  if (source === undefined) return { id: 'own', title: 'our own advice', confidence: 'c' };
  return { ...sourceRef(source), confidence: meta.confidence };
}

function findingData(file: string, finding: LintFinding): LintFindingData {
  const { rule, severity, basis, field, line, column, match, message, fix, instead } = finding;
  const policies = [...rule.meta.policies, ...rule.meta.laws].map((id) => ({ id, text: basisText(id) }));
  return {
    rule: rule.meta.id,
    severity,
    basis,
    file,
    field,
    line,
    column,
    match,
    message,
    fix,
    instead,
    policies,
    source: sourceOf(finding),
  };
}

function shownFinding(data: LintFindingData): Finding {
  const { rule, severity, basis, file, field, line, column, match, message, fix, instead, source } = data;
  return {
    rule,
    severity,
    basis,
    field,
    where: { file, ...(line === null ? {} : { line }), ...(column === null ? {} : { column }) },
    message,
    fix: instead === null ? fix : `${fix} Say for example: ${instead}`,
    ...(match === null ? {} : { evidence: { text: match } }),
    source,
  };
}

function provenance(): ProvenanceRule[] {
  return reviewLint.versions.map(({ effectiveFrom, confidence, sources }) => ({
    table: reviewLint.kind,
    marketplace: reviewLint.marketplace,
    version: effectiveFrom,
    confidence,
    sources: sources.map(sourceRef),
  }));
}

function coverageLines(linted: readonly LintedMessage[]): string[] {
  const lines = linted.map(({ message, language, checked, notChecked }) => {
    const told = language === null ? 'language not clear, all word lists used' : `language ${language}`;
    const open = notChecked.map(({ rule, reason }) => `${rule} (${reason})`).join(', ');
    const rest = open === '' ? '' : ` Not checked, which is not the same as kept: ${open}.`;
    return `${message.file}: ${told}; ${checked} of ${checked + notChecked.length} rules checked.${rest}`;
  });
  return [
    ...lines,
    'Word lists are ours and no native speaker has checked them yet: a message without findings may still break a rule.',
  ];
}

function metrics(data: ReviewsLintData): MetricItem[] {
  const { errors, warnings, advice } = data.totals;
  return [
    { id: 'messages', label: 'Messages', kind: 'integer', value: data.messages.length },
    { id: 'errors', label: 'Errors', kind: 'integer', value: errors, tone: errors > 0 ? 'bad' : 'good' },
    { id: 'warnings', label: 'Warnings', kind: 'integer', value: warnings, tone: warnings > 0 ? 'warning' : 'good' },
    { id: 'advice', label: 'Advice', kind: 'integer', value: advice },
  ];
}

/** What a lint of messages found, as a document. */
export function lintDocument(
  linted: readonly LintedMessage[],
  run: RunFacts,
  problems: readonly Problem[],
): Document<'reviews-lint', ReviewsLintData> {
  const findings = linted.flatMap(({ message, findings: found }) =>
    found.map((finding) => findingData(message.file, finding)),
  );
  const of = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  const data: ReviewsLintData = {
    messages: linted.map(({ message, route, language, checked, notChecked }) => ({
      file: message.file,
      form: message.form,
      route,
      language,
      coverage: { checked, notChecked },
    })),
    findings,
    totals: { errors: of('error'), warnings: of('warning'), advice: of('info') },
  };
  const shown = findings.map(shownFinding).toSorted((left, right) => compareSeverity(left.severity, right.severity));
  const blocks: Block[] = [
    { type: 'metrics', id: 'summary', metrics: metrics(data) },
    {
      type: 'findings',
      id: 'findings',
      title: 'What breaks a rule',
      findings: shown,
      emptyText: linted.length === 0 ? 'No message was read.' : 'Nothing that these rules know.',
    },
    { type: 'prose', id: 'coverage', title: 'What was checked', paragraphs: coverageLines(linted) },
  ];
  const [first] = linted;
  const route =
    first === undefined
      ? ''
      : `, as ${first.route === 'own-shop' ? "mail of the seller's own shop" : 'message to an Amazon buyer'}`;
  return {
    kind: 'reviews-lint',
    schemaVersion: 1,
    title: 'Message check',
    subtitle: `${linted.length} ${linted.length === 1 ? 'message' : 'messages'}${route}`,
    data,
    blocks,
    problems,
    provenance: { ...run, rules: provenance(), freshness: [] },
  };
}
