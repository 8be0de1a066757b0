import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

import { openDatabase, SQLITE, sqliteCode } from '../sqlite.ts';
import { type BucketState, FULL_BUCKET } from './token-bucket.ts';

/** Buckets by account and operation. Changing one is one step, also among processes. */
export interface BucketStore {
  change(key: string, next: (state: BucketState) => BucketState): BucketState;
  close(): void;
}

/** Buckets of this process alone. */
export function memoryBuckets(): BucketStore {
  const states = new Map<string, BucketState>();
  return {
    change(key, next) {
      const state = next(states.get(key) ?? FULL_BUCKET);
      states.set(key, state);
      return state;
    },
    close: () => undefined,
  };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isFinite(item));
}

/** A state as it was written; a full bucket where the text is none. */
function parsed(text: unknown): BucketState {
  if (typeof text !== 'string') return FULL_BUCKET;
  try {
    const { sends, floor, pausedUntil, perSecond } = JSON.parse(text) as Partial<BucketState>;
    if (!isNumbers(sends) || !isNumbers([floor, pausedUntil])) return FULL_BUCKET;
    const rate = typeof perSecond === 'number' && perSecond > 0 ? perSecond : null;
    return { sends, floor: floor ?? 0, pausedUntil: pausedUntil ?? 0, perSecond: rate };
  } catch {
    return FULL_BUCKET;
  }
}

class FileBuckets implements BucketStore {
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;
  readonly #keep: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    // What is lost when the power fails are a few calls that were counted.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('CREATE TABLE IF NOT EXISTS bucket (key TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT');
    this.#find = database.prepare('SELECT state FROM bucket WHERE key = ?');
    this.#keep = database.prepare(
      'INSERT INTO bucket (key, state) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET state = excluded.state',
    );
  }

  change(key: string, next: (state: BucketState) => BucketState): BucketState {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const before = parsed(this.#find.get(key)?.['state']);
      const state = next(before);
      if (state !== before) this.#keep.run(key, JSON.stringify(state));
      this.#database.exec('COMMIT');
      return state;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}

const NAME = 'rates.sqlite';

async function opened(folder: string): Promise<BucketStore> {
  const path = join(folder, NAME);
  const database = await openDatabase(path);
  try {
    chmodSync(path, 0o600);
    return new FileBuckets(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Buckets in a file that processes and runs share. A damaged file is made anew; where none can be, they are kept in
 * memory: the rate then holds for this run.
 */
export async function fileBuckets(folder: string): Promise<BucketStore> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      return await opened(folder);
    } catch (error) {
      const code = sqliteCode(error);
      if (code !== SQLITE.corrupt && code !== SQLITE.notADatabase) throw error;
      for (const end of ['', '-wal', '-shm']) rmSync(join(folder, NAME + end), { force: true });
      return await opened(folder);
    }
  } catch {
    return memoryBuckets();
  }
}
