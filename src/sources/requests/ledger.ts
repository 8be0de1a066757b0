import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import type { AskEntry, AskRoute, AskState, Claim, ClaimAnswer } from '../../model/review-ledger.ts';
import { openPrivateDatabase } from '../sqlite.ts';
import { ledgerDamaged, ledgerFailure, ledgerNewer } from './ledger-failure.ts';

const SCHEMA_VERSION = 1;

const TABLES = `
  CREATE TABLE salt (value BLOB NOT NULL) STRICT;
  CREATE TABLE ask (
    key TEXT PRIMARY KEY,
    marketplace TEXT,
    route TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    arm TEXT
  ) STRICT;
  CREATE TABLE offer (key TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT;
  CREATE TABLE risk (at TEXT NOT NULL, filters TEXT NOT NULL, UNIQUE (at, filters)) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const STATES: ReadonlySet<string> = new Set<AskState>(['claimed', 'sent', 'unknown', 'refused', 'drafted', 'by-hand']);
const ROUTES: ReadonlySet<string> = new Set<AskRoute>(['solicitation', 'amazon-message', 'own-shop']);
const SALT_BYTES = 32;

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('a value of it is no text');
  return value;
}

function orNull(value: unknown): string | null {
  return value === null || value === undefined ? null : text(value);
}

function entryOf(row: Readonly<Record<string, unknown>>): AskEntry {
  const [state, route] = [text(row['state']), text(row['route'])];
  if (!STATES.has(state) || !ROUTES.has(route)) throw new TypeError(`it holds an unknown state or route`);
  return {
    key: text(row['key']),
    marketplace: orNull(row['marketplace']),
    route: route as AskRoute,
    state: state as AskState,
    at: text(row['at']),
    arm: orNull(row['arm']),
  };
}

/**
 * Which orders were asked for a review, so that none is asked twice: a SQLite file for each profile, readable by its
 * owner alone. Order ids are kept as salted hashes. Every change is one transaction that is on the disk before the
 * call returns, so a run that is killed leaves what was so far.
 */
export class Ledger {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #salt: Buffer;

  private constructor(database: DatabaseSync, path: string, salt: Buffer) {
    this.#database = database;
    this.#path = path;
    this.#salt = salt;
  }

  /**
   * Opens the ledger, a new one where there is none.
   * @throws UserError `ledger-damaged`, `ledger-newer`, `ledger-busy`, `ledger-not-writable`.
   */
  static async open(path: string): Promise<Ledger> {
    let database: DatabaseSync | null = null;
    try {
      database = await openPrivateDatabase(path);
      const salt = prepare(database, path);
      return new Ledger(database, path, salt);
    } catch (error) {
      database?.close();
      throw ledgerFailure(error, path);
    }
  }

  /** True where a ledger was begun. */
  static exists(path: string): boolean {
    return existsSync(path);
  }

  #do<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw error instanceof TypeError ? ledgerDamaged(this.#path, error.message) : ledgerFailure(error, this.#path);
    }
  }

  #transaction<T>(work: () => T): T {
    return this.#do(() => transaction(this.#database, work));
  }

  /** The key of an order: the same for the same order in this ledger alone. */
  keyOf(orderId: string): string {
    return createHmac('sha256', this.#salt).update(orderId.trim().toUpperCase()).digest('hex');
  }

  /** What is known of an order; null when it was never asked. */
  find(orderId: string): AskEntry | null {
    return this.#do(() => {
      const row = this.#database.prepare('SELECT * FROM ask WHERE key = ?').get(this.keyOf(orderId));
      return row === undefined ? null : entryOf(row);
    });
  }

  /** Every entry, oldest first. */
  entries(): AskEntry[] {
    return this.#do(() => this.#database.prepare('SELECT * FROM ask ORDER BY at, key').all().map(entryOf));
  }

  /**
   * Writes ahead that an order is about to be asked. Of two runs at once only one gets `claimed`.
   * @param perDay most requests of the route on the UTC day of `at`.
   */
  claim({ orderId, marketplace, route, at, arm = null }: Claim, perDay = Infinity): ClaimAnswer {
    return this.#transaction(() => {
      const day = `${at.slice(0, 10)}%`;
      const count = this.#database
        .prepare('SELECT count(*) AS n FROM ask WHERE route = ? AND at LIKE ?')
        .get(route, day);
      if (Number(count?.['n']) >= perDay) return 'full';
      const { changes } = this.#database
        .prepare(`INSERT OR IGNORE INTO ask VALUES (?, ?, ?, 'claimed', ?, ?)`)
        .run(this.keyOf(orderId), marketplace, route, at, arm);
      return Number(changes) === 1 ? 'claimed' : 'taken';
    });
  }

  /**
   * Claims an order again of which nobody knows whether it was asked, because Amazon says that it was not.
   * @param seen the entry that was looked at: when another run changed it since, the order stays as it is.
   */
  reclaim(orderId: string, seen: AskEntry, at: string): ClaimAnswer {
    return this.#transaction(() => {
      const { changes } = this.#database
        .prepare(`UPDATE ask SET state = 'claimed', at = ? WHERE key = ? AND state = ? AND at = ?`)
        .run(at, this.keyOf(orderId), seen.state, seen.at);
      return Number(changes) === 1 ? 'claimed' : 'taken';
    });
  }

  /** Notes how a claimed request ended. */
  settle(orderId: string, state: Exclude<AskState, 'claimed'>): void {
    this.#transaction(() => {
      this.#database.prepare('UPDATE ask SET state = ? WHERE key = ?').run(state, this.keyOf(orderId));
    });
  }

  /** Takes a claim back, because it is certain that nothing was asked. */
  release(orderId: string): void {
    this.#transaction(() => {
      this.#database.prepare(`DELETE FROM ask WHERE key = ? AND state = 'claimed'`).run(this.keyOf(orderId));
    });
  }

  /** Notes that an order was asked elsewhere, or that a draft was written for it; false when it was known. */
  note({ orderId, marketplace, route, at, arm = null }: Claim, state: 'drafted' | 'by-hand'): boolean {
    return this.#transaction(() => {
      const { changes } = this.#database
        .prepare('INSERT OR IGNORE INTO ask VALUES (?, ?, ?, ?, ?, ?)')
        .run(this.keyOf(orderId), marketplace, route, state, at, arm);
      return Number(changes) === 1;
    });
  }

  /** Notes that the user chose to pick among buyers by signs of how content they are. */
  noteRisk(at: string, filters: readonly string[]): void {
    this.#transaction(() => {
      this.#database.prepare('INSERT OR IGNORE INTO risk VALUES (?, ?)').run(at, filters.join(', '));
    });
  }

  /** When that was chosen and by which filters, oldest first. */
  risks(): { readonly at: string; readonly filters: string }[] {
    return this.#do(() =>
      this.#database
        .prepare('SELECT * FROM risk ORDER BY at')
        .all()
        .map((row) => ({ at: text(row['at']), filters: text(row['filters']) })),
    );
  }

  /** Takes a draft off that was not sent; false when the order is not there as a draft. */
  forgetDraft(orderId: string): boolean {
    return this.#transaction(() => {
      const { changes } = this.#database
        .prepare(`DELETE FROM ask WHERE key = ? AND state = 'drafted'`)
        .run(this.keyOf(orderId));
      return Number(changes) === 1;
    });
  }

  /** Notes that Amazon offered no request for an order on a day. */
  notOffered(orderId: string, day: string): void {
    this.#transaction(() => {
      this.#database.prepare('INSERT OR REPLACE INTO offer VALUES (?, ?)').run(this.keyOf(orderId), day);
    });
  }

  /** The last day on which Amazon offered none; null when it never said so. */
  lastNotOffered(orderId: string): string | null {
    return this.#do(() => {
      const row = this.#database.prepare('SELECT day FROM offer WHERE key = ?').get(this.keyOf(orderId));
      return orNull(row?.['day']);
    });
  }

  close(): void {
    this.#database.close();
  }
}

function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself; the first error is the one to tell.
    }
    throw error;
  }
}

/** Makes the tables of a new ledger or checks those of an old one; gives its salt. */
function prepare(database: DatabaseSync, path: string): Buffer {
  const salt = transaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > SCHEMA_VERSION) throw ledgerNewer(path);
    if (version === 0) {
      database.exec(TABLES);
      database.prepare('INSERT INTO salt VALUES (?)').run(randomBytes(SALT_BYTES));
    }
    return database.prepare('SELECT value FROM salt').get()?.['value'];
  });
  const verdict = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (verdict !== 'ok') throw ledgerDamaged(path, String(verdict));
  if (!(salt instanceof Uint8Array) || salt.length !== SALT_BYTES) throw ledgerDamaged(path, 'its salt is gone');
  return Buffer.from(salt);
}
