import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import AuthLogin from '../../src/commands/auth/login.ts';
import AuthLogout from '../../src/commands/auth/logout.ts';
import AuthStatus from '../../src/commands/auth/status.ts';
import Doctor from '../../src/commands/doctor.ts';
import ReportsImport from '../../src/commands/reports/import.ts';
import ReportsPull from '../../src/commands/reports/pull.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { startFaultServer } from '../fault-server/fault-server.ts';
import type { FaultServer } from '../fault-server/fault-server-types.ts';
import { expectNoSecrets } from '../fault-server/no-secrets.ts';
import { ordersOf, writeExport } from './order-exports.ts';

const PARTICIPATIONS = 'GET /sellers/v1/marketplaceParticipations';
const SHOPS = [
  { marketplace: { id: 'ATVPDKIKX0DER' }, participation: { isParticipating: true } },
  { marketplace: { id: 'A2EUQ1WTGCTBG2' }, participation: { isParticipating: true } },
  { marketplace: { id: 'A1AM78C64UM0Y8' }, participation: { isParticipating: false } },
];

const open: FaultServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

type Command = Parameters<typeof runInProcess>[0];

async function seller() {
  const server = await startFaultServer();
  open.push(server);
  server.on(PARTICIPATIONS, { body: { payload: SHOPS } });
  const cwd = temporaryFolder();
  const data = join(cwd, 'sellerctl-data');
  const { SELLERCTL_LWA_URL = '', SELLERCTL_SPAPI_URL = '' } = server.env;
  const bare = { SELLERCTL_CONFIG_DIR: join(cwd, 'own'), SELLERCTL_LWA_URL, SELLERCTL_SPAPI_URL };
  const from = join(cwd, 'secrets.env');
  const { clientId, clientSecret, refreshToken } = server.credentials;
  writeFileSync(
    from,
    `# of the app\nSELLERCTL_SPAPI_CLIENT_ID=${clientId}\nexport SELLERCTL_SPAPI_CLIENT_SECRET="${clientSecret}"\r\nSELLERCTL_SPAPI_REFRESH_TOKEN=${refreshToken}\n`,
  );
  const run = async (
    command: Command,
    id: string,
    argv: readonly string[],
    env: Readonly<Record<string, string>> = bare,
  ) => {
    const result = await runInProcess(command, id, [...argv, '--json', '--quiet'], { cwd, env });
    return { ...result, json: JSON.parse(result.stdout) };
  };
  const login = (...argv: string[]) => run(AuthLogin, 'auth:login', ['--marketplace', 'US', '--from', from, ...argv]);
  return { account: join(data, 'accounts', 'default.json'), bare, cwd, data, login, run, server };
}

