import { describe, expect, it } from 'vitest';
import { openAdsApi } from '../../../src/sources/sp-api/client.ts';
import { createAdsReport, getAdsReport, listAdsProfiles } from '../../../src/sources/sp-api/operations/ads-reports.ts';
import { expectNoSecrets } from '../../fault-server/no-secrets.ts';
import { closeWorlds, failure, testWorld, USER_AGENT } from '../../fault-server/with-server.ts';

closeWorlds();

describe('the advertising API', () => {
  const wish = {
    name: 'terms',
    startDate: '2026-11-01',
    endDate: '2026-11-30',
    adProduct: 'SPONSORED_PRODUCTS',
    reportTypeId: 'spSearchTerm',
    groupBy: ['searchTerm'],
    columns: ['clicks', 'searchTerm'],
    timeUnit: 'SUMMARY',
  } as const;

  async function ads() {
    const made = await testWorld();
    const { clock, server } = made;
    const options = {
      credentials: server.credentials,
      endpoints: server.endpoints,
      userAgent: USER_AGENT,
      stateFolder: null,
      clock,
    };
    return { ...made, client: await openAdsApi(options, '4711') };
  }

  it('is asked with headers of its own, and its document opened like any other', async () => {
    const { client, server } = await ads();
    server.on('POST /reporting/reports', { body: { reportId: 'r', status: 'PENDING', url: null } });
    server.on('GET /reporting/reports/*', () => ({
      body: { reportId: 'r', status: 'COMPLETED', url: server.document('ads', '[{"clicks":1}]'), fileSize: 40 },
    }));
    expect(await createAdsReport(client, wish)).toMatchObject({ reportId: 'r', status: 'PENDING', document: null });
    const sent = server.requests.find(({ host }) => host === 'ads');
    expect(sent?.headers).toMatchObject({
      'content-type': 'application/vnd.createasyncreportrequest.v3+json',
      'amazon-advertising-api-clientid': server.credentials.clientId,
      'amazon-advertising-api-scope': '4711',
      authorization: expect.stringMatching(/^Bearer Atza\|/) as string,
    });
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ configuration: { format: 'GZIP_JSON', timeUnit: 'SUMMARY' } });
    const { document } = await getAdsReport(client, 'r');
    const opened = await client.download(document ?? { url: '', label: '' });
    const pieces: Uint8Array[] = [];
    for await (const piece of opened.bytes) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('[{"clicks":1}]');
    await client.close();
  });

  it('says when the same report is in the making, and lists its accounts', async () => {
    const { client, server } = await ads();
    server.on('POST /reporting/reports', {
      status: 425,
      body: { code: '425', detail: 'The Request is a duplicate of : r' },
    });
    const error = await failure(createAdsReport(client, wish));
    expect(error).toMatchObject({ code: 'sp-api-too-soon', amazonMessage: 'The Request is a duplicate of : r' });
    expectNoSecrets(server, error);
    server.on('GET /v2/profiles', {
      body: [{ profileId: 4711, countryCode: 'US', accountInfo: { id: 'A1', name: 'Brimlark', type: 'seller' } }],
    });
    expect(await listAdsProfiles(client)).toMatchObject([
      { profileId: '4711', sellerId: 'A1', accountName: 'Brimlark' },
    ]);
    await client.close();
  });
});
