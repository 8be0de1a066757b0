import type { Period } from './period.ts';
import type { FileNote } from './source-file.ts';

/** One report in an archived file: the file itself, or one file of a zip. */
export interface ArchivedContent {
  /** Name inside the zip; null for the file itself. */
  readonly inner: string | null;
  /** Id of the report type; null where no reader claimed it. */
  readonly reportType: string | null;
  /** Codes of the marketplaces its records are of, sorted; empty where it does not tell. */
  readonly marketplaces: readonly string[];
  /** Days covered; null where it does not tell. */
  readonly period: Period | null;
  readonly rows: number;
  readonly records: number;
  /** Control sums by name, as `reports inspect` prints them. */
  readonly totals: Readonly<Record<string, number>>;
}

/** One time a file was handed in. The same bytes may be handed in under several names. */
export interface Receipt extends FileNote {
  /** File name without its folder. */
  readonly name: string;
  /** Path as the user gave it. */
  readonly path: string;
  /** ISO instant of the import. */
  readonly importedAt: string;
}

/** A file as it was received, with what is known of it. */
export interface ArchivedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly contents: readonly ArchivedContent[];
  /** In the order of their import; never empty. */
  readonly receipts: readonly [Receipt, ...Receipt[]];
}

/**
 * What holds for a file that was handed in once or more: the first time it is known to have existed, so that an old
 * download handed in again does not become the newest, and the last word on its marketplace and span.
 */
export function noteOf({ receipts }: Pick<ArchivedFile, 'receipts'>): FileNote {
  const [first] = receipts;
  return {
    receivedAt: receipts.reduce((least, { receivedAt }) => (receivedAt < least ? receivedAt : least), first.receivedAt),
    marketplace: receipts.findLast(({ marketplace }) => marketplace !== null)?.marketplace ?? null,
    period: receipts.findLast(({ period }) => period !== null)?.period ?? null,
  };
}