describe('auth login', () => {
  it('tries the credentials, keeps them in a file of the user alone, and shows no secret', async () => {
    const { account, login, run, server } = await seller();
    const { exitCode, json, stderr, stdout } = await login('--secret-from', '2026-09-01');
    expect(exitCode).toBe(0);
    expect(json.data.accounts).toMatchObject([
      { profile: 'default', place: 'file', region: 'na', marketplaces: ['US', 'CA'], secretDayGiven: true },
    ]);
    expect(server.count(PARTICIPATIONS)).toBe(1);
    expect(statSync(account).mode & 0o777).toBe(0o600);
    expect(readFileSync(account, 'utf8')).toContain(server.credentials.refreshToken);
    const status = await run(AuthStatus, 'auth:status', ['--date', '2027-02-10']);
    expect(status.json.data.accounts).toMatchObject([
      { secretAge: 162, secretEnds: '2027-02-28', secretState: 'ends-soon' },
    ]);
    expectNoSecrets(server, stdout, stderr, status.stdout);
  });

  it('is used by commands that talk to Amazon, where the environment names no credentials', async () => {
    const { login, run, server } = await seller();
    await login();
    server.on('GET /reports/2021-06-30/reports', { body: { reports: [] } });
    const argv = ['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', '--marketplace', 'US'];
    const pulled = await run(ReportsPull, 'reports:pull', argv);
    expect([pulled.exitCode, pulled.json.data.counts]).toEqual([0, { 'none-found': 1 }]);
    const other = await run(ReportsPull, 'reports:pull', ['GET_MERCHANT_LISTINGS_ALL_DATA', '--marketplace', 'DE']);
    expect([other.exitCode, other.json.error.code]).toEqual([4, 'region-other']);
  });

  it('keeps nothing when Amazon refuses', async () => {
    const { account, login, server } = await seller();
    server.rotateSecret();
    const { exitCode, json, stdout } = await login();
    expect([exitCode, json.error.code]).toEqual([4, 'lwa-refused']);
    expect(existsSync(account)).toBe(false);
    expectNoSecrets(server, stdout);
  });

  it('makes a profile for a second account', async () => {
    const { data, login, run } = await seller();
    await login('--profile', 'acme');
    expect(readdirSync(join(data, 'accounts'))).toEqual(['acme.json']);
    const { json } = await run(AuthStatus, 'auth:status', ['--profile', 'acme']);
    expect(json.data.accounts).toMatchObject([{ profile: 'acme', place: 'file' }]);
  });

  it.each([
    [['--from', 'nothing.env', '--marketplace', 'US'], 2, 'login-unreadable'],
    [['--no-input', '--marketplace', 'US'], 2, 'input-forbidden'],
    [['--no-input'], 2, 'marketplace-none'],
    [['--marketplace', 'US', '--secret-from', 'soon'], 2, 'date-invalid'],
  ])('%j: exit %d, %s', async (argv, exit, code) => {
    const { run, server } = await seller();
    const { exitCode, json } = await run(AuthLogin, 'auth:login', argv);
    expect([exitCode, json.error.code]).toEqual([exit, code]);
    expect(server.requests).toEqual([]);
  });

  it('names what a file lacks, without what it holds', async () => {
    const { cwd, run } = await seller();
    writeFileSync(join(cwd, 'half.json'), JSON.stringify({ SELLERCTL_SPAPI_CLIENT_ID: 'amzn1.half' }));
    const { json } = await run(AuthLogin, 'auth:login', ['--marketplace', 'US', '--from', join(cwd, 'half.json')]);
    expect(json.error.message).toContain('does not hold SELLERCTL_SPAPI_CLIENT_SECRET, SELLERCTL_SPAPI_REFRESH_TOKEN');
    expect(json.error.message).not.toContain('amzn1.half');
  });
});

describe('auth status and logout', () => {
  it('tries the account when asked to, and says what is wrong with it', async () => {
    const { login, run, server } = await seller();
    await login();
    server.on(PARTICIPATIONS, { body: { payload: SHOPS.slice(1) } });
    const checked = await run(AuthStatus, 'auth:status', ['--check']);
    expect(checked.json.data.accounts).toMatchObject([{ marketplaces: ['CA'] }]);
    server.revokeToken();
    const refused = await run(AuthStatus, 'auth:status', ['--check']);
    expect([refused.exitCode, refused.json.error.code]).toEqual([4, 'lwa-refused']);
    expectNoSecrets(server, checked.stdout, refused.stdout);
  });

  it('knows nothing of a machine where nobody logged in, and forgets what was kept', async () => {
    const { account, data, login, run } = await seller();
    expect((await run(AuthStatus, 'auth:status', [])).json.data.accounts).toMatchObject([{ place: 'none' }]);
    await login();
    mkdirSync(join(data, 'state'), { recursive: true });
    writeFileSync(join(data, 'state', 'token-0123456789abcdef.json'), '{}');
    const out = await run(AuthLogout, 'auth:logout', []);
    expect(out.json.data.accounts).toMatchObject([{ place: 'none', region: 'na' }]);
    expect(existsSync(account)).toBe(false);
    expect(readdirSync(join(data, 'state')).filter((name) => name.startsWith('token-'))).toEqual([]);
    expect((await run(AuthLogout, 'auth:logout', [])).exitCode).toBe(0);
  });

  it('says that a damaged account is one, without what is in it', async () => {
    const { account, login, run } = await seller();
    await login();
    writeFileSync(account, '{"clientId": "amzn1.secret-looking');
    const { exitCode, json } = await run(AuthStatus, 'auth:status', []);
    expect([exitCode, json.error.code]).toEqual([4, 'account-unreadable']);
    expect(json.error.message).not.toContain('secret-looking');
  });
});

