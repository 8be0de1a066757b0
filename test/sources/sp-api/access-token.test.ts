import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { getMarketplaceParticipations } from '../../../src/sources/sp-api/operations/sellers.ts';
import { keychainToken, memoryToken } from '../../../src/sources/sp-api/token-store.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { htmlPage, quotaExceeded, RESET, TOKEN_REFUSED } from '../../fault-server/answers.ts';
import { expectNoSecretFiles, expectNoSecrets } from '../../fault-server/no-secrets.ts';
import { closeWorlds, failure, testWorld } from '../../fault-server/with-server.ts';

const TOKEN = 'POST /auth/o2/token';
const SELLERS = 'GET /sellers/v1/marketplaceParticipations';
const RATES = { getMarketplaceParticipations: { perSecond: 1000, burst: 1000 } };

closeWorlds();

async function world(changes = {}) {
  const made = await testWorld({ rates: RATES, ...changes });
  made.server.on(SELLERS, { body: { payload: [] } });
  return made;
}

describe('access tokens', () => {
  it('are fetched once for many calls at a time, and again two minutes before the end', async () => {
    const { client, clock, server } = await world();
    await Promise.all([1, 2, 3].map(() => getMarketplaceParticipations(client)));
    expect(server.count(TOKEN)).toBe(1);
    clock.advance(3_600_000 - 120_000 - 1000);
    await getMarketplaceParticipations(client);
    expect(server.count(TOKEN)).toBe(1);
    clock.advance(2000);
    await getMarketplaceParticipations(client);
    expect(server.count(TOKEN)).toBe(2);
    expect(server.requests[0]?.body).toContain('grant_type=refresh_token');
  });

  it('are shared by runs through a file that its owner alone may read', async () => {
    const stateFolder = join(temporaryFolder(), 'state');
    const { client, again, server } = await world({ stateFolder });
    await getMarketplaceParticipations(client);
    await getMarketplaceParticipations(await again());
    expect(server.count(TOKEN)).toBe(1);
    const file = readdirSync(stateFolder).find((name) => name.startsWith('token-')) ?? '';
    expect(statSync(join(stateFolder, file)).mode & 0o777).toBe(0o600);
    expect(statSync(stateFolder).mode & 0o777).toBe(0o700);
    expectNoSecretFiles(server, stateFolder);
  });

  it.each([
    ['nonsense', '{"accessToken":'],
    ['one that never ends', '{"accessToken":"Atza|old","endsAt":9e15}'],
  ])('do not come from a file that holds %s', async (_, text) => {
    const stateFolder = temporaryFolder();
    const { client, server, again } = await world({ stateFolder });
    await getMarketplaceParticipations(client);
    const file = readdirSync(stateFolder).find((name) => name.startsWith('token-')) ?? '';
    writeFileSync(join(stateFolder, file), text);
    await getMarketplaceParticipations(await again());
    expect(server.count(TOKEN)).toBe(2);
  });

  it('work where nothing can be written', async () => {
    const stateFolder = join(temporaryFolder(), 'a-file');
    writeFileSync(stateFolder, '');
    const { client, server } = await world({ stateFolder });
    await getMarketplaceParticipations(client);
    await getMarketplaceParticipations(client);
    expect(server.count(TOKEN)).toBe(1);
    expect(readFileSync(stateFolder, 'utf8')).toBe('');
  });

  it('are fetched anew when Amazon refuses one, also one of another run, and not for ever', async () => {
    const stateFolder = temporaryFolder();
    const { client, server, again } = await world({ stateFolder });
    await getMarketplaceParticipations(client);
    server.expireAccessTokens();
    await getMarketplaceParticipations(await again());
    expect(server.count(TOKEN)).toBe(2);
    server.on(SELLERS, TOKEN_REFUSED);
    const error = await failure(getMarketplaceParticipations(client));
    expect(error).toMatchObject({ code: 'sp-api-unauthorized', exitCode: 4, status: 403 });
    expect(server.count(TOKEN)).toBe(3);
  });

  it('are asked for again after a passing fault, with longer waits', async () => {
    const { client, server, clock } = await world();
    server.on(TOKEN, RESET, htmlPage(503), quotaExceeded(), { body: { access_token: 'Atza|x', expires_in: 3600 } });
    await failure(getMarketplaceParticipations(client));
    // 0.75 of 1 s each, as the trouble is another one each time: by chance 0.5 of the half.
    expect(clock.slept.slice(0, 3)).toEqual([750, 1500, 3000]);
  });

  it.each([
    ['a revoked refresh token', 'revokeToken', /refresh token is wrong or was revoked/],
    ['a rotated secret', 'rotateSecret', /secret has ended/],
  ] as const)('%s ends with 4 and says what to do; nothing secret is in the error', async (_, act, words) => {
    const stateFolder = temporaryFolder();
    const { client, server } = await world({ stateFolder });
    server[act]();
    const error = await failure(getMarketplaceParticipations(client));
    expect(error).toMatchObject({ code: 'lwa-refused', exitCode: 4, message: expect.stringMatching(words) as string });
    expect(server.count(TOKEN)).toBe(1);
    expectNoSecrets(server, error);
    expectNoSecretFiles(server, stateFolder);
  });

  it('ends with 7 when Login with Amazon cannot be reached', async () => {
    const { client, server } = await world();
    server.on(TOKEN, htmlPage(503));
    expect(await failure(getMarketplaceParticipations(client))).toMatchObject({ code: 'lwa-unreachable', exitCode: 7 });
    expect(server.count(TOKEN)).toBe(5);
  });
});

describe('a keychain', () => {
  it('keeps the token, and a file keeps what does not fit in there', async () => {
    const kept = new Map<string, string>();
    let room = true;
    const entry = {
      get: () => kept.get('x') ?? null,
      set: (text: string) => room && kept.set('x', text) !== undefined,
      remove: () => void kept.delete('x'),
    };
    const otherwise = memoryToken();
    const store = keychainToken(entry, otherwise);
    await store.write({ accessToken: 'a', endsAt: 1 });
    expect([await store.read(), await otherwise.read()]).toEqual([{ accessToken: 'a', endsAt: 1 }, null]);
    room = false;
    await store.write({ accessToken: 'b', endsAt: 2 });
    expect([kept.size, await store.read()]).toEqual([0, { accessToken: 'b', endsAt: 2 }]);
    await store.clear();
    expect(await store.read()).toBeNull();
  });
});
