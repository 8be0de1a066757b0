import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { withScratchFolder } from '../../src/cli/scratch-folder.ts';
import { PictureFolder, safeFileName } from '../../src/cli/write-picture.ts';
import { temporaryFolder } from './temporary-folder.ts';

const BYTES = Buffer.from('picture');

describe('a folder of pictures', () => {
  it('takes new files and the same bytes again; other bytes only where they may be replaced', async () => {
    const place = temporaryFolder();
    const folder = new PictureFolder(place, []);
    const path = join(place, 'a.jpg');
    expect(await folder.write('a.jpg', BYTES, true)).toEqual({ path });
    expect(await folder.write('a.jpg', BYTES, true)).toEqual({ path });
    expect(await folder.write('a.jpg', Buffer.from('other'), true)).toEqual({
      refused: `another ${path} is there already`,
    });
    expect(readFileSync(path)).toEqual(BYTES);
    expect(await folder.write('a.jpg', Buffer.from('other'), false)).toEqual({ path });
    expect(readFileSync(path, 'utf8')).toBe('other');
  });

  it('never writes to a file of the run, by whatever way it is reached', async () => {
    const place = temporaryFolder();
    const original = join(place, 'a.jpg');
    writeFileSync(original, 'mine');
    symlinkSync(place, join(place, 'link'));
    symlinkSync(original, join(place, 'b.jpg'));
    for (const [folder, name] of [
      [place, 'a.jpg'],
      [join(place, 'link'), 'a.jpg'],
      [place, 'b.jpg'],
    ] as const) {
      expect(await new PictureFolder(folder, [original]).write(name, BYTES, false)).toHaveProperty('refused');
    }
    expect(readFileSync(original, 'utf8')).toBe('mine');
  });
});

describe('the name of a copy', () => {
  it.each([
    ['B0FIXL0001.MAIN.jpg', 'B0FIXL0001.MAIN.jpg'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a b:c\u0000d\u202e.jpg', 'a_b_c_d_.jpg'],
    ['..', 'picture'],
    ['', 'picture'],
    ['ランプ.MAIN.jpg', 'ランプ.MAIN.jpg'],
  ])('made of %j', (text, name) => {
    expect(safeFileName(text)).toBe(name);
  });

  it('is no longer than file systems take', () => {
    for (const letter of ['x', 'ラ', '𝒜']) {
      const name = safeFileName(letter.repeat(5000));
      expect(Buffer.byteLength(name), letter).toBeLessThanOrEqual(150);
      expect(name.isWellFormed(), letter).toBe(true);
    }
  });
});

it('a scratch folder is private, and gone after an error too', async () => {
  let seen = '';
  const failing = withScratchFolder(async (folder) => {
    seen = folder;
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    writeFileSync(join(folder, 'a'), '');
    throw new Error('broken off');
  });
  await expect(failing).rejects.toThrow('broken off');
  expect(existsSync(seen)).toBe(false);
});
