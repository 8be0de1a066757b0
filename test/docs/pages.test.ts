import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/model/errors.ts';
import { unknownWords } from './known-words.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const WRITTEN = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...globSync(['docs/**/*.md', 'src/**/*.md'], { cwd: root }),
];
const STAGES = ['cli', 'commands', 'domain', 'model', 'readers', 'renderers', 'rules', 'sinks', 'sources'];

/** What a page says one can type: `sellerctl ...` lines of fenced code, and `sellerctl ...` in the text. */
function commandLines(path: string): readonly string[] {
  const page = read(path);
  const fenced = [...page.matchAll(/^```(?:sh|console|text)?\n([\s\S]*?)^```/gm)]
    .flatMap(([, code = '']) => code.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/^\$ /, ''));
  const inText = [...page.matchAll(/`(sellerctl [^`\n]+)`/g)].map(([, line = '']) => line);
  return [...fenced, ...inText].filter(
    (line) => line.startsWith('sellerctl ') && !line.startsWith('sellerctl COMMAND'),
  );
}

describe('written pages', () => {
  it.each(STAGES)('src/%s has a README of at most 15 lines', (stage) => {
    const lines = read(`src/${stage}/README.md`).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines[0]).toBe(`# ${stage}`);
  });

  it.each(WRITTEN)('%s links only to what is there', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'])(
    '%s types only commands and flags that exist',
    (path) => {
      expect(commandLines(path).flatMap((line) => unknownWords(line).map((word) => `${word} in: ${line}`))).toEqual([]);
    },
  );

  it('README lists every exit code', () => {
    for (const code of Object.values(EXIT)) expect(read('README.md')).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
  });

  it('every npm script that a page names is there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = WRITTEN.flatMap((path) =>
      [...read(path).matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
    );
    expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
