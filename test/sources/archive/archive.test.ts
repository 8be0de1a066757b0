import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { noteOf } from '../../../src/model/archived.ts';
import { type Archive, archiveExists, openArchive } from '../../../src/sources/archive/archive.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { hashOf, placeOf, receipt, recognise, sourceOf, textOf } from './archive-folder.ts';

async function using<T>(folder: string, work: (archive: Archive) => Promise<T>, fresh = false): Promise<T> {
  const archive = await openArchive(folder, { fresh });
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}

const add = (folder: string, text: string, more = {}) =>
  using(folder, (archive) => archive.add(sourceOf(text), receipt(more), recognise));
const list = (folder: string) => using(folder, (archive) => archive.list(recognise));

describe('adding', () => {
  it('keeps the bytes under their hash, readable by the owner alone, with what is known of them', async () => {
    const folder = temporaryFolder();
    const added = await add(folder, 'one');
    expect(added.status).toBe('new');
    expect(readFileSync(placeOf(folder, 'one'), 'utf8')).toBe('one');
    expect(statSync(placeOf(folder, 'one')).mode & 0o077).toBe(0);
    const [file, ...more] = await list(folder);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ sha256: hashOf('one'), bytes: 3, receipts: [receipt()] });
    expect(file?.contents).toMatchObject([{ reportType: 'ORDERS', rows: 3, totals: { units: 3 } }]);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const folder = temporaryFolder();
    await add(folder, 'one');
    const before = await list(folder);
    expect((await add(folder, 'one', { importedAt: '2026-11-23T09:00:00.000Z' })).status).toBe('known');
    expect(await list(folder)).toEqual(before);
  });

  it('leaves out what is no report, without a trace', async () => {
    const folder = temporaryFolder();
    expect(await add(folder, 'no report')).toMatchObject({ status: 'left-out', sha256: hashOf('no report') });
    expect(existsSync(placeOf(folder, 'no report'))).toBe(false);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
    expect(await list(folder)).toEqual([]);
  });

  it('takes the first time of a file for its age, and the last word on its shop', async () => {
    const folder = temporaryFolder();
    await add(folder, 'one', { receivedAt: '2026-10-05T00:00:00.000Z', marketplace: 'US' });
    await add(folder, 'one', { receivedAt: '2026-10-09T00:00:00.000Z', importedAt: '2026-11-23T00:00:00.000Z' });
    await add(folder, 'one', { name: 'b.txt', marketplace: 'DE', importedAt: '2026-11-24T00:00:00.000Z' });
    const [file] = await list(folder);
    expect(file && noteOf(file)).toEqual({ receivedAt: receipt().receivedAt, marketplace: 'DE', period: null });
    expect(file?.receipts.map(({ name }) => name)).toEqual(['orders.txt', 'b.txt']);
    await add(folder, 'one', { marketplace: 'US', importedAt: '2026-11-25T00:00:00.000Z' });
    const [again] = await list(folder);
    expect(again && noteOf(again).marketplace).toBe('US');
  });

  it('names a source that breaks off, and keeps nothing of it', async () => {
    const folder = temporaryFolder();
    async function* open(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw Object.assign(new Error('EIO: the cable was pulled'), { code: 'EIO' });
    }
    const source = { path: 'a.txt', size: 8, open };
    const added = await using(folder, (archive) => archive.add(source, receipt(), recognise));
    expect(added).toEqual({ status: 'unreadable', reason: 'EIO: the cable was pulled' });
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('keeps the same whatever the order and however often files are handed in', async () => {
    const texts = ['one', 'two', 'three'];
    const turns = fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(turns, async (some) => {
        const [left, right] = [temporary(), temporary()];
        try {
          const importedAt = '2026-11-22T09:00:00.000Z';
          const addAll = (all: string[]) => async (archive: Archive) => {
            for (const text of all) await archive.add(sourceOf(text), receipt({ importedAt }), recognise);
          };
          await using(left, addAll([...some, ...texts]));
          await using(right, addAll(texts.toReversed()));
          expect(await list(left)).toEqual(await list(right));
        } finally {
          for (const folder of [left, right]) rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 6 },
    );
  });

  it('sweeps copies a killed process left aside a day ago, and none that may still be written', async () => {
    const folder = temporaryFolder();
    await add(folder, 'one');
    const [old, young] = ['old.part', 'young.part'].map((name) => join(folder, 'incoming', name));
    for (const path of [old, young]) writeFileSync(path ?? '', 'half a repo');
    utimesSync(old ?? '', new Date('2026-11-20T00:00:00Z'), new Date('2026-11-20T00:00:00Z'));
    utimesSync(young ?? '', new Date('2026-11-22T08:00:00Z'), new Date('2026-11-22T08:00:00Z'));
    await add(folder, 'two');
    expect(readdirSync(join(folder, 'incoming'))).toEqual(['young.part']);
  });
});

let made = 0;
function temporary(): string {
  made += 1;
  return join(temporaryFolder(), `archive-${made}`);
}

describe('opening', () => {
  it('gives bytes, note and a path that keeps the name', async () => {
    const folder = temporaryFolder();
    await add(folder, 'one', { marketplace: 'DE' });
    await using(folder, async (archive) => {
      const [file] = await archive.list(recognise);
      if (file === undefined) throw new Error('nothing there');
      const source = archive.open(file, 'orders.txt');
      expect(await textOf(source)).toBe('one');
      expect(source).toMatchObject({
        path: `archive:${hashOf('one').slice(0, 8)}/orders.txt`,
        size: 3,
        note: { marketplace: 'DE', receivedAt: receipt().receivedAt, period: null },
      });
    });
  });

  it.each([
    ['changed', (path: string) => writeFileSync(path, 'ONE'), 'was changed'],
    ['cut', (path: string) => writeFileSync(path, 'on'), 'was changed'],
    ['emptied', (path: string) => writeFileSync(path, ''), 'was changed'],
    ['removed', (path: string) => rmSync(path), 'is gone'],
  ])('refuses bytes that were %s, until the file is handed in again', async (_how, harm, words) => {
    const folder = temporaryFolder();
    await add(folder, 'one');
    harm(placeOf(folder, 'one'));
    const [file] = await list(folder);
    if (file === undefined) throw new Error('it must stay on the list');
    await using(folder, (archive) => expect(textOf(archive.open(file, 'a'))).rejects.toThrow(words));
    expect((await add(folder, 'one')).status).toBe('mended');
    await using(folder, async (archive) => expect(await textOf(archive.open(file, 'a'))).toBe('one'));
  });
});

describe('what a kill leaves', () => {
  it('is completed by listing: bytes that were never noted', async () => {
    const folder = temporaryFolder();
    await add(folder, 'one', { marketplace: 'DE' });
    await add(folder, 'two', { name: 'two.txt' });
    const before = await list(folder);
    for (const name of readdirSync(folder).filter((each) => each.startsWith('index'))) rmSync(join(folder, name));
    expect(await list(folder)).toEqual(before);
  });

  it('is no file when only the receipt was written', async () => {
    const folder = temporaryFolder();
    await add(folder, 'one');
    rmSync(placeOf(folder, 'one'));
    for (const name of readdirSync(folder).filter((each) => each.startsWith('index'))) rmSync(join(folder, name));
    expect(await list(folder)).toEqual([]);
    expect((await add(folder, 'one')).status).toBe('new');
  });

  it('keeps bytes whose receipt is damaged, under their hash', async () => {
    const folder = temporaryFolder();
    await add(folder, 'one');
    for (const name of readdirSync(folder).filter((each) => each.startsWith('index'))) rmSync(join(folder, name));
    const shard = join(folder, 'files', hashOf('one').slice(0, 2));
    for (const name of readdirSync(shard).filter((each) => each.endsWith('.json'))) {
      writeFileSync(join(shard, name), readFileSync(join(shard, name), 'utf8').slice(0, 40));
    }
    const [file] = await list(folder);
    expect(file?.receipts[0].name).toBe(hashOf('one'));
    expect(file?.contents).toHaveLength(1);
  });
});

describe('archiveExists', () => {
  it('is false until something is imported', async () => {
    const folder = join(temporaryFolder(), 'archive');
    expect(archiveExists(folder)).toBe(false);
    await add(folder, 'one');
    expect(archiveExists(folder)).toBe(true);
  });
});
