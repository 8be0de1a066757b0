import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { config, ownCommands as commands, root, unknownWords, wordsOf } from './known-words.ts';

/** Command lines of the examples in the help of each command. */
const examples = commands.flatMap((command) =>
  (command.examples ?? []).map((example) =>
    (typeof example === 'string' ? example : example.command)
      .replaceAll('<%= config.bin %>', config.bin)
      .replaceAll('<%= command.id %>', command.id.replaceAll(':', ' '))
      .replace(/^\$ /, ''),
  ),
);
/** Those that need no file of the user's, write none and change no setting. */
const runnable = examples.filter(
  (line) => /^sellerctl (fees estimate|rules|reports list)\b/.test(line) && !/[|>]|--(output|rules)\b/.test(line),
);

describe('every command explains itself', () => {
  it('is found', () => {
    expect(commands.length).toBeGreaterThan(0);
  });

  it.each(commands.map((command) => [command.id, command] as const))('%s', (_id, command) => {
    expect(command.summary).toMatch(/\S.{10,}/);
    expect(command.description).toMatch(/\S.{20,}/);
    expect(command.examples?.length ?? 0).toBeGreaterThanOrEqual(2);
    for (const flag of Object.values(command.flags)) {
      expect(flag.summary ?? flag.description, `--${flag.name}`).toMatch(/\S.{5,}/);
      if (flag.name !== 'help' && flag.hidden !== true) {
        expect(flag.env, `--${flag.name}`).toBe(`SELLERCTL_${flag.name.replaceAll('-', '_').toUpperCase()}`);
      }
    }
    for (const arg of Object.values(command.args)) expect(arg.description, arg.name).toMatch(/\S.{5,}/);
  });
});

describe('examples in the help', () => {
  it.each(examples)('%s: every word exists', (line) => {
    expect(line).toMatch(/^(.+ \| )?sellerctl /);
    expect(unknownWords(line.slice(line.indexOf('sellerctl ')))).toEqual([]);
  });

  it.each(runnable)('%s: works', (line) => {
    // Settings and archive of nobody: an example must not touch those of the person who runs the tests.
    const home = temporaryFolder();
    const env = { ...process.env, NODE_ENV: undefined, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
    const run = spawnSync(process.execPath, ['bin/run.js', ...wordsOf(line)], { cwd: root, encoding: 'utf8', env });
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).not.toBe('');
  });
});

describe('generated pages, snapshot and schemas', () => {
  it('are what the code makes today', { timeout: 90_000 }, () => {
    const run = spawnSync(process.execPath, ['scripts/generate.ts', '--check'], { cwd: root, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });
});
