import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { importReports, loadArchive } from '../../src/commands/_stages/archive.ts';
import AuditImages from '../../src/commands/audit/images.ts';
import ReportsImport from '../../src/commands/reports/import.ts';
import ReportsInspect from '../../src/commands/reports/inspect.ts';
import ReportsList from '../../src/commands/reports/list.ts';
import type { Loaded } from '../../src/model/loaded.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { orderExport, ordersOf, writeExport } from './order-exports.ts';

interface Imported {
  readonly data: { readonly held: number; readonly files: { status: string; path: string; overlaps: string[] }[] };
  readonly problems: { readonly code: string; readonly file: string; readonly message: string }[];
}

/** A user with an archive of his own and a folder of downloads. */
function user(env: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder();
  const archive = join(cwd, 'archive');
  const downloads = join(cwd, 'downloads');
  mkdirSync(downloads);
  const place = { cwd, env: { SELLERCTL_ARCHIVE: archive, SELLERCTL_CONFIG_DIR: join(cwd, 'own'), ...env } };
  const importing = async (...argv: string[]) => {
    const result = await runInProcess(ReportsImport, 'reports:import', [...argv, '--json'], place);
    return { ...result, json: JSON.parse(result.stdout) as Imported };
  };
  const inspecting = async (...argv: string[]) => {
    const result = await runInProcess(ReportsInspect, 'reports:inspect', [...argv, '--json'], place);
    return { ...result, json: JSON.parse(result.stdout) as { data: { files: { path: string; records: number }[] } } };
  };
  return { cwd, archive, downloads, place, importing, inspecting };
}

describe('reports import', () => {
  it('says what is new, what was there already and what is no report', async () => {
    const { archive, downloads, importing } = user();
    writeExport(join(downloads, 'october.txt'), ordersOf(1, 20, 1), 2);
    writeExport(join(downloads, 'later.txt'), ordersOf(15, 25, 5), 6);
    writeFileSync(join(downloads, 'diary.txt'), 'Dear diary,\ntoday nothing happened.\n');
    writeFileSync(join(downloads, 'a.png'), Buffer.from('\u0089PNG\r\n\u001A\nrest', 'latin1'));
    const first = await importing(downloads);
    expect(first.exitCode).toBe(0);
    const byName = new Map(first.json.data.files.map((file) => [file.path.slice(downloads.length + 1), file]));
    expect([...byName].map(([name, { status }]) => `${name} ${status}`)).toEqual([
      'a.png left-out',
      'diary.txt left-out',
      'later.txt new',
      'october.txt new',
    ]);
    expect(byName.get('later.txt')?.overlaps).toEqual(['october.txt']);
    expect(first.json.problems.map(({ code }) => code)).toEqual(['file-not-recognised']);
    const again = await importing(downloads);
    expect(again.json.data.held).toBe(2);
    expect(again.json.data.files.map(({ status }) => status)).toEqual(['left-out', 'left-out', 'known', 'known']);
    expect(readdirSync(join(archive, 'files'))).toHaveLength(2);
  });

  it('keeps an unknown file on request and leaves it alone when the archive is read', async () => {
    const { downloads, importing, inspecting } = user();
    writeFileSync(join(downloads, 'diary.txt'), 'Dear diary,\ntoday nothing happened.\n');
    writeExport(join(downloads, 'orders.txt'), ordersOf(1, 2, 1), 2);
    expect((await importing(downloads, '--keep-unknown')).json.data.held).toBe(2);
    const { exitCode, json } = await inspecting('--strict');
    expect([exitCode, json.data.files.length]).toEqual([0, 1]);
  });

  it('takes shop and days that a file does not tell', async () => {
    const { archive, downloads, importing } = user();
    const business =
      '(Child) ASIN,(Parent) ASIN,Title,Sessions - Total,Page Views - Total,Units Ordered,Ordered Product Sales,Total Order Items\n' +
      'B0FIXL0001,B0FIXPAR01,Lamp,100,300,9,$99.00,9\n';
    writeFileSync(join(downloads, 'BusinessReport-09-11-26.csv'), business);
    await importing(downloads, '--marketplace', 'US', '--period', '2026-10-01..2026-10-31');
    const loaded = await loadArchive(archive, { marketplace: 'DE' });
    expect(loaded?.records.traffic).toMatchObject([
      { marketplace: 'US', period: { start: '2026-10-01', end: '2026-10-31' } },
    ]);
  });

  it.each([
    [[], 'path-none'],
    [['--rebuild', 'x'], 'path-too-many'],
    [['x', '--period', '2026-10-01'], 'period-invalid'],
    [['x', '--period', '2026-10-31..2026-10-01'], 'period-invalid'],
    [['x', '--period', '2026-10-01..2026-10-02..2026-10-03'], 'period-invalid'],
  ])('%j is wrong usage', async (argv, code) => {
    const { importing } = user();
    const { exitCode, json } = await importing(...argv);
    expect(exitCode).toBe(2);
    expect(json).toMatchObject({ error: { code } });
  });

  it('says that the place cannot be written', async () => {
    const { archive, downloads, importing } = user();
    writeExport(join(downloads, 'orders.txt'), ordersOf(1, 2, 1), 2);
    writeFileSync(archive, 'a file where the folder should be');
    const { exitCode, json } = await importing(downloads);
    expect(exitCode).toBe(2);
    expect(json).toMatchObject({ error: { code: 'archive-not-writable' } });
  });
});

