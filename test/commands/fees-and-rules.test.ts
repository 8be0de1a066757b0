import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import FeesEstimate from '../../src/commands/fees/estimate.ts';
import RulesList from '../../src/commands/rules/list.ts';
import RulesShow from '../../src/commands/rules/show.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const PRODUCT =
  '--date 2026-03-01 --price 24.99 --dimensions 13.8x9x0.7in --weight 2.88oz --cost 6.10 --category Toys'.split(' ');

const estimate = (...argv: string[]) => runInProcess(FeesEstimate, 'fees:estimate', argv);
const show = (...argv: string[]) => runInProcess(RulesShow, 'rules:show', argv);

describe('fees estimate', () => {
  it('prints the contract of the design as JSON', async () => {
    const { stdout, exitCode } = await estimate(...PRODUCT, '--marketplace', 'US', '--json');
    expect(exitCode).toBe(0);
    const { kind, data } = JSON.parse(stdout) as { kind: string; data: Record<string, unknown> };
    expect(kind).toBe('fees-estimate');
    expect(data).toMatchObject({
      marketplace: 'US',
      currency: 'USD',
      date: '2026-03-01',
      sizeTier: 'small-standard',
      fees: [
        { kind: 'referral', amount: 3.75 },
        { kind: 'fulfillment', amount: 3.42 },
      ],
      totals: { fees: 7.17, proceeds: 17.82, cost: 6.1, profit: 11.72, breakEvenPrice: 11.2 },
    });
  });

  it('writes the same bytes twice, in every way it can be read', async () => {
    for (const format of ['table', 'json', 'csv', 'markdown', 'html']) {
      const [one, two] = [
        await estimate(...PRODUCT, '--explain', '--format', format),
        await estimate(...PRODUCT, '--explain', '--format', format),
      ];
      expect(one).toEqual(two);
      expect(one.stdout.length).toBeGreaterThan(100);
    }
  });

  it('refuses what it has no tables for in one line, exit code 2', async () => {
    const { stderr, exitCode } = await estimate(...PRODUCT, '--marketplace', 'ZA');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no fee tables for ZA');
  });

  it.each([
    ['a missing file', null, 'rules-unreadable'],
    ['no JSON', '{', 'rules-not-json'],
    ['no table', '{"kind":"fuel-surcharge"}', 'rules-invalid'],
  ])('refuses --rules with %s, exit code 5', async (_, text, code) => {
    const file = join(temporaryFolder(), 'own.json');
    if (text !== null) writeFileSync(file, text);
    const { stdout, exitCode } = await estimate(...PRODUCT, '--rules', file, '--json');
    expect(exitCode).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code, exitCode: 5 } });
  });

  it('takes what rules show printed as rules of its own', async () => {
    const printed = JSON.parse((await show('fulfillment-fees', '--json')).stdout) as { data: { tables: unknown[] } };
    const file = join(temporaryFolder(), 'own.json');
    writeFileSync(file, JSON.stringify(printed.data.tables).replaceAll('"10to50":3.42', '"10to50":5.00'));
    const { stdout } = await estimate(...PRODUCT, '--rules', file, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ data: { fees: [{}, { kind: 'fulfillment', amount: 5 }] } });
  });
});

describe('rules', () => {
  it('list names every table with dates, confidence and sources', async () => {
    const { stdout, exitCode } = await runInProcess(RulesList, 'rules:list', ['--marketplace', 'US', '--json']);
    expect(exitCode).toBe(0);
    const { data } = JSON.parse(stdout) as { data: { tables: unknown[] } };
    expect(data.tables).toContainEqual({
      kind: 'fulfillment-fees',
      marketplace: 'US',
      title: 'FBA fulfilment fee per unit, peak and non-peak',
      versions: 7,
      from: '2024-02-05',
      to: '2027-01-14',
      confidence: 'c',
      sources: expect.any(Number),
      readOn: '2026-11-22',
    });
  });

  it('show prints the rows in force on a date, or says that there are none', async () => {
    const inForce = await show('fulfillment-fees', '--date', '2025-06-01', '--format', 'csv');
    expect(inForce.stdout).toContain('ff-2025/non-apparel/small-standard');
    expect(inForce.stdout).not.toContain('ff-2026/');
    const gap = JSON.parse((await show('fulfillment-fees', '--date', '2027-06-01', '--json')).stdout) as unknown;
    expect(gap).toMatchObject({ data: { inForce: [{ version: null, gap: expect.stringContaining('2027-01-14') }] } });
  });

  it('show takes the marketplace named, and says which others there are', async () => {
    const german = await show('routes', '--marketplace', 'DE', '--format', 'markdown');
    expect(german.stdout).toContain('germany-only');
    expect(german.stdout).toContain('Also for UK');
    expect((await show('routes', '--json')).stdout).toContain('"marketplace": "IN"');
  });

  it('show asks for a kind that there is', async () => {
    const { stderr, exitCode } = await show('size-tier');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('size-tiers');
    const none = await show('size-tiers', '--marketplace', 'ZA');
    expect([none.exitCode, none.stderr.includes('Known for: US, CA')]).toEqual([2, true]);
  });
});
