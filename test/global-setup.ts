import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Written last by a build, so its time is the time of the build. */
const BUILT = join(root, 'oclif.manifest.json');

/** Sources that end up in the package. */
const SOURCES = ['src', 'scripts/write-manifest.ts', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

async function newestUnder(path: string): Promise<number> {
  const facts = await stat(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  const names = await readdir(path);
  const times = await Promise.all(names.map((name) => newestUnder(join(path, name))));
  return Math.max(facts.mtimeMs, ...times);
}

async function isFresh(): Promise<boolean> {
  if (!existsSync(BUILT)) return false;
  const sources = await Promise.all(SOURCES.map((path) => newestUnder(join(root, path))));
  return (await stat(BUILT)).mtimeMs > Math.max(...sources);
}

async function build(): Promise<void> {
  const run = promisify(execFile);
  const options = { cwd: root, env: process.env };
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], options);
  await run(process.execPath, ['scripts/write-manifest.ts'], options);
}

/** Builds `dist` when the sources are newer. Two runs at once build one after the other. */
export default async function setup(): Promise<void> {
  // NO_BUILD=1 tests what is in dist, for example an unpacked package.
  if ((process.env['NO_BUILD'] ?? '') !== '') return;
  if (await isFresh()) return;
  const lock = join(root, 'node_modules/.build-lock');
  for (let tries = 0; tries < 120; tries += 1) {
    try {
      await mkdir(lock);
      break;
    } catch {
      await wait(500);
    }
  }
  try {
    if (!(await isFresh())) await build();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