describe('a command without a path', () => {
  it('asks for one while nothing was imported, and makes no folder', async () => {
    const { cwd, inspecting } = user();
    const { exitCode, stdout } = await inspecting();
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'path-none' } });
    expect(readdirSync(cwd)).toEqual(['downloads']);
  });

  it('reads the archive and keeps names', async () => {
    const { downloads, importing, inspecting } = user();
    writeExport(join(downloads, 'orders.txt'), ordersOf(1, 3, 1), 2);
    await importing(downloads);
    const { exitCode, json } = await inspecting();
    expect(exitCode).toBe(0);
    expect(json.data.files).toMatchObject([
      { path: expect.stringMatching(/^archive:[0-9a-f]{8}\/orders\.txt$/), records: 3 },
    ]);
  });

  it('names a copy that was changed, uses the rest, and is mended by importing again', async () => {
    const { archive, downloads, importing, inspecting } = user();
    writeExport(join(downloads, 'a.txt'), ordersOf(1, 3, 1), 2);
    writeExport(join(downloads, 'b.txt'), ordersOf(5, 9, 1), 2);
    const { json } = await importing(downloads);
    const { sha256 } = json.data.files[0] as unknown as { sha256: string };
    const path = join(archive, 'files', sha256.slice(0, 2), sha256);
    writeFileSync(path, readFileSync(path, 'utf8').replace('\t1\tUSD', '\t7\tUSD'));
    const damaged = await inspecting();
    expect(damaged.json.data.files.map(({ records }) => records)).toEqual([0, 5]);
    expect(damaged.stdout).toContain('its copy in the archive was changed since it was imported');
    expect((await inspecting('--strict')).exitCode).toBe(5);
    const checked = await importing('--rebuild');
    expect(checked.json.problems).toMatchObject([{ code: 'archive-file-changed', file: 'a.txt' }]);
    expect((await importing(downloads)).json.data.files.map(({ status }) => status)).toEqual(['mended', 'known']);
    expect((await inspecting()).json.data.files.map(({ records }) => records)).toEqual([3, 5]);
  });

  it('names a damaged index and what mends it', async () => {
    const { archive, downloads, importing, inspecting } = user();
    writeExport(join(downloads, 'a.txt'), ordersOf(1, 3, 1), 2);
    await importing(downloads);
    writeFileSync(join(archive, 'index.sqlite'), 'x'.repeat(9000));
    const { exitCode, stdout } = await inspecting();
    expect(exitCode).toBe(5);
    expect(stdout).toContain('reports import --rebuild');
    expect((await importing('--rebuild')).exitCode).toBe(0);
    expect((await inspecting()).json.data.files).toMatchObject([{ records: 3 }]);
  });
});

