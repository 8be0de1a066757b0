import type { Block, Cell, Document, RunFacts } from '../../model/document.ts';
import type { LoadedFile } from '../../model/loaded.ts';
import type { Period } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';

/** One file as it was found. */
export interface InspectedFile {
  /** Path as the user would type it; `a.zip!inner.txt` inside an archive. */
  readonly path: string;
  /** Id of the kind of report; null when no kind claims the file. */
  readonly reportType: string | null;
  /** Character encoding; null for pictures, archives and binary files. */
  readonly encoding: string | null;
  /** What parts the cells; null for JSON and pictures. */
  readonly delimiter: 'tab' | 'comma' | 'semicolon' | null;
  /** Language of the headings, ISO 639-1. */
  readonly language: string | null;
  /** Marketplace code when all rows that tell are of one marketplace. */
  readonly marketplace: string | null;
  /** True when the file names no marketplace and the SKUs it shares with other files do. */
  readonly marketplaceInferred: boolean;
  /** Days covered, both ends inclusive; null where the file does not tell. */
  readonly period: Period | null;
  /** Data rows in the file. */
  readonly rows: number;
  /** Records made of them. */
  readonly records: number;
  /** Records besides these that another file states too and that were used from there, the newer one in the archive. */
  readonly restated: number;
  /** What could not be used, and why. */
  readonly problems: readonly Problem[];
  /**
   * Control sums over the rows used, to be compared with the file: money in major units whatever the currency. For
   * search queries the counts of all sellers; for sales and traffic those of the days.
   */
  readonly totals: Readonly<Record<string, number>>;
  /** For a file no kind claims: ids of the kinds whose headings come nearest, best first. */
  readonly nearest: readonly string[];
}

export interface ReportsInspectData {
  readonly files: readonly InspectedFile[];
}

function inspected(file: LoadedFile): InspectedFile {
  const { path, reportType, encoding, delimiter, language, marketplace, period, rows, records, problems } = file;
  const { totals, nearest, marketplaceInferred = false, restated = 0 } = file;
  return {
    path,
    reportType,
    encoding,
    delimiter,
    language,
    marketplace,
    marketplaceInferred,
    period,
    rows,
    records,
    restated,
    problems,
    totals,
    nearest,
  };
}

function fileRow(file: LoadedFile): Cell[] {
  const { path, reportType, encoding, delimiter, language, marketplace, period, rows, records, problems } = file;
  const span = period === null ? null : `${period.start} to ${period.end}`;
  const count = problems.length;
  const place = file.marketplaceInferred === true ? `${marketplace ?? ''} (by its SKUs)` : marketplace;
  return [
    path,
    reportType ?? 'unknown',
    rows,
    records,
    file.restated ?? null,
    count,
    place,
    span,
    encoding,
    delimiter,
    language,
  ];
}

function filesBlock(files: readonly LoadedFile[]): Block {
  return {
    type: 'table',
    id: 'files',
    title: 'Files',
    columns: [
      { key: 'path', label: 'File', kind: 'text', truncate: 'start' },
      { key: 'report-type', label: 'Kind', kind: 'id' },
      { key: 'rows', label: 'Rows', kind: 'integer' },
      { key: 'records', label: 'Records', kind: 'integer' },
      { key: 'restated', label: 'Restated', kind: 'integer', priority: 3 },
      { key: 'problems', label: 'Problems', kind: 'integer' },
      { key: 'marketplace', label: 'Shop', kind: 'id', priority: 2 },
      { key: 'period', label: 'Days covered', kind: 'text', priority: 3 },
      { key: 'encoding', label: 'Encoding', kind: 'text', priority: 4 },
      { key: 'delimiter', label: 'Delimiter', kind: 'text', priority: 5 },
      { key: 'language', label: 'Language', kind: 'text', priority: 5 },
    ],
    rows: files.map(fileRow),
    emptyText: 'There are no files.',
  };
}

/** Control sums that are money; all others are counts. */
const AMOUNTS: ReadonlySet<string> = new Set(['sales', 'spend', 'amount', 'price', 'fees']);

function totalRows(file: LoadedFile): Cell[][] {
  return Object.entries(file.totals).map(([name, value]) =>
    AMOUNTS.has(name) ? [file.path, name, null, value] : [file.path, name, value, null],
  );
}

function totalsBlock(files: readonly LoadedFile[]): Block {
  return {
    type: 'table',
    id: 'totals',
    title: 'Control sums',
    note: 'Sums over the rows used, to be compared with the file itself; amounts in the units of the file.',
    columns: [
      { key: 'path', label: 'File', kind: 'text', truncate: 'start' },
      { key: 'total', label: 'Sum of', kind: 'text' },
      { key: 'count', label: 'Count', kind: 'integer' },
      { key: 'amount', label: 'Amount', kind: 'decimal' },
    ],
    rows: files.flatMap(totalRows),
    emptyText: 'No file has anything to add up.',
  };
}

/** What each file is and what its columns add up to: the document of `reports inspect`. */
export function inspectDocument(
  files: readonly LoadedFile[],
  problems: readonly Problem[],
  run: RunFacts,
): Document<'reports-inspect', ReportsInspectData> {
  const known = files.filter((file) => file.reportType !== null).length;
  return {
    kind: 'reports-inspect',
    schemaVersion: 1,
    title: 'What these files are',
    subtitle: `${known} of ${files.length} ${files.length === 1 ? 'file' : 'files'} recognised`,
    data: { files: files.map(inspected) },
    blocks: [filesBlock(files), totalsBlock(files)],
    problems,
    provenance: { ...run, rules: [], freshness: [] },
  };
}
