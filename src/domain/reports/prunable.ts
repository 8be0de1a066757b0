import { type ArchivedContent, type ArchivedFile, noteOf } from '../../model/archived.ts';
import type { IsoDate } from '../../model/period.ts';

/** Why a file may go. */
export type PruneReason =
  /** A newer download states the same kind, marketplaces and days, with no row less. */
  | 'superseded'
  /** Everything in it ends before the day asked for. */
  | 'old'
  /** No report was recognised in it. */
  | 'unknown';

/** A file of the archive that may be removed. */
export interface Prunable {
  readonly file: ArchivedFile;
  readonly reason: PruneReason;
  /** Name of the newest file that states all of it; null where that is not the reason. */
  readonly by: string | null;
}

/** What to look for. */
export interface PruneChoice {
  /** Days before this one are old; null: age is no reason. */
  readonly before: IsoDate | null;
  readonly superseded: boolean;
  readonly unknown: boolean;
  /** Only files that hold nothing but this kind; null: any. */
  readonly reportType: string | null;
  /** Only files that hold nothing but this marketplace; null: any. */
  readonly marketplace: string | null;
}

const ISO_DATE_LENGTH = 10;

/**
 * What one content states. Undated files are pictures of one day (listings, stock): an older one is no lesser one, since
 * the history of changes is read from it; so they have no statement that another could repeat.
 */
function statementOf({ reportType, marketplaces, period }: ArchivedContent): string | null {
  if (reportType === null || period === null) return null;
  return JSON.stringify([reportType, marketplaces.toSorted(), period.start, period.end]);
}

function lastDayOf(file: ArchivedFile): IsoDate {
  const ends = file.contents.flatMap(({ period }) => (period === null ? [] : [period.end]));
  const received = noteOf(file).receivedAt.slice(0, ISO_DATE_LENGTH);
  return ends.length === file.contents.length && ends.length > 0
    ? ends.reduce((a, b) => (a > b ? a : b))
    : // What holds no dates was true at latest when it was handed out.
      [...ends, received].reduce((a, b) => (a > b ? a : b));
}

interface Statement {
  readonly file: ArchivedFile;
  readonly rows: number;
}

/** Newest first; on a tie by hash, so that of two files of one moment just one gives way. */
function isNewer(left: ArchivedFile, right: ArchivedFile): boolean {
  const [a, b] = [noteOf(left).receivedAt, noteOf(right).receivedAt];
  return a === b ? left.sha256 > right.sha256 : a > b;
}

function coverOf(file: ArchivedFile, statements: ReadonlyMap<string, readonly Statement[]>): ArchivedFile | null {
  let cover: ArchivedFile | null = null;
  for (const content of file.contents) {
    const key = statementOf(content);
    if (key === null) return null;
    const newer = (statements.get(key) ?? []).filter(
      (other) => other.file !== file && isNewer(other.file, file) && other.rows >= content.rows,
    );
    const [first] = newer;
    if (first === undefined) return null;
    const newest = newer.reduce((best, next) => (isNewer(next.file, best.file) ? next : best), first).file;
    if (cover === null || isNewer(newest, cover)) cover = newest;
  }
  return cover;
}

function isChosen(file: ArchivedFile, { reportType, marketplace }: PruneChoice): boolean {
  const { contents } = file;
  if (reportType !== null && (contents.length === 0 || contents.some((each) => each.reportType !== reportType))) {
    return false;
  }
  if (marketplace === null) return true;
  return (
    contents.length > 0 &&
    contents.every(({ marketplaces }) => marketplaces.length > 0 && marketplaces.every((code) => code === marketplace))
  );
}

/**
 * The files of an archive that may go, oldest first. Nothing is taken for superseded on a guess: same kind, same
 * marketplaces, same first and last day, and at least as many rows. A month's file never stands in for its weeks.
 */
export function prunableFiles(files: readonly ArchivedFile[], choice: PruneChoice): Prunable[] {
  const statements = new Map<string, Statement[]>();
  for (const file of files) {
    for (const content of file.contents) {
      const key = statementOf(content);
      if (key === null) continue;
      const known = statements.get(key) ?? [];
      known.push({ file, rows: content.rows });
      statements.set(key, known);
    }
  }
  return files.flatMap((file): Prunable[] => {
    if (!isChosen(file, choice)) return [];
    const unknown = file.contents.every(({ reportType }) => reportType === null);
    if (choice.unknown && unknown) return [{ file, reason: 'unknown', by: null }];
    if (choice.before !== null && !unknown && lastDayOf(file) < choice.before) {
      return [{ file, reason: 'old', by: null }];
    }
    const cover = choice.superseded && file.contents.length > 0 ? coverOf(file, statements) : null;
    return cover === null ? [] : [{ file, reason: 'superseded', by: cover.receipts[0].name }];
  });
}
