import type { DatabaseSync } from 'node:sqlite';

import { EXIT, UserError } from '../../model/errors.ts';
import { isSystemError, reasonOfCode } from '../../model/system-error.ts';
import { isBusy, openPrivateDatabase, sqliteCode } from '../sqlite.ts';

/**
 * How far a wish is. intended: about to be asked, Amazon may or may not know of it. made: Amazon has given a number for
 * it. ended: nothing more is to come.
 */
export interface PullEntry {
  readonly key: string;
  readonly stage: 'intended' | 'made' | 'ended';
  /** Amazon's number; null before it has one. */
  readonly reportId: string | null;
  /** How it ended: `pulled`, `no-data`, `failed`; null before. */
  readonly result: string | null;
  readonly note: string | null;
  readonly sha256: string | null;
  /** ISO instants of the wish and of its end. */
  readonly askedAt: string;
  readonly endedAt: string | null;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS pull (
    key TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    report_id TEXT,
    result TEXT,
    note TEXT,
    sha256 TEXT,
    asked_at TEXT NOT NULL,
    ended_at TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS settled (report_id TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT;
`;

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function entryOf(row: Readonly<Record<string, unknown>>): PullEntry {
  const stage = String(row['stage']);
  return {
    key: String(row['key']),
    stage: stage === 'intended' || stage === 'made' ? stage : 'ended',
    reportId: textOrNull(row['report_id']),
    result: textOrNull(row['result']),
    note: textOrNull(row['note']),
    sha256: textOrNull(row['sha256']),
    askedAt: String(row['asked_at']),
    endedAt: textOrNull(row['ended_at']),
  };
}

/**
 * What was asked of Amazon and what became of it: a SQLite file of the profile. Every change is on the disk before the
 * call returns, so that a run that is killed goes on where it was and asks nothing twice.
 */
export class PullStore {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** @throws UserError `pull-state-unusable` */
  static async open(path: string): Promise<PullStore> {
    let database: DatabaseSync | null = null;
    try {
      database = await openPrivateDatabase(path);
      database.exec(TABLES);
      return new PullStore(database);
    } catch (error) {
      database?.close();
      throw unusable(path, error);
    }
  }

  find(key: string): PullEntry | null {
    const row = this.#database.prepare('SELECT * FROM pull WHERE key = ?').get(key);
    return row === undefined ? null : entryOf(row);
  }

  /** Notes before it is asked that a report is about to be. */
  intend(key: string, askedAt: string): void {
    this.#database
      .prepare(
        `INSERT INTO pull (key, stage, asked_at) VALUES (?, 'intended', ?)
         ON CONFLICT (key) DO UPDATE SET stage = 'intended', report_id = NULL, asked_at = excluded.asked_at`,
      )
      .run(key, askedAt);
  }

  /** Notes Amazon's number of a report that is in the making. */
  made(key: string, reportId: string): void {
    this.#database.prepare(`UPDATE pull SET stage = 'made', report_id = ? WHERE key = ?`).run(reportId, key);
  }

  end(key: string, ended: Pick<PullEntry, 'result' | 'note' | 'sha256' | 'endedAt'>): void {
    const { endedAt, note, result, sha256 } = ended;
    this.#database
      .prepare(`UPDATE pull SET stage = 'ended', result = ?, note = ?, sha256 = ?, ended_at = ? WHERE key = ?`)
      .run(result, note, sha256, endedAt, key);
  }

  /** Takes a wish back that surely did not reach Amazon. */
  forget(key: string): void {
    this.#database.prepare(`DELETE FROM pull WHERE key = ? AND stage = 'intended'`).run(key);
  }

  /** When a report of this kind for these marketplaces was last asked for; null for never. */
  lastAsked(keyStart: string): string | null {
    const row = this.#database
      .prepare('SELECT max(asked_at) AS last FROM pull WHERE substr(key, 1, ?) = ?')
      .get(keyStart.length, keyStart);
    return textOrNull(row?.['last']);
  }

  /** Is a report with this number of Amazon's one that a wish of ours has? */
  knows(reportId: string): boolean {
    return this.#database.prepare('SELECT 1 FROM pull WHERE report_id = ?').get(reportId) !== undefined;
  }

  /** The hash of a report that Amazon made by itself and that was fetched; null for one that was not. */
  settled(reportId: string): string | null {
    return textOrNull(
      this.#database.prepare('SELECT sha256 FROM settled WHERE report_id = ?').get(reportId)?.['sha256'],
    );
  }

  settle(reportId: string, sha256: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO settled VALUES (?, ?)').run(reportId, sha256);
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

function unusable(path: string, error: unknown): unknown {
  if (isBusy(error)) {
    return new UserError('pull-state-busy', EXIT.locked, `Another run is writing to ${path}.`, [
      'Try again when it is done.',
    ]);
  }
  const known = sqliteCode(error) !== null || isSystemError(error);
  if (!known) return error;
  const reason = isSystemError(error) ? reasonOfCode(error) : error instanceof Error ? error.message : String(error);
  return new UserError('pull-state-unusable', EXIT.usage, `What was pulled cannot be noted in ${path}: ${reason}.`, [
    'The folder must be one you may write to. Move a damaged file away: reports may then be asked for again.',
  ]);
}
