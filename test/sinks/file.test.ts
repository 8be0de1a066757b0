import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { writeFileAside } from '../../src/sinks/file.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

describe('writeFileAside', () => {
  it('writes a new file and leaves nothing else', async () => {
    const folder = temporaryFolder();
    await writeFileAside(join(folder, 'a.html'), 'ä'.repeat(100_000));
    expect(readdirSync(folder)).toEqual(['a.html']);
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('ä'.repeat(100_000));
  });

  it('replaces a file by renaming over it, so that a reader never sees half of it', async () => {
    const folder = temporaryFolder();
    const [path, other] = [join(folder, 'a.txt'), join(folder, 'other-name')];
    writeFileSync(path, 'old');
    linkSync(path, other);
    await writeFileAside(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    // The old bytes were not written over: another name of the old file still holds them.
    expect(readFileSync(other, 'utf8')).toBe('old');
  });

  it('keeps the permissions of a file it replaces, and gives a new one those asked for', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    await writeFileAside(path, 'new', { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o640);
    await writeFileAside(join(folder, 'b.txt'), 'new', { mode: 0o600 });
    expect(statSync(join(folder, 'b.txt')).mode & 0o777).toBe(0o600);
  });

  it('writes through a link instead of replacing the link', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.txt'), 'old');
    symlinkSync('real.txt', join(folder, 'link.txt'));
    await writeFileAside(join(folder, 'link.txt'), 'new');
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('new');
  });

  it('writes to a device directly', async () => {
    await writeFileAside('/dev/null', 'x');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('refuses a folder', async () => {
    const folder = temporaryFolder();
    await expect(writeFileAside(folder, 'x')).rejects.toMatchObject({ code: 'output-is-folder', exitCode: 2 });
  });

  it('says which folder is missing', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'no', 'a.txt');
    await expect(writeFileAside(path, 'x')).rejects.toMatchObject({
      code: 'output-folder-missing',
      message: `Cannot write ${path}: there is no folder ${join(folder, 'no')}.`,
    });
    writeFileSync(join(folder, 'file'), '');
    await expect(writeFileAside(join(folder, 'file', 'a.txt'), 'x')).rejects.toMatchObject({
      code: 'output-folder-missing',
    });
  });

  it('keeps the old file and removes its own when writing fails', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), 'old');
    // No text and no bytes: the write itself fails, after the temporary file was made.
    await expect(writeFileAside(join(folder, 'a.txt'), 7 as unknown as string)).rejects.toMatchObject({
      code: 'output-not-writable',
    });
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('old');
  });

  it('writes parts in order, and keeps the old file when the making of one fails', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.txt');
    await writeFileAside(path, ['ä', 'b', 'c'].values());
    expect(readFileSync(path, 'utf8')).toBe('äbc');
    const failure = new Error('no such cell');
    function* broken(): Generator<string> {
      yield 'half';
      throw failure;
    }
    await expect(writeFileAside(path, broken())).rejects.toBe(failure);
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect(readFileSync(path, 'utf8')).toBe('äbc');
  });

  it.skipIf(isRoot)('names a missing permission', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'closed'), { mode: 0o500 });
    await expect(writeFileAside(join(folder, 'closed', 'a.txt'), 'x')).rejects.toThrow('permission is denied');
  });

  it('names a name that is too long', async () => {
    await expect(writeFileAside(join(temporaryFolder(), 'x'.repeat(300)), 'x')).rejects.toThrow('the name is too long');
  });

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('exit');
    await writeFileAside(join(temporaryFolder(), 'a.txt'), 'x');
    expect(process.listenerCount('exit')).toBe(before);
  });
});
