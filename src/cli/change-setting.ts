import { EXIT, UserError } from '../model/errors.ts';
import { readSetting, type SettingKey } from './setting-keys.ts';
import { readSettings, type Settings } from './settings.ts';
import { type UserFile, writeUserFile } from './settings-files.ts';

/** Letters, digits and marks that every file format and shell takes as they are. */
const PROFILE_NAME = /^[\w][\w.-]{0,63}$/;

function checkProfileName(name: string): void {
  // A name such as __proto__ would be an odd key of the file's object.
  if (PROFILE_NAME.test(name) && !name.startsWith('__')) return;
  throw new UserError('profile-name-invalid', EXIT.usage, `"${name}" cannot be the name of a profile.`, [
    'Use letters, digits, dots, dashes and underscores.',
  ]);
}

function demandProfile(name: string, userFile: UserFile): void {
  if (name === 'default' || Object.hasOwn(userFile.profiles, name)) return;
  throw new UserError('profile-unknown', EXIT.usage, `There is no profile "${name}" to choose.`, [
    `Make it first: sellerctl config set marketplace US --profile ${name}`,
  ]);
}

function without(values: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

function changed(file: UserFile, profile: string, setting: SettingKey, value: unknown): UserFile {
  if (setting.key === 'profile') return { ...file, profile: value as string | undefined };
  const before = Object.hasOwn(file.profiles, profile) ? (file.profiles[profile] ?? {}) : {};
  const after = value === undefined ? without(before, setting.key) : { ...before, [setting.key]: value };
  return { ...file, profiles: { ...file.profiles, [profile]: after } };
}

/**
 * Writes one setting into the user's file.
 * @param text the new value; undefined or empty takes the setting out.
 * @returns the settings as they are now.
 * @throws UserError `setting-invalid`, `profile-unknown` or `profile-name-invalid`; the file then stays as it was.
 */
export async function changeSetting(
  settings: Settings,
  setting: SettingKey,
  text: string | undefined,
): Promise<Settings> {
  const read = text === undefined || text === '' ? undefined : readSetting(setting, text, 'config set');
  const { profile, userFile } = settings;
  if (setting.key === 'profile') {
    if (read !== undefined) demandProfile(String(text).trim(), userFile);
  } else {
    checkProfileName(profile);
  }
  const file = changed(userFile, profile, setting, read === undefined ? undefined : setting.write(read));
  await writeUserFile(file);
  return readSettings(settings.input);
}
