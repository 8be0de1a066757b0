import type { LoadedFile } from '../model/loaded.ts';
import type { AnyRecord } from '../model/records/record.ts';
import type { ReportKind } from './definition.ts';
import { subjectOf } from './subjects.ts';

interface Kept {
  readonly files: readonly LoadedFile[];
  readonly records: readonly (readonly AnyRecord[])[];
}

interface Statement {
  readonly about: string;
  /** Sorts as text: what the record tells of its own age, then when its file was handed out. */
  readonly newness: string;
}

/** By id of report type, what a newer file of the kind takes the place of. */
export type Replacing = ReadonlyMap<string, ReportKind['replaces']>;

function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/**
 * For a kind that states everything there is (all offers of a shop, the seller's own product file), what the whole file
 * is about: what an older one had and the newer one lacks is gone, not forgotten. Only where it is known which file is
 * newer: two such files in one folder may as well stand for two accounts.
 */
function wholeOf(record: AnyRecord, file: LoadedFile, replacing: Replacing): string | null {
  if (file.receivedAt === undefined || file.reportType === null) return null;
  switch (replacing.get(file.reportType)) {
    case 'marketplace': {
      const marketplace = 'marketplace' in record ? record.marketplace : null;
      return marketplace === null ? null : `all of ${file.reportType} ${record.kind} ${marketplace}`;
    }
    case 'name':
      return `all of ${file.reportType} ${nameOf(file.path)}`;
    default:
      return null;
  }
}

function statementOf(record: AnyRecord, file: LoadedFile, replacing: Replacing): Statement | null {
  const received = file.receivedAt ?? '';
  const whole = wholeOf(record, file, replacing);
  if (whole !== null) return { about: whole, newness: received };
  const subject = subjectOf(record, file.receivedAt !== undefined);
  if (subject === null) return null;
  const own = record.kind === 'order-line' ? (record.updatedAt ?? '') : '';
  return { about: subject, newness: `${own} ${received}` };
}

/** For each statement the file whose word holds: the newest, on a tie the first file read. Files go by any key. */
export class StatementLedger<F> {
  readonly #held = new Map<string, { file: F; newness: string }>();
  readonly #lengths = new Map<string, Map<F, number>>();
  readonly #replacing: Replacing;

  constructor(replacing: Replacing) {
    this.#replacing = replacing;
  }

  note(key: F, record: AnyRecord, file: LoadedFile): void {
    const statement = statementOf(record, file, this.#replacing);
    if (statement === null) return;
    const newness = this.#lengthOf(key, record, statement.about) + statement.newness;
    const before = this.#held.get(statement.about);
    if (before === undefined || newness > before.newness) this.#held.set(statement.about, { file: key, newness });
  }

  /** Of two downloads of a settlement the longer one holds, for the other may be cut: how many lines came so far. */
  #lengthOf(key: F, record: AnyRecord, about: string): string {
    if (record.kind !== 'settlement' && record.kind !== 'settlement-line') return '';
    const lengths = this.#lengths.get(about) ?? new Map<F, number>();
    const length = (lengths.get(key) ?? 0) + 1;
    this.#lengths.set(about, lengths.set(key, length));
    return `${String(length).padStart(12, '0')} `;
  }

  /** False when another file's word holds for what the record states. */
  holds(key: F, record: AnyRecord, file: LoadedFile): boolean {
    const statement = statementOf(record, file, this.#replacing);
    return statement === null || this.#held.get(statement.about)?.file === key;
  }
}

/** A file some of whose records were used from another one. */
export function withRestated(file: LoadedFile, dropped: number): LoadedFile {
  const told = { ...file, records: file.records - dropped, restated: dropped };
  // In an archive newer downloads restate older ones as a matter of course: a count, and nothing to mend.
  if (file.receivedAt !== undefined) return told;
  const message = `${dropped} of its records are stated by another file too and were used from there.`;
  const problem = { code: 'records-overlap', scope: 'row' as const, file: file.path, message };
  return { ...told, problems: [...file.problems, problem] };
}

/**
 * Downloads whose spans overlap state the same order lines, settlements and days again. Each is used once, from the
 * file with the newest statement; lines that stand twice inside one file are two lines and stay. Files that gave way
 * say how many of their records did. Control sums stay those of the file, for they are compared with the file.
 */
export function dropOverlap(
  files: readonly LoadedFile[],
  records: readonly (readonly AnyRecord[])[],
  replacing: Replacing = new Map(),
): Kept {
  if (files.filter((file) => file.records > 0).length < 2) return { files, records };
  const ledger = new StatementLedger<LoadedFile>(replacing);
  for (const [index, file] of files.entries()) {
    for (const record of records[index] ?? []) ledger.note(file, record, file);
  }
  const result = files.map((file, index) =>
    (records[index] ?? []).filter((record) => ledger.holds(file, record, file)),
  );
  const said = files.map((file, index) => {
    const dropped = (records[index]?.length ?? 0) - (result[index]?.length ?? 0);
    return dropped === 0 ? file : withRestated(file, dropped);
  });
  return { files: said, records: result };
}
