import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import FeesCliffs from '../../src/commands/fees/cliffs.ts';
import FeesCompare from '../../src/commands/fees/compare.ts';
import FeesMargins from '../../src/commands/fees/margins.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const demo = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));
const DAY = ['--date', '2026-11-09'];

const margins = (...argv: string[]) => runInProcess(FeesMargins, 'fees:margins', argv);
const compare = (...argv: string[]) => runInProcess(FeesCompare, 'fees:compare', argv);
const cliffs = (...argv: string[]) => runInProcess(FeesCliffs, 'fees:cliffs', argv);

const HEAD = 'sku,marketplace,category,price,currency,cost,length,width,height,dimension-unit,weight,weight-unit';

function productFile(...rows: string[]): string {
  const file = join(temporaryFolder(), 'products.csv');
  writeFileSync(file, [HEAD, ...rows, ''].join('\n'));
  return file;
}

const SOUND = 'A,US,Home and Kitchen,24.99,USD,6.10,13.8,9,0.7,in,2.88,oz';

describe('fees margins', () => {
  it('ranks the sample seller, the loss first', async () => {
    const { stdout, exitCode } = await margins(demo, ...DAY, '--marketplace', 'US', '--json');
    expect(exitCode).toBe(0);
    const { data } = JSON.parse(stdout) as { data: { marketplaces: { skus: { sku: string; profit: number }[] }[] } };
    expect(data.marketplaces[0]?.skus[0]).toMatchObject({ sku: 'KW-PRS-1', profit: -1.52 });
  });

  it('gives one plain table as CSV', async () => {
    const { stdout } = await margins(productFile(SOUND), ...DAY, '--format', 'csv');
    const [head, row, end, ...more] = stdout.split('\n');
    expect(head?.split(',').slice(0, 2)).toEqual(['marketplace', 'sku']);
    expect(row).toMatch(/^US,A,,fba,Home and Kitchen,small-standard,0,24\.99,/);
    expect([end, more]).toEqual(['', []]);
  });

  it('works the rest out when rows are bad', async () => {
    const bad = [
      'B,US,Home and Kitchen,0,USD,6.10,13.8,9,0.7,in,2.88,oz',
      'C,US,Kitchn,9.99,USD,1,1,1,1,in,1,oz',
      'D,US,Toys,NaN,USD,1,1,1,1,in,1,oz',
    ];
    const { stdout, exitCode } = await margins(productFile(SOUND, ...bad), ...DAY, '--json');
    expect(exitCode).toBe(0);
    const { data } = JSON.parse(stdout) as {
      data: { marketplaces: { totals: object; skus: { sku: string; profit: number | null }[] }[] };
    };
    expect(data.marketplaces[0]?.totals).toMatchObject({ skus: 4, skusKnown: 1 });
    expect(data.marketplaces[0]?.skus.filter(({ profit }) => profit === null)).toHaveLength(3);
  });

  it('cannot do without files', async () => {
    expect((await margins(...DAY)).exitCode).toBe(2);
    expect((await margins('/nonexistent.csv', ...DAY)).exitCode).toBe(5);
  });

  it('writes the same bytes twice in every way it can be read, hostile names and all', async () => {
    const hostile = '"=cmd|\u202E<script>\u001B[31m",US,"<b>x</b>",24.99,USD,6.10,13.8,9,0.7,in,2.88,oz';
    const file = productFile(SOUND, hostile);
    for (const format of ['table', 'json', 'ndjson', 'csv', 'markdown', 'html']) {
      const [one, two] = [
        await margins(file, ...DAY, '--format', format),
        await margins(file, ...DAY, '--format', format),
      ];
      expect(one.stdout).toBe(two.stdout);
      expect(one.stdout).not.toContain('\u001B[31m');
      expect(one.stdout).not.toContain('\u202E');
      if (format === 'html') expect(one.stdout).not.toContain('<script>');
    }
  });
});

describe('fees compare', () => {
  it('tells two days of the sample seller apart', async () => {
    const { stdout, exitCode } = await compare(demo, ...DAY, '--marketplace', 'US', '--from', '2026-10-01', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      data: {
        comparisons: [
          { before: { date: '2026-10-01' }, after: { date: '2026-11-09' }, current: { from: 'orders', days: 56 } },
        ],
      },
    });
  });

  it.each([
    [[], 'nothing to compare'],
    [['--set', 'prise=1'], 'unknown key'],
    [['--from', 'yesterday'], 'not a date'],
    [['--to-marketplace', 'XX'], 'no marketplace'],
  ])('refuses %j in one line, exit code 2', async (flags, text) => {
    const { stderr, exitCode } = await compare(productFile(SOUND), ...DAY, '--marketplace', 'US', ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(text);
  });
});

describe('fees cliffs', () => {
  it('ranks what the sample seller just misses', async () => {
    const { stdout, exitCode } = await cliffs(demo, ...DAY, '--marketplace', 'US', '--json');
    expect(exitCode).toBe(0);
    const { data } = JSON.parse(stdout) as { data: { marketplaces: { cliffs: { savesOfYear: number }[] }[] } };
    const years = (data.marketplaces[0]?.cliffs ?? []).map(({ savesOfYear }) => savesOfYear);
    expect(years.length).toBeGreaterThan(3);
    expect(years).toEqual(years.toSorted((left, right) => right - left));
  });

  it('takes another idea of near, and refuses what it cannot read', async () => {
    const file = productFile('A,US,Home and Kitchen,24.99,USD,6.10,13.8,9,0.8,in,2.88,oz');
    expect((await cliffs(file, ...DAY, '--near-side', '1mm')).stdout).toContain('No SKU is near');
    expect((await cliffs(file, ...DAY, '--near-side', '2mm')).stdout).toMatch(/shortest side 0\.05 in/);
    expect((await cliffs(file, ...DAY, '--near-price', 'much')).exitCode).toBe(2);
  });
});
