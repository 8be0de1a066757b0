import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { temporaryFolder } from '../cli/temporary-folder.ts';

/** The command as a user's shell starts it. */
export const BIN = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** The folder of the built sources, for tests that start one module of it. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** An environment without settings, colours or traces of the machine; `home` is a folder of the test's own. */
export function cleanEnvironment(home: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C.UTF-8', TZ: 'UTC', ...more };
}

/** Waits for a process to end, gathering what it writes. */
export async function finished(child: ChildProcess): Promise<Finished> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), code, signal }),
    );
  });
}

interface Place {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command and waits for its end. */
export async function sellerctl(argv: readonly string[], place: Place = {}): Promise<Finished> {
  const home = temporaryFolder();
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd: place.cwd ?? home,
    env: cleanEnvironment(home, place.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return finished(child);
}

/** Runs a line of sh in which `$SELLERCTL` is the command. */
export async function shell(line: string, place: Place = {}): Promise<Finished> {
  const home = temporaryFolder();
  const child = spawn('sh', ['-c', line], {
    cwd: place.cwd ?? home,
    env: cleanEnvironment(home, { SELLERCTL: `${process.execPath} ${BIN}`, ...place.env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return finished(child);
}

/** A folder whose project file is so long that `config list --json` prints more than a megabyte. */
export function folderWithLongSettings(): string {
  const folder = join(temporaryFolder(), 'project');
  mkdirSync(folder);
  const rules = Array.from({ length: 20_000 }, (_, index) => `rules/a-table-of-our-own-with-a-long-name-${index}.json`);
  writeFileSync(join(folder, 'sellerctl.json'), JSON.stringify({ rules }));
  return folder;
}
