import type { Block, Cell, Document, RunFacts, TableBlock } from '../../../model/document.ts';
import type { LoadedFile } from '../../../model/loaded.ts';
import type { Problem } from '../../../model/problem.ts';
import { moreNote } from '../more-note.ts';
import { shorten } from '../text/count.ts';
import type { FieldChange, StatesComparison } from './compare-states.ts';
import { type DiffResult, LISTING_REPORTS } from './diff-listings.ts';
import type { ListingState } from './listing-state.ts';
import { type DiffPart, diffLine } from './word-diff.ts';

/** One changed field as programs read it. */
export interface ListingChangeData {
  readonly sku: string;
  readonly asin: string | null;
  /** Marketplace code; null when no file tells it. */
  readonly marketplace: string | null;
  /** `title`, `item-highlights`, `bullet-2`, `bullets` (another order), `description`, `search-terms`, `price`, `quantity`, `status`, `fulfilment`, `suppressed`. */
  readonly field: string;
  /** Null where there was nothing; amounts in major units of `currency`. */
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly currency: string | null;
  /** Word by word where both are texts: the parts kept and added are the newer text. */
  readonly words: readonly DiffPart[] | null;
}

export interface ListingNameData {
  readonly sku: string;
  readonly asin: string | null;
  readonly marketplace: string | null;
  readonly title: string | null;
}

/** One file a side was read from. */
export interface SnapshotFileData {
  readonly path: string;
  readonly reportType: string;
  readonly marketplace: string | null;
  /** ISO date Amazon handed it out; null for files outside the archive. */
  readonly receivedOn: string | null;
}

export interface OneSidedData {
  readonly field: string;
  /** Listings for which only one side tells it. */
  readonly listings: number;
}

export interface AuditDiffData {
  readonly before: { readonly files: readonly SnapshotFileData[] };
  readonly after: { readonly files: readonly SnapshotFileData[] };
  readonly totals: {
    /** Listings of both times. */
    readonly compared: number;
    readonly changed: number;
    readonly added: number;
    readonly gone: number;
  };
  readonly changes: readonly ListingChangeData[];
  readonly added: readonly ListingNameData[];
  readonly gone: readonly ListingNameData[];
  /** Fields that could not be compared for some listings. */
  readonly notCompared: readonly OneSidedData[];
  /** What you sent (before) against what Amazon's reports have (after), at the later time; null where one is missing. */
  readonly drift: {
    readonly compared: number;
    readonly changes: readonly ListingChangeData[];
    readonly notCompared: readonly OneSidedData[];
  } | null;
  /** Why something was not compared. */
  readonly notes: readonly string[];
}

/** The two times of a diff, ready to be shown. */
export interface DiffSides {
  readonly before: readonly LoadedFile[];
  readonly after: readonly LoadedFile[];
  /** Notes on how the snapshots were chosen. */
  readonly notes: readonly string[];
}

const SHOWN = 60;
const SHOWN_TEXT = 200;

function nameData({ sku, asin, marketplace, fields }: ListingState): ListingNameData {
  const title = fields.get('title')?.value ?? null;
  return { sku, asin, marketplace, title: title === null ? null : String(title) };
}

function fileData({ path, reportType, marketplace, receivedAt }: LoadedFile): SnapshotFileData[] {
  if (reportType === null || !LISTING_REPORTS.has(reportType)) return [];
  return [{ path, reportType, marketplace, receivedOn: receivedAt?.slice(0, 10) ?? null }];
}

function valueText(value: string | number | null, currency: string | null): string {
  if (value === null) return '(nothing)';
  return shorten(currency === null ? String(value) : `${value} ${currency}`, SHOWN_TEXT);
}

/** The change in one line: word by word for texts, old and new for anything else. */
export function changeLine({ before, after, currency, words }: FieldChange): string {
  if (words !== null) return diffLine(words);
  return `${valueText(before, currency)} → ${valueText(after, currency)}`;
}

function changesTable(id: string, title: string, changes: readonly FieldChange[], emptyText: string): TableBlock {
  return {
    type: 'table',
    id,
    title,
    columns: [
      { key: 'sku', label: 'SKU', kind: 'id' },
      { key: 'marketplace', label: 'Marketplace', kind: 'id', priority: 2 },
      { key: 'field', label: 'Field', kind: 'text' },
      { key: 'change', label: 'Change', kind: 'text' },
    ],
    rows: changes
      .slice(0, SHOWN)
      .map((change): Cell[] => [change.sku, change.marketplace, change.field, changeLine(change)]),
    emptyText,
    ...(changes.length === 0 ? {} : moreNote(changes.length - SHOWN, '[-taken out-] {+put in+}.')),
  };
}

