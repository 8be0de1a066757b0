import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { expect } from 'vitest';

import type { FaultServer } from './fault-server-types.ts';

/** Everything somebody might print of a value: as text, as JSON, inspected with all that is hidden, and its causes. */
function printed(value: unknown): string {
  const parts = [String(value), inspect(value, { depth: 20, showHidden: true, getters: true })];
  try {
    parts.push(JSON.stringify(value) ?? '');
  } catch {
    // What cannot be written as JSON cannot leak by it.
  }
  if (value instanceof Error) {
    parts.push(value.message, value.stack ?? '');
    if (value.cause !== undefined) parts.push(printed(value.cause));
    for (const name of Object.getOwnPropertyNames(value)) parts.push(String(Reflect.get(value, name)));
  }
  return parts.join('\n');
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** The file that holds the access token: the one place it may be, and only its owner may read it. */
const TOKEN_FILE = /token-[0-9a-f]{16}\.json$/;

/** Fails when a secret of the server occurs in any of the values. */
export function expectNoSecrets(server: FaultServer, ...values: readonly unknown[]): void {
  const text = values.map(printed).join('\n');
  const shown = server.secrets.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
  expect(shown).toEqual([]);
}

/** Fails when a secret occurs in a file of the folder, but the access token in its own file of mode 0600. */
export function expectNoSecretFiles(server: FaultServer, folder: string): void {
  for (const path of filesOf(folder)) {
    const text = readFileSync(path, 'latin1');
    const found = server.secrets.filter((secret) => text.includes(secret));
    if (TOKEN_FILE.test(path)) {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(found.filter((secret) => !secret.startsWith('Atza|'))).toEqual([]);
    } else {
      expect({ path, found }).toEqual({ path, found: [] });
    }
  }
}
