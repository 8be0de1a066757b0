import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { PullOutcome, PullRequest } from '../../../src/model/pull.ts';
import { pullReports } from '../../../src/sources/runs/pull-reports.ts';
import { PullStore } from '../../../src/sources/runs/pull-store.ts';
import type { SpApiClient } from '../../../src/sources/sp-api/client-types.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { apiError, htmlPage, quotaExceeded, RESET, ROLE_MISSING } from '../../fault-server/answers.ts';
import type { FaultServer } from '../../fault-server/fault-server-types.ts';
import { expectNoSecretFiles, expectNoSecrets } from '../../fault-server/no-secrets.ts';
import { closeWorlds, failure, testWorld } from '../../fault-server/with-server.ts';

closeWorlds();

const REPORTS = '/reports/2021-06-30/reports';
const CREATE = `POST ${REPORTS}`;
const ORDERS = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL';
const MINUTE = 60_000;

function wish(changes: Partial<PullRequest> = {}): PullRequest {
  const request = {
    reportType: ORDERS,
    marketplaces: ['US'],
    marketplaceIds: ['ATVPDKIKX0DER'],
    made: 'asked' as const,
    period: { start: '2026-10-01', end: '2026-10-31' },
    lookBackHours: null,
    options: {},
    restMinutes: 0,
    settlesAfterDays: 3,
    ...changes,
  };
  return {
    key: JSON.stringify([request.reportType, request.marketplaceIds, request.period, request.options]),
    ...request,
  };
}

/** A report as Amazon tells of it. */
interface Report {
  readonly reportId: string;
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly dataStartTime?: string;
  readonly dataEndTime?: string;
  readonly createdTime: string;
  processingStatus: string;
  reportDocumentId?: string;
}

/** Amazon with a memory of what it was asked to make. */
class Amazon {
  readonly reports: Report[] = [];
  /** Looks that find a report still in the making. */
  looks = 1;
  status = 'DONE';
  readonly #server: FaultServer;

  constructor(server: FaultServer, now: () => number) {
    this.#server = server;
    server.on(CREATE, ({ body }) => {
      const asked = JSON.parse(body) as Omit<Report, 'reportId'>;
      return { status: 202, body: { reportId: this.add({ ...asked, createdTime: new Date(now()).toISOString() }) } };
    });
    server.on(`GET ${REPORTS}`, () => ({ body: { reports: this.reports } }));
    server.on(`GET ${REPORTS}/*`, ({ path }) => {
      const report = this.reports.find(({ reportId }) => path.endsWith(`/${reportId}`));
      if (report === undefined) return apiError(404, 'NotFound', 'No such report.');
      if (report.processingStatus !== 'IN_QUEUE') return { body: report };
      this.looks -= 1;
      if (this.looks >= 0) return { body: report };
      this.finish(report);
      return { body: report };
    });
    server.on('GET /reports/2021-06-30/documents/*', ({ path }) => ({
      body: {
        reportDocumentId: path.split('/').at(-1),
        url: this.#server.document(path.split('/').at(-1) ?? '', `report ${path.split('/').at(-1)}\n`),
        compressionAlgorithm: 'GZIP',
      },
    }));
  }

  add(report: Omit<Report, 'reportId' | 'processingStatus'> & { readonly processingStatus?: string }): string {
    const reportId = String(this.reports.length + 50_000);
    this.reports.push({ processingStatus: 'IN_QUEUE', ...report, reportId });
    return reportId;
  }

  finish(report: Report): void {
    report.processingStatus = this.status;
    if (this.status === 'DONE') report.reportDocumentId = `doc-${report.reportId}`;
  }
}

