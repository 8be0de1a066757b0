import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const SOURCE = globSync('src/**/*.ts', { cwd: root }).toSorted();
const OURS = globSync(
  ['{src,test,scripts,bench,bin,docs,fixtures/documents}/**/*.{ts,js,mjs,json,md}', '*.{md,json,mjs}'],
  {
    cwd: root,
  },
).filter((path) => path !== 'package-lock.json');

/** Source with comments blanked, good enough to look for words in code. */
const code = (path: string): string =>
  read(path)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '');
const lines = (path: string): number => read(path).trimEnd().split('\n').length;
const matching = (paths: readonly string[], pattern: RegExp): readonly string[] =>
  paths.filter((path) => pattern.test(code(path)));

describe('files of the project', () => {
  it('are short: none over 300 lines, half of them on a screen or two', () => {
    expect(SOURCE.filter((path) => lines(path) > 300)).toEqual([]);
    const sizes = SOURCE.map(lines).toSorted((left, right) => left - right);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100);
  });

  it('are named in kebab-case for what is in them', () => {
    const stem = (path: string): string => basename(path).replace(/\.ts$/, '');
    expect(SOURCE.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem(path)))).toEqual([]);
    const vague = /^(utils?|helpers?|common|manager|service|misc|shared|stuff)$/;
    expect(
      SOURCE.filter(
        (path) =>
          vague.test(stem(path)) ||
          dirname(path)
            .split('/')
            .some((part) => vague.test(part)),
      ),
    ).toEqual([]);
  });

  it('leave nothing half done', () => {
    const marker = /\b(TODO|FIXME|XXX|HACK)\b|not implemented/;
    expect(SOURCE.filter((path) => marker.test(read(path)))).toEqual([]);
  });

  it('read the clock, the environment and chance nowhere but in cli and the start', () => {
    const elsewhere = SOURCE.filter((path) => !/^src\/(cli\/|main\.ts)/.test(path));
    expect(
      matching(elsewhere, /\bDate\.now\(|\bnew Date\(\s*\)|performance\.now\(|Math\.random\(|process\.(env|argv|cwd)/),
    ).toEqual([]);
  });

  it('name no path of a machine and no registry', () => {
    const local = /\/work\/|\/home\/|\/root\/|registry\.npmjs|\.\.\/shared/;
    expect(OURS.filter((path) => local.test(read(path)))).toEqual([]);
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('lock the packages of every platform, without which `npm ci` refuses', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const locked = Object.keys(packages);
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(wanted.filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  it('send nothing to standard output except in a sink', () => {
    const quiet = SOURCE.filter((path) => !path.startsWith('src/sinks/'));
    expect(matching(quiet, /\bconsole\.|process\.stdout\.write|this\.log\(/)).toEqual([]);
  });
});
