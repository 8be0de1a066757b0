import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

import type { StoredToken, TokenStore } from './client-types.ts';

/** Takes a file away, if it is there and can be. */
function removed(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is not there, or not ours.
  }
}

function parsed(text: string): StoredToken | null {
  try {
    const { accessToken, endsAt } = JSON.parse(text) as Partial<StoredToken>;
    if (typeof accessToken !== 'string' || accessToken === '' || typeof endsAt !== 'number') return null;
    return { accessToken, endsAt };
  } catch {
    return null;
  }
}

/** A token of this process alone. */
export function memoryToken(): TokenStore {
  let token: StoredToken | null = null;
  return {
    read: async () => token,
    write: async (given) => void (token = given),
    clear: async () => void (token = null),
  };
}

/** A token in a file that its owner alone may read. `account` is a mark, and nothing secret. */
export function fileToken(folder: string, account: string): TokenStore {
  const path = join(folder, `token-${account}.json`);
  return {
    async read() {
      try {
        return parsed(readFileSync(path, 'utf8'));
      } catch {
        return null;
      }
    },
    async write(token) {
      const aside = `${path}.${randomBytes(6).toString('hex')}`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(aside, JSON.stringify(token), { mode: 0o600, flag: 'wx' });
        chmodSync(aside, 0o600);
        renameSync(aside, path);
      } catch {
        // A disk that is full or not ours: the token is kept for this run, and the next one asks again.
        removed(aside);
      }
    },
    async clear() {
      removed(path);
    },
  };
}

/** One entry of the system's keychain. Gives null, or false, for what it could not do. */
export interface KeychainEntry {
  get(): string | null;
  set(secret: string): boolean;
  remove(): void;
}

/** A token in the system's keychain; what does not fit in there goes to `otherwise`. */
export function keychainToken(entry: KeychainEntry, otherwise: TokenStore): TokenStore {
  return {
    async read() {
      const text = entry.get();
      return (text === null ? null : parsed(text)) ?? (await otherwise.read());
    },
    async write(token) {
      if (entry.set(JSON.stringify(token))) return otherwise.clear();
      entry.remove();
      await otherwise.write(token);
    },
    async clear() {
      entry.remove();
      await otherwise.clear();
    },
  };
}

/** Takes the files of all tokens in a folder away; one that is not there is no mistake. */
export function removeTokens(folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // No folder, no token.
  }
  for (const name of names) if (/^token-[0-9a-f]{16}\.json$/.test(name)) removed(join(folder, name));
}
