import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import Brief from '../../src/commands/brief.ts';
import ReportsPull from '../../src/commands/reports/pull.ts';
import { takeLock } from '../../src/sources/runs/run-lock.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { ROLE_MISSING } from '../fault-server/answers.ts';
import { startFaultServer } from '../fault-server/fault-server.ts';
import type { FaultServer } from '../fault-server/fault-server-types.ts';
import { expectNoSecretFiles, expectNoSecrets } from '../fault-server/no-secrets.ts';

const DEMO = join(import.meta.dirname, '../../fixtures/demo');
const REPORTS = '/reports/2021-06-30/reports';
const DATE = '2026-11-09';

const open: FaultServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** The sample seller's file that answers a wish, by kind and first day; null where the seller has none. */
function fileFor(reportType: string, from: string): string | null {
  const names = readdirSync(DEMO);
  if (reportType === 'GET_MERCHANT_LISTINGS_ALL_DATA') return 'All+Listings+Report+11-09-2026.txt';
  return names.find((name) => name.startsWith(`${reportType}_${from}`)) ?? null;
}

async function seller() {
  const server = await startFaultServer();
  open.push(server);
  const files = new Map<string, { readonly reportType: string; readonly file: string }>();
  server.on(`POST ${REPORTS}`, ({ body }) => {
    const { dataStartTime = '', reportType } = JSON.parse(body) as { dataStartTime?: string; reportType: string };
    if (reportType.includes('MARKET_BASKET')) return ROLE_MISSING;
    const file = fileFor(reportType, dataStartTime.slice(0, 10));
    const reportId = String(files.size + 1);
    files.set(reportId, { reportType, file: file ?? '' });
    return { status: 202, body: { reportId } };
  });
  server.on(`GET ${REPORTS}`, { body: { reports: [] } });
  server.on(`GET ${REPORTS}/*`, ({ path }) => {
    const reportId = path.split('/').at(-1) ?? '';
    const { file = '', reportType = 'X' } = files.get(reportId) ?? {};
    const done = { reportId, reportType, processingEndTime: '2026-11-09T06:00:00Z' };
    return file === ''
      ? { body: { ...done, processingStatus: 'CANCELLED' } }
      : { body: { ...done, processingStatus: 'DONE', reportDocumentId: reportId } };
  });
  server.on('GET /reports/2021-06-30/documents/*', ({ path }) => {
    const reportId = path.split('/').at(-1) ?? '';
    const { file = '' } = files.get(reportId) ?? {};
    const contentType = file.endsWith('.json') ? 'application/json; charset=UTF-8' : 'text/plain; charset=UTF-8';
    return {
      body: { reportDocumentId: reportId, url: server.document(file, readFileSync(join(DEMO, file)), { contentType }) },
    };
  });
  const cwd = temporaryFolder();
  const state = join(cwd, 'state');
  const place = {
    cwd,
    env: {
      ...server.env,
      SELLERCTL_ARCHIVE: join(cwd, 'archive'),
      SELLERCTL_CONFIG_DIR: join(cwd, 'own'),
      SELLERCTL_STATE: state,
      SELLERCTL_SPAPI_RATES:
        'createReport=1000/1000,getReport=1000/1000,getReports=1000/1000,getReportDocument=1000/1000',
    },
  };
  const pull = async (...argv: string[]) => {
    const run = await runInProcess(ReportsPull, 'reports:pull', [...argv, '--date', DATE, '--json', '--quiet'], place);
    return { ...run, json: JSON.parse(run.stdout) };
  };
  return { cwd, place, pull, server };
}

describe('reports pull', () => {
  it('brings everything a brief reads, once, and the brief reads it', async () => {
    const { cwd, place, pull, server } = await seller();
    const first = await pull('--for', 'brief', '--marketplace', 'US');
    // A role is missing for one report: a person should look.
    expect(first.exitCode).toBe(4);
    expect(first.json.data.counts).toMatchObject({ pulled: 9, refused: 2, 'none-found': 1 });
    const refused = first.json.data.reports.find(({ state }: { state: string }) => state === 'refused');
    expect(refused.note).toContain('the role Brand Analytics');
    // Search queries want products, which the listings of the same run tell.
    const queries = first.json.data.reports.filter(({ reportType }: { reportType: string }) =>
      reportType.includes('SEARCH_QUERY'),
    );
    expect(queries.length).toBeGreaterThan(0);
    const created = server.count(`POST ${REPORTS}`);
    const second = await pull('--for', 'brief', '--marketplace', 'US');
    expect(second.json.data.counts.pulled).toBeUndefined();
    expect(second.json.data.counts.fresh).toBeGreaterThan(8);
    // The refused two alone are asked for again.
    expect(server.count(`POST ${REPORTS}`) - created).toBe(2);
    const brief = await runInProcess(Brief, 'brief', ['--date', DATE, '--json', '--quiet'], place);
    const { data } = JSON.parse(brief.stdout) as { data: { journey: { leaks: readonly { asin: string }[] } } };
    expect(data.journey.leaks.map(({ asin }) => asin)).toEqual(['B0DKW9HMK3']);
    expectNoSecrets(server, first.stdout, first.stderr, second.stdout, brief.stdout);
    expectNoSecretFiles(server, cwd);
  });

  it('plans without asking, and without credentials', async () => {
    const { place, server } = await seller();
    const { SELLERCTL_ARCHIVE, SELLERCTL_CONFIG_DIR, SELLERCTL_STATE } = place.env;
    const bare = { ...place, env: { SELLERCTL_ARCHIVE, SELLERCTL_CONFIG_DIR, SELLERCTL_STATE } };
    const argv = ['--for', 'audit', '--marketplace', 'US', '--dry-run', '--date', DATE, '--json'];
    const run = await runInProcess(ReportsPull, 'reports:pull', argv, bare);
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout).data).toMatchObject({ asked: false, counts: { planned: 2 } });
    const sent = await runInProcess(
      ReportsPull,
      'reports:pull',
      argv.filter((word) => word !== '--dry-run'),
      bare,
    );
    expect([sent.exitCode, JSON.parse(sent.stdout).error.code]).toEqual([4, 'credentials-missing']);
    expect(server.requests).toEqual([]);
  });

  it.each([
    [['--for', 'fees'], 2, 'marketplace-none'],
    [['--for', 'fees', '--marketplace', 'US', '--also', 'DE'], 2, 'regions-mixed'],
    [['--marketplace', 'US'], 2, 'pull-nothing'],
    [['GET_MERCHANT_LISTING_ALL_DATA', '--marketplace', 'US'], 2, 'report-type-unknown'],
    [['--for', 'fees', '--marketplace', 'US', '--every', 'daily'], 2, 'number-invalid'],
  ])('%j: exit %d, %s', async (argv, exit, code) => {
    const { pull, server } = await seller();
    const { exitCode, json } = await pull(...argv);
    expect([exitCode, json.error.code]).toEqual([exit, code]);
    expect(server.requests).toEqual([]);
  });

  it('lets one run at a time pull for an archive', async () => {
    const { cwd, pull } = await seller();
    const lock = await takeLock(join(cwd, 'archive', 'pulls.sqlite.lock'), 'reports pull');
    const { exitCode, json } = await pull('--for', 'audit', '--marketplace', 'US');
    lock.release();
    expect([exitCode, json.error.code]).toEqual([6, 'run-locked']);
  });
});