function namesTable(id: string, title: string, states: readonly ListingState[]): Block[] {
  if (states.length === 0) return [];
  return [
    {
      type: 'table',
      id,
      title,
      columns: [
        { key: 'sku', label: 'SKU', kind: 'id' },
        { key: 'asin', label: 'ASIN', kind: 'id', priority: 2 },
        { key: 'marketplace', label: 'Marketplace', kind: 'id', priority: 2 },
        { key: 'title', label: 'Title', kind: 'text', truncate: true },
      ],
      rows: states
        .slice(0, SHOWN)
        .map(nameData)
        .map(({ sku, asin, marketplace, title: name }) => [sku, asin, marketplace, name]),
      ...moreNote(states.length - SHOWN),
    },
  ];
}

function oneSidedText({ oneSided }: StatesComparison): string[] {
  if (oneSided.length === 0) return [];
  const parts = oneSided.map(({ field, listings }) => `${field} (${listings})`);
  return [`Only one side tells, so not compared: ${parts.join(', ')}; in brackets for how many listings.`];
}

function sideLine(name: string, files: readonly LoadedFile[]): string {
  const parts = files
    .flatMap(fileData)
    .map(({ path, receivedOn }) => (receivedOn === null ? path : `${path} (${receivedOn})`));
  return `${name}: ${parts.length === 0 ? 'no file' : parts.join(', ')}.`;
}

/** Of the archive the notes of the choice have said it. */
function unmatchedNotes({ unmatched }: DiffResult): string[] {
  return unmatched
    .filter(({ file }) => file.receivedAt === undefined)
    .map(
      ({ file, side }) =>
        `${file.path} (${file.reportType ?? ''}) has no like on the ${side === 'before' ? 'later' : 'earlier'} side and was not compared.`,
    );
}

function changedListings({ changes }: StatesComparison): number {
  return new Set(changes.map(({ sku, marketplace }) => `${marketplace ?? ''} ${sku}`)).size;
}

function blocks(result: DiffResult, sides: DiffSides, notes: readonly string[]): Block[] {
  const { comparison, drift } = result;
  const { compared, changes, added, gone } = comparison;
  return [
    {
      type: 'metrics',
      id: 'summary',
      metrics: [
        { id: 'compared', label: 'Listings compared', kind: 'integer', value: compared },
        { id: 'changed', label: 'Listings changed', kind: 'integer', value: changedListings(comparison) },
        { id: 'added', label: 'New', kind: 'integer', value: added.length },
        { id: 'gone', label: 'Gone', kind: 'integer', value: gone.length },
        {
          id: 'drifted',
          label: 'Listings not as sent',
          kind: 'integer',
          value: drift === null ? null : changedListings(drift),
          ...(drift === null ? { note: 'needs your product file beside a report of Amazon' } : {}),
        },
      ],
    },
    changesTable('changes', 'What changed', changes, 'Nothing changed in what both sides tell.'),
    ...namesTable('new', 'New', added),
    ...namesTable('gone', 'Gone', gone),
    ...(drift === null
      ? []
      : [
          changesTable(
            'drift',
            'Not as you sent it (yours → what Amazon has)',
            drift.changes,
            'Amazon has what you sent, as far as both tell.',
          ),
        ]),
    {
      type: 'prose',
      id: 'compared-files',
      title: 'What was compared',
      paragraphs: [
        sideLine('Before', sides.before),
        sideLine('After', sides.after),
        ...oneSidedText(comparison),
        ...(drift === null ? [] : oneSidedText(drift).map((line) => `Yours against Amazon's: ${line}`)),
      ],
      bullets: notes,
    },
  ];
}

/** What changed in the listings as a document. */
export function diffDocument(
  result: DiffResult,
  sides: DiffSides,
  run: RunFacts,
  problems: readonly Problem[],
): Document<'audit-diff', AuditDiffData> {
  const { comparison, drift } = result;
  const notes = [...sides.notes, ...unmatchedNotes(result)];
  return {
    kind: 'audit-diff',
    schemaVersion: 1,
    title: 'Listing changes',
    subtitle: `${changedListings(comparison)} of ${comparison.compared} listings changed, ${comparison.added.length} new, ${comparison.gone.length} gone`,
    data: {
      before: { files: sides.before.flatMap(fileData) },
      after: { files: sides.after.flatMap(fileData) },
      totals: {
        compared: comparison.compared,
        changed: changedListings(comparison),
        added: comparison.added.length,
        gone: comparison.gone.length,
      },
      changes: comparison.changes,
      added: comparison.added.map(nameData),
      gone: comparison.gone.map(nameData),
      notCompared: comparison.oneSided,
      drift: drift === null ? null : { compared: drift.compared, changes: drift.changes, notCompared: drift.oneSided },
      notes,
    },
    blocks: blocks(result, sides, notes),
    problems,
    provenance: { ...run, rules: [], freshness: [] },
  };
}
