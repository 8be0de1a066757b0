import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import AuditImages from '../../src/commands/audit/images.ts';
import AuditListings from '../../src/commands/audit/listings.ts';
import type { AuditImagesData } from '../../src/domain/audit/images-document.ts';
import type { AuditListingsData } from '../../src/domain/audit/listings-document.ts';
import type { Problem } from '../../src/model/problem.ts';
import { listingRules } from '../../src/rules/policy/listing-tables.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const PICTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'images');
const TITLE = 'Brimlark Steel Lunch Box, 900 ml, Moss Green, with Curved Fork and Cloth Bag';

function productFile(title: string): string {
  const path = join(temporaryFolder(), 'products.csv');
  writeFileSync(path, `sku,asin,marketplace,brand,title\nBR-1,B0BR1MLK01,US,Brimlark,"${title}"\n`);
  return path;
}

const listings = (...argv: string[]) => runInProcess(AuditListings, 'audit:listings', argv);
const images = (...argv: string[]) => runInProcess(AuditImages, 'audit:images', argv);

function listingsOf(stdout: string): AuditListingsData['listings'] {
  return (JSON.parse(stdout) as { data: AuditListingsData }).data.listings;
}

describe('audit listings', () => {
  it('prints findings of a product file as JSON and exits with 3 when asked to', async () => {
    const { stdout, exitCode } = await listings(
      productFile(TITLE),
      '--date',
      '2026-11-22',
      '--json',
      '--fail-on',
      'error',
    );
    expect(exitCode).toBe(3);
    expect(listingsOf(stdout)).toMatchObject([
      {
        sku: 'BR-1',
        asin: 'B0BR1MLK01',
        marketplace: 'US',
        score: null,
        findings: [{ rule: 'TITLE-LEN-75', severity: 'error' }],
      },
    ]);
  });

  it('judges by the rules of the date', async () => {
    const { stdout, exitCode } = await listings(
      productFile(TITLE),
      '--date',
      '2026-07-26',
      '--json',
      '--fail-on',
      'error',
    );
    expect(exitCode).toBe(0);
    expect(listingsOf(stdout)[0]?.findings).toEqual([]);
  });

  it('takes a rule table of your own', async () => {
    const versions = listingRules.versions.map((version) => ({
      ...version,
      rows: version.rows.map((rule) =>
        rule.id === 'TITLE-LEN-75' ? { ...rule, check: { ...rule.check, max: 90 } } : rule,
      ),
    }));
    const own = join(temporaryFolder(), 'rules.json');
    writeFileSync(own, JSON.stringify({ ...listingRules, versions }));
    const { stdout } = await listings(productFile(TITLE), '--date', '2026-11-22', '--rules', own, '--json');
    expect(listingsOf(stdout)[0]?.findings.map(({ rule }) => rule)).not.toContain('TITLE-LEN-75');
  });

  it('writes a table for eyes with the coverage line, the same bytes twice', async () => {
    const path = productFile(TITLE);
    const [one, two] = [await listings(path, '--date', '2026-11-22'), await listings(path, '--date', '2026-11-22')];
    expect(one.stdout).toContain('TITLE-LEN-75');
    expect(one.stdout).toMatch(/rules in force checked/);
    expect(two.stdout).toBe(one.stdout);
  });

  it('fails clearly on a missing path', async () => {
    expect((await listings('/no/such/folder')).exitCode).toBe(5);
  });
});

describe('audit images', () => {
  it('measures a folder, names what cannot be used and goes on', async () => {
    const { stdout, exitCode } = await images(PICTURES, '--date', '2026-11-22', '--json');
    expect(exitCode).toBe(0);
    const { data, problems } = JSON.parse(stdout) as { data: AuditImagesData; problems: Problem[] };
    const byName = new Map(data.images.map((image) => [image.source.split('/').at(-1), image]));
    const rules = (name: string): unknown => byName.get(name)?.findings.map(({ rule }) => rule);
    expect(byName.get('white.MAIN.png')).toMatchObject({ slot: 'MAIN', width: 1600 });
    expect(rules('white.MAIN.png')).toEqual(['IMG-COUNT']);
    expect(rules('off-white.MAIN.png')).toEqual(['IMG-BG-WHITE', 'IMG-COUNT']);
    expect(byName.get('page.MAIN.jpg')?.failure).toBe('This is a web page, not a picture.');
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'image-empty',
      'image-not',
      'image-not',
      'image-too-large',
      'image-truncated',
    ]);
  });

  it('takes a picture without a slot as main image when asked to', async () => {
    const { stdout } = await images(join(PICTURES, 'grey.MAIN.png'), '--main', '--date', '2026-11-22');
    expect(stdout).toContain('IMG-BG-WHITE');
  });
});
