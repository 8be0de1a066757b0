import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import AuditImages from '../../src/commands/audit/images.ts';
import AuditListings from '../../src/commands/audit/listings.ts';
import RulesList from '../../src/commands/rules/list.ts';
import type { AuditListingsData } from '../../src/domain/audit/listings-document.ts';
import { runInProcess, type RunResult } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const PICTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'images');
const LONG = 'Brimlark Steel Lunch Box, 900 ml, Moss Green, with Curved Fork and Cloth Bag';
const SHORT = 'Brimlark Steel Lunch Box, 900 ml, Moss Green';

interface Shop {
  readonly folder: string;
  /** Writes the product file: title by SKU. */
  readonly sell: (titles: Readonly<Record<string, string>>) => void;
  readonly audit: (...argv: string[]) => Promise<RunResult>;
  readonly path: (name: string) => string;
}

/** A folder with a product file and, where given, a project file. */
function shop(section?: unknown): Shop {
  const folder = temporaryFolder();
  const path = (name: string): string => join(folder, name);
  if (section !== undefined) writeFileSync(path('sellerctl.json'), JSON.stringify({ audit: section }));
  return {
    folder,
    path,
    sell: (titles) => {
      const rows = Object.entries(titles).map(([sku, title]) => `${sku},US,Brimlark,"${title.replaceAll('"', '""')}"`);
      writeFileSync(path('products.csv'), `sku,marketplace,brand,title\n${rows.join('\n')}\n`);
    },
    audit: (...argv) =>
      runInProcess(AuditListings, 'audit:listings', [path('products.csv'), '--date', '2026-11-22', ...argv], {
        cwd: folder,
      }),
  };
}

function dataOf({ stdout }: RunResult): AuditListingsData {
  return (JSON.parse(stdout) as { data: AuditListingsData }).data;
}

