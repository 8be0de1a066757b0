import { describe, expect, it } from 'vitest';

import { getCatalogItem } from '../../../src/sources/sp-api/operations/catalog.ts';
import { createReport, getReport, getReports } from '../../../src/sources/sp-api/operations/reports.ts';
import { getMarketplaceParticipations } from '../../../src/sources/sp-api/operations/sellers.ts';
import {
  apiError,
  cutAfter,
  htmlPage,
  quotaExceeded,
  RESET,
  ROLE_MISSING,
  SILENCE,
  storm,
} from '../../fault-server/answers.ts';
import { expectNoSecretFiles, expectNoSecrets } from '../../fault-server/no-secrets.ts';
import { closeWorlds, failure, patienceFor, testWorld } from '../../fault-server/with-server.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import type { Answer } from '../../fault-server/fault-server-types.ts';

const GET = 'GET /reports/2021-06-30/reports/*';
const CREATE = 'POST /reports/2021-06-30/reports';
const REPORT = {
  reportId: '50001',
  reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA',
  processingStatus: 'DONE',
  reportDocumentId: 'document-1',
  createdTime: '2026-12-01T00:00:00Z',
};
const WISH = { reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA', marketplaceIds: ['ATVPDKIKX0DER'] };

closeWorlds();

describe('a call that reads', () => {
  it.each<[string, Answer[], number]>([
    ['a storm of refusals', storm(5, { body: REPORT }), 6],
    ['a storm with Retry-After', storm(3, { body: REPORT }, { 'retry-after': '2' }), 4],
    ['a page of a gateway', [htmlPage(500), htmlPage(503), { body: REPORT }], 3],
    ['a line that breaks', [RESET, cutAfter(10, { body: REPORT }), { body: REPORT }], 3],
    ['silence', [SILENCE, { body: REPORT }], 2],
    ['a page where JSON was expected', [htmlPage(200), { body: REPORT }], 2],
    ['bytes that come one by one', [{ body: REPORT, fault: { kind: 'drip', bytes: 20 } }], 1],
  ])('comes through %s', async (_, answers, calls) => {
    const { client, server, clock } = await testWorld({ timeout: patienceFor(answers) });
    server.on(GET, ...answers);
    expect(await getReport(client, '50001')).toMatchObject({
      reportId: '50001',
      status: 'DONE',
      documentId: 'document-1',
    });
    expect(server.count(GET)).toBe(calls);
    if (calls > 2) expect(clock.slept.length).toBeGreaterThanOrEqual(2);
  });

  it.each<[string, Answer, object, number]>([
    ['refusals without end', quotaExceeded(), { code: 'sp-api-throttled', exitCode: 7, arrived: 'no' }, 7],
    [
      'a day of Retry-After',
      quotaExceeded({ 'retry-after': '86400' }),
      { code: 'sp-api-throttled', retryAfter: 86_400 },
      1,
    ],
    ['faults without end', htmlPage(503), { code: 'sp-api-unavailable', exitCode: 7, status: 503 }, 5],
    ['a dead line', RESET, { code: 'sp-api-unreachable', exitCode: 7, arrived: 'maybe' }, 5],
    ['pages for JSON', htmlPage(200), { code: 'sp-api-answer-unusable', exitCode: 7 }, 3],
    ['a missing role', ROLE_MISSING, { code: 'sp-api-role-missing', exitCode: 4 }, 1],
    [
      'a wrong request',
      apiError(400, 'InvalidInput', 'bad id'),
      { code: 'sp-api-invalid', amazonCode: 'InvalidInput', amazonMessage: 'bad id' },
      1,
    ],
    ['nothing there', apiError(404, 'NotFound', 'none'), { code: 'sp-api-not-found' }, 1],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://example.com/' } },
      { code: 'sp-api-answer-unusable' },
      1,
    ],
    [
      'bytes that never end',
      { body: REPORT, fault: { kind: 'drip', bytes: 1, milliseconds: 30 } },
      { code: 'sp-api-unreachable' },
      5,
    ],
    [
      'an answer without what is needed',
      { body: { reportId: '1' } },
      { code: 'sp-api-answer-unusable', message: expect.stringContaining('reportType') as string },
      1,
    ],
  ])('ends clearly after %s, without a secret', async (_, answer, wanted, calls) => {
    const stateFolder = temporaryFolder();
    const timeout = patienceFor([answer]);
    const { client, server } = await testWorld({ timeout, deadline: timeout, stateFolder });
    server.on(GET, answer);
    const error = await failure(getReport(client, '50001'));
    expect(error).toMatchObject({ operation: 'getReport', ...wanted });
    expect(error.message).not.toBe('');
    expect(error.cause).toBeUndefined();
    expect(server.count(GET)).toBe(calls);
    expectNoSecrets(server, error);
    expectNoSecretFiles(server, stateFolder);
  });

  it('names the role of the operation', async () => {
    const { client, server } = await testWorld();
    server.on('GET /catalog/2022-04-01/items/*', ROLE_MISSING);
    const error = await failure(getCatalogItem(client, 'B0BR1MLK01', { marketplaceId: 'ATVPDKIKX0DER' }));
    expect(error.message).toContain('the role Product Listing');
    expect(error.suggestions.join(' ')).toContain('authorised once more');
  });

  it('shows nothing secret, however Amazon puts it into its words', async () => {
    const { client, server } = await testWorld();
    server.on(GET, ({ headers }) =>
      apiError(
        400,
        'InvalidInput',
        `You sent ${headers['x-amz-access-token']} with secret ${server.credentials.clientSecret}; see https://bucket.example/x?X-Amz-Signature=abcdef0123`,
        `Bearer ${headers['x-amz-access-token']} refresh_token=${server.credentials.refreshToken}`,
      ),
    );
    const error = await failure(getReport(client, '50001'));
    expectNoSecrets(server, error);
    expect(error.message).not.toContain('abcdef0123');
    expect(error.message).toContain('You sent [hidden]');
  });

  it('does not care about a clock that is wrong, and tells how wrong', async () => {
    const { client, server, clock } = await testWorld();
    server.on(GET, { body: REPORT });
    server.skewClock(clock.now() - Date.now() + 3_600_000);
    await getReport(client, '50001');
    expect(Math.round((client.clockSkew ?? 0) / 60_000)).toBe(60);
  });

  it('encodes what it is given, and refuses what would be another path', async () => {
    const { client, server } = await testWorld();
    server.on(GET, { body: REPORT });
    await getReport(client, 'a/b?c d&é');
    expect(server.requests.at(-1)?.path).toBe('/reports/2021-06-30/reports/a/b?c d&é');
    await expect(getReport(client, '..')).rejects.toThrow(RangeError);
    await expect(getReport(client, '')).rejects.toThrow(RangeError);
  });

  it('pages on with the token alone', async () => {
    const { client, server } = await testWorld();
    server.on(
      'GET /reports/2021-06-30/reports',
      { body: { reports: [REPORT], nextToken: 'a+b=' } },
      { body: { reports: [] } },
    );
    const found = [];
    for await (const report of getReports(client, {
      reportTypes: ['A', 'B'],
      createdSince: '2026-11-01T00:00:00+01:00',
    })) {
      found.push(report.reportId);
    }
    expect(found).toEqual(['50001']);
    const queries = server.requests.filter(({ host }) => host === 'sp-api').map(({ query }) => query);
    expect(queries).toEqual([
      { reportTypes: 'A,B', createdSince: '2026-11-01T00:00:00+01:00', pageSize: '100' },
      { nextToken: 'a+b=' },
    ]);
  });
});

