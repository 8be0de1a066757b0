import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const root = resolve(import.meta.dirname, '../..');
const LEFT_BEHIND = new Set(['node_modules', '.git', 'dist', 'oclif.manifest.json', 'coverage']);
/** What the package carries and nothing else; the sample seller is part of it for `sellerctl demo`. */
const CARRIED =
  /^(bin\/|dist\/.+\.(js|json)$|fixtures\/demo\/|oclif\.manifest\.json$|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/;

let folder = '';
let packed: Packed | undefined;

function run(
  command: string,
  args: readonly string[],
  cwd: string,
): { status: number | null; stdout: string; stderr: string } {
  // The Node of the tests comes first, whatever the machine has.
  const PATH = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const env = { ...process.env, PATH, HOME: process.env['HOME'] ?? folder, npm_config_update_notifier: 'false' };
  return spawnSync(command, args, { cwd, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sellerctl-pack-')));
  // A copy, since packing builds anew and other tests are using the built command.
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  for (const name of readdirSync(root)) {
    if (!LEFT_BEHIND.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  const pack = run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], copy);
  expect(pack.status, pack.stderr).toBe(0);
  const start = pack.stdout.search(/^[[{]/m);
  const answer = JSON.parse(pack.stdout.slice(start)) as Packed[] | Record<string, Packed>;
  packed = Array.isArray(answer) ? answer[0] : Object.values(answer)[0];
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the package', () => {
  it('carries what is needed', () => {
    const paths = packed?.files.map(({ path }) => path) ?? [];
    for (const path of [
      'bin/run.js',
      'dist/main.js',
      'oclif.manifest.json',
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
    ]) {
      expect(paths).toContain(path);
    }
    expect(paths.some((path) => path.startsWith('fixtures/demo/'))).toBe(true);
    expect(paths.some((path) => path.startsWith('dist/rules/us/'))).toBe(true);
  });

  it('carries nothing else, and less than 5 MB', () => {
    expect(packed?.files.map(({ path }) => path).filter((path) => !CARRIED.test(path))).toEqual([]);
    expect(packed?.size).toBeLessThan(5_000_000);
  });

  it('installs in an empty folder and runs the demo there', { timeout: 240_000 }, () => {
    const user = join(folder, 'user');
    mkdirSync(user);
    writeFileSync(join(user, 'package.json'), '{ "name": "someone", "private": true }\n');
    const tarball = join(folder, packed?.filename ?? 'missing.tgz');
    const install = run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], user);
    expect(install.status, install.stderr).toBe(0);
    const sellerctl = join(user, 'node_modules/.bin/sellerctl');
    const version = run(sellerctl, ['--version'], user);
    // NODE_ENV is `test` here, as it is `development` at many a user: neither may make oclif look for TypeScript.
    expect(version.stderr).toBe('');
    expect(version.stdout).toMatch(/^sellerctl\/\d+\.\d+\.\d+/);
    const demo = run(sellerctl, ['demo', 'sample'], user);
    expect(demo.status, demo.stderr).toBe(0);
    expect(demo.stderr).not.toContain('Warning');
    expect(demo.stdout.length).toBeGreaterThan(1000);
    expect(readdirSync(join(user, 'sample')).length).toBeGreaterThan(5);
  });
});
