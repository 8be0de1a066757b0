import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { changeSetting } from '../../src/cli/change-setting.ts';
import { settingKey } from '../../src/cli/setting-keys.ts';
import { readSettings, type Settings, type SettingsInput } from '../../src/cli/settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Files {
  readonly project?: unknown;
  readonly user?: unknown;
}

/** Reads settings in a folder of their own, with the given files. */
async function read(files: Files = {}, input: Partial<SettingsInput> = {}): Promise<Settings> {
  const folder = temporaryFolder();
  const [cwd, configDir] = [join(folder, 'project', 'deep', 'down'), join(folder, 'config')];
  mkdirSync(cwd, { recursive: true });
  const write = (path: string, value: unknown): void =>
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  if (files.project !== undefined) write(join(folder, 'project', 'sellerctl.json'), files.project);
  if (files.user !== undefined) {
    mkdirSync(configDir);
    write(join(configDir, 'config.json'), files.user);
  }
  return readSettings({
    flags: {},
    typed: new Set(),
    env: {},
    cwd,
    configDir,
    dataDir: join(folder, 'data'),
    ...input,
  });
}

function marketplace(settings: Settings): string {
  const found = settings.values.find(({ key }) => key === 'marketplace');
  return `${String(found?.value)} from ${found?.origin}`;
}

function archive(settings: Settings): string {
  return String(settings.values.find(({ key }) => key === 'archive')?.value);
}

const user = { profile: 'shop', profiles: { shop: { marketplace: 'FR' }, default: { marketplace: 'IT' } } };
const project = { marketplace: 'de' };
const env = { SELLERCTL_MARKETPLACE: 'uk' };
const typed = { flags: { marketplace: 'US' }, typed: new Set(['marketplace']) };

describe('precedence', () => {
  it('is flag, environment, project file, profile, default', async () => {
    expect(marketplace(await read({ project, user }, { ...typed, env }))).toBe('US from flag');
    expect(marketplace(await read({ project, user }, { env }))).toBe('UK from environment');
    expect(marketplace(await read({ project, user }))).toBe('DE from project file');
    expect(marketplace(await read({ user }))).toBe('FR from profile');
    expect(marketplace(await read())).toBe('undefined from default');
  });

  it('takes an empty variable for none', async () => {
    expect(marketplace(await read({ user }, { env: { SELLERCTL_MARKETPLACE: '' } }))).toBe('FR from profile');
  });

  it('chooses the profile by the same order', async () => {
    const profileOf = async (files: Files, input: Partial<SettingsInput> = {}) => (await read(files, input)).profile;
    expect(await profileOf({ user })).toBe('shop');
    expect(await profileOf({ user, project: { profile: 'default' } })).toBe('default');
    expect(await profileOf({ user }, { env: { SELLERCTL_PROFILE: 'default' } })).toBe('default');
    expect(await profileOf({})).toBe('default');
    const settings = await read({ user }, { flags: { profile: 'default' }, typed: new Set(['profile']) });
    expect(marketplace(settings)).toBe('IT from profile');
  });

  it('reads paths of a file from where the file lies', async () => {
    const settings = await read({ project: { rules: ['own/fees.json'] } });
    const rules = settings.values.find(({ key }) => key === 'rules');
    expect(rules?.value).toEqual([join(settings.projectFile?.path ?? '', '..', 'own/fees.json')]);
    const placed = await read({ project: { archive: 'reports' } });
    expect(archive(placed)).toBe(join(placed.projectFile?.path ?? '', '..', 'reports'));
  });

  it('keeps an archive for each profile, under a name that is one folder', async () => {
    expect(archive(await read())).toMatch(/data.archive.default$/);
    expect(archive(await read({ user }))).toMatch(/data.archive.shop$/);
    const hostile = { profile: '..', profiles: { '..': {}, '../x': {} } };
    expect(archive(await read({ user: hostile }))).toMatch(/data.archive.%2E%2E$/);
    expect(archive(await read({ user: { ...hostile, profile: '../x' } }))).toMatch(/data.archive.%2E%2E%2Fx$/);
  });
});

