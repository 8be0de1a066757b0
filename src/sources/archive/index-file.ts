import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

import type { ArchivedContent, ArchivedFile, Receipt } from '../../model/archived.ts';
import type { Period } from '../../model/period.ts';
import { archiveNewer, indexDamaged, isBusy } from './failure.ts';
import { receiptId, someReceipts } from './receipts.ts';
import { BUSY_MS, openDatabase } from './sqlite.ts';

const INDEX = 'index.sqlite';

/** Raised when the tables change in a way that older versions would misread. */
const SCHEMA_VERSION = 1;

const TABLES = `
  CREATE TABLE file (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE content (
    sha256 TEXT NOT NULL REFERENCES file ON DELETE CASCADE,
    place INTEGER NOT NULL,
    inner_name TEXT,
    report_type TEXT,
    marketplaces TEXT NOT NULL,
    period_start TEXT,
    period_end TEXT,
    row_count INTEGER NOT NULL,
    record_count INTEGER NOT NULL,
    totals TEXT NOT NULL,
    PRIMARY KEY (sha256, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE receipt (
    sha256 TEXT NOT NULL REFERENCES file ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    received_at TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    marketplace TEXT,
    period_start TEXT,
    period_end TEXT,
    PRIMARY KEY (sha256, id)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

type Row = Record<string, SQLOutputValue>;

function text(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw new TypeError(`${name} holds no text`);
  return value;
}

function textOrNull(row: Row, name: string): string | null {
  return row[name] === null ? null : text(row, name);
}

function count(row: Row, name: string): number {
  const value = row[name];
  if (typeof value !== 'number') throw new TypeError(`${name} holds no number`);
  return value;
}

function period(row: Row): Period | null {
  const start = textOrNull(row, 'period_start');
  return start === null ? null : { start, end: text(row, 'period_end') };
}

function contentOf(row: Row): ArchivedContent {
  return {
    inner: textOrNull(row, 'inner_name'),
    reportType: textOrNull(row, 'report_type'),
    marketplaces: JSON.parse(text(row, 'marketplaces')) as string[],
    period: period(row),
    rows: count(row, 'row_count'),
    records: count(row, 'record_count'),
    totals: JSON.parse(text(row, 'totals')) as Record<string, number>,
  };
}

function receiptOf(row: Row): Receipt {
  return {
    name: text(row, 'name'),
    path: text(row, 'path'),
    receivedAt: text(row, 'received_at'),
    importedAt: text(row, 'imported_at'),
    marketplace: textOrNull(row, 'marketplace'),
    period: period(row),
  };
}

/** Rows by the hash they belong to. */
function byHash<T>(rows: readonly Row[], make: (row: Row) => T): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const sha256 = text(row, 'sha256');
    const list = lists.get(sha256);
    if (list === undefined) lists.set(sha256, [make(row)]);
    else list.push(make(row));
  }
  return lists;
}

/**
 * What is known of the files of an archive, in a SQLite file, so that listing them does not read them. It holds
 * nothing that cannot be made again from the files, and is changed in whole transactions only.
 */
export class ArchiveIndex {
  readonly #database: DatabaseSync;
  readonly #folder: string;

  private constructor(database: DatabaseSync, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  /**
   * Opens the index of an archive's folder, an empty one where there is none.
   * @param readAll also looks at every row, before all of it is relied on.
   * @throws UserError when it is damaged or of a newer version.
   */
  static async open(folder: string, readAll = false): Promise<ArchiveIndex> {
    const database = await openDatabase(join(folder, INDEX));
    try {
      await useWriteAheadLog(database);
      const index = new ArchiveIndex(database, folder);
      index.#prepare();
      if (readAll) index.all();
      return index;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Puts a damaged index out of the way; what it knew is in the files. */
  static setAside(folder: string): void {
    for (const ending of ['', '-wal', '-shm']) {
      const path = join(folder, `${INDEX}${ending}`);
      if (existsSync(path)) renameSync(path, join(folder, `damaged-${INDEX}${ending}`));
    }
  }

  #prepare(): void {
    this.#transaction(() => {
      const version = Number(this.#database.prepare('PRAGMA user_version').get()?.['user_version']);
      if (version > SCHEMA_VERSION) throw archiveNewer(this.#folder);
      if (version === 0) this.#database.exec(TABLES);
    });
    const verdict = this.#database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (verdict !== 'ok') throw indexDamaged(this.#folder, String(verdict));
  }

  #transaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#database.prepare(sql).run(...values);
  }

  #insert({ sha256, bytes, contents, receipts }: ArchivedFile): void {
    this.#run('INSERT INTO file VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes', sha256, bytes);
    this.#run('DELETE FROM content WHERE sha256 = ?', sha256);
    for (const [place, content] of contents.entries()) {
      this.#run(
        'INSERT INTO content VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        sha256,
        place,
        content.inner,
        content.reportType,
        JSON.stringify(content.marketplaces),
        content.period?.start ?? null,
        content.period?.end ?? null,
        content.rows,
        content.records,
        JSON.stringify(content.totals),
      );
    }
    for (const receipt of receipts) {
      const { name, path, receivedAt, importedAt, marketplace } = receipt;
      this.#run(
        'INSERT OR REPLACE INTO receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        sha256,
        receiptId(receipt),
        name,
        path,
        receivedAt,
        importedAt,
        marketplace,
        receipt.period?.start ?? null,
        receipt.period?.end ?? null,
      );
    }
  }

  /** Notes a file; what was known of it is replaced, receipts are added. */
  put(file: ArchivedFile): void {
    this.#transaction(() => this.#insert(file));
  }

  /** Replaces what is known of all files but those that came in the meantime. */
  replace(files: readonly ArchivedFile[], keep: (sha256: string) => boolean): void {
    this.#transaction(() => {
      const told = new Set(files.map(({ sha256 }) => sha256));
      for (const row of this.#database.prepare('SELECT sha256 FROM file').all()) {
        const sha256 = text(row, 'sha256');
        if (told.has(sha256) || !keep(sha256)) this.#run('DELETE FROM file WHERE sha256 = ?', sha256);
      }
      for (const file of files) this.#insert(file);
    });
  }

  /** Every file with what is known of it, in the order of hashes. @throws UserError when what it holds makes no sense. */
  all(): ArchivedFile[] {
    return this.#files('sha256 IS NOT ?', null);
  }

  /** What is known of one file. */
  find(sha256: string): ArchivedFile | undefined {
    return this.#files('sha256 = ?', sha256)[0];
  }

  #files(which: string, value: SQLInputValue): ArchivedFile[] {
    const rows = (table: string, order: string): Row[] =>
      this.#database.prepare(`SELECT * FROM ${table} WHERE ${which} ORDER BY ${order}`).all(value);
    // In one transaction, so that another run cannot come between the tables.
    this.#database.exec('BEGIN');
    try {
      const contents = byHash(rows('content', 'sha256, place'), contentOf);
      const receipts = byHash(rows('receipt', 'sha256, imported_at'), receiptOf);
      return rows('file', 'sha256').map((row) => {
        const sha256 = text(row, 'sha256');
        const some = someReceipts(receipts.get(sha256) ?? []);
        if (some === null) throw new TypeError(`no receipt for ${sha256}`);
        return { sha256, bytes: count(row, 'bytes'), contents: contents.get(sha256) ?? [], receipts: some };
      });
    } catch (error) {
      const senseless = error instanceof TypeError || error instanceof SyntaxError;
      throw senseless ? indexDamaged(this.#folder, error.message) : error;
    } finally {
      if (this.#database.isTransaction) this.#database.exec('COMMIT');
    }
  }

  close(): void {
    this.#database.close();
  }
}

/** Readers and a writer then do not wait for each other. Two processes that make the same index may have to take turns. */
async function useWriteAheadLog(database: DatabaseSync): Promise<void> {
  const step = 50;
  for (let waited = 0; ; waited += step) {
    try {
      const mode = database.prepare('PRAGMA journal_mode').get()?.['journal_mode'];
      if (mode !== 'wal') database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= BUSY_MS) throw error;
      await wait(step);
    }
  }
}
