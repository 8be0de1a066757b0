import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';

/** Values as a file holds them. */
export type Values = Readonly<Record<string, unknown>>;

/** The user's own file. */
export interface UserFile {
  readonly path: string;
  readonly exists: boolean;
  /** Name of the profile that is used where none is named. */
  readonly profile: string | undefined;
  readonly profiles: Readonly<Record<string, Values>>;
}

/** The project's file, and where it was found. */
export interface ProjectFile {
  readonly path: string;
  readonly values: Values;
}

/** Name of the file that holds a project's settings. */
export const PROJECT_FILE = 'sellerctl.json';

const USER_FILE = 'config.json';

/** Only its owner may read the user's file: later it names accounts, though never a secret. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(path: string, reason: string): UserError {
  return new UserError('settings-unreadable', EXIT.usage, `${path}: ${reason}`, [
    'Mend the file or move it away; it must hold one JSON object.',
  ]);
}

/** The object a file holds; null when there is no such file. @throws UserError `settings-unreadable`. */
async function readObject(path: string): Promise<Values | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unreadable(path, `it cannot be read (${code}).`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw unreadable(path, `it is not JSON: ${(error as Error).message}.`);
  }
  if (!isObject(value)) throw unreadable(path, 'it holds no JSON object.');
  return value;
}

/** Looks for `sellerctl.json` in the folder and in those above it. Null when there is none. */
export async function readProjectFile(folder: string): Promise<ProjectFile | null> {
  for (let current = resolve(folder); ; current = dirname(current)) {
    const path = join(current, PROJECT_FILE);
    const values = await readObject(path);
    if (values !== null) return { path, values };
    if (dirname(current) === current) return null;
  }
}

/** Reads the user's own file; an empty one when there is none yet. @throws UserError `settings-unreadable`. */
export async function readUserFile(configDir: string): Promise<UserFile> {
  const path = join(configDir, USER_FILE);
  const values = await readObject(path);
  if (values === null) return { path, exists: false, profile: undefined, profiles: {} };
  const profiles = values['profiles'] ?? {};
  if (!isObject(profiles) || !Object.values(profiles).every(isObject)) {
    throw unreadable(path, '"profiles" must hold an object for each profile.');
  }
  const profile = values['profile'];
  if (profile !== undefined && typeof profile !== 'string') throw unreadable(path, '"profile" must be a text.');
  return { path, exists: true, profile, profiles: profiles as Readonly<Record<string, Values>> };
}

/** Replaces the user's file, readable by its owner alone. */
export async function writeUserFile(file: Omit<UserFile, 'exists'>): Promise<void> {
  await mkdir(dirname(file.path), { recursive: true, mode: PRIVATE_FOLDER });
  const { writeFileAside } = await import('../sinks/file.ts');
  const { profile, profiles } = file;
  const text = JSON.stringify({ ...(profile === undefined ? {} : { profile }), profiles }, null, 2);
  await writeFileAside(file.path, `${text}\n`, { mode: PRIVATE_FILE });
}