describe('overlapping exports', () => {
  /** Three downloads that state some orders again, one with later facts. */
  const EXPORTS = [
    { name: 'a.txt', orders: ordersOf(1, 12, 1), day: 2 },
    { name: 'b.txt', orders: ordersOf(8, 20, 3, 2), day: 4 },
    { name: 'c.txt', orders: [...ordersOf(10, 11, 5, 3), ...ordersOf(21, 24, 5)], day: 6 },
  ];

  function quantities(loaded: Loaded | null): Record<string, number> {
    const lines = loaded?.records['order-line'] ?? [];
    const byOrder = lines.map(({ orderId, quantity }) => [orderId.slice(-2), quantity] as const);
    expect(new Set(byOrder.map(([order]) => order)).size).toBe(byOrder.length);
    return Object.fromEntries(byOrder.toSorted(([left], [right]) => (left < right ? -1 : 1)));
  }

  const expected = Object.fromEntries(
    Array.from({ length: 24 }, (_, index) => {
      const order = index + 1;
      const quantity = order === 10 || order === 11 ? 3 : order >= 8 && order <= 20 ? 2 : 1;
      return [String(order).padStart(2, '0'), quantity];
    }),
  );

  it('count every order once, from the newest, in any order and any number of times', async () => {
    const downloads = temporaryFolder();
    for (const { name, orders, day } of EXPORTS) writeExport(join(downloads, name), orders, day);
    const turn = fc.constantFrom(...EXPORTS.map(({ name }) => join(downloads, name)));
    const scratch = temporaryFolder();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { maxLength: 5 }),
        fc.shuffledSubarray(EXPORTS, { minLength: 3 }),
        async (some, all) => {
          runs += 1;
          const options = { marketplace: null, period: null, now: new Date('2026-11-22'), keepUnknown: false };
          const folder = join(scratch, String(runs));
          for (const path of [...some, ...all.map(({ name }) => join(downloads, name))]) {
            await importReports([path], { ...options, folder });
          }
          const loaded = await loadArchive(folder, { marketplace: null });
          expect(quantities(loaded)).toEqual(expected);
          expect(loaded?.problems).toEqual([]);
          expect(loaded?.files.map(({ records, restated = 0 }) => records + restated)).toEqual([12, 13, 6]);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('are told apart by their download when the rows do not say which is newer', async () => {
    const { archive, downloads, importing } = user();
    const path = join(downloads, 'orders.txt');
    for (const [quantity, day] of [
      [2, 9],
      [1, 3],
    ] as const) {
      writeFileSync(path, orderExport(ordersOf(1, 1, 1, quantity)));
      const time = new Date(Date.UTC(2026, 10, day));
      utimesSync(path, time, time);
      await importing(path);
    }
    expect(statSync(path).mtime.getUTCDate()).toBe(3);
    const loaded = await loadArchive(archive, { marketplace: null });
    expect(loaded?.records['order-line'].map(({ quantity }) => quantity)).toEqual([2]);
  });
});

describe('reports list', () => {
  it('shows what the archive holds with its gaps, before the kinds', async () => {
    const { downloads, importing, place } = user();
    writeExport(join(downloads, 'a.txt'), ordersOf(1, 5, 1), 2);
    writeExport(join(downloads, 'b.txt'), ordersOf(9, 12, 1), 2);
    await importing(downloads);
    const { stdout } = await runInProcess(ReportsList, 'reports:list', [], place);
    expect(stdout).toContain('In the archive: 2 files');
    const { data } = JSON.parse((await runInProcess(ReportsList, 'reports:list', ['--json'], place)).stdout) as {
      data: { archive: { holdings: unknown[] } };
    };
    expect(data.archive.holdings).toMatchObject([
      { marketplace: 'US', files: 2, gaps: [{ start: '2026-10-06', end: '2026-10-08', days: 3 }] },
    ]);
  });

  it('keeps profiles apart, by default in the data folder', async () => {
    const { cwd, downloads, place } = user();
    const env = { SELLERCTL_CONFIG_DIR: join(cwd, 'own') };
    mkdirSync(env.SELLERCTL_CONFIG_DIR);
    writeFileSync(join(env.SELLERCTL_CONFIG_DIR, 'config.json'), JSON.stringify({ profiles: { second: {} } }));
    writeExport(join(downloads, 'a.txt'), ordersOf(1, 5, 1), 2);
    const own = { ...place, env };
    await runInProcess(ReportsImport, 'reports:import', [downloads, '--profile', 'second'], own);
    const held = async (...argv: string[]): Promise<string> =>
      (await runInProcess(ReportsList, 'reports:list', argv, own)).stdout;
    expect(await held('--profile', 'second')).toContain('In the archive: 1 file\n');
    expect(await held()).toContain('In the archive: 0 files');
    expect(readdirSync(join(cwd, 'sellerctl-data', 'archive'))).toEqual(['second']);
  });
});

describe('audit images', () => {
  it('asks for a path: the archive keeps no pictures', async () => {
    const { downloads, importing, place } = user();
    writeExport(join(downloads, 'a.txt'), ordersOf(1, 5, 1), 2);
    await importing(downloads);
    const { exitCode, stdout } = await runInProcess(AuditImages, 'audit:images', ['--json'], place);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'path-none' } });
    expect(stdout).not.toContain('reports import');
  });
});
