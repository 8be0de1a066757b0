import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { EXIT, UserError } from '../../model/errors.ts';
import { isSystemError, reasonOfCode } from '../../model/system-error.ts';
import { isBusy, openDatabase } from '../sqlite.ts';

/** A lock that is held until `release`, or until the process ends in whatever way. */
export interface RunLock {
  release(): void;
}

const PRIVATE_FOLDER = 0o700;

function holderOf(database: DatabaseSync): string | null {
  try {
    const row = database.prepare('SELECT who FROM holder').get();
    return row === undefined ? null : String(row['who']);
  } catch {
    return null;
  }
}

function locked(path: string, what: string, who: string | null): UserError {
  const by = who === null || who === '' ? '' : ` (${who})`;
  return new UserError('run-locked', EXIT.locked, `Another run of ${what} is under way${by}.`, [
    'Try again when it is done. A run that was killed leaves no lock behind.',
    `The lock is ${path}.`,
  ]);
}

/**
 * Takes a lock for one run of a job. The lock is one of the operating system on a small database file, so that a run
 * that is killed, or a machine that loses power, leaves none behind: there is no stale lock to recover from.
 * @param who said to whoever finds the lock taken: process and time.
 * @throws UserError `run-locked` when another run holds it, `lock-not-writable`.
 */
export async function takeLock(path: string, what: string, who = ''): Promise<RunLock> {
  let database: DatabaseSync | null = null;
  try {
    await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
    database = await openDatabase(path);
    database.exec('PRAGMA busy_timeout = 0');
    try {
      // The note of who holds it is written first and whole; readers see the last one while the lock is held.
      database.exec('CREATE TABLE IF NOT EXISTS holder (who TEXT NOT NULL)');
      database.exec('BEGIN IMMEDIATE; DELETE FROM holder');
      database.prepare('INSERT INTO holder VALUES (?)').run(who);
      database.exec('COMMIT; BEGIN IMMEDIATE');
    } catch (error) {
      if (!isBusy(error)) throw error;
      throw locked(path, what, holderOf(database));
    }
    const held = database;
    return { release: () => held.close() };
  } catch (error) {
    database?.close();
    if (error instanceof UserError) throw error;
    const reason = isSystemError(error) ? reasonOfCode(error) : error instanceof Error ? error.message : String(error);
    throw new UserError('lock-not-writable', EXIT.usage, `Cannot take the lock ${path}: ${reason}.`, [
      'The folder must be one you may write to, on a disk with room.',
    ]);
  }
}

/** Works while a lock is held, and lets it go in any case. @throws as `takeLock` and the work. */
export async function withLock<T>(path: string, what: string, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(path, what);
  try {
    return await work();
  } finally {
    lock.release();
  }
}
