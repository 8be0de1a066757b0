// node bench/amazon/calls.ts ours|bare COUNT: that many calls to a server of this machine which takes 50 ms for each, eight at
// a time over connections that are kept. Says how long they took, without the start of Node.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { openSpApi } from '../../src/sources/sp-api/client.ts';
import { getReport } from '../../src/sources/sp-api/operations/reports.ts';
import { sleep } from '../../src/sources/requests/sleep.ts';

const AT_ONCE = 8;
const SERVER_MS = 50;
const [way = 'ours', count = '100'] = process.argv.slice(2);

const REPORT = JSON.stringify({ reportId: '1', reportType: 'GET_X', processingStatus: 'IN_PROGRESS' });
const TOKEN = JSON.stringify({ access_token: 'x', expires_in: 3600 });
const server = createServer((request, response) => {
  request.resume();
  const body = request.url === '/token' ? TOKEN : REPORT;
  const answer = () => response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  setTimeout(answer, SERVER_MS);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Runs so many calls, eight at a time. */
async function all(call: () => Promise<unknown>, calls: number): Promise<void> {
  let left = calls;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const folder = mkdtempSync(join(tmpdir(), 'sellerctl-calls-'));
const client = await openSpApi({
  credentials: { clientId: 'x', clientSecret: 'x', refreshToken: 'x' },
  endpoints: { lwaUrl: `${base}/token`, spApiUrl: base, adsUrl: base },
  userAgent: 'bench',
  stateFolder: folder,
  rates: { getReport: { perSecond: 10_000, burst: 15 } },
  concurrency: AT_ONCE,
  clock: { now: () => Date.now(), sleep },
});
const call =
  way === 'ours'
    ? () => getReport(client, '1')
    : async () =>
        (await fetch(`${base}/reports/2021-06-30/reports/1`, { headers: { 'x-amz-access-token': 'x' } })).json();

// Connections are opened and code is loaded before the clock starts.
await all(call, AT_ONCE * 2);
const began = performance.now();
await all(call, Number(count));
process.stderr.write(`took ${Math.round(performance.now() - began)} ms\n`);
await client.close();
rmSync(folder, { recursive: true });
server.closeAllConnections();
server.close();
