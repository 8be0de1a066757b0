import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { OPERATIONS } from '../../../src/sources/sp-api/operation-table.ts';
import { recordingClient } from './recording-client.ts';
import { SAMPLE_CALLS } from './sample-calls.ts';

const FOLDER = fileURLToPath(new URL('../../../src/sources/sp-api', import.meta.url));

/** Ask for something to be made ready for reading, or take such a wish back. They change nothing a seller has. */
const MAKE_READY = [
  'POST /reports/2021-06-30/reports',
  'DELETE /reports/2021-06-30/reports/{reportId}',
  'POST /dataKiosk/2023-11-15/queries',
  'DELETE /dataKiosk/2023-11-15/queries/{queryId}',
  'POST /reporting/reports',
];
/** Questions that are too long for an address. */
const READ_BY_POST = [
  'POST /products/fees/v0/feesEstimate',
  'POST /replenishment/2022-11-07/sellingPartners/metrics/search',
  'POST /replenishment/2022-11-07/offers/metrics/search',
  'POST /replenishment/2022-11-07/offers/search',
];
/** The one thing that is done in a seller's name, and `reviews send` does it with --send alone. */
const IN_THE_SELLERS_NAME = [
  'POST /solicitations/v1/orders/{amazonOrderId}/solicitations/productReviewAndSellerFeedback',
];

describe('what is written to Amazon', () => {
  it('is a review request and nothing else', () => {
    const writes = OPERATIONS.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
    expect(writes.toSorted()).toEqual([...MAKE_READY, ...READ_BY_POST, ...IN_THE_SELLERS_NAME].toSorted());
  });

  it('is never sent twice by the client', () => {
    const twice = OPERATIONS.filter(
      ({ method, path, retry }) => retry === 'read' && method !== 'GET' && !READ_BY_POST.includes(`${method} ${path}`),
    );
    expect(twice).toEqual([]);
    const asks = OPERATIONS.filter(({ path }) => path.includes('/solicitations/'));
    expect(asks.map(({ retry }) => retry)).toEqual(['once', 'once']);
  });

  it('goes through the table: no other file of the client names a method or an address', () => {
    const files = readdirSync(FOLDER, { encoding: 'utf8', recursive: true }).filter((name) => name.endsWith('.ts'));
    const sending = files.filter((name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      return /import\('(axios|node:https?|undici)'\)|(?<![#.\w])fetch\(/.test(text);
    });
    // exchange.ts holds the one request; nothing else does.
    expect(sending).toEqual(['exchange.ts']);
    const named = files.filter((name) =>
      /['`](POST|PUT|PATCH|DELETE) \//.test(readFileSync(join(FOLDER, name), 'utf8')),
    );
    expect(named.every((name) => name.startsWith('operations'))).toBe(true);
  });

  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s calls what the table says',
    async (name, operation) => {
      const samples = SAMPLE_CALLS[name] ?? [];
      expect(samples).not.toEqual([]);
      for (const sample of samples) {
        const { client, calls } = recordingClient({});
        // The answer is of no use to most of them; what was asked is what counts here.
        await sample(client).catch(() => undefined);
        expect(calls.map((call) => call.operation)).toEqual([operation]);
        const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, found = '']) => found);
        expect(Object.keys(calls[0]?.request.path ?? {}).toSorted()).toEqual(names.toSorted());
      }
    },
  );

  it('has a rate, a source and a name of its own for each operation', () => {
    expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(OPERATIONS.length);
    for (const { rate, source } of OPERATIONS) {
      expect(rate.perSecond).toBeGreaterThan(0);
      expect(rate.burst).toBeGreaterThanOrEqual(1);
      expect(source.page).not.toBe('');
    }
  });
});
