import type { DatabaseSync } from 'node:sqlite';

/**
 * SQLite as Node brings it, loaded when it is needed. Nodes before 24 print a warning that it may still change, which
 * says nothing to a seller and would stand in every cron mail; all other warnings go their way.
 */
async function sqlite(): Promise<typeof import('node:sqlite')> {
  const emitWarning = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: never[]): void => {
    if (!String(warning).includes('SQLite is an experimental feature')) emitWarning(warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Milliseconds a writer waits for another to finish. */
export const BUSY_MS = 5000;

/** Opens a database file, making it when it is not there. A second writer waits instead of failing at once. */
export async function openDatabase(path: string): Promise<DatabaseSync> {
  const { DatabaseSync } = await sqlite();
  const database = new DatabaseSync(path);
  // A pragma and not the option: Nodes before 22.16 do not know the option and would not wait.
  database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  return database;
}
