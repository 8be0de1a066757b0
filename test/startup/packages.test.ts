import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const listPath = join(import.meta.dirname, 'packages.json');

type PackageList = Readonly<Record<string, readonly string[]>>;

const COMMAND_LINES = [
  '--version',
  '--help',
  'fees estimate --help',
  'reports list',
  'rules list --json',
  'fees estimate --marketplace US --date 2026-03-01 --price 24.99 --dimensions 13.8x9x0.7in --weight 2.88oz --category Clothing',
];

/** Packages that one run of the built command loads, Node's own modules and our own files left out. */
function packagesLoadedBy(commandLine: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sellerctl-startup-'));
  const record = join(folder, 'packages.json');
  try {
    const preload = join(import.meta.dirname, 'record-packages.mjs');
    const run = spawnSync(
      process.execPath,
      ['--import', preload, join(root, 'bin/run.js'), ...commandLine.split(' ')],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          NODE_ENV: undefined,
          RECORD_PACKAGES: record,
          NO_COLOR: '1',
          HOME: folder,
          XDG_CONFIG_HOME: folder,
          XDG_DATA_HOME: folder,
        },
      },
    );
    expect(run.status, run.stderr).toBe(0);
    return JSON.parse(readFileSync(record, 'utf8')) as string[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const listed = new Map<string, readonly string[]>(
  existsSync(listPath) ? Object.entries(JSON.parse(readFileSync(listPath, 'utf8')) as PackageList) : [],
);

afterAll(() => {
  if (process.env['UPDATE_FIXTURES'] !== '1') return;
  const current = COMMAND_LINES.map((line) => [line, listed.get(line)] as const);
  writeFileSync(listPath, `${JSON.stringify(Object.fromEntries(current), null, 2)}\n`);
});

describe('packages loaded at start-up', () => {
  it.each(COMMAND_LINES)('`sellerctl %s` loads what the list says and nothing else', (line) => {
    const loaded = packagesLoadedBy(line);
    if (process.env['UPDATE_FIXTURES'] === '1') listed.set(line, loaded);
    expect(loaded).toEqual(listed.get(line));
  });

  it.each(COMMAND_LINES.filter((line) => /--(help|version)$/.test(line)))(
    '`sellerctl %s` loads no heavy package',
    (line) => {
      const heavy = ['chalk', 'csv-parse', 'ora', 'sharp', 'zod'];
      expect(packagesLoadedBy(line).filter((name) => heavy.includes(name))).toEqual([]);
    },
  );
});
