import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import ConfigGet from '../../src/commands/config/get.ts';
import ConfigList from '../../src/commands/config/list.ts';
import ConfigPath from '../../src/commands/config/path.ts';
import ConfigSet from '../../src/commands/config/set.ts';
import { runInProcess } from './run-in-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A user with no settings yet, and a folder without a project. */
function freshUser(more: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  const env: Record<string, string> = { SELLERCTL_CONFIG_DIR: join(folder, 'own'), ...more };
  return { cwd: folder, env };
}

const list = (argv: string[], place = freshUser()) => runInProcess(ConfigList, 'config:list', argv, place);
const get = (argv: string[], place = freshUser()) => runInProcess(ConfigGet, 'config:get', argv, place);
const set = (argv: string[], place = freshUser()) => runInProcess(ConfigSet, 'config:set', argv, place);

describe('config list', () => {
  it('says where each value comes from', async () => {
    const place = freshUser({ SELLERCTL_QUIET: '1' });
    writeFileSync(join(place.cwd, 'sellerctl.json'), JSON.stringify({ marketplace: 'DE' }));
    const { exitCode, stdout } = await list(['--show-origin', '--format', 'csv'], place);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`marketplace,DE,project file,${join(place.cwd, 'sellerctl.json')}`);
    expect(stdout).toContain('quiet,true,environment,SELLERCTL_QUIET');
    // The mark in front keeps a spreadsheet from reading the cell as a formula.
    expect(stdout).toContain("format,csv,flag,'--format");
    expect(stdout).toContain('strict,false,default,');
  });

  it('prints JSON with typed values', async () => {
    const { stdout } = await list(['--json', '--columns', 'setting']);
    const document = JSON.parse(stdout) as { kind: string; data: { profile: string; settings: unknown[] } };
    expect(document.kind).toBe('config-list');
    expect(document.data.profile).toBe('default');
    expect(document.data.settings).toContainEqual({ key: 'strict', value: false, origin: 'default', where: null });
  });

  it('notes on standard error that JSON is never cut, except when quiet', async () => {
    expect((await list(['--json', '--columns', 'setting'])).stderr).toContain('always holds everything');
    expect((await list(['--json', '--columns', 'setting', '--quiet'])).stderr).toBe('');
  });

  it('keeps to the selection', async () => {
    const { stdout } = await list(['--format', 'csv', '--filter', 'setting=format', '--columns', 'value,setting']);
    expect(stdout.trim().split(/\r?\n/)).toEqual(['value,setting', 'csv,format']);
  });

  it.each([
    [['--nonsense'], 'Unknown flag --nonsense.'],
    [['--show-orign'], 'Did you mean --show-origin?'],
    [['--format', 'jsn'], 'Did you mean json?'],
    [['--format'], '--format expects one of these values'],
    [['extra'], 'Unexpected argument: extra.'],
    [['--columns', 'sttng'], 'Known columns: setting, value, about.'],
    [['--fail-on', 'eror'], 'Did you mean error?'],
    [['--filter', 'x'], 'cannot read "x"'],
    [['--json', '--format', 'csv'], 'contradict'],
  ])('%j is wrong usage: %s', async (argv, message) => {
    const { exitCode, stderr, stdout } = await list(argv);
    const text = stderr + stdout;
    expect(exitCode).toBe(2);
    expect(text).toContain(message);
    expect(text).not.toMatch(/\n {4}at |oclif|See more help|Parsing/);
  });

  it.each([
    [['--nonsense', '--json'], {}],
    [['--nonsense', '--format=json'], {}],
    [['--nonsense'], { SELLERCTL_FORMAT: 'json' }],
    [['--columns', 'nothing', '--json'], {}],
  ])('%j with %j gives the error as JSON on standard output and nothing else', async (argv, env) => {
    const { exitCode, stderr, stdout } = await list(argv, freshUser(env));
    const json = JSON.parse(stdout) as { error: object };
    expect(Object.keys(json)).toEqual(['error']);
    expect(Object.keys(json.error)).toEqual(['code', 'message', 'suggestions', 'exitCode']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' });
  });

  it('names the variable that holds a wrong value', async () => {
    const { exitCode, stderr } = await list([], freshUser({ SELLERCTL_FORMAT: 'xml' }));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('SELLERCTL_FORMAT cannot be "xml".');
  });
});

describe('config set and get', () => {
  it('write a value and read it back', async () => {
    const place = freshUser();
    expect((await set(['marketplace', 'gb'], place)).exitCode).toBe(0);
    expect(await get(['marketplace'], place)).toEqual({ stdout: 'UK\n', stderr: '', exitCode: 0 });
    expect((await set(['marketplace'], place)).exitCode).toBe(0);
    expect((await get(['marketplace'], place)).stdout).toBe('\n');
  });

  it('work on a profile', async () => {
    const place = freshUser();
    expect((await get(['marketplace', '--profile', 'second'], place)).exitCode).toBe(2);
    expect((await set(['marketplace', 'JP', '--profile', 'second'], place)).exitCode).toBe(0);
    expect((await get(['marketplace', '--profile', 'second'], place)).stdout).toBe('JP\n');
    expect((await get(['marketplace'], { ...place, env: { ...place.env, SELLERCTL_PROFILE: 'second' } })).stdout).toBe(
      'JP\n',
    );
    expect((await get(['marketplace'], place)).stdout).toBe('\n');
  });

  it('give the origin as JSON', async () => {
    const { stdout } = await get(['format', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'config-get',
      data: { key: 'format', value: 'json', origin: 'flag' },
    });
  });

  it('name what is near to an unknown setting', async () => {
    const { exitCode, stderr } = await set(['markteplace', 'DE']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean marketplace?');
  });

  it('ask for the setting when it is missing', async () => {
    expect((await get([])).stderr).toContain('Missing: SETTING.');
  });
});

describe('config path', () => {
  it('prints the path, also of a file that is not there yet', async () => {
    const place = freshUser();
    const { stdout } = await runInProcess(ConfigPath, 'config:path', [], place);
    expect(stdout).toBe(`${join(place.cwd, 'own', 'config.json')}\n`);
    const json = JSON.parse((await runInProcess(ConfigPath, 'config:path', ['--json'], place)).stdout) as {
      data: unknown;
    };
    expect(json.data).toMatchObject({ exists: false, projectFile: null });
  });
});
