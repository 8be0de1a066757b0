import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import Brief from '../../src/commands/brief.ts';
import ReportsInspect from '../../src/commands/reports/inspect.ts';
import type { Problem } from '../../src/model/problem.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { BAD_FILES, ORDERS, orderRow, RETURNS } from './bad-input-files.ts';
import { sellerctl } from './shell-process.ts';

const COMMANDS = [
  ['brief', Brief, ['brief']],
  ['reports:inspect', ReportsInspect, ['reports', 'inspect']],
] as const;

const DATE = ['--date', '2026-11-22'];

interface Printed {
  readonly data: { readonly files: readonly { path: string; reportType: string | null; records: number }[] };
  readonly problems: readonly Problem[];
}

/** A folder that holds the files given. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(temporaryFolder(), 'downloads');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe.each(COMMANDS)('%s', (id, command, words) => {
  it('a folder with every bad file and one good file: each named once, the good one used, exit 0', async () => {
    const bad = Object.fromEntries(BAD_FILES.map(({ name, content }) => [name, content]));
    const folder = folderOf({ ...bad, 'orders.txt': ORDERS });
    const { code, stdout, stderr } = await sellerctl([...words, '.', '--json', ...DATE], { cwd: folder });
    const { data, problems } = JSON.parse(stdout) as Printed;
    const recordsOf = (name: string): number | undefined => data.files.find(({ path }) => path === name)?.records;
    expect(code).toBe(0);
    expect(recordsOf('orders.txt')).toBe(2);
    for (const { name, code: wanted, scope, says, line, records } of BAD_FILES) {
      const own = problems.filter((problem) => problem.file === name && problem.code === wanted);
      const place = line === undefined ? {} : { line };
      expect
        .soft(own, name)
        .toEqual([expect.objectContaining({ scope, message: expect.stringMatching(says), ...place })]);
      expect.soft(recordsOf(name), name).toBe(records ?? 0);
    }
    const filesNotUsed = problems.filter(({ scope }) => scope === 'file');
    expect(filesNotUsed).toHaveLength(BAD_FILES.filter(({ scope }) => scope === 'file').length);
    expect(stderr).toMatch(new RegExp(`^\\d+ problems: ${filesNotUsed.length} files not used, `, 'm'));
  });

  it.each(BAD_FILES)('$name alone: the documented exit code and one clear line', async (bad) => {
    const folder = folderOf({ [bad.name]: bad.content });
    const argv = ['--format', 'table', ...DATE];
    const path = join(folder, bad.name);
    const { stdout, stderr, exitCode } = await runInProcess(command, id, [path, ...argv]);
    expect(exitCode).toBe(bad.scope === 'file' ? 5 : 0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(bad.says);
    expect(stderr).toMatch(/^\d+ problems?: /m);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
    const strict = await runInProcess(command, id, [path, '--strict', ...argv]);
    expect(strict.exitCode).toBe(5);
  });

  it('gzip and zip of reports work', async () => {
    const folder = folderOf({
      'orders.txt.gz': gzipSync(ORDERS),
      'all.zip': zipSync({ 'sub/returns.txt': Buffer.from(RETURNS) }),
    });
    const run = await runInProcess(command, id, [folder, '--json', '--strict', ...DATE]);
    const { data, problems } = JSON.parse(run.stdout) as Printed;
    expect(run.exitCode).toBe(0);
    expect(problems).toEqual([]);
    expect(data.files.map(({ path, records }) => [path.slice(folder.length + 1), records])).toEqual([
      ['all.zip!sub/returns.txt', 2],
      ['orders.txt.gz', 2],
    ]);
  });

  it('a file in the encoding of an old program is read as that', async () => {
    const text = ORDERS.replace('Lamp', 'L\u00e4mp');
    const folder = folderOf({ 'orders.txt': Buffer.from(text, 'latin1') });
    const run = await runInProcess(command, id, [folder, '--json', ...DATE]);
    expect(run.exitCode).toBe(0);
    expect((JSON.parse(run.stdout) as Printed).data.files).toMatchObject([{ records: 2 }]);
  });

  it('two marketplaces in one file: said, and their currencies are not added up', async () => {
    const german = orderRow(3, { channel: 'Amazon.de', currency: 'EUR', price: '500.00' });
    const folder = folderOf({ 'orders.txt': ORDERS + german });
    const run = await runInProcess(command, id, [folder, '--json', ...DATE]);
    const { problems } = JSON.parse(run.stdout) as Printed;
    expect(run.exitCode).toBe(0);
    expect(problems.map(({ code }) => code)).toContain('marketplaces-mixed');
    // 30.00 USD and 500.00 EUR: their sum would be an amount of no currency. Control sums are those of the file's column.
    if (id === 'brief') expect(run.stdout).not.toMatch(/\b530(?:\.0+)?\b/);
  });

  it('one SKU sold in two currencies in one marketplace is no crash and no sum', async () => {
    const odd = orderRow(1, { currency: 'EUR', price: '500.00' }).replace('0000001', '0000009');
    const folder = folderOf({ 'orders.txt': ORDERS + odd });
    const run = await runInProcess(command, id, [folder, '--json', ...DATE]);
    expect(run.exitCode).toBe(0);
    if (id === 'brief') expect(run.stdout).not.toMatch(/\b5[13]0(?:\.0+)?\b/);
  });
});
