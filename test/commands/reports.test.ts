import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import ReportsInspect from '../../src/commands/reports/inspect.ts';
import ReportsList from '../../src/commands/reports/list.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const ORDERS = join(import.meta.dirname, '../../fixtures/readers/orders');
const inspect = (...argv: string[]) => runInProcess(ReportsInspect, 'reports:inspect', argv);

describe('reports inspect', () => {
  it('prints kind, encoding, rows and control sums as JSON', async () => {
    const { stdout, exitCode } = await inspect(join(ORDERS, 'us/input.txt'), '--json');
    expect(exitCode).toBe(0);
    const { kind, data } = JSON.parse(stdout) as { kind: string; data: { files: unknown[] } };
    expect(kind).toBe('reports-inspect');
    expect(data.files).toMatchObject([
      {
        reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
        encoding: 'utf-8',
        delimiter: 'tab',
        marketplace: 'US',
        rows: 6,
        records: 6,
        problems: [],
        totals: { quantity: 6, sales: 99.96, orders: 6 },
      },
    ]);
  });

  it('names problems with their lines, and ends with 5 under --strict', async () => {
    const path = join(ORDERS, 'bad-rows/input.txt');
    const { stdout } = await inspect(path, '--json');
    const { problems } = JSON.parse(stdout) as { problems: { line?: number; code: string }[] };
    expect(problems).toContainEqual(expect.objectContaining({ code: 'row-too-many-fields', line: 4 }));
    expect((await inspect(path, '--json', '--strict')).exitCode).toBe(5);
  });

  it('names a file that is no report and goes on with the rest of the folder', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.csv'), 'columna_a,columna_b\n1,2\n');
    writeFileSync(join(folder, 'b.csv'), 'sku,cost,currency\nFX-1,1.50,USD\n');
    const { stdout, exitCode } = await inspect(folder, '--json');
    expect(exitCode).toBe(0);
    const { data } = JSON.parse(stdout) as { data: { files: { reportType: string | null }[] } };
    expect(data.files.map(({ reportType }) => reportType)).toEqual([null, 'PRODUCT_FILE']);
  });

  it('ends with 5 and the nearest name for a path that is not there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'orders.txt'), 'x');
    const { stdout, exitCode } = await inspect(join(folder, 'ordres.txt'), '--json');
    expect(exitCode).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'path-missing', exitCode: 5 } });
    expect(stdout).toContain('orders.txt');
  });
});

describe('reports list', () => {
  it('names each kind and where to download it', async () => {
    const { stdout, exitCode } = await runInProcess(ReportsList, 'reports:list', ['--format', 'csv']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('BUSINESS_REPORT_CHILD');
    expect(stdout).toContain('Seller Central: Payments > All statements');
  });
});
