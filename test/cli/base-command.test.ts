import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { BaseCommand } from '../../src/cli/base-command.ts';
import { inputFlags } from '../../src/cli/flags.ts';
import type { LoadedFile } from '../../src/model/loaded.ts';
import { finding, priceTable, problem, sampleDocument } from './sample-document.ts';
import { runInProcess, type RunResult } from './run-in-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const orders: LoadedFile = {
  path: 'orders.txt',
  sha256: 'ab12',
  bytes: 7,
  reportType: 'SQP_HAND',
  encoding: 'utf-8',
  delimiter: 'tab',
  language: 'en',
  marketplace: null,
  period: null,
  rows: 3,
  records: 2,
  problems: [],
  totals: {},
  nearest: [],
};

/** A command that prints what the base class gave it. */
class Probe extends BaseCommand<typeof Probe> {
  static override strict = false;
  static override flags = { ...inputFlags };

  async run(): Promise<void> {
    this.progress('Probing');
    if (this.paths.includes('bug')) throw new TypeError('x is undefined');
    if (this.paths.includes('exit')) this.exit(4);
    const facts = this.runFacts([orders]);
    const data = {
      paths: this.paths,
      scope: this.scope,
      rules: this.flags.rules ?? [],
      strict: this.flags.strict,
      loadMarketplace: this.loadOptions.marketplace,
    };
    const provenance = { ...facts, rules: [], freshness: [] };
    const blocks = [priceTable, { type: 'findings', id: 'f', findings: [finding('warning')] }] as const;
    await this.emit(sampleDocument(blocks, { data, provenance, problems: [problem('row', 2)] }));
  }
}

interface Printed {
  readonly data: Record<string, unknown>;
  readonly provenance: Record<string, unknown>;
}

async function probe(argv: string[], env: Record<string, string> = {}, cwd = temporaryFolder()): Promise<RunResult> {
  return runInProcess(Probe, 'probe', argv, { cwd, env: { SELLERCTL_CONFIG_DIR: join(cwd, 'own'), ...env } });
}

async function printed(argv: string[], env: Record<string, string> = {}, cwd?: string): Promise<Printed> {
  return JSON.parse((await probe([...argv, '--json'], env, cwd)).stdout) as Printed;
}

describe('flags and context of a command', () => {
  it('give paths, scope and rule files', async () => {
    const argv = [
      'a.txt',
      '-',
      '--marketplace',
      'gb',
      '--since',
      '2026-01-01',
      '--rules',
      'x.json',
      'b',
      '--rules',
      'y.json',
    ];
    const { data } = await printed([...argv, '--date', '2026-03-01']);
    expect(data).toMatchObject({
      paths: ['a.txt', '-', 'b'],
      scope: { asOf: '2026-03-01', marketplace: 'UK', since: '2026-01-01', until: null },
      rules: ['x.json', 'y.json'],
      loadMarketplace: 'UK',
    });
  });

  it('come from the environment and the project file where no flag is typed', async () => {
    const cwd = temporaryFolder();
    writeFileSync(
      join(cwd, 'sellerctl.json'),
      JSON.stringify({ marketplace: 'DE', strict: true, rules: ['own.json'] }),
    );
    const env = { SELLERCTL_DATE: '2026-02-03' };
    const { data } = await printed([], env, cwd);
    expect(data).toMatchObject({
      scope: { asOf: '2026-02-03', marketplace: 'DE' },
      strict: true,
      rules: [join(cwd, 'own.json')],
    });
    expect((await printed([], { ...env, SELLERCTL_MARKETPLACE: 'fr' }, cwd)).data['loadMarketplace']).toBe('FR');
  });

  it('leave the time of the run out when --date is given, so that bytes repeat', async () => {
    const [one, two] = [
      await probe(['--date', '2026-03-01', '--json']),
      await probe(['--date', '2026-03-01', '--json']),
    ];
    expect(one.stdout).toBe(two.stdout);
    const { provenance } = JSON.parse(one.stdout) as Printed;
    expect(provenance).toMatchObject({
      generatedAt: '2026-03-01T00:00:00.000Z',
      asOf: '2026-03-01',
      inputs: [{ path: 'orders.txt', sha256: 'ab12', bytes: 7, reportType: 'SQP_HAND', rows: 3, records: 2 }],
    });
    const now = (await printed([])).provenance;
    expect(now['generatedAt']).not.toMatch(/T00:00:00\.000Z$/);
  });

  it.each([
    [['--date', '2026-02-30'], 'date-invalid'],
    [['--since', 'monday'], 'date-invalid'],
    [['--since', '2026-02-01', '--until', '2026-01-01'], 'dates-reversed'],
    [['--marketplace', 'XX'], 'marketplace-unknown'],
    [['--profile', 'nobody'], 'profile-unknown'],
  ])('are refused: %j', async (argv, code) => {
    const { exitCode, stdout } = await probe([...argv, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code, exitCode: 2 } });
    expect(exitCode).toBe(2);
  });
});

describe('what a command writes', () => {
  it('is the document on standard output; progress and problems on standard error', async () => {
    const { exitCode, stderr, stdout } = await probe(['--format', 'csv', '--columns', 'sku', '--filter', 'sku=LAMP']);
    expect(stdout).toBe('sku\nLAMP\n');
    expect(stderr).toBe('Probing\n1 problem: 1 row left out.\n  orders.txt:2: It is bad.\n');
    expect(exitCode).toBe(0);
  });

  it('is nothing but the document when quiet', async () => {
    expect((await probe(['--quiet', '--format', 'csv'])).stderr).toBe('');
    expect((await probe([], { SELLERCTL_QUIET: '1' })).stderr).toBe('');
  });
});

describe('the exit code', () => {
  it.each([
    [[], 0],
    [['--fail-on', 'error'], 0],
    [['--fail-on', 'warning'], 3],
    [['--fail-on', 'error,problem'], 3],
    [['--strict'], 5],
    [['exit'], 4],
    [['bug'], 1],
  ])('with %j is %i', async (argv, code) => {
    expect((await probe(argv)).exitCode).toBe(code);
  });

  it('of a bug comes with a short message and no stack', async () => {
    const { stderr, stdout } = await probe(['bug']);
    expect(stderr).toContain('Something went wrong inside sellerctl (TypeError: x is undefined).');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect((await probe(['bug'], { DEBUG: '1' })).stderr).toMatch(/\n\s+at /);
  });
});
