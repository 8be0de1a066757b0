import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { temporaryFolder } from '../cli/temporary-folder.ts';
import { orderExport, ordersOf, writeExport } from '../commands/order-exports.ts';
import { BIN, cleanEnvironment, finished } from './shell-process.ts';

const FILES = 12;
const HALF = FILES / 2;

/** Twelve downloads, each with two orders of its own and one it shares with the next. */
function downloads(): string {
  const folder = join(temporaryFolder(), 'downloads');
  mkdirSync(folder);
  for (let index = 0; index < FILES; index += 1) {
    writeExport(join(folder, `orders-${index}.txt`), ordersOf(index * 2 + 1, index * 2 + 3, 1), 2);
  }
  return folder;
}

function start(home: string, ...argv: string[]) {
  return spawn(process.execPath, [BIN, ...argv, '--json', '--quiet'], {
    cwd: home,
    env: cleanEnvironment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Inspected {
  readonly data: { readonly files: { readonly records: number; readonly restated: number }[] };
  readonly problems: unknown[];
}

async function json<T>(home: string, ...argv: string[]): Promise<T> {
  const { code, stderr, stdout } = await finished(start(home, ...argv));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

/** Every order once, whatever happened before. */
async function expectWhole(home: string): Promise<void> {
  const { data, problems } = await json<Inspected>(home, 'reports', 'inspect');
  expect(problems).toEqual([]);
  expect(data.files).toHaveLength(FILES);
  expect(data.files.reduce((sum, { records }) => sum + records, 0)).toBe(FILES * 2 + 1);
}

/** Every name in the archive holds the bytes it names. */
function expectSound(home: string): void {
  const folder = join(home, '.local/share/sellerctl/archive/default/files');
  for (const shard of readdirSync(folder)) {
    for (const name of readdirSync(join(folder, shard))) {
      const bytes = readFileSync(join(folder, shard, name));
      if (name.endsWith('.json')) JSON.parse(bytes.toString());
      else expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
    }
  }
}

describe('an import', () => {
  it(
    'killed again and again leaves nothing half done, and the next one completes it',
    { timeout: 120_000 },
    async () => {
      const [home, folder] = [temporaryFolder(), downloads()];
      const began = Date.now();
      await json(temporaryFolder(), 'reports', 'import', folder);
      const whole = Date.now() - began;
      let killed = 0;
      for (let round = 0; round < 10; round += 1) {
        const child = start(home, 'reports', 'import', folder);
        // Spread over the run, start-up included, and a little random on top.
        const timer = setTimeout(() => child.kill('SIGKILL'), whole * (0.3 + round * 0.07) + Math.random() * 30);
        const { signal } = await finished(child);
        clearTimeout(timer);
        if (signal === 'SIGKILL') killed += 1;
        const listed = await finished(start(home, 'reports', 'list'));
        expect({ code: listed.code, stderr: listed.stderr }).toEqual({ code: 0, stderr: '' });
      }
      expect(killed).toBeGreaterThan(0);
      await json(home, 'reports', 'import', folder);
      expectSound(home);
      await expectWhole(home);
      const { problems } = await json<Inspected>(home, 'reports', 'import', '--rebuild');
      expect(problems).toEqual([]);
      await expectWhole(home);
    },
  );

  it('by several processes at once keeps every file once', { timeout: 120_000 }, async () => {
    const [home, folder] = [temporaryFolder(), downloads()];
    const names = Array.from({ length: FILES }, (_, index) => join(folder, `orders-${index}.txt`));
    const ends = await Promise.all([
      finished(start(home, 'reports', 'import', folder)),
      finished(start(home, 'reports', 'import', ...names.toReversed())),
      finished(start(home, 'reports', 'import', ...names.slice(HALF), ...names.slice(0, HALF))),
    ]);
    for (const { code, stderr } of ends) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expectSound(home);
    await expectWhole(home);
  });

  it('takes standard input', async () => {
    const home = temporaryFolder();
    const child = spawn(process.execPath, [BIN, 'reports', 'import', '-', '--json'], {
      cwd: home,
      env: cleanEnvironment(home),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.end(orderExport(ordersOf(1, 3, 1)));
    expect((await finished(child)).code).toBe(0);
    const { data } = await json<Inspected>(home, 'reports', 'inspect');
    expect(data.files).toMatchObject([{ records: 3 }]);
  });
});