describe('a baseline', () => {
  it('is written, then only what is new fails, then what is mended is named', async () => {
    const { sell, audit, path } = shop();
    const baseline = path('audit-baseline.json');
    sell({ 'A-1': LONG, 'B-1': SHORT });
    const first = await audit('--baseline', baseline, '--update-baseline', '--fail-on', 'new,error', '--json');
    expect(first.exitCode).toBe(0);
    expect(dataOf(first).baseline).toMatchObject({ updated: true, added: 1, entries: 0 });
    const written = readFileSync(baseline, 'utf8');

    const same = await audit('--baseline', baseline, '--fail-on', 'new,warning', '--json');
    expect(same.exitCode).toBe(0);
    expect(dataOf(same).listings[0]?.findings).toMatchObject([{ rule: 'TITLE-LEN-75', state: 'known' }]);

    sell({ 'A-1': LONG, 'B-1': `${LONG} Extra` });
    const worse = await audit('--baseline', baseline, '--fail-on', 'new');
    expect(worse.exitCode).toBe(3);
    expect(worse.stdout).toMatch(/1\s+known finding not shown, 1 new finding/);
    expect(worse.stdout).not.toContain('A-1 · US');
    expect(worse.stdout).toMatch(/New: Breaks a written rule, worst first[\s\S]*B-1 · US/);

    sell({ 'A-1': SHORT, 'B-1': SHORT });
    const mended = await audit('--baseline', baseline, '--fail-on', 'new');
    expect(mended.exitCode).toBe(0);
    expect(mended.stdout).toMatch(/Gone since the baseline[\s\S]*TITLE-LEN-75/);
    expect(readFileSync(baseline, 'utf8')).toBe(written);
  });

  it('fails on an error without one, as before', async () => {
    const { sell, audit } = shop();
    sell({ 'A-1': LONG });
    expect((await audit('--fail-on', 'error')).exitCode).toBe(3);
  });

  it('is demanded by --fail-on new and --update-baseline, with exit 2', async () => {
    const { sell, audit } = shop();
    sell({ 'A-1': LONG });
    expect(await audit('--fail-on', 'new')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--baseline'),
    });
    expect(await audit('--update-baseline')).toMatchObject({ exitCode: 2 });
    const elsewhere = await runInProcess(RulesList, 'rules:list', ['--fail-on', 'new']);
    expect(elsewhere).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('this command has none') });
  });

  it('that is missing or damaged ends with 5 and one line, and a damaged one is not overwritten', async () => {
    const { sell, audit, path } = shop();
    sell({ 'A-1': LONG });
    const missing = await audit('--baseline', path('none.json'));
    expect(missing).toMatchObject({ exitCode: 5, stdout: '', stderr: expect.stringContaining('There is no baseline') });
    writeFileSync(path('b.json'), '{"kind": "sellerctl-audit-base');
    for (const more of [[], ['--update-baseline']]) {
      const damaged = await audit('--baseline', path('b.json'), ...more);
      expect(damaged).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('is no baseline of findings') });
    }
    expect(readFileSync(path('b.json'), 'utf8')).toBe('{"kind": "sellerctl-audit-base');
    mkdirSync(path('folder.json'));
    expect((await audit('--baseline', path('folder.json'), '--update-baseline')).exitCode).toBe(5);
  });

  it('comes from the project file too, from where that lies', async () => {
    const { sell, audit, path } = shop({ baseline: 'kept/b.json' });
    mkdirSync(path('kept'));
    sell({ 'A-1': LONG });
    expect((await audit('--update-baseline')).exitCode).toBe(0);
    expect(existsSync(path('kept/b.json'))).toBe(true);
    expect((await audit('--fail-on', 'new,error')).exitCode).toBe(0);
  });

  it('leaves no half file behind when it cannot be written', async () => {
    const { sell, audit, path } = shop();
    sell({ 'A-1': LONG });
    const run = await audit('--baseline', path('no/such/b.json'), '--update-baseline');
    expect(run.exitCode).toBe(2);
    if (process.getuid?.() !== 0) {
      mkdirSync(path('closed'));
      chmodSync(path('closed'), 0o500);
      expect((await audit('--baseline', path('closed/b.json'), '--update-baseline')).exitCode).toBe(2);
    }
    expect(readdirSync(path('.')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('works for pictures', async () => {
    const folder = temporaryFolder();
    const picture = join(folder, 'off-white.MAIN.png');
    copyFileSync(join(PICTURES, 'off-white.MAIN.png'), picture);
    const baseline = join(folder, 'pictures.json');
    const run = (...argv: string[]) =>
      runInProcess(AuditImages, 'audit:images', [picture, '--date', '2026-11-22', '--baseline', baseline, ...argv]);
    expect((await run('--update-baseline')).exitCode).toBe(0);
    expect((await run('--fail-on', 'new,error')).exitCode).toBe(0);
    const junit = await run('--format', 'junit');
    expect(junit.stdout).toContain('failures="0"');
    expect(junit.stdout).toContain('it stands in the baseline');
  });
});

describe('the section audit of sellerctl.json', () => {
  it('changes what is found, and the document says how', async () => {
    const { sell, audit } = shop({
      severities: { 'TITLE-LEN-75': 'warning' },
      suppressions: [{ rule: 'OWN-BANNED', sku: 'A-*', reason: 'agreed with "legal" <b>', until: '2026-12-31' }],
      words: { banned: { en: ['fork'] } },
    });
    sell({ 'A-1': LONG, 'B-1': LONG });
    const run = await audit('--json', '--fail-on', 'error');
    expect(run.exitCode).toBe(0);
    const { listings, settings, totals } = dataOf(run);
    expect(listings.map(({ findings }) => findings.map(({ rule, suppressed }) => [rule, suppressed !== null]))).toEqual(
      [
        [
          ['TITLE-LEN-75', false],
          ['OWN-BANNED', true],
        ],
        [
          ['TITLE-LEN-75', false],
          ['OWN-BANNED', false],
        ],
      ],
    );
    expect(totals).toMatchObject({ errors: 0, warnings: 3, suppressed: 1 });
    expect(settings.effects).toEqual(['TITLE-LEN-75: warning', 'banned words: 1 in en', 'suppressions: 1 used']);
    const { provenance } = JSON.parse(run.stdout) as { provenance: { rules: { table: string }[] } };
    expect(provenance.rules.map(({ table }) => table)).toContain('own-settings');
    expect((await audit()).stdout).toContain('your settings: TITLE-LEN-75: warning');
  });

  it('fails a run on a suppression that ended', async () => {
    const { sell, audit } = shop({ suppressions: [{ rule: 'TITLE-LEN-75', reason: 'relaunch', until: '2026-11-21' }] });
    sell({ 'A-1': LONG });
    const run = await audit('--fail-on', 'warning', '--json');
    expect(run.exitCode).toBe(3);
    expect(dataOf(run).settings).toMatchObject({
      file: 'sellerctl.json',
      findings: [{ rule: 'SUPPRESSION-EXPIRED', severity: 'warning' }],
    });
  });

  it('is refused with exit 2 when it is wrong, by the commands that read it', async () => {
    const { sell, audit } = shop({ severities: { 'TITLE-LEN-7': 'off' } });
    sell({ 'A-1': LONG });
    const run = await audit();
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('sellerctl.json: audit.severities names "TITLE-LEN-7", which is no rule');
    expect(run.stderr).toContain('Did you mean TITLE-LEN-75');
  });
});

describe('--score', () => {
  it('is null when off, and a share with its parts when on', async () => {
    const { sell, audit } = shop({ score: { weights: { title: 2 } } });
    sell({ 'A-1': LONG, 'B-1': SHORT });
    expect(dataOf(await audit('--json')).listings.map(({ score, scoreParts }) => [score, scoreParts])).toEqual([
      [null, null],
      [null, null],
    ]);
    const [long, short] = dataOf(await audit('--json', '--score')).listings;
    expect(long?.score).toBeLessThan(1);
    expect(short?.score).toBe(1);
    const title = long?.scoreParts?.find(({ part }) => part === 'title');
    expect(title).toMatchObject({ weight: 2, passed: (title?.judged ?? 0) - 1 });
    expect(long?.scoreParts?.find(({ part }) => part === 'bullets')).toMatchObject({ judged: 0, share: null });
    expect((await audit('--score')).stdout).toContain('How the score is worked out');
  });
});

describe('formats for code hosts and build servers', () => {
  it('lists every finding with file and line, suppressed and known ones marked', async () => {
    const { sell, audit, path } = shop({
      suppressions: [{ rule: '*', sku: 'A-1', reason: 'later', until: '2026-12-31' }],
    });
    sell({ 'A-1': LONG, 'B-1': LONG, '=C': `${LONG} <script>` });
    const { stdout } = await audit('--format', 'sarif');
    const log = JSON.parse(stdout) as {
      runs: [{ results: { message: object; suppressions?: object[]; locations: object[] }[] }];
    };
    const { results } = log.runs[0];
    expect(results.filter(({ suppressions }) => suppressions !== undefined)).toHaveLength(1);
    expect(results[0]?.locations[0]).toMatchObject({ physicalLocation: { region: { startLine: expect.any(Number) } } });
    const junit = await audit('--output', path('report.xml'));
    expect(junit.exitCode).toBe(0);
    const xml = readFileSync(path('report.xml'), 'utf8');
    expect(xml).toContain('<testsuite name="US B-1"');
    expect(xml).toContain('suppressed until 2026-12-31: later');
  });
});

describe('--fix', () => {
  it('writes proposals that read back clean, leaves the input alone, and replaces its own folder', async () => {
    const { sell, audit, path, folder } = shop();
    sell({ 'A-1': `${SHORT}!` });
    const input = readFileSync(path('products.csv'), 'utf8');
    const out = join(folder, 'out');
    const run = await audit('--fix', out, '--json');
    expect(run.exitCode).toBe(0);
    expect(dataOf(run).fixes).toMatchObject({ folder: out, proposals: [{ field: 'title', after: SHORT }] });
    expect(readFileSync(path('products.csv'), 'utf8')).toBe(input);
    expect(readdirSync(out).toSorted()).toEqual(['listings-patches.json', 'partial-update-US.txt', 'products.json']);
    const again = await runInProcess(AuditListings, 'audit:listings', [
      join(out, 'products.json'),
      '--date',
      '2026-11-22',
      '--json',
    ]);
    expect(dataOf(again).listings).toMatchObject([{ sku: 'A-1', findings: [] }]);

    sell({ 'A-1': SHORT });
    expect((await audit('--fix', out)).stdout).toContain('Nothing can be mended without judgement.');
    expect(readdirSync(out).toSorted()).toEqual(['listings-patches.json', 'products.json']);
  });

  it('leaves what is suppressed or off as it is', async () => {
    const { sell, audit, path } = shop({
      suppressions: [{ rule: 'TITLE-CHARS', sku: 'A-1', reason: 'name', until: '2026-12-31' }],
    });
    sell({ 'A-1': `${SHORT}!`, 'B-1': `${SHORT}!` });
    const { fixes } = dataOf(await audit('--fix', path('out'), '--json'));
    expect(fixes?.proposals.map(({ sku }) => sku)).toEqual(['B-1']);
  });

  it('refuses a folder with other files, or one that is read', async () => {
    const { sell, audit, path, folder } = shop();
    sell({ 'A-1': `${SHORT}!` });
    mkdirSync(path('mine'));
    writeFileSync(path('mine/notes.txt'), 'keep');
    expect(await audit('--fix', path('mine'))).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('notes.txt'),
    });
    expect(readdirSync(path('mine'))).toEqual(['notes.txt']);
    const inside = await runInProcess(AuditListings, 'audit:listings', [folder, '--fix', path('out')]);
    expect(inside).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('which is read') });
  });
});
