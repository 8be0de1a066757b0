import { describe, expect, it } from 'vitest';

import { solicitationsClient } from '../../../src/sources/sp-api/solicitations-client.ts';
import {
  apiError,
  cutAfter,
  htmlPage,
  quotaExceeded,
  RESET,
  ROLE_MISSING,
  SILENCE,
  TOKEN_REFUSED,
} from '../../fault-server/answers.ts';
import type { Answer } from '../../fault-server/fault-server-types.ts';
import { expectNoSecrets } from '../../fault-server/no-secrets.ts';
import { closeWorlds, patienceFor, testWorld, USER_AGENT } from '../../fault-server/with-server.ts';
import { OFFER } from './amazon-server.ts';

const ORDER = '111-0000001-0000001';
const US = 'ATVPDKIKX0DER';
const ACTIONS = 'GET /solicitations/v1/orders/*';
const ASK = 'POST /solicitations/v1/orders/*/solicitations/productReviewAndSellerFeedback';

closeWorlds();

async function amazon(route: string, ...answers: Answer[]) {
  const world = await testWorld({ timeout: patienceFor(answers) });
  world.server.on(route, ...answers);
  return { ...world, requests: solicitationsClient(world.client), calls: () => world.server.count(route) };
}

describe('offer', () => {
  it('asks for one order in one marketplace, says who asks, and finds the action', async () => {
    const { requests, server } = await amazon(ACTIONS, { body: OFFER });
    expect(await requests.offer(ORDER, US)).toEqual({ kind: 'offered' });
    const call = server.requests.find(({ host }) => host === 'sp-api');
    expect(call).toMatchObject({
      method: 'GET',
      path: `/solicitations/v1/orders/${ORDER}`,
      query: { marketplaceIds: US },
      body: '',
    });
    expect(call?.headers['user-agent']).toBe(USER_AGENT);
  });

  it.each<[string, Answer, object]>([
    ['no action', { body: { _links: { actions: [] } } }, { kind: 'not-offered' }],
    ['another action', { body: { _links: { actions: [{ name: 'other' }] } } }, { kind: 'not-offered' }],
    ['no links', { body: {} }, { kind: 'not-offered' }],
    ['an answer that is no object', { body: '"hello"' }, { kind: 'not-offered' }],
    ['an answer that is no JSON', { body: 'hello' }, { kind: 'not-offered' }],
    ['an unknown order', apiError(404, 'NotFound', 'not found'), { kind: 'not-offered' }],
    ['too many', quotaExceeded(), { kind: 'later', seconds: null }],
    ['too many, and when', quotaExceeded({ 'retry-after': '9' }), { kind: 'later', seconds: 9 }],
    ['a fault', htmlPage(503), { kind: 'later', seconds: null }],
    ['a broken line', RESET, { kind: 'later', seconds: null }],
  ])('%s: asked once, the sender tries again', async (_, answer, wanted) => {
    const { requests, calls } = await amazon(ACTIONS, answer);
    expect(await requests.offer(ORDER, US)).toEqual(wanted);
    expect(calls()).toBe(1);
  });

  it('says that the role is missing, and which', async () => {
    const { requests } = await amazon(ACTIONS, ROLE_MISSING);
    expect(await requests.offer(ORDER, US)).toMatchObject({
      kind: 'refused',
      why: 'credentials',
      message: expect.stringContaining('the role Buyer Solicitation or Product Listing') as string,
    });
  });
});

describe('ask', () => {
  it('sends one POST without a body', async () => {
    const { requests, server, calls } = await amazon(ASK, { status: 201, body: {} });
    expect(await requests.ask(ORDER, US)).toEqual({ kind: 'sent' });
    expect(calls()).toBe(1);
    expect(server.requests.at(-1)?.body).toBe('');
  });

  it.each<[string, Answer, string]>([
    [
      'asked before',
      apiError(403, 'Unauthorized', 'The requested solicitation is not available for this amazonOrderId.'),
      'order-refused',
    ],
    [
      'outside the window',
      apiError(
        403,
        'Unauthorized',
        "You can't use this feature to request a review outside the 5-30 day range after the order delivery date.",
      ),
      'order-refused',
    ],
    ['a bad order', apiError(400, 'InvalidInput', 'Invalid order'), 'order-refused'],
    ['the account', apiError(403, 'Unauthorized', 'Your communication privileges are suspended.'), 'refused'],
    ['the token', TOKEN_REFUSED, 'refused'],
    ['too many', quotaExceeded(), 'later'],
    ['a fault', htmlPage(500), 'lost'],
    ['a gateway', htmlPage(504), 'lost'],
    ['yes with a body that is none', { status: 201, body: 'oops' }, 'sent'],
    ['the line breaks before an answer', RESET, 'lost'],
    ['the line breaks in the answer', cutAfter(1, { status: 201, body: {} }), 'lost'],
    ['nothing comes', SILENCE, 'lost'],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'lost'],
  ])('%s: never tried again', async (_, answer, kind) => {
    const { requests, calls, server } = await amazon(ASK, answer);
    const said = await requests.ask(ORDER, US);
    expect(said.kind).toBe(kind);
    expect(calls()).toBe(1);
    expectNoSecrets(server, said);
  });

  it('is not taken for sent, nor for lost, when no access token was to be had', async () => {
    const { requests, server, calls } = await amazon(ASK, { status: 201, body: {} });
    server.revokeToken();
    expect(await requests.ask(ORDER, US)).toMatchObject({ kind: 'refused', why: 'credentials' });
    server.on('POST /auth/o2/token', htmlPage(503));
    expect(await requests.ask(ORDER, US)).toEqual({ kind: 'later', seconds: null });
    expect(calls()).toBe(0);
  });

  it('shows a hostile message as plain text, cut', async () => {
    const { requests } = await amazon(ASK, apiError(400, 'x', `\u001B[31m${'x'.repeat(5000)}`));
    const answer = await requests.ask(ORDER, US);
    expect(answer.kind === 'order-refused' ? answer.message.length : 0).toBeLessThanOrEqual(300);
    expect(JSON.stringify(answer)).not.toContain('\u001B');
  });
});
