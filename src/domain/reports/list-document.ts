import type { Document, RunFacts } from '../../model/document.ts';

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

export interface ReportsListData {
  readonly reports: readonly ListedReport[];
}

/** The kinds of report that are read: the document of `reports list`. */
export function listDocument(
  reports: readonly ListedReport[],
  run: RunFacts,
): Document<'reports-list', ReportsListData> {
  return {
    kind: 'reports-list',
    schemaVersion: 1,
    title: 'Reports that are read',
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
    },
    blocks: [
      {
        type: 'table',
        id: 'reports',
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
