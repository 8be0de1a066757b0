import { dirname, resolve } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';
import { didYouMean } from './did-you-mean.ts';
import { envName } from './env-name.ts';
import { readSetting, SETTING_KEYS, settingKey, type SettingKey } from './setting-keys.ts';
import { type ProjectFile, readProjectFile, readUserFile, type UserFile, type Values } from './settings-files.ts';

/** Where a value comes from, strongest first. */
export type Origin = 'flag' | 'environment' | 'project file' | 'profile' | 'default';

export interface SettingValue {
  readonly key: string;
  readonly about: string;
  /** Undefined when nothing sets it. */
  readonly value: unknown;
  readonly origin: Origin;
  /** The flag, variable or file that sets it; null for a default. */
  readonly where: string | null;
}

/** The settings of a run with their origins. */
export interface Settings {
  readonly values: readonly SettingValue[];
  readonly profile: string;
  readonly userFile: UserFile;
  readonly projectFile: ProjectFile | null;
  /** What they were read from: reading again after a change needs it. */
  readonly input: SettingsInput;
}

export interface SettingsInput {
  /** Flags as parsed: typed ones and those of the environment. */
  readonly flags: Values;
  /** Names of the flags that were typed. */
  readonly typed: ReadonlySet<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly configDir: string;
  /** Folder for data of this user, by platform. */
  readonly dataDir: string;
  readonly cwd: string;
  /** A profile that is not there yet is no mistake: `config set` makes it. */
  readonly profileMayBeNew?: boolean;
}

type Found = Omit<SettingValue, 'key' | 'about'>;

/** Parts of a project file that are no single setting: the feature of that name reads and checks its own. */
const PROJECT_SECTIONS: readonly string[] = ['audit'];

/** A section of the project file as it stands there, and the file; null when there is none. */
export function projectSection(
  { projectFile }: Settings,
  name: string,
): { readonly value: unknown; readonly file: string } | null {
  const value = projectFile?.values[name];
  return projectFile === null || value === undefined ? null : { value, file: projectFile.path };
}

function fromFlagOrEnvironment(setting: SettingKey, { env, flags, typed }: SettingsInput): Found | null {
  const { key } = setting;
  if (typed.has(key)) return { value: flags[key], origin: 'flag', where: `--${key}` };
  const variable = envName(key);
  const text = env[variable];
  if (text === undefined || text === '') return null;
  // A command with this flag has had oclif read the variable already; one without it has not.
  const value = flags[key] ?? readSetting(setting, text, variable);
  return { value, origin: 'environment', where: variable };
}

function fromFile(setting: SettingKey, values: Values, path: string, origin: Origin): Found | null {
  const raw = values[setting.key];
  if (raw === undefined) return null;
  const value = readSetting(setting, raw, path);
  // A path in a file is meant from where the file lies, wherever the command is typed.
  const placed = (item: unknown): string => resolve(dirname(path), String(item));
  if (setting.isPath !== true) return { value, origin, where: path };
  return { value: Array.isArray(value) ? value.map(placed) : placed(value), origin, where: path };
}

function demandProfile(name: string, userFile: UserFile, found: Found): void {
  if (name === 'default' || Object.hasOwn(userFile.profiles, name)) return;
  const known = ['default', ...Object.keys(userFile.profiles).filter((profile) => profile !== 'default')];
  throw new UserError('profile-unknown', EXIT.usage, `${found.where ?? 'Settings'}: there is no profile "${name}".`, [
    ...didYouMean(name, known),
    `Known: ${known.join(', ')}. A new one is made by: sellerctl config set marketplace US --profile ${name}`,
  ]);
}

/**
 * The value of every setting by precedence: flag, environment, project file, profile, default.
 * @throws UserError when a file cannot be read or holds an unknown setting, a bad value or an unknown profile.
 */
export async function readSettings(input: SettingsInput): Promise<Settings> {
  const [projectFile, userFile] = await Promise.all([readProjectFile(input.cwd), readUserFile(input.configDir)]);
  for (const name of Object.keys(projectFile?.values ?? {})) {
    if (!PROJECT_SECTIONS.includes(name)) settingKey(name, projectFile?.path);
  }
  const outer = (setting: SettingKey): Found | null =>
    fromFlagOrEnvironment(setting, input) ??
    (projectFile === null ? null : fromFile(setting, projectFile.values, projectFile.path, 'project file'));
  const fallback = ({ fallback: value }: SettingKey, profile = ''): Found => ({
    value: typeof value === 'function' ? value({ profile, dataDir: input.dataDir }) : value,
    origin: 'default',
    where: null,
  });

  const profileKey = settingKey('profile');
  const profile: Found =
    outer(profileKey) ??
    (userFile.profile === undefined
      ? fallback(profileKey)
      : { value: userFile.profile, origin: 'profile', where: userFile.path });
  const profileName = String(profile.value);
  if (input.profileMayBeNew !== true) demandProfile(profileName, userFile, profile);
  const ofProfile = (Object.hasOwn(userFile.profiles, profileName) ? userFile.profiles[profileName] : undefined) ?? {};
  for (const name of Object.keys(ofProfile)) settingKey(name, userFile.path);

  const values = SETTING_KEYS.map((setting): SettingValue => {
    const found =
      setting === profileKey
        ? profile
        : (outer(setting) ?? fromFile(setting, ofProfile, userFile.path, 'profile') ?? fallback(setting, profileName));
    return { key: setting.key, about: setting.about, ...found };
  });
  return { values, profile: profileName, userFile, projectFile, input };
}
