import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** Milliseconds a writer waits for another to finish. */
export const BUSY_MS = 5000;

/** Opens a database file, making it when it is not there. A second writer waits instead of failing at once. */
export async function openDatabase(path: string): Promise<DatabaseSync> {
  // Loaded here: who asks for no archive and no ledger does not pay for it.
  const { DatabaseSync: Database } = await import('node:sqlite');
  const database = new Database(path);
  // A pragma and not the option: Nodes before 22.16 do not know the option and would not wait.
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  return database;
}

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

/**
 * Opens a database of what must not be forgotten or read by others: its folder is made, its owner alone may read it, and
 * every change is on the disk before the call returns, also when the power fails after it.
 */
export async function openPrivateDatabase(path: string): Promise<DatabaseSync> {
  await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  const database = await openDatabase(path);
  try {
    await chmod(path, PRIVATE_FILE);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Primary result codes of SQLite that a user can do something about. */
export const SQLITE = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** The primary result code of an error of SQLite; null for any other error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  // Extended codes carry the primary one in their lowest byte.
  return error.errcode & 0xff;
}

/** True while another process writes to the database. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE.busy || code === SQLITE.locked;
}
