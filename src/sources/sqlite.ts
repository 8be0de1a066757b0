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
