import { join } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';
import { rendererNames } from '../renderers/registry.ts';
import { didYouMean } from './did-you-mean.ts';
import { parseFailOn } from './fail-on.ts';
import { marketplaceCode } from './marketplace-flag.ts';

/** A setting that files of settings may hold; each is also a flag and an environment variable of the same name. */
export interface SettingKey {
  readonly key: string;
  /** What it does, for `config list`. */
  readonly about: string;
  /** Checks a value from a file, the environment or `config set`, as flags would hold it. @throws UserError or Error. */
  readonly read: (value: unknown) => unknown;
  /** The value as it is written into a file. */
  readonly write: (value: unknown) => unknown;
  /** Value where nothing sets it. */
  readonly fallback?: string | boolean | ((run: Defaults) => string) | undefined;
  /** A path, or a list of them: in a file of settings it is meant from where that file lies. */
  readonly isPath?: boolean;
}

/** What defaults may depend on. */
export interface Defaults {
  readonly profile: string;
  /** Folder for data of this user, by platform. */
  readonly dataDir: string;
}

function text(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new Error('it must be a text');
}

function yesOrNo(value: unknown): boolean {
  const word = String(value).toLowerCase();
  if (['true', '1', 'yes', 'on'].includes(word)) return true;
  if (['false', '0', 'no', 'off'].includes(word)) return false;
  throw new Error('it must be true or false');
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(text);
  return [text(value)];
}

function format(value: unknown): string {
  const name = text(value);
  if ((rendererNames as readonly string[]).includes(name)) return name;
  throw new UserError('setting-invalid', EXIT.usage, `there is no format "${name}".`, [
    ...didYouMean(name, rendererNames),
    `Known: ${rendererNames.join(', ')}.`,
  ]);
}

/** A profile's name as the name of a folder: one typed by hand into a file may hold anything. */
function folderName(profile: string): string {
  return encodeURIComponent(profile).replace(/^\.+/, (dots) => '%2E'.repeat(dots.length));
}

function asIs(value: unknown): unknown {
  return value;
}

/** Every setting, in the order `config list` prints. Secrets are none of them, and never will be. */
export const SETTING_KEYS: readonly SettingKey[] = [
  { key: 'profile', about: 'Profile whose settings are used', read: text, write: asIs, fallback: 'default' },
  {
    key: 'marketplace',
    about: 'Marketplace where none is named',
    read: (value) => marketplaceCode(text(value)),
    write: asIs,
  },
  { key: 'format', about: 'How results are written', read: format, write: asIs, fallback: rendererNames[0] },
  { key: 'rules', about: 'Rule tables of your own', read: texts, write: asIs, isPath: true },
  {
    key: 'archive',
    about: 'Folder of imported reports',
    read: text,
    write: asIs,
    fallback: ({ dataDir, profile }) => join(dataDir, 'archive', folderName(profile)),
    isPath: true,
  },
  {
    key: 'state',
    about: 'Folder of access tokens and used-up rates',
    read: text,
    write: asIs,
    // One for all profiles: two that name the same account share its rates, and each account has its own token.
    fallback: ({ dataDir }) => join(dataDir, 'state'),
    isPath: true,
  },
  {
    key: 'account',
    about: 'File of the account that auth login keeps',
    read: text,
    write: asIs,
    fallback: ({ dataDir, profile }) => join(dataDir, 'accounts', `${folderName(profile)}.json`),
    isPath: true,
  },
  {
    key: 'ledger',
    about: 'File of review requests sent',
    read: text,
    write: asIs,
    fallback: ({ dataDir, profile }) => join(dataDir, 'ledger', folderName(profile), 'requests.sqlite'),
    isPath: true,
  },
  {
    key: 'journal',
    about: 'File of noted events and experiments',
    read: text,
    write: asIs,
    fallback: ({ dataDir, profile }) => join(dataDir, 'journal', `${folderName(profile)}.yaml`),
    isPath: true,
  },
  {
    key: 'fail-on',
    about: 'What makes a run exit with 3',
    read: (value) => parseFailOn(Array.isArray(value) ? value.join(',') : text(value)),
    write: (value) => (Array.isArray(value) ? value.join(',') : value),
  },
  { key: 'strict', about: 'Exit with 5 on any problem', read: yesOrNo, write: asIs, fallback: false },
  { key: 'quiet', about: 'No progress and no notes', read: yesOrNo, write: asIs, fallback: false },
  { key: 'no-input', about: 'Never ask a question', read: yesOrNo, write: asIs, fallback: false },
];

/** The names of all settings. */
export const settingNames: readonly string[] = SETTING_KEYS.map(({ key }) => key);

/**
 * The setting of a name.
 * @param where the file that names it, for the message; undefined when a user typed it.
 * @throws UserError `setting-unknown` with the nearest known names.
 */
export function settingKey(name: string, where?: string): SettingKey {
  const found = SETTING_KEYS.find(({ key }) => key === name);
  if (found !== undefined) return found;
  const place = where === undefined ? '' : `${where}: `;
  throw new UserError('setting-unknown', EXIT.usage, `${place}There is no setting "${name}".`, [
    ...didYouMean(name, settingNames),
    `Known: ${settingNames.join(', ')}.`,
  ]);
}

/**
 * Checks a value of a setting.
 * @param where what holds it: a file, a variable or a command.
 * @throws UserError `setting-invalid` that names the place.
 */
export function readSetting(setting: SettingKey, value: unknown, where: string): unknown {
  try {
    return setting.read(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const suggestions = error instanceof UserError ? error.suggestions : [];
    throw new UserError(
      'setting-invalid',
      EXIT.usage,
      `${where}: ${setting.key} cannot be "${String(value)}": ${reason}`,
      suggestions,
    );
  }
}
