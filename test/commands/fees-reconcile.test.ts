import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import FeesReconcile from '../../src/commands/fees/reconcile.ts';
import type { FeesReconcileData } from '../../src/domain/fees/reconcile/reconcile-data.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const SEEDED = join(FIXTURES, 'fees/settlements');
const US = join(FIXTURES, 'readers/settlement-v2/us/input.txt');

const run = (...argv: string[]) => runInProcess(FeesReconcile, 'fees:reconcile', [...argv, '--date', '2026-11-22']);

describe('fees reconcile', () => {
  it('ends with 0 when all ties and 3 when a settlement does not, whatever the format', async () => {
    expect((await run(US)).exitCode).toBe(0);
    const folder = temporaryFolder();
    const text = readFileSync(US, 'utf8');
    writeFileSync(join(folder, 'wrong.txt'), text.replace('16.27', '16.28'));
    for (const format of ['table', 'json', 'csv', 'markdown', 'html', 'ndjson']) {
      const { exitCode, stdout } = await run(folder, '--format', format);
      expect(exitCode, format).toBe(3);
      expect(stdout.length).toBeGreaterThan(0);
    }
    expect((await run(folder)).stdout).toContain('do not add up');
  });

  it('prints cases with lines, window and evidence as JSON, the same bytes twice', async () => {
    const [one, two] = [await run(SEEDED, '--json'), await run(SEEDED, '--json')];
    expect(one.stdout).toBe(two.stdout);
    const { kind, data } = JSON.parse(one.stdout) as { kind: string; data: FeesReconcileData };
    expect(kind).toBe('fees-reconcile');
    expect(data.tied).toBe(true);
    const [first] = data.cases;
    expect(first).toMatchObject({ money: 28.75, currency: 'USD', window: { closesDays: 120 } });
    expect(first?.evidence.length).toBeGreaterThan(0);
    expect(first?.lines[0]).toMatchObject({ file: expect.stringContaining('returns.txt') });
  });

  it('writes a CSV for each case and a list, and replaces only files of its own', async () => {
    const cases = join(temporaryFolder(), 'claims');
    expect((await run(SEEDED, '--cases', cases)).exitCode).toBe(0);
    const names = readdirSync(cases);
    expect(names).toHaveLength(38);
    expect(names).toContain('cases.csv');
    expect(names.every((name) => /^(?:cases|\d{3}-[a-z0-9-]+)\.csv$/.test(name))).toBe(true);
    expect(readFileSync(join(cases, '016-fee-charged-seed-tier-001.csv'), 'utf8').split('\n')).toHaveLength(9 + 2);
    expect((await run(US, '--cases', cases)).exitCode).toBe(0);
    expect(readdirSync(cases)).toEqual(['cases.csv']);
    writeFileSync(join(cases, 'mine.txt'), 'keep me');
    const refused = await run(SEEDED, '--cases', cases);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('mine.txt')]);
    expect(readdirSync(cases)).toEqual(['cases.csv', 'mine.txt']);
  });

  it('makes formulas and paths in hostile SKUs harmless', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'in'));
    for (const name of readdirSync(SEEDED).filter((entry) => entry !== 'faults.json')) {
      const text = readFileSync(join(SEEDED, name), 'utf8');
      writeFileSync(join(folder, 'in', name), text.replaceAll('SEED-TIER-001', '=HYPERLINK(0)../../x'));
    }
    const cases = join(folder, 'claims');
    await run(join(folder, 'in'), '--cases', cases);
    const name = readdirSync(cases).find((entry) => entry.includes('hyperlink')) ?? '';
    expect(name).toMatch(/^\d{3}-fee-charged-hyperlink-0-x\.csv$/);
    expect(readFileSync(join(cases, name), 'utf8')).toContain("'=HYPERLINK(0)");
    expect(existsSync(join(folder, 'x.csv'))).toBe(false);
  });

  it('names a path that is not there, and says that without a settlement nothing can be tied', async () => {
    expect((await run(join(temporaryFolder(), 'gone'))).exitCode).toBe(5);
    expect((await run(join(SEEDED, 'products.csv'))).stdout).toContain('No settlement was read');
  });
});
