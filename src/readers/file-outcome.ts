import type { LoadedFile } from '../model/loaded.ts';
import type { Period } from '../model/period.ts';
import type { Problem } from '../model/problem.ts';
import type { AnyRecord, RecordKind } from '../model/records/record.ts';
import type { Report } from './definition.ts';
import type { FileFindings, RecordSink } from './file-findings.ts';
import type { SkuNotes } from './marketplace-evidence.ts';

/** What came of one file; an archive gives one of these for each file inside. */
export interface FileOutcome<S extends RecordSink = RecordSink> {
  readonly file: LoadedFile;
  /** Where its records went. */
  readonly sink: S;
  /** Kinds of record it has. */
  readonly kinds: ReadonlySet<RecordKind>;
  readonly skus: SkuNotes;
}

/** Holds the records of a file. */
export class HeldRecords implements RecordSink {
  readonly records: AnyRecord[] = [];

  take(record: AnyRecord): void {
    this.records.push(record);
  }
}

/** The facts of a file that grow while it is read. */
export type FileFacts = {
  -readonly [K in 'reportType' | 'encoding' | 'delimiter' | 'language' | 'nearest']: LoadedFile[K];
} & {
  period: Period | null;
};

/** Of a file of which nothing is known yet. */
export function noFacts(): FileFacts {
  return { reportType: null, encoding: null, delimiter: null, language: null, nearest: [], period: null };
}

/** One reading of a file, thrown away as a whole when it is begun again. */
export interface Attempt<S extends RecordSink> {
  readonly sink: S;
  readonly findings: FileFindings;
}

/** The file as it lies there. */
export interface Whole {
  readonly sha256: string;
  readonly bytes: number;
}

/** What a reading has come to. */
export function outcome<S extends RecordSink>(
  path: string,
  whole: Whole,
  facts: FileFacts,
  { sink, findings }: Attempt<S>,
  kinds: readonly Report[],
): FileOutcome<S> {
  const { period, ...told } = facts;
  const marketplace = findings.marketplaceOfAll(kinds.find(({ id }) => id === told.reportType));
  const file: LoadedFile = {
    path,
    ...whole,
    ...told,
    marketplace,
    period: period ?? findings.covered,
    rows: findings.rows,
    records: findings.records,
    problems: findings.problems,
    totals: findings.totals,
  };
  return { file, sink, kinds: findings.kinds, skus: findings.skus };
}

/** The problems of a file whose bytes another file of the run has too. */
export function duplicateProblem(path: string, first: string): Problem {
  return {
    code: 'file-duplicate',
    scope: 'file',
    file: path,
    message: `The same bytes as ${first}; it was counted once.`,
  };
}
