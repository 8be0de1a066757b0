import { readFile, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';

import type { AccountFacts, AccountSecrets } from '../model/account.ts';
import { EXIT, UserError } from '../model/errors.ts';

/** An account as its file holds it; the secrets are null where the keychain has them. */
export interface AccountFile extends AccountFacts {
  readonly secrets: AccountSecrets | null;
}

function damaged(path: string, why: string): UserError {
  // What the file holds is not repeated: it may be a secret.
  return new UserError('account-unreadable', EXIT.credentials, `The account in ${path} cannot be read: ${why}.`, [
    'Log in once more: sellerctl auth login',
  ]);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function accountOf(path: string, value: unknown): AccountFile {
  if (typeof value !== 'object' || value === null) throw damaged(path, 'it holds no account');
  const fields = value as Readonly<Record<string, unknown>>;
  const [clientId, region, secretFrom] = [fields['clientId'], fields['region'], fields['secretFrom']].map(textOf);
  const place = fields['place'];
  if (clientId === null || clientId === undefined || secretFrom === null || secretFrom === undefined) {
    throw damaged(path, 'something is missing in it');
  }
  if (region !== 'na' && region !== 'eu' && region !== 'fe') throw damaged(path, 'its region is none');
  if (place !== 'file' && place !== 'keychain') throw damaged(path, 'it does not say where the secrets are');
  const [clientSecret, refreshToken] = [textOf(fields['clientSecret']), textOf(fields['refreshToken'])];
  if (place === 'file' && (clientSecret === null || refreshToken === null)) throw damaged(path, 'a secret is missing');
  const shops = fields['marketplaces'];
  return {
    clientId,
    region,
    place,
    secretFrom,
    secretFromGiven: fields['secretFromGiven'] === true,
    testedAt: textOf(fields['testedAt']),
    marketplaces: Array.isArray(shops) ? shops.filter((shop) => typeof shop === 'string') : [],
    secrets: clientSecret === null || refreshToken === null ? null : { clientSecret, refreshToken },
  };
}

/** The account of a profile; null where none was kept. @throws UserError `account-unreadable` */
export async function readAccount(path: string): Promise<AccountFile | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw damaged(path, `it cannot be opened (${code})`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(path, 'it is not JSON');
  }
  return accountOf(path, value);
}

/** The file's text; with its secrets where they are kept in it. */
export function accountText(facts: AccountFacts, secrets: AccountSecrets | null): string {
  const { clientId, marketplaces, place, region, secretFrom, secretFromGiven, testedAt } = facts;
  const kept = { clientId, region, place, secretFrom, secretFromGiven, testedAt, marketplaces, ...secrets };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

/** Takes the account away; true when there was one. */
export async function removeAccount(path: string): Promise<boolean> {
  try {
    await rm(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw damaged(path, `it cannot be taken away (${(error as NodeJS.ErrnoException).code ?? ''})`);
  }
}

/** True where others than its owner may read the file; null where it is not there, or the system knows no such thing. */
export async function isOpenToOthers(path: string): Promise<boolean | null> {
  try {
    const { mode } = await stat(path);
    return platform() === 'win32' ? null : (mode & 0o077) !== 0;
  } catch {
    return null;
  }
}