describe('doctor', () => {
  const stateOf = (json: { data: { checks: readonly { id: string; state: string }[] } }) =>
    Object.fromEntries(json.data.checks.map(({ id, state }) => [id, state]));

  it('finds a new machine well, and looks at nothing online unasked', async () => {
    const { run, server } = await seller();
    const { exitCode, json } = await run(Doctor, 'doctor', []);
    expect(exitCode).toBe(0);
    expect(stateOf(json)).toMatchObject({
      node: 'ok',
      archive: 'ok',
      'rule-tables': 'ok',
      credentials: 'not-checked',
      network: 'not-checked',
    });
    expect(server.requests).toEqual([]);
  });

  it('asks Amazon when told to, and sees a clock that is wrong', async () => {
    const { login, run, server } = await seller();
    await login('--secret-from', new Date().toISOString().slice(0, 10));
    const well = await run(Doctor, 'doctor', ['--online']);
    expect([well.exitCode, stateOf(well.json)]).toMatchObject([
      0,
      { network: 'ok', clock: 'ok', marketplaces: 'ok', 'account-file': 'ok' },
    ]);
    server.skewClock(600_000);
    const skewed = await run(Doctor, 'doctor', ['--online']);
    expect(stateOf(skewed.json)).toMatchObject({ network: 'ok', clock: 'warning' });
    server.revokeToken();
    const refused = await run(Doctor, 'doctor', ['--online']);
    expect([refused.exitCode, stateOf(refused.json)]).toMatchObject([4, { network: 'bad', clock: 'not-checked' }]);
    expectNoSecrets(server, well.stdout, skewed.stdout, refused.stdout);
  });

  it('names a secret that has ended, a file that others may read, and old rule tables', async () => {
    const { account, login, run } = await seller();
    await login('--secret-from', '2026-01-01');
    chmodSync(account, 0o644);
    const { exitCode, json } = await run(Doctor, 'doctor', ['--date', '2028-01-01']);
    expect(exitCode).toBe(4);
    expect(stateOf(json)).toMatchObject({ 'secret-age': 'bad', 'account-file': 'bad', 'rule-tables': 'warning' });
    expect(json.data.checks.find(({ id }: { id: string }) => id === 'account-file').advice).toBe(
      `chmod 600 ${account}`,
    );
  });

  it('finds an archived report that was changed', async () => {
    const { bare, cwd, run } = await seller();
    writeExport(join(cwd, 'orders.txt'), ordersOf(1, 9, 1), 2);
    const env = { ...bare, SELLERCTL_ARCHIVE: join(cwd, 'archive') };
    await run(ReportsImport, 'reports:import', [join(cwd, 'orders.txt')], env);
    expect(stateOf((await run(Doctor, 'doctor', [], env)).json)['archive']).toBe('ok');
    const files = join(cwd, 'archive', 'files');
    const kept = readdirSync(files, { recursive: true, encoding: 'utf8' })
      .map((name) => join(files, name))
      .find((path) => statSync(path).isFile() && !path.endsWith('.json'));
    chmodSync(kept ?? '', 0o600);
    writeFileSync(kept ?? '', 'something else');
    const { exitCode, json } = await run(Doctor, 'doctor', [], env);
    expect([exitCode, stateOf(json)['archive']]).toEqual([3, 'bad']);
  });
});
