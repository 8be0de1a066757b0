import type { Block, Cell, Document, RunFacts } from '../../model/document.ts';
import { gapText } from './gaps.ts';
import type { Holding } from './holdings.ts';

/** A kind of report that is read. */
export interface ListedReport {
  /** The API's name of the report type; for a file made by hand, a name of ours. */
  readonly id: string;
  readonly title: string;
  /** Where a seller downloads it. */
  readonly download: string;
  /** Commands that use it, and for what. */
  readonly usedFor: string;
  /** Languages whose headings are known, ISO 639-1; empty for JSON and pictures, which have no headings. */
  readonly languages: readonly string[];
  /** Ids of report types that cannot be told from this one by their headings and are read under its name. */
  readonly alsoReads: readonly string[];
}

/** What was imported. */
export interface ListedArchive {
  /** Folder of the archive, whether it is there yet or not. */
  readonly folder: string;
  /** Files in it. */
  readonly files: number;
  /** By kind and marketplace. */
  readonly holdings: readonly Holding[];
}

export interface ReportsListData {
  readonly reports: readonly ListedReport[];
  readonly archive: ListedArchive;
}

/** Gaps named in the table; all are in the data. */
const GAPS_SHOWN = 3;

function gapsCell({ gaps, periods, weekly }: Holding): string | null {
  if (periods.length === 0) return null;
  if (gaps.length === 0) return 'none';
  const more = gaps.length - GAPS_SHOWN;
  const shown = gaps.slice(0, GAPS_SHOWN).map((gap) => gapText(gap, weekly));
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function holdingRow(holding: Holding): Cell[] {
  const { reportType, marketplace, files, periods, undated, newest } = holding;
  const first = periods[0]?.start ?? null;
  const last = periods.at(-1)?.end ?? null;
  return [reportType, marketplace, files, first, last, gapsCell(holding), undated || null, newest];
}

function archiveBlock({ files, holdings }: ListedArchive): Block {
  return {
    type: 'table',
    id: 'archive',
    title: `In the archive: ${files} ${files === 1 ? 'file' : 'files'}`,
    ...(holdings.length === 0
      ? {}
      : {
          note: 'Days run from the first to the last row of each file: a missing day beside one may be a day without any.',
        }),
    columns: [
      { key: 'report-type', label: 'Kind', kind: 'id' },
      { key: 'marketplace', label: 'Shop', kind: 'id' },
      { key: 'files', label: 'Files', kind: 'integer', priority: 2 },
      { key: 'first', label: 'First day', kind: 'date' },
      { key: 'last', label: 'Last day', kind: 'date' },
      { key: 'gaps', label: 'Missing between', kind: 'text' },
      { key: 'undated', label: 'Without dates', kind: 'integer', priority: 4 },
      { key: 'newest', label: 'Newest of', kind: 'date', priority: 3 },
    ],
    rows: holdings.map(holdingRow),
    emptyText: 'Nothing was imported yet: sellerctl reports import <folder>',
  };
}

/** What the archive holds and the kinds of report that are read: the document of `reports list`. */
export function listDocument(
  reports: readonly ListedReport[],
  archive: ListedArchive,
  run: RunFacts,
): Document<'reports-list', ReportsListData> {
  return {
    kind: 'reports-list',
    schemaVersion: 1,
    title: 'Reports',
    subtitle: 'Files are recognised by their headings, not by their names: keep them as downloaded',
    data: {
      reports: reports.map(({ id, title, download, usedFor, languages, alsoReads }) => ({
        id,
        title,
        download,
        usedFor,
        languages,
        alsoReads,
      })),
      archive,
    },
    blocks: [
      archiveBlock(archive),
      {
        type: 'table',
        id: 'reports',
        title: 'Kinds that are read',
        columns: [
          { key: 'id', label: 'Kind', kind: 'id' },
          { key: 'title', label: 'Title', kind: 'text' },
          { key: 'used-for', label: 'Used for', kind: 'text', priority: 2, truncate: true },
          { key: 'download', label: 'Where to download', kind: 'text', priority: 3, truncate: true },
          { key: 'languages', label: 'Languages', kind: 'text', priority: 4 },
        ],
        rows: reports.map(({ id, title, usedFor, download, languages }) => [
          id,
          title,
          usedFor,
          download,
          languages.join(', ') || null,
        ]),
      },
    ],
    problems: [],
    provenance: { ...run, rules: [], freshness: [] },
  };
}
