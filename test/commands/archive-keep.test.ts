import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import ReportsExport from '../../src/commands/reports/export.ts';
import ReportsGaps from '../../src/commands/reports/gaps.ts';
import ReportsImport from '../../src/commands/reports/import.ts';
import ReportsPrune from '../../src/commands/reports/prune.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { orderExport, ordersOf, writeExport } from './order-exports.ts';

type Command = Parameters<typeof runInProcess>[0];

/** A user with downloads of October 1-9, twice, and of October 12-20 in the archive. */
async function user() {
  const cwd = temporaryFolder();
  const downloads = join(cwd, 'downloads');
  mkdirSync(downloads);
  const place = { cwd, env: { SELLERCTL_ARCHIVE: join(cwd, 'archive'), SELLERCTL_CONFIG_DIR: join(cwd, 'own') } };
  const run = async (command: Command, id: string, ...argv: string[]) => {
    const result = await runInProcess(command, id, [...argv, '--json'], place);
    return { ...result, json: JSON.parse(result.stdout) };
  };
  writeExport(join(downloads, 'orders.txt'), ordersOf(1, 9, 1), 2);
  writeExport(join(downloads, 'again.txt'), ordersOf(1, 9, 4), 3);
  writeExport(join(downloads, 'later.txt'), ordersOf(12, 20, 5), 6);
  await run(ReportsImport, 'reports:import', downloads);
  return { cwd, run };
}

describe('reports prune', () => {
  it('shows what newer downloads repeat, and removes it only when told to', async () => {
    const { cwd, run } = await user();
    const shown = await run(ReportsPrune, 'reports:prune');
    expect(shown.json.data).toMatchObject({ held: 3, removing: false });
    expect(shown.json.data.files).toMatchObject([
      { name: 'orders.txt', reason: 'superseded', supersededBy: 'again.txt', removed: false },
    ]);
    const files = () => readdirSync(join(cwd, 'archive', 'files'), { recursive: true }).length;
    const before = files();
    const removed = await run(ReportsPrune, 'reports:prune', '--delete');
    expect(removed.json.data).toMatchObject({ held: 2, removing: true, files: [{ removed: true }] });
    expect(files()).toBeLessThan(before);
    expect((await run(ReportsPrune, 'reports:prune')).json.data).toMatchObject({ held: 2, files: [] });
  });

  it('refuses a kind that is not known and a date that is none', async () => {
    const { run } = await user();
    const kind = await run(ReportsPrune, 'reports:prune', '--type', 'ORDRES');
    expect([kind.exitCode, kind.json.error.code]).toEqual([2, 'report-type-unknown']);
    expect((await run(ReportsPrune, 'reports:prune', '--before', 'yesterday')).json.error.code).toBe('date-invalid');
  });
});

describe('reports gaps', () => {
  it('says which days are missing, to yesterday', async () => {
    const { run } = await user();
    const { json } = await run(ReportsGaps, 'reports:gaps', '--date', '2026-10-22');
    expect(json.data.missing).toMatchObject([
      { marketplace: 'US', start: '2026-10-10', end: '2026-10-11', days: 2, where: 'between' },
      { start: '2026-10-21', end: '2026-10-21', where: 'since' },
    ]);
    expect(json.data.missing[0].download).toMatch(/./);
  });
});

describe('reports export', () => {
  it('writes every file as it was received, once, for the owner alone', async () => {
    const { cwd, run } = await user();
    const to = join(cwd, 'out');
    const first = await run(ReportsExport, 'reports:export', to);
    expect(readdirSync(to).toSorted()).toEqual(['again.txt', 'later.txt', 'orders.txt']);
    for (const name of readdirSync(to)) {
      expect(readFileSync(join(to, name))).toEqual(readFileSync(join(cwd, 'downloads', name)));
      expect(statSync(join(to, name)).mode & 0o077).toBe(0);
    }
    expect(first.json.data.files.map(({ status }: { status: string }) => status)).toEqual(Array(3).fill('written'));
    const again = await run(ReportsExport, 'reports:export', to);
    expect(again.json.data.files.map(({ status }: { status: string }) => status)).toEqual(Array(3).fill('there'));
  });

  it('replaces nothing: a name that is taken gets the beginning of the hash', async () => {
    const { cwd, run } = await user();
    const to = join(cwd, 'out');
    mkdirSync(to);
    writeFileSync(join(to, 'later.txt'), 'mine');
    const { json } = await run(ReportsExport, 'reports:export', to, '--since', '2026-10-11');
    expect(readFileSync(join(to, 'later.txt'), 'utf8')).toBe('mine');
    expect(json.data.files).toHaveLength(1);
    expect(json.data.files[0].name).toMatch(/^later-[0-9a-f]{8}\.txt$/);
  });

  it('names a damaged copy and writes the rest', async () => {
    const { cwd, run } = await user();
    const files = join(cwd, 'archive', 'files');
    const copy = readdirSync(files, { recursive: true })
      .map(String)
      .find((name) => !name.endsWith('.json') && statSync(join(files, name)).isFile());
    writeFileSync(join(files, copy ?? ''), orderExport(ordersOf(1, 1, 1)));
    const { exitCode, json } = await run(ReportsExport, 'reports:export', join(cwd, 'out'));
    expect(exitCode).toBe(5);
    expect(json.problems).toMatchObject([{ code: 'file-unreadable' }]);
    expect(readdirSync(join(cwd, 'out'))).toHaveLength(2);
  });
});
