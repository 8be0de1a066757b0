import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import JourneyReport from '../../src/commands/journey/report.ts';
import type { JourneyReportData } from '../../src/domain/journey/report-data.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const DEMO = join(FIXTURES, 'demo');
const report = (...argv: string[]) => runInProcess(JourneyReport, 'journey:report', argv);

async function dataOf(...argv: string[]): Promise<JourneyReportData> {
  const { stdout } = await report(...argv, '--json', '--quiet');
  return (JSON.parse(stdout) as { data: JourneyReportData }).data;
}

describe('journey report over the sample seller', () => {
  const { fallingConversion } = JSON.parse(readFileSync(join(FIXTURES, 'demo-troubles.json'), 'utf8')) as {
    fallingConversion: { asin: string };
  };

  it.each(['2026-11-09', '2026-11-16', '2026-11-30'])(
    'finds the product whose conversion fell, and calls nothing else a leak, on %s',
    async (date) => {
      const { leaks, marketplaces } = await dataOf(DEMO, '--date', date);
      expect(leaks.map(({ asin, status, marketplace }) => [asin, status, marketplace])).toEqual([
        [fallingConversion.asin, 'leak', 'US'],
      ]);
      expect(leaks[0]?.split?.effects.toSorted((a, b) => a.amount - b.amount)[0]?.factor).toBe(
        'order items per session',
      );
      expect(marketplaces.map(({ marketplace, currency }) => [marketplace, currency])).toEqual([
        ['DE', 'EUR'],
        ['US', 'USD'],
      ]);
    },
  );

  it('ends with 3 under --fail-on leak, and with 0 where nothing leaks', async () => {
    expect((await report(DEMO, '--date', '2026-11-09', '--fail-on', 'leak', '--quiet')).exitCode).toBe(3);
    expect(
      (await report(DEMO, '--date', '2026-11-09', '--until', '2026-10-10', '--fail-on', 'leak', '--quiet')).exitCode,
    ).toBe(0);
  });

  it('gives the same bytes twice', async () => {
    const once = await report(DEMO, '--date', '2026-11-09', '--quiet');
    expect((await report(DEMO, '--date', '2026-11-09', '--quiet')).stdout).toBe(once.stdout);
  });
});

describe('journey report over other folders', () => {
  it('has five stages and says what is missing where no report of the journey is', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'products.csv'), 'sku,cost,currency\nFX-1,1.50,USD\n');
    const data = await dataOf(folder);
    expect(data.stages.map(({ metrics }) => metrics)).toEqual([[], [], [], [], []]);
    expect(data.missing[0]?.id).toBe('sales-and-traffic');
  });

  it('refuses a span that is reversed', async () => {
    const { exitCode, stderr } = await report(DEMO, '--since', '2026-10-10', '--until', '2026-09-10');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('later than');
  });
});
