import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { temporaryFolder } from '../cli/temporary-folder.ts';
import { BIN, sellerctl, shell } from './shell-process.ts';

describe('wrong usage', () => {
  it.each([
    ['a misspelt command', ['config', 'lst'], 'There is no command "config lst".', 'Did you mean config list?'],
    ['a misspelt topic', ['confg', 'list'], 'There is no command "confg', 'Did you mean config'],
    ['the last word of a command alone', ['list'], 'There is no command "list".', 'config list'],
    ['a command like none', ['xyzzy'], 'There is no command "xyzzy".', 'See all commands: sellerctl --help'],
    ['a flag before the command', ['--quiet', 'config', 'list'], 'A command comes first', 'sellerctl --help'],
    ['a misspelt flag', ['config', 'list', '--qiet'], 'Unknown flag --qiet.', 'Did you mean --quiet?'],
    ['a misspelt value', ['config', 'list', '--format', 'tabel'], '--format cannot be "tabel".', 'Did you mean table?'],
    ['a flag without its value', ['config', 'list', '--output'], '--output expects a value', 'config list --help'],
    ['hostile text', ['config', 'get', '\u001B[2J\u202Ex'], '"␛[2J<U+202E>x"', 'Known:'],
  ])('of %s exits with 2, says what is wrong and what to do', async (_name, argv, message, suggestion) => {
    const { code, stderr, stdout } = await sellerctl(argv);
    expect(stderr).toContain(message);
    expect(stderr).toContain(suggestion);
    expect(stderr).toMatch(/^Error: /);
    expect(stderr).not.toMatch(/\n\s+at |CLIError|@oclif/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each([
    ['an unknown command', ['config', 'lst', '--json'], {}, 'command-unknown'],
    ['an unknown flag', ['config', 'list', '--json', '--nope'], {}, 'flag-unknown'],
    ['an unknown value', ['config', 'list', '--format=json', '--fail-on', 'x'], {}, 'fail-on-unknown'],
    ['a missing argument', ['config', 'get'], { SELLERCTL_FORMAT: 'json' }, 'argument-missing'],
  ])('with JSON asked for gives %s as exactly four keys', async (_name, argv, env, code) => {
    const run = await sellerctl(argv, { env });
    const { error } = JSON.parse(run.stdout) as { error: Record<string, unknown> };
    expect(Object.keys(error)).toEqual(['code', 'message', 'suggestions', 'exitCode']);
    expect(error).toMatchObject({ code, exitCode: 2 });
    expect(run.code).toBe(2);
    expect(run.stderr).toBe('');
    // oclif's own JSON of an error would dump its configuration and the arguments.
    expect(run.stdout.length).toBeLessThan(1000);
  });
});

describe('help', () => {
  it.each([[], ['--help'], ['-h'], ['help']])('is printed for %j', async (...argv) => {
    const { code, stderr, stdout } = await sellerctl(argv.filter((word) => word !== undefined));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('$ sellerctl [COMMAND]');
    expect(stdout).toContain('config');
  });

  it('of a command names variables and examples', async () => {
    const { stdout } = await sellerctl(['config', 'list', '--help']);
    expect(stdout).toContain('SELLERCTL_FORMAT');
    expect(stdout).toContain('$ sellerctl config list --show-origin');
  });

  it('of a topic describes it', async () => {
    expect((await sellerctl(['config'])).stdout).toContain('sellerctl config COMMAND');
  });

  it('hides the stages of commands', async () => {
    const { stdout } = await sellerctl(['--help']);
    expect(stdout).not.toContain('_stages');
  });
});

describe('the version', () => {
  it.each(['--version', '-v'])('is printed by %s', async (flag) => {
    const { stdout } = await sellerctl([flag]);
    expect(stdout).toMatch(/^sellerctl\/\d+\.\d+\.\d+ /);
  });
});

describe('settings of the real command', () => {
  it('come from flag, environment and project file in this order', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'sellerctl.json'), JSON.stringify({ format: 'csv' }));
    const env = { SELLERCTL_FORMAT: 'markdown' };
    expect((await sellerctl(['config', 'list'], { cwd })).stdout).toMatch(/setting,value/);
    expect((await sellerctl(['config', 'list'], { cwd, env })).stdout).toContain('| ');
    expect((await sellerctl(['config', 'list', '--format', 'ndjson'], { cwd, env })).stdout).toMatch(/^\{/);
  });

  it('of a broken project file stop every command with one line', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'sellerctl.json'), '{');
    const { code, stderr } = await sellerctl(['config', 'list'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Error: .*sellerctl\.json: it is not JSON/);
  });
});

describe('completion', () => {
  it('is offered for bash', async () => {
    const { code, stdout } = await sellerctl(['autocomplete', 'script', 'bash']);
    expect(code).toBe(0);
    expect(stdout).toContain('SELLERCTL');
  });
});

describe('an old Node', () => {
  it('is told what is needed, in a file it can still read', async () => {
    const text = readFileSync(BIN, 'utf8');
    // Nothing in front of the check that a Node of ten years ago cannot parse.
    expect(text).not.toMatch(/^import |\bawait\b(?! )|=>|\?\.|\?\?|`/m);
    const { stderr } = await shell(
      `node --import 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.1.0"}});Object.defineProperty(process,"version",{value:"v20.1.0"})' ${BIN} --help; echo "code $?" >&2`,
    );
    expect(stderr).toBe(
      'sellerctl needs Node 22.13 or newer; this is v20.1.0. Get it from https://nodejs.org\ncode 2\n',
    );
  });
});
