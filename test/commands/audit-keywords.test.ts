import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import AuditKeywords from '../../src/commands/audit/keywords.ts';
import type { AuditKeywordsData } from '../../src/domain/audit/keywords/keywords-data.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const DEMO = join(FIXTURES, 'demo');
const US = join(FIXTURES, 'keywords', 'us-tools-differ');
const DATE = ['--date', '2026-11-20', '--quiet'];
const audit = (...argv: string[]) => runInProcess(AuditKeywords, 'audit:keywords', argv);

async function dataOf(...argv: string[]): Promise<AuditKeywordsData> {
  const { stdout } = await audit(...argv, ...DATE, '--json');
  return (JSON.parse(stdout) as { data: AuditKeywordsData }).data;
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const MUG = 'sku,marketplace,brand,title,search-terms\nMUG,US,Nordwick,Nordwick Enamel Mug,retro\n';

describe('audit keywords', () => {
  it('works on the sample seller: phrases of Search Query Performance, queries judged', async () => {
    const data = await dataOf(DEMO, '--marketplace', 'US');
    expect(data.targets[0]).toMatchObject({ marketplace: 'US', weightBasis: 'monthly-searches', phrases: 22 });
    expect(data.queries.rows.length).toBeGreaterThan(20);
    const bottle = data.listings.find(({ sku }) => sku === 'KW-BTL-BLU');
    expect(bottle?.covered.share).toBe(1);
    expect(bottle?.proposal?.bytes).toBeLessThanOrEqual(249);
  });

  it.each([['table'], ['json'], ['csv'], ['markdown']])('gives the same bytes twice as %s', async (format) => {
    const once = await audit(US, ...DATE, '--format', format);
    expect((await audit(US, ...DATE, '--format', format)).stdout).toBe(once.stdout);
    expect(once.exitCode).toBe(0);
  });

  it('gives programs every row as CSV, and as many phrases as asked for', async () => {
    const { stdout } = await audit(US, ...DATE, '--format', 'csv', '--phrases', '3');
    expect(stdout).toContain('# phrases: Phrases of each listing');
    expect(stdout.match(/^NW-FLASK-1,US,.*(?:exact|one-field|scattered|plural|weak|missing)/gm)).toHaveLength(3);
  });

  it('reads a plain list as targets', async () => {
    const folder = folderWith({ 'products.csv': MUG, 'list.txt': 'enamel mug\ntin mug\n' });
    const data = await dataOf(join(folder, 'products.csv'), '--targets', join(folder, 'list.txt'));
    expect(data.targets[0]).toMatchObject({ weightBasis: 'none', phrases: 2 });
    expect(data.listings[0]?.proposal?.text).toBe('tin retro');
  });

  it('ends with 2 for a SKU that is not there, and names one that is near', async () => {
    const { exitCode, stderr } = await audit(US, ...DATE, '--sku', 'NW-FLASK-9');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('NW-FLASK-1');
  });

  it('ends with 5 for targets that are not there, and for none that can be used', async () => {
    expect((await audit(US, ...DATE, '--targets', join(US, 'nothing.csv'))).exitCode).toBe(5);
    const folder = folderWith({ 'noise.bin': '%PDF-1.4 nothing' });
    expect((await audit(folder, ...DATE)).exitCode).toBe(5);
  });

  it('ends with 3 under --fail-on info where there is something to do', async () => {
    expect((await audit(US, ...DATE, '--fail-on', 'info')).exitCode).toBe(3);
    expect((await audit(US, ...DATE, '--fail-on', 'error')).exitCode).toBe(0);
  });

  it('ends with 5 under --strict where a volume is a text', async () => {
    expect((await audit(US, ...DATE, '--strict')).exitCode).toBe(5);
  });

  it('names a file of targets that holds no phrases', async () => {
    const { stdout } = await audit(US, ...DATE, '--targets', join(DEMO, 'BusinessReport-09-11-26.csv'), '--json');
    const { problems } = JSON.parse(stdout) as { problems: { code: string }[] };
    expect(problems.map(({ code }) => code)).toContain('targets-without-phrases');
  });

  it('judges listings of an unknown marketplace, empty fields, emoji and right-to-left text without a crash', async () => {
    const folder = folderWith({
      'products.csv':
        'sku,marketplace,brand,title,bullet-1,search-terms\n' +
        'A,ZZ,,,,\nB,SA,,زجاجة ماء 🥤,,\nC,,,Mug 🥤,"=cmd()",🥤 🥤\nD,TR,,Çelik Şişe,,\n',
      'list.csv': 'keyword,search volume\nزجاجات ماء,90\nmug,50\n🥤,10\nçelik şişeler,5\n',
    });
    const data = await dataOf(join(folder, 'products.csv'), '--targets', join(folder, 'list.csv'));
    expect(data.listings.map(({ sku, language }) => [sku, language])).toEqual([
      ['A', 'en'],
      ['C', 'en'],
      ['B', 'ar'],
      ['D', 'tr'],
    ]);
    const [, c, b, d] = data.listings;
    expect(b?.tiers.find(({ tier }) => tier === 'plural-only')?.phrases).toBe(1);
    expect(c?.tiers.find(({ tier }) => tier === 'exact-title')?.phrases).toBe(1);
    expect(d?.tiers.find(({ tier }) => tier === 'plural-only')?.phrases).toBe(1);
  });
});
