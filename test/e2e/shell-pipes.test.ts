import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { temporaryFolder } from '../cli/temporary-folder.ts';
import { cleanEnvironment, BIN, DIST, finished, folderWithLongSettings, sellerctl, shell } from './shell-process.ts';

const ONE_MEGABYTE = 1_000_000;

describe('standard output', () => {
  it('may be closed by its reader after one line', async () => {
    const cwd = folderWithLongSettings();
    // The code of the command itself and not of head, which ends the pipe; sh has no pipefail everywhere.
    const { stderr, stdout } = await shell('{ $SELLERCTL config list --json; echo "code $?" >&2; } | head -n 1', {
      cwd,
    });
    expect(stdout).toBe('{\n');
    expect(stderr).toBe('code 0\n');
  });

  it.each(['--help', 'config list --help', '--version', 'config list'])(
    'of %s may be closed at once',
    async (words) => {
      const { stderr } = await shell(`{ sleep 0.3; $SELLERCTL ${words}; echo "code $?" >&2; } | true`);
      expect(stderr).toBe('code 0\n');
    },
  );

  it('is read to the end by a slow reader', async () => {
    const cwd = folderWithLongSettings();
    const child = spawn(process.execPath, [BIN, 'config', 'list', '--json'], {
      cwd,
      env: cleanEnvironment(cwd),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // A pager that looks at one screen before it reads on.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    let text = '';
    for await (const chunk of child.stdout) {
      text += String(chunk);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(text.length).toBeGreaterThan(ONE_MEGABYTE);
    const { data } = JSON.parse(text) as { data: { settings: { key: string; value: unknown }[] } };
    expect(data.settings.find(({ key }) => key === 'rules')?.value).toHaveLength(20_000);
  });

  it('holds all when it is a file', async () => {
    const cwd = folderWithLongSettings();
    await shell('$SELLERCTL config list --json > all.json', { cwd });
    expect(() => JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8')) as unknown).not.toThrow();
  });

  it('that is closed from the beginning is no crash', async () => {
    const { stderr } = await shell('$SELLERCTL config list >&-; echo "code $?" >&2');
    expect(stderr).toBe('code 0\n');
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk is an error', async () => {
    const { stderr } = await shell('$SELLERCTL config list > /dev/full; echo "code $?" >&2');
    expect(stderr).toBe('Error: Cannot write to standard output (ENOSPC).\ncode 2\n');
  });

  it('has no colour when it is no terminal, whatever the format', async () => {
    // One home for all three, since the page names the folder of the archive.
    const cwd = temporaryFolder();
    const HOME = temporaryFolder();
    const { stdout } = await sellerctl(['config', 'list'], { cwd, env: { HOME } });
    expect(stdout).not.toContain('\u001B');
    const forced = await sellerctl(['config', 'list'], { cwd, env: { HOME, FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001B[');
    const never = await sellerctl(['config', 'list'], { cwd, env: { HOME, FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(never.stdout).toBe(stdout.replace(/made .*/, /made .*/.exec(never.stdout)?.[0] ?? ''));
  });
});

describe('--output', () => {
  it('writes the file, in the format of its ending, and says so on standard error', async () => {
    const cwd = temporaryFolder();
    const { code, stderr, stdout } = await sellerctl(['config', 'list', '--output', 'settings.json'], { cwd });
    expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: 'Written to settings.json.\n', stdout: '' });
    expect(JSON.parse(readFileSync(join(cwd, 'settings.json'), 'utf8'))).toMatchObject({ kind: 'config-list' });
    expect(readdirSync(cwd)).toEqual(['settings.json']);
  });

  it('holds no colour even when colour is forced', async () => {
    const cwd = temporaryFolder();
    await sellerctl(['config', 'list', '--output', 'a.txt'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).not.toContain('\u001B');
  });

  it('leaves an old file alone when the result fails', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.csv'), 'old');
    const { code } = await sellerctl(['config', 'list', '--output', 'a.csv', '--columns', 'nothing'], { cwd });
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toBe('old');
  });

  it('into a missing folder is one clear line', async () => {
    const { code, stderr } = await sellerctl(['config', 'list', '--output', 'no/a.csv']);
    expect(code).toBe(2);
    expect(stderr).toBe('Error: Cannot write no/a.csv: there is no folder no.\n  Make the folder first: mkdir -p no\n');
  });

  it('of - is standard output', async () => {
    const { stdout } = await sellerctl(['config', 'list', '--output', '-', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'config-list' });
  });
});

describe('an interrupt', () => {
  it('ends a run that waits with 130', async () => {
    const cwd = temporaryFolder();
    // Standard input that stays open and says nothing.
    const child = spawn(process.execPath, [BIN, 'audit', 'listings', '-'], {
      cwd,
      env: cleanEnvironment(cwd),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // The first line of progress: the run has begun.
    child.stderr.once('data', () => child.kill('SIGINT'));
    const { code, stderr } = await finished(child);
    expect(code).toBe(130);
    expect(stderr).toContain('Interrupted.');
  });

  it('leaves no half written file and keeps the old one', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.txt'), 'old');
    const program = `
      import { readdirSync } from 'node:fs';
      import { endOnInterrupt } from '${DIST}/cli/interrupt.js';
      import { writeFileAside } from '${DIST}/sinks/file.js';
      endOnInterrupt();
      const done = writeFileAside('a.txt', 'x'.repeat(300_000_000));
      setInterval(() => readdirSync('.').length > 1 && process.kill(process.pid, 'SIGINT'), 1);
      await done;`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { code, stderr } = await finished(child);
    expect({ code, stderr }).toEqual({ code: 130, stderr: '\nInterrupted.\n' });
    expect(readdirSync(cwd)).toEqual(['a.txt']);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe('old');
  });
});

describe('target phrases', () => {
  const products = 'sku,marketplace,brand,title,search-terms\nMUG,US,Nordwick,Nordwick Enamel Mug,retro\n';
  const judged = '$SELLERCTL audit keywords products.csv --targets - --date 2026-11-20 --quiet --json';

  it.each([
    ['a plain list', 'enamel mug\ntin mug\n', 'none'],
    ['a table with volumes', 'keyword,search volume\nenamel mug,900\ntin mug,80\n', 'monthly-searches'],
  ])('come from standard input: %s', async (_, text, weightBasis) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'products.csv'), products);
    writeFileSync(join(cwd, 'phrases'), text);
    const { stdout, stderr, code } = await shell(`cat phrases | ${judged}`, { cwd });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const { data } = JSON.parse(stdout) as { data: { targets: unknown[]; listings: { proposal: { text: string } }[] } };
    expect(data.targets).toMatchObject([{ weightBasis, phrases: 2 }]);
    expect(data.listings[0]?.proposal.text).toBe('tin retro');
  });

  it('are told to be missing where standard input is empty', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'products.csv'), products);
    const { stdout, code } = await shell(`${judged} </dev/null`, { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      data: { targets: [{ phrases: 0 }] },
      problems: [{ code: 'file-empty', file: '-' }],
    });
  });
});