async function world() {
  const base = await testWorld();
  const amazon = new Amazon(base.server, () => base.clock.now());
  const folder = temporaryFolder();
  const kept = new Map<string, string>();
  const stores: PullStore[] = [];
  const run = async (
    requests: readonly PullRequest[],
    { client = base.client, freshMinutes = 60, waitMs = 10 * MINUTE }: RunChanges = {},
  ): Promise<PullOutcome[]> => {
    const store = await PullStore.open(join(folder, 'pulls.sqlite'));
    stores.push(store);
    try {
      return await pullReports(requests, {
        client,
        store,
        clock: base.clock,
        freshMinutes,
        waitMs,
        keep: async (request, report, { bytes }) => {
          const pieces: Uint8Array[] = [];
          for await (const piece of bytes) pieces.push(piece);
          const text = Buffer.concat(pieces).toString();
          const sha256 = createHash('sha256').update(text).digest('hex');
          const isNew = !kept.has(sha256);
          kept.set(sha256, `${request.reportType} ${report.reportId}`);
          return { isNew, sha256, bytes: text.length, records: 1, doubt: null };
        },
        progress: () => undefined,
      });
    } finally {
      store.close();
    }
  };
  return { ...base, amazon, folder, kept, run, created: () => base.server.count(CREATE) };
}

interface RunChanges {
  readonly client?: SpApiClient;
  readonly freshMinutes?: number;
  readonly waitMs?: number;
}

const states = (outcomes: readonly PullOutcome[]) => outcomes.map(({ state }) => state);