describe('a call that makes something', () => {
  it.each<[string, Answer, object]>([
    ['a fault', htmlPage(500), { code: 'sp-api-unavailable', arrived: 'maybe' }],
    ['a broken line', RESET, { code: 'sp-api-unreachable', arrived: 'maybe' }],
    ['silence', SILENCE, { code: 'sp-api-unreachable', arrived: 'maybe' }],
    ['an answer cut short', cutAfter(5, { status: 202, body: { reportId: '50001' } }), { arrived: 'maybe' }],
  ])('is not asked again after %s: it may have been made', async (_, answer, wanted) => {
    const { client, server } = await testWorld({ timeout: patienceFor([answer]) });
    server.on(CREATE, answer);
    expect(await failure(createReport(client, WISH))).toMatchObject(wanted);
    expect(server.count(CREATE)).toBe(1);
  });

  it('is asked again after a refusal, at its own slow rate', async () => {
    const { client, server, clock } = await testWorld();
    server.on(CREATE, ...storm(2, { status: 202, body: { reportId: '50001' } }));
    const began = clock.now();
    expect(await createReport(client, WISH)).toBe('50001');
    expect(server.count(CREATE)).toBe(3);
    // A bucket that was refused is empty: a minute for each.
    expect(clock.now() - began).toBeGreaterThan(119_000);
    expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toEqual(WISH);
  });

  it('is asked again when it surely did not arrive', async () => {
    const { again, server, clock } = await testWorld();
    server.on(CREATE, { status: 202, body: { reportId: '50001' } });
    const dead = { ...server.endpoints, spApiUrl: 'http://127.0.0.1:9' };
    const client = await again({ endpoints: dead });
    expect(await failure(createReport(client, WISH))).toMatchObject({ code: 'sp-api-unreachable', arrived: 'no' });
    expect(clock.slept.filter((wait) => wait < 60_000)).toHaveLength(4);
  });
});

describe('a run that is stopped', () => {
  it('ends while it waits for a rate', async () => {
    const stop = new AbortController();
    const { client, server } = await testWorld({
      signal: stop.signal,
      rates: { getMarketplaceParticipations: { perSecond: 0.0001, burst: 1 } },
    });
    server.on('GET /sellers/v1/marketplaceParticipations', { body: { payload: [] } });
    await getMarketplaceParticipations(client);
    stop.abort(new Error('stopped'));
    await expect(getMarketplaceParticipations(client)).rejects.toThrow('stopped');
    expect(server.count('GET /sellers/v1/marketplaceParticipations')).toBe(1);
  });
});