describe('mistakes', () => {
  it.each([
    ['a misspelt setting', { project: { marketplce: 'DE' } }, 'setting-unknown', 'Did you mean marketplace?'],
    [
      'a misspelt setting of a profile',
      { user: { profiles: { default: { fromat: 'csv' } } } },
      'setting-unknown',
      'Did you mean format?',
    ],
    ['a value that is none', { project: { format: 'jsn' } }, 'setting-invalid', 'Did you mean json?'],
    ['a marketplace that is none', { project: { marketplace: 'XX' } }, 'setting-invalid', null],
    ['a switch that is none', { project: { quiet: 'perhaps' } }, 'setting-invalid', null],
    ['a number for a text', { project: { marketplace: 7 } }, 'setting-invalid', null],
    ['half a file', { project: '{"marketplace":' }, 'settings-unreadable', null],
    ['an empty file', { project: '' }, 'settings-unreadable', null],
    ['an array', { project: [] }, 'settings-unreadable', null],
    ['profiles that are none', { user: { profiles: { shop: 'DE' } } }, 'settings-unreadable', null],
    ['a profile that is no text', { user: { profile: 1, profiles: {} } }, 'settings-unreadable', null],
    [
      'a profile that is not there',
      { user: { profile: 'shpo', profiles: { shop: {} } } },
      'profile-unknown',
      'Did you mean shop?',
    ],
    ['a profile named like an inherited key', { user: { profile: 'toString', profiles: {} } }, 'profile-unknown', null],
  ])('%s is named with its file', async (_name, files, code, suggestion) => {
    const failure = (await read(files).catch((error: unknown) => error)) as { message: string; suggestions: string[] };
    expect(failure).toMatchObject({ code, exitCode: 2 });
    expect(failure.message).toMatch(/sellerctl\.json|config\.json/);
    if (suggestion !== null) expect(failure.suggestions).toContain(suggestion);
  });

  it('reads a file that begins with a byte-order mark', async () => {
    expect(marketplace(await read({ project: `\uFEFF${JSON.stringify(project)}` }))).toBe('DE from project file');
  });

  it('names the variable that holds a bad value', async () => {
    await expect(read({}, { env: { SELLERCTL_FORMAT: 'xml' } })).rejects.toThrow(
      'SELLERCTL_FORMAT: format cannot be "xml"',
    );
  });
});

describe('changing a setting', () => {
  const set = (settings: Settings, name: string, value?: string) => changeSetting(settings, settingKey(name), value);

  it('writes a file that only its owner may read', async () => {
    const after = await set(await read(), 'marketplace', 'de');
    expect(marketplace(after)).toBe('DE from profile');
    expect(statSync(after.userFile.path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(after.userFile.path, 'utf8'))).toEqual({
      profiles: { default: { marketplace: 'DE' } },
    });
  });

  it('keeps what the file held, and takes a setting out', async () => {
    const after = await set(await read({ user }), 'format', 'csv');
    expect(after.userFile.profiles).toEqual({
      shop: { marketplace: 'FR', format: 'csv' },
      default: { marketplace: 'IT' },
    });
    expect((await set(after, 'marketplace')).userFile.profiles['shop']).toEqual({ format: 'csv' });
  });

  it('makes a profile, but none with a name that does harm', async () => {
    const named = (name: string) => ({ flags: { profile: name }, typed: new Set(['profile']), profileMayBeNew: true });
    expect((await set(await read({ user }, named('new')), 'marketplace', 'JP')).userFile.profiles['new']).toEqual({
      marketplace: 'JP',
    });
    for (const name of ['__proto__', '../x', 'a b', '']) {
      const settings = await read({ user }, named(name));
      await expect(set(settings, 'marketplace', 'JP'), name).rejects.toMatchObject({ code: 'profile-name-invalid' });
    }
  });

  it('chooses only a profile that is there', async () => {
    const settings = await read({ user });
    expect((await set(settings, 'profile', 'default')).profile).toBe('default');
    await expect(set(settings, 'profile', 'nobody')).rejects.toMatchObject({ code: 'profile-unknown' });
  });

  it('leaves the file alone when the value is wrong', async () => {
    const settings = await read({ user });
    await expect(set(settings, 'format', 'xml')).rejects.toMatchObject({ code: 'setting-invalid' });
    expect(JSON.parse(readFileSync(settings.userFile.path, 'utf8'))).toEqual(user);
  });

  it('writes --fail-on as it is typed', async () => {
    const after = await set(await read(), 'fail-on', 'error,leak');
    expect(after.userFile.profiles['default']).toEqual({ 'fail-on': 'error,leak' });
  });
});
