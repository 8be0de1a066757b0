import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import type { Problem } from '../../src/model/problem.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { ORDERS } from './bad-input-files.ts';
import { type Finished, sellerctl, shell } from './shell-process.ts';

const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['brief', ['brief']],
  ['reports inspect', ['reports', 'inspect']],
];

interface Printed {
  readonly data: { readonly files: readonly { path: string; records: number }[] };
  readonly problems: readonly Problem[];
}

/** A folder with one good orders file, in which trouble is then put. */
function goodFolder(): string {
  const folder = join(temporaryFolder(), 'downloads');
  mkdirSync(folder);
  writeFileSync(join(folder, 'orders.txt'), ORDERS);
  return folder;
}

function printed({ stdout }: Finished): Printed {
  return JSON.parse(stdout) as Printed;
}

function problemsOf(run: Finished, code: string): string[] {
  return printed(run)
    .problems.filter((problem) => problem.code === code)
    .map(({ file, message }) => `${file}: ${message}`);
}

function expectOrdersUsed(run: Finished): void {
  expect(run.code).toBe(0);
  expect(printed(run).data.files).toMatchObject([{ path: 'orders.txt', records: 2 }]);
}

describe.each(COMMANDS)('%s', (_name, command) => {
  const read = (cwd: string, path = '.'): Promise<Finished> => sellerctl([...command, path, '--json'], { cwd });

  it('a path that is not there: exit 5, what comes nearest, nothing on standard output', async () => {
    const { code, stdout, stderr } = await sellerctl([...command, 'order.txt'], { cwd: goodFolder() });
    expect([code, stdout]).toEqual([5, '']);
    expect(stderr).toContain('Error: There is no file or folder order.txt.');
    expect(stderr).toContain('Did you mean orders.txt?');
  });

  it('a path that is not there, with --json: the error for programs', async () => {
    const { code, stdout } = await read(goodFolder(), 'nothing');
    expect(code).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'path-missing', exitCode: 5 } });
  });

  it('an empty folder: exit 5 and what to put there', async () => {
    const { code, stdout, stderr } = await sellerctl([...command, '.'], { cwd: temporaryFolder() });
    expect([code, stdout]).toEqual([5, '']);
    expect(stderr).toContain('Error: There are no files in .');
    expect(stderr).toContain('sellerctl demo');
  });

  it('links that lead in a circle: the folder is read once, a link to itself is named', async () => {
    const folder = goodFolder();
    symlinkSync(folder, join(folder, 'up'));
    symlinkSync('itself', join(folder, 'itself'));
    symlinkSync('gone', join(folder, 'nowhere'));
    const run = await read(folder);
    expectOrdersUsed(run);
    expect(problemsOf(run, 'file-unreadable')).toEqual([
      'itself: It cannot be read: it is a link that leads back to itself.',
      'nowhere: It cannot be read: it is a link to something that is not there.',
    ]);
    expect((await read(folder, 'itself')).code).toBe(5);
  });

  it('a pipe and a socket in a folder are named and never waited for', async () => {
    const folder = goodFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => void server.listen(join(folder, 'socket'), resolve));
    const run = await read(folder);
    expectOrdersUsed(run);
    expect(problemsOf(run, 'file-not-ordinary')).toEqual([
      'pipe: It is a pipe, not a file; left alone.',
      'socket: It is a socket, not a file; left alone.',
    ]);
  });

  it('a device: exit 5, not read without end', async () => {
    const run = await read(temporaryFolder(), '/dev/zero');
    expect(run.code).toBe(5);
    expect(problemsOf(run, 'file-not-ordinary')).toEqual(['/dev/zero: It is a device, not a file; left alone.']);
  });

  it('a pipe that is named and written to is read, as is standard input', async () => {
    const folder = goodFolder();
    const line = `mkfifo pipe; cat orders.txt > pipe & $SELLERCTL ${command.join(' ')} pipe --json`;
    const named = await shell(line, { cwd: folder });
    expect(named.code).toBe(0);
    expect(printed(named).data.files).toMatchObject([{ path: 'pipe', records: 2 }]);
    const piped = await shell(`cat orders.txt | $SELLERCTL ${command.join(' ')} - --json`, { cwd: folder });
    expect(printed(piped).data.files).toMatchObject([{ path: '-', records: 2 }]);
  });

  it('a pipe that nobody writes to can be interrupted', async () => {
    const folder = goodFolder();
    const line = `mkfifo pipe; $SELLERCTL ${command.join(' ')} pipe & sleep 2; kill -TERM $!; wait $!`;
    const { code, stdout } = await shell(line, { cwd: folder });
    expect([code, stdout]).toEqual([143, '']);
  });

  // Root may read everything; what the message says then is tested by the links above, which take the same way.
  it.skipIf(process.getuid?.() === 0)('a file that may not be read is named, the rest is used', async () => {
    const folder = goodFolder();
    writeFileSync(join(folder, 'secret.txt'), ORDERS);
    chmodSync(join(folder, 'secret.txt'), 0);
    const run = await read(folder);
    expect(printed(run).data.files.find(({ path }) => path === 'orders.txt')).toMatchObject({ records: 2 });
    expect(problemsOf(run, 'file-unreadable')).toEqual([
      'secret.txt: It cannot be read: you have no permission to read it.',
    ]);
    expect((await read(folder, 'secret.txt')).code).toBe(5);
  });

  // The kernel opens this file for root too and refuses to read it: an address nobody has is an input/output error.
  it.skipIf(process.platform !== 'linux')('a file that opens and then cannot be read is named', async () => {
    const run = await sellerctl([...command, '/proc/self/mem', 'orders.txt', '--json'], { cwd: goodFolder() });
    expect(run.code).toBe(0);
    expect(printed(run).data.files.find(({ path }) => path === 'orders.txt')).toMatchObject({ records: 2 });
    expect(problemsOf(run, 'file-unreadable')).toEqual([
      expect.stringMatching(/^\/proc\/self\/mem: It cannot be read: /),
    ]);
  });
});

const MEGABYTE = 1_000_000;

/** Prints the largest memory the process ever had (kilobytes) on standard error when it ends. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`,
)}`;

/** Nothing of the 300 MB takes room on the disk where the letter is NUL: the file has a hole there. */
function writeLongLine(path: string, letter: string): void {
  const file = openSync(path, 'w');
  writeSync(file, ORDERS);
  if (letter === '\0') ftruncateSync(file, 300 * MEGABYTE);
  else for (let count = 0; count < 300; count += 1) writeSync(file, Buffer.alloc(MEGABYTE, letter));
  closeSync(file);
}

describe('a line of 300 MB', () => {
  it.each([
    ['x', 'line-too-long', /^long\.txt: Line 4 is longer than /],
    ['\0', 'file-binary', /^long\.txt: It is a binary file, not a report/],
  ])('of %j is refused in bounded memory, the rest of the folder is used', async (letter, code, says) => {
    const folder = goodFolder();
    writeLongLine(join(folder, 'long.txt'), letter);
    const env = { NODE_OPTIONS: `--import ${REPORT_MEMORY}` };
    const run = await sellerctl(['brief', '.', '--json'], { cwd: folder, env });
    expect(run.code).toBe(0);
    expect(printed(run).data.files).toMatchObject([
      { path: 'long.txt', records: 0 },
      { path: 'orders.txt', records: 2 },
    ]);
    expect(problemsOf(run, code)).toEqual([expect.stringMatching(says)]);
    // Node itself takes some 80 MB; a reader that keeps the line takes more than 300.
    const peak = Number(/^peak (\d+)$/m.exec(run.stderr)?.[1]);
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(250_000);
  });
});
