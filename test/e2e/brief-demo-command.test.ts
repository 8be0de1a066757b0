import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { temporaryFolder } from '../cli/temporary-folder.ts';
import { sellerctl } from './shell-process.ts';

const DEMO = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));

function namesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(folder, name)).isFile()).toSorted();
}

describe('demo', () => {
  it('writes the sample seller into a folder of its own and shows the brief of it', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await sellerctl(['demo'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('What needs attention first');
    expect(stdout).toContain('At stake: $');
    const written = join(cwd, 'sellerctl-demo');
    expect(readdirSync(cwd)).toEqual(['sellerctl-demo']);
    expect(namesIn(written)).toEqual(namesIn(DEMO));
    for (const name of namesIn(DEMO)) {
      expect(readFileSync(join(written, name)).equals(readFileSync(join(DEMO, name))), name).toBe(true);
    }
  });

  it('twice: the same folder again, and the same bytes', async () => {
    const cwd = temporaryFolder();
    const first = await sellerctl(['demo', 'sample', '--json'], { cwd });
    const second = await sellerctl(['demo', 'sample', '--json'], { cwd });
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.stdout).toBe(first.stdout);
  });

  it('into a folder that is there and empty, and into one that lost a file', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'sample'));
    expect((await sellerctl(['demo', 'sample', '--quiet'], { cwd })).code).toBe(0);
    rmSync(join(cwd, 'sample', 'products.csv'));
    expect((await sellerctl(['demo', 'sample', '--quiet'], { cwd })).code).toBe(0);
    expect(namesIn(join(cwd, 'sample'))).toEqual(namesIn(DEMO));
  });

  it('into a folder that holds something else: exit 2, nothing written, nothing lost', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'orders.txt'), 'my own');
    const { code, stdout, stderr } = await sellerctl(['demo', 'mine'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('mine already holds other files (orders.txt); nothing was written.');
    expect(namesIn(join(cwd, 'mine'))).toEqual(['orders.txt']);
    expect(readFileSync(join(cwd, 'mine', 'orders.txt'), 'utf8')).toBe('my own');
  });

  it('into its own folder after a file was edited: exit 2, the edit stays', async () => {
    const cwd = temporaryFolder();
    await sellerctl(['demo', 'sample', '--quiet'], { cwd });
    const edited = join(cwd, 'sample', 'products.csv');
    appendFileSync(edited, '\n');
    const size = statSync(edited).size;
    expect((await sellerctl(['demo', 'sample'], { cwd })).code).toBe(2);
    expect(statSync(edited).size).toBe(size);
  });

  it('onto a file: exit 2 and one clear line', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'sample'), 'a file');
    const { code, stderr } = await sellerctl(['demo', 'sample', '--quiet'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('Error: sample ');
    expect(readFileSync(join(cwd, 'sample'), 'utf8')).toBe('a file');
  });
});
