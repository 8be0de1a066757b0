import type { ArchivedFile } from '../../model/archived.ts';
import type { Document, RunFacts } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { kindsOf, shopsOf, spanOf } from './archived-words.ts';

/** What became of one file. */
export interface ExportedFile {
  readonly file: ArchivedFile;
  readonly written: {
    /** Name in the folder; null where the archive's copy could not be read. */
    readonly name: string | null;
    readonly status: 'written' | 'there' | 'unreadable';
    readonly reason: string | null;
  };
}

export interface ExportedFileData {
  readonly name: string | null;
  /** Name the file was imported under. */
  readonly importedAs: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly reportTypes: readonly string[];
  readonly marketplaces: readonly string[];
  /** `written`, `there`: the same bytes lay there already, `unreadable`: the archive's copy is damaged. */
  readonly status: ExportedFile['written']['status'];
}

export interface ReportsExportData {
  readonly archive: string;
  /** Folder that holds the files now. */
  readonly folder: string;
  readonly files: readonly ExportedFileData[];
}

const WORDS = { written: 'written', there: 'was there', unreadable: 'not readable' } as const;

/** Which files were written out, and under which names: the document of `reports export`. */
export function exportDocument(
  { archive, folder, files }: { archive: string; folder: string; files: readonly ExportedFile[] },
  run: RunFacts,
): Document<'reports-export', ReportsExportData> {
  const problems = files.flatMap(({ file, written }): Problem[] =>
    written.reason === null
      ? []
      : [
          {
            code: 'file-unreadable',
            scope: 'file',
            file: file.receipts[0].name,
            message: `It cannot be written out: ${written.reason}.`,
            suggestion: 'Import the download again, then export again.',
          },
        ],
  );
  const count = files.filter(({ written }) => written.status !== 'unreadable').length;
  return {
    kind: 'reports-export',
    schemaVersion: 1,
    title: 'Exported reports',
    subtitle: `${count} ${count === 1 ? 'file' : 'files'} in ${folder}, as they were received`,
    data: {
      archive,
      folder,
      files: files.map(({ file, written }) => ({
        name: written.name,
        importedAs: file.receipts[0].name,
        sha256: file.sha256,
        bytes: file.bytes,
        reportTypes: kindsOf(file),
        marketplaces: shopsOf(file),
        status: written.status,
      })),
    },
    blocks: [
      {
        type: 'table',
        id: 'files',
        title: 'Files',
        columns: [
          { key: 'name', label: 'File', kind: 'text', truncate: 'start' },
          { key: 'status', label: 'Is', kind: 'text' },
          { key: 'report-type', label: 'Kind', kind: 'id' },
          { key: 'marketplace', label: 'Shop', kind: 'text', priority: 2 },
          { key: 'period', label: 'Days covered', kind: 'text', priority: 3 },
        ],
        rows: files.map(({ file, written }) => [
          written.name ?? file.receipts[0].name,
          WORDS[written.status],
          kindsOf(file).join(', ') || null,
          shopsOf(file).join(', ') || null,
          spanOf(file),
        ]),
        emptyText: 'The archive holds no such file.',
      },
    ],
    problems,
    provenance: { ...run, rules: [], freshness: [] },
  };
}
