import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import AuditDiff from '../../src/commands/audit/diff.ts';
import ReportsImport from '../../src/commands/reports/import.ts';
import type { AuditDiffData } from '../../src/domain/audit/history/diff-document.ts';
import { runInProcess, type RunResult } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const HEAD =
  'item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\topen-date\timage-url\titem-is-marketplace\tproduct-id-type\tzshop-shipping-fee\titem-note\titem-condition\tzshop-category1\tzshop-browse-path\tzshop-storefront-feature\tasin1\tasin2\tasin3\twill-ship-internationally\texpedited-shipping\tzshop-boldface\tproduct-id\tbid-for-featured-placement\tadd-delete\tpending-quantity\tfulfillment-channel\tmerchant-shipping-group\tstatus';

function row(sku: string, title: string, price: string): string {
  const cells: Readonly<Record<string, string>> = {
    'item-name': title,
    'seller-sku': sku,
    price,
    quantity: '3',
    'open-date': '2025-03-02 08:15:00 PST',
    asin1: `B0${sku.padStart(8, '0')}`,
    'fulfillment-channel': 'DEFAULT',
    status: 'Active',
  };
  return HEAD.split('\t')
    .map((heading) => cells[heading] ?? '')
    .join('\t');
}

interface Place {
  readonly cwd: string;
  readonly write: (name: string, rows: readonly string[], day: string) => string;
}

function place(): Place {
  const cwd = temporaryFolder();
  return {
    cwd,
    write: (name, rows, day) => {
      const path = join(cwd, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, `${[HEAD, ...rows].join('\n')}\n`);
      const at = new Date(`${day}T12:00:00Z`);
      utimesSync(path, at, at);
      return path;
    },
  };
}

const diff = (cwd: string, ...argv: string[]) =>
  runInProcess(AuditDiff, 'audit:diff', ['--date', '2026-11-22', ...argv], { cwd });
const dataOf = ({ stdout }: RunResult) => (JSON.parse(stdout) as { data: AuditDiffData }).data;

describe('audit diff of two paths', () => {
  it('says what changed, what is new and what is gone', async () => {
    const { cwd, write } = place();
    const before = write(
      'old/All Listings.txt',
      [row('A1', 'Steel Mug', '9.99'), row('B1', 'Lamp', '5.00')],
      '2026-10-01',
    );
    const after = write(
      'new/All Listings.txt',
      [row('A1', 'Steel Cup', '8.99'), row('C1', '=1+1 \u202E', '5.00')],
      '2026-11-01',
    );
    const run = await diff(cwd, before, after, '--marketplace', 'US', '--json');
    expect(run.exitCode).toBe(0);
    const data = dataOf(run);
    expect(data.totals).toEqual({ compared: 1, changed: 1, added: 1, gone: 1 });
    expect(data.changes.map(({ field, before: was, after: is }) => [field, was, is])).toEqual([
      ['title', 'Steel Mug', 'Steel Cup'],
      ['price', 9.99, 8.99],
    ]);
    expect(data.changes[0]?.words).toEqual([
      { op: 'same', text: 'Steel ' },
      { op: 'removed', text: 'Mug' },
      { op: 'added', text: 'Cup' },
    ]);
    const table = await diff(cwd, before, after, '--marketplace', 'US');
    expect(table.stdout).toContain('Steel [-Mug-]{+Cup+}');
    expect(table.stdout).not.toContain('\u202E');
    const csv = await diff(cwd, before, after, '--marketplace', 'US', '--format', 'csv');
    expect(csv.stdout).toContain("'=1+1");
  });

  it('says that nothing changed between a folder and itself', async () => {
    const { cwd, write } = place();
    const path = write('a/All Listings.txt', [row('A1', 'Steel Mug', '9.99')], '2026-10-01');
    expect((await diff(cwd, path, path)).stdout).toContain('Nothing changed in what both sides tell.');
  });

  it('wants two paths or none, no dates beside them, and paths that are there', async () => {
    const { cwd, write } = place();
    const path = write('a.txt', [row('A1', 'Steel Mug', '9.99')], '2026-10-01');
    expect(await diff(cwd, path)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('two files or folders'),
    });
    expect(await diff(cwd, path, path, '--since', '2026-10-01')).toMatchObject({ exitCode: 2 });
    expect((await diff(cwd, path, join(cwd, 'none.txt'))).exitCode).toBe(5);
  });
});

describe('audit diff of the archive', () => {
  it('compares the newest snapshots, and those of two dates, marketplace by marketplace', async () => {
    const { cwd, write } = place();
    const keep = async (path: string, marketplace: string): Promise<void> => {
      const run = await runInProcess(ReportsImport, 'reports:import', [path, '--marketplace', marketplace], { cwd });
      expect(run.exitCode).toBe(0);
    };
    expect(await diff(cwd)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no two snapshots') });
    await keep(write('us1.txt', [row('A1', 'Steel Mug', '9.99')], '2026-09-01'), 'US');
    expect((await diff(cwd)).stderr).toContain('one snapshot only (2026-09-01)');
    await keep(write('us2.txt', [row('A1', 'Steel Cup', '9.99')], '2026-10-01'), 'US');
    await keep(write('us3.txt', [row('A1', 'Steel Jar', '9.99')], '2026-11-01'), 'US');
    await keep(write('de1.txt', [row('A1', 'Becher', '9.99')], '2026-10-15'), 'DE');

    const newest = dataOf(await diff(cwd, '--json'));
    expect(newest.changes.map(({ marketplace, before, after }) => [marketplace, before, after])).toEqual([
      ['US', 'Steel Cup', 'Steel Jar'],
    ]);
    expect(newest.added).toEqual([]);
    expect(newest.notes.join(' ')).toContain('DE: there is one snapshot only');
    expect(newest.before.files).toMatchObject([{ marketplace: 'US', receivedOn: '2026-10-01' }]);

    const two = dataOf(await diff(cwd, '--json', '--since', '2026-09-15', '--until', '2026-10-31'));
    expect(two.changes.map(({ before, after }) => [before, after])).toEqual([['Steel Mug', 'Steel Cup']]);
    expect((await diff(cwd, '--since', '2026-12-01', '--until', '2026-11-01')).exitCode).toBe(2);
  });
});
