import type { Block, Cell, Document, ProvenanceRule, RunFacts } from '../../../model/document.ts';
import type { Problem } from '../../../model/problem.ts';
import { mailGrounds } from '../../../rules/policy/mail-grounds.ts';
import { reviewLint } from '../../../rules/policy/review-lint.ts';
import { reviewTemplates } from '../../../rules/policy/review-templates.ts';
import type { RuleTable } from '../../../rules/table.ts';
import { sourceRef } from '../review-rules.ts';
import type { Draft, DraftResult } from './draft.ts';

/** One whole message. */
export interface DraftData {
  readonly orderId: string;
  /** Marketplace of an Amazon order, country of a shop's; null where it is not known. */
  readonly marketplace: string | null;
  readonly route: 'amazon-message' | 'own-shop';
  readonly language: string;
  readonly languageReason: string;
  /** Address of the buyer; null on Amazon's route, where Amazon's page knows it. */
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
  readonly warnings: readonly { readonly rule: string; readonly message: string }[];
}

/** An order without a draft. */
export interface UndraftedData {
  readonly orderId: string;
  readonly marketplace: string | null;
  readonly code: string;
  readonly reason: string;
}

/** `data` of a `reviews-draft` document. */
export interface ReviewsDraftData {
  readonly drafts: readonly DraftData[];
  readonly undrafted: readonly UndraftedData[];
  /** Where they were put; empty when they were only shown. */
  readonly written: readonly string[];
}

function draftData({ linted, ...draft }: Draft): DraftData {
  const warnings = linted.findings.map(({ rule, message }) => ({ rule: rule.meta.id, message }));
  return { ...draft, warnings };
}

function provenanceOf(table: RuleTable<unknown>): ProvenanceRule[] {
  return table.versions.map(({ effectiveFrom, confidence, sources }) => ({
    table: table.kind,
    marketplace: table.marketplace,
    version: effectiveFrom,
    confidence,
    sources: sources.map(sourceRef),
  }));
}

/** So many messages are shown whole; the data has all. */
const SHOWN = 3;

function preview(draft: DraftData): Block {
  const lines = draft.body.trimEnd().split(/\n\n+/);
  return {
    type: 'prose',
    id: `draft-${draft.orderId}`,
    title: `${draft.orderId}: ${draft.subject}`,
    paragraphs: [...lines, `(${draft.language}: ${draft.languageReason})`],
    ...(draft.warnings.length > 0
      ? { bullets: draft.warnings.map(({ rule, message }) => `${rule}: ${message}`), tone: 'warning' as const }
      : {}),
  };
}

function undraftedBlock(undrafted: readonly UndraftedData[]): Block {
  const counts = new Map<string, { count: number; reason: string }>();
  for (const { code, reason } of undrafted) {
    const known = counts.get(code);
    counts.set(code, { count: (known?.count ?? 0) + 1, reason: known?.reason ?? reason });
  }
  return {
    type: 'table',
    id: 'undrafted',
    title: 'No draft for',
    columns: [
      { key: 'code', label: 'Why', kind: 'text' },
      { key: 'orders', label: 'Orders', kind: 'integer' },
      { key: 'reason', label: 'In words, of the first', kind: 'text', truncate: true },
    ],
    rows: [...counts].map(([code, { count, reason }]): Cell[] => [code, count, reason]),
    emptyText: 'Every order has one.',
  };
}

/** Drafts made ready to show: the first ones whole, all of them in a table, and why the other orders have none. */
export function draftsDocument(
  result: DraftResult,
  run: RunFacts,
  rest: {
    readonly written: readonly string[];
    readonly problems: readonly Problem[];
    readonly rules: readonly ProvenanceRule[];
  },
): Document<'reviews-draft', ReviewsDraftData> {
  const drafts = result.drafts.map(draftData);
  const undrafted = result.undrafted.map(({ orderId, marketplace, code, reason }) => ({
    orderId,
    marketplace,
    code,
    reason,
  }));
  const where =
    rest.written.length > 0
      ? rest.written
      : [
          'Only shown. To keep them: --eml DIR, --text DIR, --mbox FILE or --imap ADDRESS. Nothing is ever sent from here.',
        ];
  return {
    kind: 'reviews-draft',
    schemaVersion: 1,
    title: 'Drafts',
    subtitle: `${drafts.length} ${drafts.length === 1 ? 'message' : 'messages'}, ${undrafted.length} orders without one`,
    data: { drafts, undrafted, written: rest.written },
    blocks: [
      { type: 'prose', id: 'written', title: 'Where they are', paragraphs: where },
      ...drafts.slice(0, SHOWN).map(preview),
      {
        type: 'table',
        id: 'drafts',
        title: 'All drafts',
        columns: [
          { key: 'orderId', label: 'Order', kind: 'id' },
          { key: 'marketplace', label: 'Shop', kind: 'id', priority: 2 },
          { key: 'language', label: 'Language', kind: 'id' },
          { key: 'to', label: 'To', kind: 'text', priority: 3, truncate: true },
          { key: 'subject', label: 'Subject', kind: 'text', truncate: true },
          { key: 'body', label: 'Text', kind: 'text', priority: 4, truncate: true },
        ],
        rows: drafts.map(({ orderId, marketplace, language, to, subject, body }): Cell[] => [
          orderId,
          marketplace,
          language,
          to,
          subject,
          body,
        ]),
        emptyText: 'None: see below why.',
      },
      undraftedBlock(undrafted),
    ],
    problems: rest.problems,
    provenance: {
      ...run,
      rules: [
        ...rest.rules,
        ...provenanceOf(reviewTemplates),
        ...provenanceOf(reviewLint),
        ...(drafts.some(({ route }) => route === 'own-shop') ? provenanceOf(mailGrounds) : []),
      ],
      freshness: [],
    },
  };
}
