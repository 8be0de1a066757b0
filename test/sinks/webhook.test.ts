import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, it } from 'vitest';

import { postWebhook, webhookAddress } from '../../src/sinks/webhook.ts';

async function answering(...statuses: readonly number[]) {
  let calls = 0;
  const slept: number[] = [];
  const server = createServer((request, response) => {
    request.resume();
    response
      .writeHead(statuses[Math.min(calls, statuses.length - 1)] ?? 200, { location: 'https://example.com/' })
      .end('x');
    calls += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/top-secret`;
  const run = { waits: [1, 2], sleep: async (milliseconds: number) => void slept.push(milliseconds) };
  try {
    await postWebhook(url, 'text', run);
    return { calls, slept, error: null };
  } catch (error) {
    return { calls, slept, error: error as Error };
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

describe('a webhook', () => {
  it('is tried again where it refuses for the moment', async () => {
    expect(await answering(429, 503, 200)).toMatchObject({ calls: 3, slept: [1, 2], error: null });
  });

  it.each([
    [[500], 3],
    [[404], 1],
    [[302], 1],
  ])('that answers %j is given up after %d, without its address', async (statuses, tries) => {
    const { calls, error } = await answering(...statuses);
    expect(calls).toBe(tries);
    expect(error).toMatchObject({ code: 'webhook-failed', exitCode: 7 });
    expect(`${error?.message}${JSON.stringify(error)}`).not.toContain('top-secret');
  });

  it('that nobody serves is said to be so', async () => {
    const run = { waits: [], sleep: async () => undefined };
    await expect(postWebhook('http://127.0.0.1:9/top-secret', 'text', run)).rejects.toMatchObject({
      code: 'webhook-failed',
    });
  });

  it.each(['hooks.example.com/x', 'http://hooks.example.com/top-secret', 'file:///etc/passwd'])('is not %s', (url) => {
    expect(() => webhookAddress(url)).toThrow(
      expect.objectContaining({ code: 'webhook-invalid', message: expect.not.stringContaining('top-secret') }),
    );
  });
});
