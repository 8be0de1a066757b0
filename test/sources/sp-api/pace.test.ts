import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { fileBuckets } from '../../../src/sources/sp-api/bucket-store.ts';
import { getCatalogItem } from '../../../src/sources/sp-api/operations/catalog.ts';
import { getReport } from '../../../src/sources/sp-api/operations/reports.ts';
import { FULL_BUCKET } from '../../../src/sources/sp-api/token-bucket.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { quotaExceeded } from '../../fault-server/answers.ts';
import { closeWorlds, testWorld } from '../../fault-server/with-server.ts';

const CATALOG = 'GET /catalog/2022-04-01/items/*';
const REPORT = 'GET /reports/2021-06-30/reports/*';
const ASK = { marketplaceId: 'ATVPDKIKX0DER' };
const FOUND = { body: { asin: 'B0BR1MLK01' } };
const RATES = { getCatalogItem: { perSecond: 2, burst: 2 } };

closeWorlds();

describe('the pace of calls', () => {
  it('keeps to the rate, so that a strict server refuses none', async () => {
    const { client, server, clock } = await testWorld();
    server.on(CATALOG, FOUND);
    server.strictRates(RATES, clock.now);
    const began = clock.now();
    await Promise.all(Array.from({ length: 20 }, () => getCatalogItem(client, 'B0BR1MLK01', ASK)));
    expect([server.count(CATALOG), server.refused]).toEqual([20, 0]);
    expect(clock.now() - began).toBeGreaterThanOrEqual(9000);
    expect(clock.now() - began).toBeLessThan(9000 * 1.05);
  });

  it('is shared by two clients of an account at once, and by the next run', async () => {
    const stateFolder = temporaryFolder();
    const { client, again, server, clock } = await testWorld({ stateFolder });
    server.on(CATALOG, FOUND);
    server.strictRates(RATES, clock.now);
    const other = await again();
    const calls = [client, other].flatMap((one) =>
      Array.from({ length: 6 }, () => getCatalogItem(one, 'B0BR1MLK01', ASK)),
    );
    await Promise.all(calls);
    await client.close();
    await other.close();
    const next = await again();
    await Promise.all([1, 2, 3].map(() => getCatalogItem(next, 'B0BR1MLK01', ASK)));
    expect([server.count(CATALOG), server.refused]).toEqual([15, 0]);
  });

  it('is not shared by two accounts', async () => {
    const { client, again, server, clock } = await testWorld({ stateFolder: temporaryFolder() });
    server.on(CATALOG, FOUND);
    const other = await again({ credentials: { ...server.credentials, refreshToken: 'Atzr|other' } });
    await Promise.all([1, 2].map(() => getCatalogItem(client, 'B0BR1MLK01', ASK)));
    await getCatalogItem(other, 'B0BR1MLK01', ASK).catch(() => undefined);
    expect(clock.slept).toEqual([]);
  });

  it('takes the rate that Amazon names, for the next run too', async () => {
    const stateFolder = temporaryFolder();
    const { client, again, server, clock } = await testWorld({ stateFolder });
    server.on(CATALOG, { ...FOUND, headers: { 'x-amzn-RateLimit-Limit': '0.5' } });
    await getCatalogItem(client, 'B0BR1MLK01', ASK);
    await client.close();
    const next = await again();
    for (let call = 0; call < 3; call += 1) await getCatalogItem(next, 'B0BR1MLK01', ASK);
    expect(clock.slept).toEqual([2090, 2000]);
  });

  it('rests one operation after a refusal, and no other', async () => {
    const { client, server, clock } = await testWorld();
    server.on(CATALOG, quotaExceeded({ 'retry-after': '60' }), FOUND);
    server.on(REPORT, { body: { reportId: '1', reportType: 'X', processingStatus: 'DONE' } });
    const order: string[] = [];
    const slow = getCatalogItem(client, 'B0BR1MLK01', ASK).then(() => order.push('catalog'));
    // Begun after the refusal is there, and done before its minute is over.
    while (server.count(CATALOG) === 0) await new Promise((done) => setImmediate(done));
    const began = clock.now();
    await getReport(client, '1').then(() => order.push('report'));
    expect(clock.now() - began).toBeLessThanOrEqual(60_000);
    await slow;
    expect(order).toEqual(expect.arrayContaining(['report', 'catalog']));
    expect(clock.slept).toEqual([60_000]);
  });

  it('bounds what is under way', async () => {
    const { client, server } = await testWorld({
      concurrency: 2,
      rates: { getReport: { perSecond: 1000, burst: 1000 } },
    });
    let [now, most] = [0, 0];
    server.on(REPORT, () => {
      now += 1;
      most = Math.max(most, now);
      setImmediate(() => (now -= 1));
      return { body: { reportId: '1', reportType: 'X', processingStatus: 'DONE' } };
    });
    await Promise.all(Array.from({ length: 12 }, () => getReport(client, '1')));
    expect(server.count(REPORT)).toBe(12);
    expect(most).toBeLessThanOrEqual(2);
  });
});

describe("the buckets' file", () => {
  it('is made anew when it is damaged, and done without where it cannot be', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'rates.sqlite'), 'x'.repeat(5000));
    const first = await fileBuckets(folder);
    first.change('a/b', () => ({ ...FULL_BUCKET, floor: 7 }));
    first.close();
    const second = await fileBuckets(folder);
    expect(second.change('a/b', (state) => state).floor).toBe(7);
    second.close();
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const memory = await fileBuckets(file);
    expect(memory.change('a/b', (state) => ({ ...state, floor: 9 })).floor).toBe(9);
  });
});
