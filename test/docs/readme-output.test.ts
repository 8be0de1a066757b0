import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root, wordsOf } from './known-words.ts';

const page = join(root, 'README.md');
const home = mkdtempSync(join(tmpdir(), 'sellerctl-readme-'));
/** Last line of an example that shows only the beginning of what is printed. */
const CUT = '[...]';

interface Example {
  readonly commandLine: string;
  readonly shown: readonly string[];
}

/** ```console blocks: `$ sellerctl ...`, then what it prints. */
function examples(): readonly Example[] {
  return [...readFileSync(page, 'utf8').matchAll(/^```console\n\$ (sellerctl .*)\n([\s\S]*?)^```/gm)].map(
    ([, commandLine = '', output = '']) => ({ commandLine, shown: output.trimEnd().split('\n') }),
  );
}

function printed(commandLine: string): readonly string[] {
  const env = {
    ...process.env,
    NODE_ENV: undefined,
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    COLUMNS: '80',
  };
  const run = spawnSync(process.execPath, ['bin/run.js', ...wordsOf(commandLine)], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
}

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('README shows what is really printed', () => {
  it('in at least two examples', () => {
    expect(examples().length).toBeGreaterThanOrEqual(2);
  });

  it.each(examples())('$commandLine', ({ commandLine, shown }) => {
    const isCut = shown.at(-1) === CUT;
    const all = printed(commandLine);
    const now = isCut ? [...all.slice(0, shown.length - 1), CUT] : all;
    const isUpdate = process.env['UPDATE_FIXTURES'] === '1';
    if (isUpdate) {
      const text = readFileSync(page, 'utf8');
      const before = `$ ${commandLine}\n${shown.join('\n')}\n`;
      writeFileSync(
        page,
        text.replace(before, () => `$ ${commandLine}\n${now.join('\n')}\n`),
      );
    }
    expect(isUpdate ? now : shown).toEqual(now);
  });
});
