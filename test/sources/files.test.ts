import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectFiles } from '../../src/sources/files.ts';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sellerctl-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('collectFiles', () => {
  it('searches folders to the bottom in the order of names and skips hidden files and junk', async () => {
    await mkdir(at('sub', 'deep'), { recursive: true });
    await mkdir(at('__MACOSX'));
    for (const name of ['b.txt', 'a.txt', '.DS_Store', '~$open.xlsx', 'half.crdownload', 'Thumbs.db', 'B.txt']) {
      await writeFile(at(name), 'x');
    }
    await writeFile(at('sub', 'deep', 'c.txt'), 'x');
    await writeFile(at('__MACOSX', 'd.txt'), 'x');
    const { files } = await collectFiles([folder]);
    expect(files.map(({ path }) => path)).toEqual([at('B.txt'), at('a.txt'), at('b.txt'), at('sub', 'deep', 'c.txt')]);
  });

  it('follows links once, also those that lead in a circle', async () => {
    await mkdir(at('sub'));
    await writeFile(at('sub', 'a.txt'), 'x');
    await symlink(folder, at('sub', 'up'));
    await symlink(at('sub', 'a.txt'), at('z-again.txt'));
    await symlink(at('loop'), at('loop'));
    const { files, problems } = await collectFiles([folder, folder, at('sub', 'a.txt')]);
    expect(files.map(({ path }) => path)).toEqual([at('sub', 'a.txt')]);
    expect(problems).toMatchObject([{ code: 'file-unreadable', scope: 'file', file: at('loop') }]);
  });

  it('names a link to nothing inside a folder and goes on', async () => {
    await symlink(at('gone'), at('dangling'));
    await writeFile(at('a.txt'), 'x');
    const { files, problems } = await collectFiles([folder]);
    expect(files).toHaveLength(1);
    expect(problems.map(({ file }) => file)).toEqual([at('dangling')]);
  });

  it('stops at a path that is not there, with the names that come nearest', async () => {
    await writeFile(at('orders-october.txt'), 'x');
    await expect(collectFiles([at('orders-octobre.txt')])).rejects.toMatchObject({
      code: 'path-missing',
      exitCode: 5,
      suggestions: [expect.stringContaining('orders-october.txt')],
    });
    await expect(collectFiles([at('no', 'such', 'folder')])).rejects.toMatchObject({ code: 'path-missing' });
    await expect(collectFiles([at('orders-october.txt', 'inside')])).rejects.toMatchObject({ code: 'path-missing' });
  });

  it('stops at an empty folder and says what to put there', async () => {
    await expect(collectFiles([folder])).rejects.toMatchObject({ code: 'folder-empty', exitCode: 5 });
  });

  it.skipIf(process.getuid?.() === 0)('names a folder that may not be read', async () => {
    await mkdir(at('secret'));
    await chmod(at('secret'), 0);
    const { problems } = await collectFiles([folder]);
    expect(problems).toMatchObject([{ code: 'file-unreadable', file: at('secret') }]);
  });

  it('names a pipe that lies in a folder, and reads one that was named, as often as asked', async () => {
    const pipe = at('pipe');
    execFileSync('mkfifo', [pipe]);
    await writeFile(at('a.txt'), 'x');
    const found = await collectFiles([folder]);
    expect(found.files.map(({ path }) => path)).toEqual([at('a.txt')]);
    expect(found.problems).toMatchObject([{ code: 'file-not-ordinary', scope: 'file', file: pipe }]);
    const [named] = (await collectFiles([pipe])).files;
    if (named === undefined) throw new Error('no file');
    const [text] = await Promise.all([textOf(named.open()), writeFile(pipe, 'one two')]);
    expect(text).toBe('one two');
    expect(await textOf(named.open())).toBe('one two');
  });

  it('names a device and does not read it', async () => {
    const { files, problems } = await collectFiles(['/dev/zero']);
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ code: 'file-not-ordinary', file: '/dev/zero' }]);
  });

  it('reads standard input once and gives its bytes as often as asked', async () => {
    let opened = 0;
    async function* stdin(): AsyncGenerator<Uint8Array> {
      opened += 1;
      yield Buffer.from('one ');
      yield Buffer.from('two');
    }
    const { files } = await collectFiles(['-', '-'], { stdin });
    expect(files.map(({ path, size }) => [path, size])).toEqual([['-', null]]);
    const [file] = files;
    if (file === undefined) throw new Error('no file');
    for await (const _first of file.open()) break;
    expect(await textOf(file.open())).toBe('one two');
    expect(await textOf(file.open())).toBe('one two');
    expect(opened).toBe(1);
  });
});
