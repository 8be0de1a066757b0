import type { ArchivedContent, ArchivedFile } from '../../model/archived.ts';
import type { Block, Cell, Document, RunFacts } from '../../model/document.ts';
import type { Period } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import { kindsOf, shopsOf, spanOf } from './archived-words.ts';

/** What became of a file that was handed in, or, after a rebuild, what its copy is. */
export type ImportStatus = 'new' | 'known' | 'mended' | 'left-out' | 'unreadable' | 'changed' | 'gone';

/** One file of an import. */
export interface ImportedFile {
  /** Path as the user gave it; after a rebuild the name it was handed in under. */
  readonly path: string;
  /** Hash of its bytes, its name in the archive; null when it could not be read. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  /**
   * `new`: kept. `known`: was there already. `mended`: its damaged or missing copy was replaced. `left-out`: no report.
   * `unreadable`: could not be read. After a rebuild also `changed` and `gone`: its copy cannot be used.
   */
  readonly status: ImportStatus;
  /** The reports in it: itself, or each file of a zip. */
  readonly contents: readonly ArchivedContent[];
}

/** One imported file as programs read it. */
export interface ImportedFileData extends ImportedFile {
  /** Names of other archived files of a kind and marketplace of this one that state some of its days too. */
  readonly overlaps: readonly string[];
}

export interface ReportsImportData {
  /** Folder of the archive. */
  readonly archive: string;
  /** Files in the archive now. */
  readonly held: number;
  readonly files: readonly ImportedFileData[];
}

/** What an import did. */
export interface ImportResult {
  readonly folder: string;
  readonly files: readonly ImportedFile[];
  /** Everything the archive holds now. */
  readonly archive: readonly ArchivedFile[];
  readonly problems: readonly Problem[];
}

const WORDS: Readonly<Record<ImportStatus, string>> = {
  new: 'new',
  known: 'already there',
  mended: 'mended',
  'left-out': 'left out',
  unreadable: 'not readable',
  changed: 'changed',
  gone: 'gone',
};

function share<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === 0 || right.length === 0
    ? left.length === right.length
    : left.some((item) => right.includes(item));
}

function meet(left: Period | null, right: Period | null): boolean {
  return left !== null && right !== null && left.start <= right.end && right.start <= left.end;
}

function stateTheSame(left: ArchivedContent, right: ArchivedContent): boolean {
  return (
    left.reportType !== null &&
    left.reportType === right.reportType &&
    share(left.marketplaces, right.marketplaces) &&
    meet(left.period, right.period)
  );
}

function overlapsOf(file: ImportedFile, archive: readonly ArchivedFile[]): string[] {
  if (file.status !== 'new' && file.status !== 'mended') return [];
  return archive
    .filter((other) => other.sha256 !== file.sha256)
    .filter((other) => other.contents.some((theirs) => file.contents.some((ours) => stateTheSame(ours, theirs))))
    .map(({ receipts }) => receipts[0].name);
}

function fileRow(file: ImportedFileData): Cell[] {
  const rows = file.contents.reduce((sum, content) => sum + content.rows, 0);
  const { overlaps } = file;
  return [
    file.path,
    WORDS[file.status],
    kindsOf(file).join(', ') || null,
    shopsOf(file).join(', ') || null,
    spanOf(file),
    file.contents.length === 0 ? null : rows,
    overlaps.length === 0 ? null : `${overlaps.length} other ${overlaps.length === 1 ? 'file' : 'files'}`,
  ];
}

function filesBlock(files: readonly ImportedFileData[]): Block {
  const overlapping = files.some(({ overlaps }) => overlaps.length > 0);
  return {
    type: 'table',
    id: 'files',
    title: 'Files',
    ...(overlapping ? { note: 'Where files state the same days again, each row is used once, from the newest.' } : {}),
    columns: [
      { key: 'path', label: 'File', kind: 'text', truncate: 'start' },
      { key: 'status', label: 'Is', kind: 'text' },
      { key: 'report-type', label: 'Kind', kind: 'id' },
      { key: 'marketplace', label: 'Shop', kind: 'text', priority: 2 },
      { key: 'period', label: 'Days covered', kind: 'text', priority: 2 },
      { key: 'rows', label: 'Rows', kind: 'integer', priority: 3 },
      { key: 'overlaps', label: 'Same days in', kind: 'text', priority: 4 },
    ],
    rows: files.map(fileRow),
    emptyText: 'There are no files.',
  };
}

function summary(files: readonly ImportedFile[]): string {
  const counts = Object.entries(WORDS).flatMap(([status, words]) => {
    const count = files.filter((file) => file.status === status).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return counts.join(', ') || 'nothing to do';
}

/** What became of each file, and what the archive holds now: the document of `reports import`. */
export function importDocument(result: ImportResult, run: RunFacts): Document<'reports-import', ReportsImportData> {
  const { archive, folder, problems } = result;
  const files = result.files.map((file) => ({ ...file, overlaps: overlapsOf(file, archive) }));
  return {
    kind: 'reports-import',
    schemaVersion: 1,
    title: 'Imported reports',
    subtitle: `${summary(files)}; the archive holds ${archive.length} ${archive.length === 1 ? 'file' : 'files'}`,
    data: { archive: folder, held: archive.length, files },
    blocks: [filesBlock(files)],
    problems,
    provenance: { ...run, rules: [], freshness: [] },
  };
}
