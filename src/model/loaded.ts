import type { Period } from './period.ts';
import type { Problem } from './problem.ts';
import type { RecordSet } from './records/record.ts';

/** What reading one file found: the row of `reports inspect` and of a document's provenance. */
export interface LoadedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Id of the report type; null when no reader claims the file. */
  readonly reportType: string | null;
  /** `utf-8`, `utf-8-bom`, `utf-16le`, `cp932`, `windows-1252`; null for binary files. */
  readonly encoding: string | null;
  readonly delimiter: 'tab' | 'comma' | 'semicolon' | null;
  /** Language of the headings, ISO 639-1. */
  readonly language: string | null;
  /** Marketplace code when the whole file is of one marketplace. */
  readonly marketplace: string | null;
  /** The file names no marketplace; the SKUs it shares with the other files of the run do. */
  readonly marketplaceInferred?: boolean;
  /** Days covered; null where the file does not tell. */
  readonly period: Period | null;
  /** ISO instant at which Amazon handed it out; only known for files of the archive. */
  readonly receivedAt?: string;
  /** Data rows in the file, headings and preamble left out. */
  readonly rows: number;
  /** Rows that became records. */
  readonly records: number;
  /** Records besides these that a newer file states again; they were used from there. */
  readonly restated?: number;
  readonly problems: readonly Problem[];
  /** Control sums a person can compare with the file: units, sessions, sales (major units)... by name. */
  readonly totals: Readonly<Record<string, number>>;
  /** For a file no reader claims: the kinds whose headings come nearest, best first. */
  readonly nearest: readonly string[];
}

/** Everything a run read. */
export interface Loaded {
  readonly files: readonly LoadedFile[];
  readonly records: RecordSet;
  /** All problems: those of files that could not be opened, then those of each file in order. */
  readonly problems: readonly Problem[];
}