describe('pulling reports', () => {
  it('asks, waits, fetches and keeps, and asks no second time for what is young', async () => {
    const { amazon, clock, created, kept, run, server } = await world();
    amazon.looks = 3;
    const [first] = await run([wish()]);
    expect(first).toMatchObject({ state: 'pulled', records: 1, note: null });
    expect(JSON.parse(server.requests.find(({ route }) => route === CREATE)?.body ?? '')).toEqual({
      reportType: ORDERS,
      marketplaceIds: ['ATVPDKIKX0DER'],
      dataStartTime: '2026-10-01T00:00:00Z',
      dataEndTime: '2026-10-31T23:59:59Z',
    });
    expect([...kept.values()]).toEqual([`${ORDERS} 50000`]);
    expect(await run([wish()])).toMatchObject([{ state: 'fresh', sha256: first?.sha256 }]);
    clock.advance(40 * 24 * 60 * MINUTE);
    // Asked three days after its last one, the span changes no more.
    expect(states(await run([wish()]))).toEqual(['fresh']);
    expect(created()).toBe(1);
  });

  it('asks again for what is old and may have changed', async () => {
    const { clock, created, run } = await world();
    const recent = wish({ period: { start: '2026-11-20', end: '2026-11-30' } });
    await run([recent]);
    clock.advance(61 * MINUTE);
    expect(states(await run([recent]))).toEqual(['pulled']);
    expect(created()).toBe(2);
  });

  it('takes what Amazon has or is making, where the list tells that it is the same', async () => {
    const { amazon, clock, created, run } = await world();
    const same = {
      reportType: ORDERS,
      marketplaceIds: ['ATVPDKIKX0DER'],
      dataStartTime: '2026-10-01T00:00:00+00:00',
      dataEndTime: '2026-10-31T23:59:59+00:00',
      createdTime: new Date(clock.now() - MINUTE).toISOString(),
    };
    amazon.add({ ...same, dataEndTime: '2026-10-30T23:59:59+00:00' });
    amazon.add({ ...same, marketplaceIds: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'] });
    const id = amazon.add(same);
    const [got] = await run([wish()]);
    expect(got?.state).toBe('pulled');
    expect(created()).toBe(0);
    expect(amazon.reports.find(({ reportId }) => reportId === id)?.processingStatus).toBe('DONE');
    // Options are in no list: such a report may be another one.
    expect(states(await run([wish({ options: { reportPeriod: 'WEEK' } })]))).toEqual(['pulled']);
    expect(created()).toBe(1);
  });

  it('finds settlements, which nobody asks for, and fetches each once', async () => {
    const { amazon, clock, created, run } = await world();
    const reportType = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
    const settlements = wish({ reportType, made: 'found', period: null });
    expect(states(await run([settlements]))).toEqual(['none-found']);
    for (const day of ['10', '24']) {
      amazon.add({
        reportType,
        marketplaceIds: ['ATVPDKIKX0DER'],
        createdTime: new Date(clock.now()).toISOString(),
        dataStartTime: `2026-11-${day}T00:00:00Z`,
        dataEndTime: `2026-11-${day}T23:00:00Z`,
        processingStatus: 'DONE',
      });
    }
    amazon.reports.forEach((report) => amazon.finish(report));
    const both = await run([settlements]);
    expect(both.map(({ request, state }) => [state, request.period?.start])).toEqual([
      ['pulled', '2026-11-10'],
      ['pulled', '2026-11-24'],
    ]);
    expect(states(await run([settlements]))).toEqual(['fresh', 'fresh']);
    expect(created()).toBe(0);
  });

  it.each([
    ['CANCELLED', 'no-data', 'There was nothing'],
    ['FATAL', 'failed', 'does not say why'],
  ])('says what %s means', async (status, state, words) => {
    const { amazon, run } = await world();
    amazon.status = status;
    const [got] = await run([wish()]);
    expect(got?.state).toBe(state);
    expect(got?.note).toContain(words);
  });

  it('shows what Amazon writes of a report it gave up, without what would steer a terminal', async () => {
    const { amazon, run, server } = await world();
    amazon.status = 'FATAL';
    const url = server.document('why', 'Report type not allowed\u001B[31m for this seller.');
    server.on('GET /reports/2021-06-30/documents/why', { body: { reportDocumentId: 'why', url } });
    amazon.finish = (report) => {
      report.processingStatus = 'FATAL';
      report.reportDocumentId = 'why';
    };
    const [got] = await run([wish()]);
    expect(got?.note).toContain('Amazon gave it up: Report type not allowed');
    expect(got?.note).not.toContain('\u001B');
  });

  it('rests where Amazon makes no newer one, and says until when', async () => {
    const { clock, created, run } = await world();
    const stock = wish({ reportType: 'GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA', period: null, restMinutes: 30 });
    await run([stock], { freshMinutes: 0 });
    const [got] = await run([stock], { freshMinutes: 0 });
    expect(got).toMatchObject({ state: 'resting' });
    expect(got?.note).toMatch(/before 2026-12-01 \d\d:\d\d UTC/);
    expect(got?.sha256).not.toBeNull();
    clock.advance(31 * MINUTE);
    expect(states(await run([stock], { freshMinutes: 0 }))).toEqual(['pulled']);
    expect(created()).toBe(2);
  });

  it('gives up waiting in time, and goes on in the next run', async () => {
    const { amazon, created, run } = await world();
    amazon.looks = 100;
    const [late] = await run([wish()], { waitMs: MINUTE });
    expect(late).toMatchObject({ state: 'in-the-making' });
    amazon.looks = 0;
    expect(states(await run([wish()]))).toEqual(['pulled']);
    expect(created()).toBe(1);
  });

  it('begins anew where Amazon knows the number of a run long ago no more', async () => {
    const { amazon, created, run } = await world();
    amazon.looks = 100;
    await run([wish()], { waitMs: 0 });
    amazon.reports.length = 0;
    amazon.looks = 0;
    expect(states(await run([wish()]))).toEqual(['pulled']);
    expect(created()).toBe(2);
  });

  it('names a missing role, and goes on with the others', async () => {
    const { run, server } = await world();
    const brand = wish({ reportType: 'GET_BRAND_ANALYTICS_MARKET_BASKET_REPORT', options: { reportPeriod: 'MONTH' } });
    const made: string[] = [];
    server.on(CREATE, ({ body }) => {
      if (body.includes('BRAND_ANALYTICS')) return ROLE_MISSING;
      made.push(body);
      return { status: 202, body: { reportId: '1' } };
    });
    server.on(`GET ${REPORTS}/1`, { body: { reportId: '1', reportType: ORDERS, processingStatus: 'CANCELLED' } });
    const [refused, other] = await run([brand, wish()]);
    expect(refused).toMatchObject({ state: 'refused' });
    expect(refused?.note).toContain('the role Brand Analytics');
    expect(other?.state).toBe('no-data');
    expect(made).toHaveLength(1);
  });

  it('stops at once when the account is refused, and forgets nothing', async () => {
    const { created, folder, run, server } = await world();
    server.revokeToken();
    const error = await failure(run([wish(), wish({ period: { start: '2026-11-01', end: '2026-11-30' } })]));
    expect(error).toMatchObject({ code: 'lwa-refused', exitCode: 4 });
    expectNoSecrets(server, error);
    expectNoSecretFiles(server, folder);
    expect(created()).toBe(0);
  });
});

it('asks for no list of reports older than Amazon keeps one', async () => {
  const { run, server } = await world();
  await run([wish()], { freshMinutes: 200 * 24 * 60 });
  const listed = server.requests.find(({ route }) => route === `GET ${REPORTS}`);
  expect(listed?.query['createdSince']?.slice(0, 10)).toBe('2026-09-02');
});

describe('what goes wrong on the way', () => {
  it('looks before it asks again where the answer to a wish was lost', async () => {
    const { amazon, clock, created, run, server } = await world();
    server.on(CREATE, ({ body }) => {
      amazon.add({ ...(JSON.parse(body) as Report), createdTime: new Date(clock.now()).toISOString() });
      return RESET;
    });
    expect(states(await run([wish()]))).toEqual(['pulled']);
    expect(created()).toBe(1);
    expect(amazon.reports).toHaveLength(1);
  });

  it('says so where it cannot tell, and looks in the next run', async () => {
    const { amazon, created, run, server } = await world();
    server.on(CREATE, htmlPage(503));
    const [got] = await run([wish()]);
    expect(got).toMatchObject({ state: 'in-the-making' });
    expect(got?.note).toContain('looks before it asks again');
    expect(created()).toBe(1);
    const again = new Amazon(server, () => Date.UTC(2026, 11, 1));
    expect(states(await run([wish()]))).toEqual(['pulled']);
    expect(again.reports).toHaveLength(1);
    expect(amazon.reports).toHaveLength(0);
  });

  it('forgets a wish that surely was not taken', async () => {
    const { amazon, run, server } = await world();
    server.on(CREATE, quotaExceeded());
    expect(states(await run([wish()]))).toEqual(['failed']);
    const later = new Amazon(server, () => Date.UTC(2026, 11, 1));
    expect(states(await run([wish()]))).toEqual(['pulled']);
    expect([amazon.reports.length, later.reports.length]).toEqual([0, 1]);
  });

  it('asks where a document lies again when its address has ended, and keeps no half of one that is cut', async () => {
    const { run, server } = await world();
    const whole = 'a report of some length\n'.repeat(500);
    const url = server.document('one', whole);
    server.expireDocuments();
    const documents = [
      { url },
      { url: server.document('two', whole) },
      { url: server.document('cut', whole, { truncate: 20 }) },
    ];
    server.on(
      'GET /reports/2021-06-30/documents/*',
      ...documents.map((each) => ({ body: { reportDocumentId: 'x', ...each } })),
    );
    const [got] = await run([wish()]);
    expect(got).toMatchObject({ state: 'pulled', bytes: whole.length });
    const [cut] = await run([wish({ period: { start: '2026-11-01', end: '2026-11-30' } })]);
    expect(cut).toMatchObject({ state: 'failed', sha256: null });
    expectNoSecrets(server, got, cut);
  });

  it('goes on after a kill at any call, and asks Amazon once for each report', async () => {
    // Every call of a run is the last one of a process in turn.
    for (let last = 0; last < 12; last += 1) {
      const { client, created, folder, kept, run, server } = await world();
      let calls = 0;
      const killed: SpApiClient = {
        call: async (operation, request) => {
          calls += 1;
          // The call arrives, and nobody is there for its answer.
          const answer = await client.call(operation, request);
          if (calls > last) throw new Error('killed');
          return answer;
        },
        download: (address, limits) => client.download(address, limits),
        clockSkew: null,
        close: async () => undefined,
      };
      const two = [wish(), wish({ period: { start: '2026-09-01', end: '2026-09-30' } })];
      await run(two, { client: killed }).catch((error: unknown) => expect(String(error)).toContain('killed'));
      const outcomes = await run(two);
      expect(outcomes.every(({ state }) => ['pulled', 'known', 'fresh'].includes(state))).toBe(true);
      expect([last, created()]).toEqual([last, 2]);
      expect(kept.size).toBe(2);
      expectNoSecretFiles(server, folder);
    }
  });
});
