import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

import type { ArchivedFile } from '../../model/archived.ts';
import { archiveNewer, indexDamaged } from './failure.ts';
import {
  byHash,
  checkSeal,
  contentOf,
  count,
  receiptOf,
  type Row,
  SCHEMA_VERSION,
  sealOf,
  TABLES,
  text,
} from './index-rows.ts';
import { receiptId, someReceipts } from './receipts.ts';
import { BUSY_MS, isBusy, openDatabase } from '../sqlite.ts';

const INDEX = 'index.sqlite';

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

  #transaction<T>(work: () => T, begin: 'BEGIN' | 'BEGIN IMMEDIATE' = 'BEGIN IMMEDIATE'): T {
    this.#database.exec(begin);
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      try {
        this.#database.exec('ROLLBACK');
      } catch {
        // SQLite has rolled back by itself, as it does on a full disk; the first error is the one to tell.
      }
      throw error;
    }
  }

  /** Writes one row whole; the row of the same key gives way. */
  #write(table: 'file' | 'content' | 'receipt', ...values: SQLInputValue[]): void {
    const places = [...values, ''].map(() => '?').join(', ');
    this.#database.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${places})`).run(...values, sealOf(values));
  }

  #delete(table: 'file' | 'content' | 'receipt', sha256: string): void {
    this.#database.prepare(`DELETE FROM ${table} WHERE sha256 = ?`).run(sha256);
  }

  #insert({ sha256, bytes, contents, receipts }: ArchivedFile): void {
    this.#write('file', sha256, bytes, contents.length);
    this.#delete('content', sha256);
    for (const [place, content] of contents.entries()) {
      const { inner, reportType, marketplaces, rows, records, totals } = content;
      const { start = null, end = null } = content.period ?? {};
      const lists = [JSON.stringify(marketplaces), start, end, rows, records, JSON.stringify(totals)];
      this.#write('content', sha256, place, inner, reportType, ...lists);
    }
    for (const receipt of receipts) {
      const { name, path, receivedAt, importedAt, marketplace } = receipt;
      const { start = null, end = null } = receipt.period ?? {};
      const said = [name, path, receivedAt, importedAt, marketplace, start, end];
      this.#write('receipt', sha256, receiptId(receipt), ...said);
    }
  }

  /** Notes a file; what was known of it is replaced, receipts are added. */
  put(file: ArchivedFile): void {
    this.#transaction(() => this.#insert(file));
  }

  /** Forgets a file. */
  remove(sha256: string): void {
    this.#transaction(() => {
      for (const table of ['file', 'content', 'receipt'] as const) this.#delete(table, sha256);
    });
  }

  /** Replaces what is known of all files but those that came in the meantime. */
  replace(files: readonly ArchivedFile[], keep: (sha256: string) => boolean): void {
    this.#transaction(() => {
      const told = new Set(files.map(({ sha256 }) => sha256));
      for (const row of this.#database.prepare('SELECT sha256 FROM file').all()) {
        const sha256 = text(row, 'sha256');
        if (!told.has(sha256) && keep(sha256)) continue;
        for (const table of ['file', 'content', 'receipt'] as const) this.#delete(table, sha256);
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
      this.#database.prepare(`SELECT * FROM ${table} WHERE ${which} ORDER BY ${order}`).all(value).map(checkSeal);
    try {
      // In one transaction, so that another run cannot come between the tables.
      return this.#transaction(() => {
        const contents = byHash(rows('content', 'sha256, place'), contentOf);
        const receipts = byHash(rows('receipt', 'sha256, imported_at'), receiptOf);
        return rows('file', 'sha256').map((row) => {
          const sha256 = text(row, 'sha256');
          const some = someReceipts(receipts.get(sha256) ?? []);
          if (some === null) throw new TypeError(`no receipt for ${sha256}`);
          const inside = contents.get(sha256) ?? [];
          if (inside.length !== count(row, 'content_count')) throw new TypeError(`contents of ${sha256} are missing`);
          return { sha256, bytes: count(row, 'bytes'), contents: inside, receipts: some };
        });
      }, 'BEGIN');
    } catch (error) {
      const senseless = error instanceof TypeError || error instanceof SyntaxError;
      throw senseless ? indexDamaged(this.#folder, error.message) : error;
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
