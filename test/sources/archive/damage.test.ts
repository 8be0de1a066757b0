import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it, onTestFinished } from 'vitest';

import { type Archive, openArchive } from '../../../src/sources/archive/archive.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { hashOf, placeOf, receipt, recognise, sourceOf } from './archive-folder.ts';

const TEXTS = ['one', 'two', 'three', 'four'];

async function using<T>(folder: string, work: (archive: Archive) => Promise<T>, fresh = false): Promise<T> {
  const archive = await openArchive(folder, { fresh });
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}

const add = (folder: string, text: string) =>
  using(folder, (archive) => archive.add(sourceOf(text), receipt(), recognise));
const list = (folder: string) => using(folder, (archive) => archive.list(recognise));
const rebuild = (folder: string) => using(folder, (archive) => archive.rebuild(recognise), true);

async function filled(): Promise<string> {
  const folder = temporaryFolder();
  for (const text of TEXTS) await add(folder, text);
  return folder;
}

describe('the index', () => {
  it('cut anywhere is either whole again or named, and made anew from the files', async () => {
    const original = await filled();
    const before = await list(original);
    const size = readFileSync(join(original, 'index.sqlite')).length;
    const cuts = [0, 1, 15, 16, 50, 99, 100, 101, 511, 4095, 4096, 4097, 8192, size >> 1, size - 4096, size - 1];
    const codes = new Set<string>();
    for (const cut of cuts) {
      const folder = join(temporaryFolder(), 'archive');
      cpSync(original, folder, { recursive: true });
      const path = join(folder, 'index.sqlite');
      writeFileSync(path, readFileSync(path).subarray(0, cut));
      const outcome = await list(folder).catch((error: { code?: string }) => String(error.code));
      if (typeof outcome === 'string') codes.add(outcome);
      else expect(outcome, `cut at ${cut}`).toEqual(before);
      expect((await rebuild(folder)).unsound).toEqual([]);
      expect(await list(folder), `after a cut at ${cut}`).toEqual(before);
    }
    expect([...codes]).toEqual(['archive-index-damaged']);
  });

  it.each([
    ['rubbish', (path: string) => writeFileSync(path, 'x'.repeat(5000))],
    ['a page of rubbish', (path: string) => writeFileSync(path, overwritten(readFileSync(path)))],
    ['no JSON where there must be some', (path: string) => run(path, "UPDATE content SET totals = '{'")],
    ['files without a receipt', (path: string) => run(path, 'DELETE FROM receipt')],
  ])('that holds %s is named with what to do, and made anew', async (_what, harm) => {
    const folder = await filled();
    const before = await list(folder);
    harm(join(folder, 'index.sqlite'));
    await expect(list(folder)).rejects.toMatchObject({
      code: 'archive-index-damaged',
      exitCode: 5,
      suggestions: [expect.stringContaining('reports import --rebuild')],
    });
    expect((await rebuild(folder)).files).toEqual(before);
    expect(await list(folder)).toEqual(before);
  });

  it('of a newer version is left alone, by a rebuild too', async () => {
    const folder = await filled();
    run(join(folder, 'index.sqlite'), 'PRAGMA user_version = 99');
    const bytes = readFileSync(join(folder, 'index.sqlite'));
    for (const attempt of [() => list(folder), () => rebuild(folder), () => add(folder, 'five')]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'archive-newer', exitCode: 5 });
    }
    expect(readFileSync(join(folder, 'index.sqlite')).equals(bytes)).toBe(true);
    expect(existsSync(placeOf(folder, 'five'))).toBe(false);
  });

  it('makes a writer wait for another and give up in words', { timeout: 30_000 }, async () => {
    const folder = await filled();
    const archive = await openArchive(folder);
    onTestFinished(() => archive.close());
    const other = new DatabaseSync(join(folder, 'index.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await expect(archive.add(sourceOf('five'), receipt(), recognise)).rejects.toMatchObject({
      code: 'archive-busy',
      exitCode: 6,
    });
    other.exec('COMMIT');
    other.close();
    expect((await archive.add(sourceOf('five'), receipt(), recognise)).status).toBe('known');
  });
});

function overwritten(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(4096, 0xa5), bytes.subarray(8192)]);
}

function run(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

describe('a rebuild', () => {
  it('names files that were changed or are gone; the changed ones stay listed, so that every reading names them', async () => {
    const folder = await filled();
    writeFileSync(placeOf(folder, 'one'), 'ONE');
    rmSync(placeOf(folder, 'two'));
    const { files, unsound } = await rebuild(folder);
    expect(unsound.toSorted((a, b) => Number(a.gone) - Number(b.gone))).toEqual([
      { sha256: hashOf('one'), gone: false, names: ['orders.txt'] },
      { sha256: hashOf('two'), gone: true, names: ['orders.txt'] },
    ]);
    const hashes = ['one', 'three', 'four'].map(hashOf).toSorted();
    expect(files.map(({ sha256 }) => sha256).toSorted()).toEqual(hashes);
    expect((await list(folder)).map(({ sha256 }) => sha256).toSorted()).toEqual(hashes);
  });

  it('gives files kept unknown to readers that may know them by now', async () => {
    const folder = temporaryFolder();
    await using(folder, (archive) => archive.add(sourceOf('old'), receipt(), async () => []));
    const known = async () => [{ ...(await recognise(sourceOf('old')))?.[0] }] as never;
    const { files } = await using(folder, (archive) => archive.rebuild(known));
    expect(files[0]?.contents).toMatchObject([{ reportType: 'ORDERS' }]);
  });

  it('does not follow names that are no hashes', async () => {
    const folder = await filled();
    mkdirSync(join(folder, 'files', 'zz'));
    for (const name of ['..%2fx', 'zz', `${hashOf('one')}.sh`]) {
      copyFileSync(placeOf(folder, 'one'), join(folder, 'files', 'zz', name));
    }
    expect((await rebuild(folder)).files).toHaveLength(TEXTS.length);
  });
});

describe('a disk that takes nothing', () => {
  it('is named when the place is no folder', async () => {
    const path = join(temporaryFolder(), 'a-file');
    writeFileSync(path, 'x');
    await expect(openArchive(join(path, 'archive'))).rejects.toMatchObject({
      code: 'archive-not-writable',
      exitCode: 2,
      message: expect.stringContaining('part of the path is a file'),
    });
  });

  it('is named when it is full; what was there before is as it was', async ({ skip }) => {
    const folder = temporaryFolder();
    const unmount = mount(folder);
    if (unmount === null) return skip('a small disk can only be mounted by root');
    onTestFinished(unmount);
    await add(folder, 'one');
    const before = await list(folder);
    await expect(add(folder, 'x'.repeat(3_000_000))).rejects.toMatchObject({
      code: 'archive-not-writable',
      message: expect.stringContaining('the disk is full'),
    });
    expect(await list(folder)).toEqual(before);
    expect((await add(folder, 'two')).status).toBe('new');
  });
});

/** Mounts two megabytes of memory on a folder; null where that is not allowed. */
function mount(folder: string): (() => void) | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
}
