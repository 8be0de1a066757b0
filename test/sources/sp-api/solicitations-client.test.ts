import { afterEach, describe, expect, it } from 'vitest';

import { accessTokens } from '../../../src/sources/sp-api/access-token.ts';
import { solicitationsClient } from '../../../src/sources/sp-api/solicitations-client.ts';
import { type AmazonServer, amazonServer, type Answer, json, OFFER } from './amazon-server.ts';

const ORDER = '111-0000001-0000001';
const US = 'ATVPDKIKX0DER';
let server: AmazonServer | null = null;

async function client(answer: Answer, timeout = 1_000) {
  server = await amazonServer(answer);
  return solicitationsClient({
    baseUrl: server.url,
    token: async () => 'Atza|token',
    userAgent: 'sellerctl/0 (automated)',
    timeout,
    clock: { now: () => 0, sleep: async () => undefined },
  });
}

afterEach(async () => {
  await server?.close();
  server = null;
});

const refusal = (message: string) => ({ errors: [{ code: 'Unauthorized', message, details: '' }] });

describe('offer', () => {
  it('asks for one order in one marketplace, says who asks, and finds the action', async () => {
    const amazon = await client((_, response) => json(response, 200, OFFER));
    expect(await amazon.offer(ORDER, US)).toEqual({ kind: 'offered' });
    expect(server?.seen).toEqual([
      {
        method: 'GET',
        path: `/solicitations/v1/orders/${ORDER}`,
        query: `?marketplaceIds=${US}`,
        token: 'Atza|token',
        agent: 'sellerctl/0 (automated)',
        body: '',
      },
    ]);
  });

  it.each([
    ['no action', 200, { _links: { actions: [] } }, { kind: 'not-offered' }],
    ['another action', 200, { _links: { actions: [{ name: 'other' }] } }, { kind: 'not-offered' }],
    ['no links', 200, {}, { kind: 'not-offered' }],
    ['an answer that is no object', 200, 'hello', { kind: 'not-offered' }],
    ['an unknown order', 404, refusal('not found'), { kind: 'not-offered' }],
    ['too many', 429, refusal('slow'), { kind: 'later', seconds: null }],
    ['a fault', 503, '<html>', { kind: 'later', seconds: null }],
  ])('%s', async (_, status, body, wanted) => {
    const amazon = await client((__, response) => json(response, status, body));
    expect(await amazon.offer(ORDER, US)).toEqual(wanted);
  });

  it('keeps the waiting time Amazon names, and says that the role is missing', async () => {
    const slow = await client((_, response) => json(response, 429, {}, { 'retry-after': '9' }));
    expect(await slow.offer(ORDER, US)).toEqual({ kind: 'later', seconds: 9 });
    await server?.close();
    const refused = await client((_, response) =>
      json(response, 403, refusal('Access to requested resource is denied.')),
    );
    expect(await refused.offer(ORDER, US)).toMatchObject({
      kind: 'refused',
      why: 'credentials',
      message: expect.stringContaining('role') as string,
    });
  });
});

describe('ask', () => {
  it('sends one POST without a body', async () => {
    const amazon = await client((_, response) => json(response, 201, {}));
    expect(await amazon.ask(ORDER, US)).toEqual({ kind: 'sent' });
    expect(server?.seen).toMatchObject([
      {
        method: 'POST',
        path: `/solicitations/v1/orders/${ORDER}/solicitations/productReviewAndSellerFeedback`,
        body: '',
      },
    ]);
  });

  it.each([
    ['asked before', 403, 'The requested solicitation is not available for this amazonOrderId.', 'order-refused'],
    [
      'outside the window',
      403,
      "You can't use this feature to request a review outside the 5-30 day range after the order delivery date.",
      'order-refused',
    ],
    ['a bad order', 400, 'Invalid order', 'order-refused'],
    ['the account', 403, 'Your communication privileges are suspended.', 'refused'],
    ['the token', 401, 'expired', 'refused'],
    ['too many', 429, 'slow', 'later'],
    ['a fault', 500, 'oops', 'lost'],
    ['a gateway', 504, 'late', 'lost'],
  ])('%s', async (_, status, message, kind) => {
    const amazon = await client((__, response) => json(response, status, refusal(message)));
    expect((await amazon.ask(ORDER, US)).kind).toBe(kind);
    expect(server?.seen).toHaveLength(1);
  });

  it.each([
    ['the line breaks before an answer', (response: Parameters<Answer>[1]) => void response.destroy()],
    [
      'the line breaks in the answer',
      (response: Parameters<Answer>[1]) => {
        response.writeHead(201, { 'content-length': '100' });
        response.write('{');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    ['nothing comes', () => undefined],
    [
      'a redirect',
      (response: Parameters<Answer>[1]) => {
        response.writeHead(302, { location: 'http://127.0.0.1:1/' });
        response.end();
      },
    ],
  ])('knows nothing when %s, and does not try again', async (_, act) => {
    const amazon = await client((__, response) => act(response), 300);
    expect(await amazon.ask(ORDER, US)).toEqual({ kind: 'lost' });
    expect(server?.seen).toHaveLength(1);
  });

  it('shows a hostile message as plain text, cut', async () => {
    const amazon = await client((_, response) => json(response, 400, refusal(`\u001B[31m${'x'.repeat(5_000)}`)));
    const answer = await amazon.ask(ORDER, US);
    expect(answer.kind === 'order-refused' ? answer.message.length : 0).toBeLessThanOrEqual(300);
    expect(JSON.stringify(answer)).not.toContain('\u001B');
  });
});

describe('accessTokens', () => {
  const credentials = { clientId: 'id', clientSecret: 'top-secret', refreshToken: 'Atzr|refresh' };
  const tokens = (url: string, now: () => Date, changes: Partial<typeof credentials> = {}) =>
    accessTokens({
      credentials: { ...credentials, ...changes },
      url: `${url}/auth/o2/token`,
      userAgent: 'x',
      timeout: 1_000,
      now,
    });

  it('fetches once for many at a time, and again two minutes before the end', async () => {
    server = await amazonServer((_, response) => json(response, 500, {}));
    let at = 0;
    const token = tokens(server.url, () => new Date(at));
    expect(await Promise.all([token(), token(), token()])).toEqual(['Atza|token', 'Atza|token', 'Atza|token']);
    expect(server.seen).toHaveLength(1);
    at = 3_600_000 - 120_001;
    await token();
    expect(server.seen).toHaveLength(1);
    at += 2;
    await token();
    expect(server.seen).toHaveLength(2);
    expect(server.seen[0]?.body).toContain('grant_type=refresh_token');
  });

  it.each([
    [400, 4],
    [401, 4],
    [503, 7],
  ])('%i ends with exit %i, and no secret is in the error', async (status, exitCode) => {
    server = await amazonServer((_, response) => json(response, status, { error: 'invalid_grant' }));
    const failed = await tokens(server.url, () => new Date(0), { refreshToken: 'revoked-refresh' })().catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 'lwa-refused', exitCode });
    const printed = JSON.stringify(failed) + String((failed as Error).stack) + (failed as Error).message;
    expect(printed).not.toMatch(/top-secret|revoked-refresh/);
  });
});
