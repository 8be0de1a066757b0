import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';

import ReviewsDraft from '../../src/commands/reviews/draft.ts';
import ReviewsExperiment from '../../src/commands/reviews/experiment.ts';
import ReviewsLedger from '../../src/commands/reviews/ledger.ts';
import ReviewsPlan from '../../src/commands/reviews/plan.ts';
import ReviewsSend from '../../src/commands/reviews/send.ts';
import type { ReviewsDraftData } from '../../src/domain/reviews/drafts/drafts-document.ts';
import type { ReviewsLedgerData } from '../../src/domain/reviews/ledger-document.ts';
import type { ReviewsPlanData } from '../../src/domain/reviews/plan-document.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { imapServer } from '../sinks/mail/imap-server.ts';
import { startFaultServer } from '../fault-server/fault-server.ts';
import { expectNoSecretFiles, expectNoSecrets } from '../fault-server/no-secrets.ts';
import { amazonServer, json, OFFER } from '../sources/sp-api/amazon-server.ts';

const HEADINGS =
  'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price';

function ordersFile(
  folder: string,
  orders: readonly { id: string; channel?: 'Amazon' | 'Merchant'; shop?: string }[],
): string {
  const path = join(folder, 'orders.txt');
  const rows = orders.map(({ id, channel = 'Merchant', shop = 'Amazon.com' }) =>
    [
      id,
      '2026-10-20T18:00:00+00:00',
      '2026-10-22T18:00:00+00:00',
      'Shipped',
      channel,
      shop,
      'Brimlark Steel Lunch Box, 900 ml',
      'BR-1',
      'B0BR1MLK01',
      'Shipped',
      '1',
      'USD',
      '29.00',
    ].join('\t'),
  );
  writeFileSync(path, `${[HEADINGS, ...rows].join('\n')}\n`);
  return path;
}

const A = '111-0000001-0000001';
const B = '111-0000002-0000002';
const DATE = ['--date', '2026-11-20'];

function world(orders = [{ id: A }, { id: B, channel: 'Amazon' as const }]) {
  const folder = temporaryFolder();
  const path = ordersFile(folder, orders);
  const ledger = join(folder, 'ledger', 'requests.sqlite');
  const env = { SELLERCTL_LEDGER: ledger, SELLERCTL_STATE: join(folder, 'state') };
  const run = (command: Parameters<typeof runInProcess>[0], id: string, argv: readonly string[], more = {}) =>
    runInProcess(command, id, [...argv], { env: { ...env, ...more } });
  return {
    folder,
    path,
    ledger,
    plan: (...argv: string[]) => run(ReviewsPlan, 'reviews:plan', [path, ...DATE, ...argv]),
    draft: (...argv: string[]) =>
      run(ReviewsDraft, 'reviews:draft', [path, ...DATE, '--store-name', 'Brimlark', ...argv]),
    draftWith: (more: object, ...argv: string[]) =>
      run(ReviewsDraft, 'reviews:draft', [path, ...DATE, '--store-name', 'Brimlark', ...argv], more),
    send: (more: object, ...argv: string[]) => run(ReviewsSend, 'reviews:send', [path, ...DATE, ...argv], more),
    ledgerOf: (...argv: string[]) => run(ReviewsLedger, 'reviews:ledger', argv),
  };
}

// eslint-disable-next-line typescript/no-unnecessary-type-parameters -- each caller names the shape its command prints
const data = <T>(stdout: string): T => (JSON.parse(stdout) as { data: T }).data;

describe('reviews draft', () => {
  it('only shows, and begins no ledger, unless a place is named', async () => {
    const { draft, ledger } = world();
    const { stdout, exitCode } = await draft();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Only shown.');
    expect(stdout).toContain('Thank you for your order 111-0000001-0000001.');
    expect(existsSync(ledger)).toBe(false);
  });

  it('writes mails that a mail reader opens, notes them, and makes none twice', async () => {
    const { draft, folder, plan, ledgerOf } = world();
    const eml = join(folder, 'drafts');
    const first = data<ReviewsDraftData>((await draft('--eml', eml, '--json')).stdout);
    expect(first.drafts.map(({ orderId }) => orderId)).toEqual([A]);
    expect(readdirSync(eml)).toEqual([`draft-${A}.eml`]);
    expect(statSync(join(eml, `draft-${A}.eml`)).mode & 0o777).toBe(0o600);
    const mail = await PostalMime.parse(readFileSync(join(eml, `draft-${A}.eml`)));
    expect(mail.subject).toBe(`Order ${A}: your opinion`);
    const again = data<ReviewsDraftData>((await draft('--eml', eml, '--json')).stdout);
    expect(again.drafts).toEqual([]);
    const planned = data<ReviewsPlanData>((await plan('--json')).stdout);
    expect(planned.orders.find(({ orderId }) => orderId === A)?.verdict).toBe('already-asked');
    expect((await ledgerOf('--forget', A)).exitCode).toBe(0);
    expect((await ledgerOf('--forget', A)).exitCode).toBe(2);
    expect(data<ReviewsDraftData>((await draft('--json')).stdout).drafts).toHaveLength(1);
  });

  it('writes texts and one mailbox file, and never over another text', async () => {
    const { draft, folder } = world();
    const text = join(folder, 'texts');
    await draft('--text', text, '--mbox', join(folder, 'drafts.mbox'));
    expect(readFileSync(join(text, `draft-${A}.txt`), 'utf8')).toMatch(
      /^Subject: Order 111-0000001-0000001: your opinion\n\nHello,/,
    );
    expect(readFileSync(join(folder, 'drafts.mbox'), 'latin1')).toMatch(/^From sellerctl@localhost /);
    const other = world();
    const taken = join(other.folder, 'texts');
    await other.draft('--text', taken);
    writeFileSync(join(taken, `draft-${A}.txt`), 'mine');
    const fresh = await runInProcess(
      ReviewsDraft,
      'reviews:draft',
      [other.path, ...DATE, '--store-name', 'Brimlark', '--text', taken],
      { env: { SELLERCTL_LEDGER: join(other.folder, 'new.sqlite') } },
    );
    expect(fresh.exitCode).toBe(2);
    expect(fresh.stderr).toContain('differs; nothing was written');
    expect(readFileSync(join(taken, `draft-${A}.txt`), 'utf8')).toBe('mine');
  });

  it('never writes over a mailbox file that holds other mails', async () => {
    const { draft, folder } = world();
    const box = join(folder, 'drafts.mbox');
    writeFileSync(box, 'From somebody else');
    const run = await draft('--mbox', box);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('differs; nothing was written');
    expect(readFileSync(box, 'utf8')).toBe('From somebody else');
    expect(data<ReviewsDraftData>((await draft('--json')).stdout).drafts).toHaveLength(1);
  });

  it('puts drafts into a mailbox with the password of the environment', async () => {
    const { draftWith } = world();
    const server = await imapServer();
    const done = await draftWith({ SELLERCTL_IMAP_PASSWORD: 'secret' }, '--imap', server.url, '--json');
    await server.close();
    expect(done.exitCode).toBe(0);
    expect(server.appended).toHaveLength(1);
    expect(data<ReviewsDraftData>(done.stdout).written).toEqual(['1 drafts in the folder Entwürfe of the mailbox']);
    expect(done.stdout + done.stderr).not.toContain('secret');
  });

  it('says what is missing for a mailbox: a password, a folder, a safe address', async () => {
    const { draft, draftWith } = world();
    expect((await draft('--imap', 'imaps://me@imap.shop.example')).exitCode).toBe(4);
    expect((await draft('--imap', 'imap://me@imap.shop.example')).exitCode).toBe(2);
    const server = await imapServer({ folders: ['() "/" "INBOX"'] });
    const none = await draftWith({ SELLERCTL_IMAP_PASSWORD: 'secret' }, '--imap', server.url);
    await server.close();
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain('no folder marked as drafts; nothing was written');
  });

  it('takes a template of the user’s, and refuses one that breaks a rule or has unknown variables', async () => {
    const { draft, folder } = world();
    const path = join(folder, 'template.txt');
    writeFileSync(
      path,
      'Subject: {{orderId}}\nYour honest opinion of {{productShortTitle}}? Order {{orderId}}. {{storeName}}\n',
    );
    const [made] = data<ReviewsDraftData>((await draft('--template', path, '--json')).stdout).drafts;
    expect(made?.body).toBe(`Your honest opinion of Brimlark Steel Lunch Box? Order ${A}. Brimlark\n`);
    writeFileSync(path, 'Subject: {{orderId}}\nLeave five stars for {{orderId}}.\n');
    const bad = await draft('--template', path);
    expect([bad.exitCode, bad.stderr]).toEqual([5, expect.stringContaining('L02 (line 2)')]);
    writeFileSync(path, 'Subject: {{orderId}}\nHello {{buyerName}}, your honest review of {{orderId}}?\n');
    expect((await draft('--template', path)).stderr).toContain('no variable {{buyerName}}');
    writeFileSync(path, 'no subject\n');
    expect((await draft('--template', path)).stderr).toContain('no subject');
  });
});

describe('reviews plan', () => {
  it('takes lists, and names one that cannot be read', async () => {
    const { plan, folder } = world();
    const list = join(folder, 'hold.txt');
    writeFileSync(list, `\uFEFF# open cases\r\n${A} # A-to-z\r\n`);
    const held = data<ReviewsPlanData>((await plan('--hold', list, '--json')).stdout);
    expect(held.counts.hold).toBe(1);
    const missing = await plan('--hold', join(folder, 'none.txt'));
    expect([missing.exitCode, missing.stderr]).toEqual([5, expect.stringContaining('none.txt')]);
    expect((await plan('--due-day', '40')).exitCode).toBe(2);
    expect((await plan('--leave-out', 'E18')).stderr).toContain('review gating');
  });

  it('notes in the ledger when buyers are picked by how content they may be', async () => {
    const { plan, ledgerOf, ledger } = world();
    await plan('--leave-out', 'E14');
    expect(existsSync(ledger)).toBe(false);
    await plan('--leave-out', 'E16');
    await plan('--leave-out', 'E18', '--i-accept-gating-risk');
    expect(
      data<ReviewsLedgerData>((await ledgerOf('--json')).stdout)
        .risks.map(({ filters }) => filters)
        .sort(),
    ).toEqual(['E16', 'E18']);
  });
});

describe('reviews ledger', () => {
  it('refuses to take off a draft where no ledger was begun, and begins none', async () => {
    const { ledgerOf, ledger } = world();
    const run = await ledgerOf('--forget', A);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`${A} is not in the ledger as a draft`);
    expect(existsSync(ledger)).toBe(false);
  });

  it('notes orders asked by hand, looks one up, and exports without ids', async () => {
    const { ledgerOf, folder, plan } = world();
    expect((await ledgerOf()).stdout).toContain('Nothing was asked yet.');
    const list = join(folder, 'asked.txt');
    writeFileSync(list, `${A}\n${A}\n`);
    const noted = data<ReviewsLedgerData>((await ledgerOf('--import', list, '--marketplace', 'US', '--json')).stdout);
    expect(noted.imported).toEqual({ added: 1, known: 0 });
    expect((await ledgerOf('--order', A)).stdout).toContain('you said that it was asked');
    expect((await ledgerOf('--order', B)).stdout).toContain('never asked');
    const csv = await ledgerOf('--format', 'csv', '--columns', 'key,at,route,state');
    expect(csv.stdout).toMatch(/^key,at,route,state\n/);
    expect(csv.stdout).not.toContain(A);
    expect(data<ReviewsPlanData>((await plan('--json')).stdout).counts['already-asked']).toBe(1);
  });

  it('notes nothing of a list with anything else in it', async () => {
    const { ledgerOf, folder, ledger } = world();
    const list = join(folder, 'asked.txt');
    writeFileSync(list, `${A}\nhello\n`);
    const refused = await ledgerOf('--import', list);
    expect([refused.exitCode, refused.stderr]).toEqual([5, expect.stringContaining('"hello" is no order id')]);
    expect(existsSync(ledger)).toBe(false);
  });

  it('sends nothing with a damaged ledger', async () => {
    const { ledger, send, ledgerOf, folder } = world();
    writeFileSync(join(folder, 'x.txt'), `${A}\n`);
    await ledgerOf('--import', join(folder, 'x.txt'));
    writeFileSync(ledger, 'x'.repeat(9_000));
    const refused = await send({}, '--send');
    expect([refused.exitCode, refused.stderr]).toEqual([5, expect.stringContaining('Nothing is sent without it')]);
  });
});

describe('reviews send', () => {
  const credentials = (url: string) => ({
    SELLERCTL_SPAPI_URL: url,
    SELLERCTL_LWA_URL: `${url}/auth/o2/token`,
    SELLERCTL_SPAPI_CLIENT_ID: 'id',
    SELLERCTL_SPAPI_CLIENT_SECRET: 'top-secret',
    SELLERCTL_SPAPI_REFRESH_TOKEN: 'Atzr|refresh',
  });

  it('says which credentials are missing, with exit 4', async () => {
    const { send } = world();
    const { exitCode, stderr } = await send({}, '--send');
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining('SELLERCTL_SPAPI_REFRESH_TOKEN')]);
  });

  it('asks for both routes of fulfilment once, and stops at a STOP file', async () => {
    const server = await amazonServer((request, response) =>
      json(response, request.method === 'GET' ? 200 : 201, OFFER),
    );
    const { send, folder } = world();
    writeFileSync(join(folder, 'STOP'), 'x');
    const first = await send(credentials(server.url), '--send', '--json');
    expect(data<{ counts: object }>(first.stdout).counts).toEqual({ sent: 2 });
    const { send: other, ledger, ledgerOf, folder: place } = world();
    writeFileSync(join(place, 'ids.txt'), '111-9999999-9999999\n');
    await ledgerOf('--import', join(place, 'ids.txt'));
    writeFileSync(join(ledger, '..', 'STOP'), 'holiday\n');
    const stopped = await other(credentials(server.url), '--send', '--json');
    expect(stopped.exitCode).toBe(0);
    expect(data<{ stop: { why: string; message: string }; left: number }>(stopped.stdout)).toMatchObject({
      left: 2,
      stop: { why: 'paused', message: expect.stringContaining('holiday') as string },
    });
    await server.close();
  });

  it('ends with 4 when the role is missing and with 7 when Amazon does not want it', async () => {
    const refused = await amazonServer((_, response) =>
      json(response, 403, { errors: [{ code: 'Unauthorized', message: 'denied' }] }),
    );
    const { send } = world();
    const none = await send(credentials(refused.url), '--send');
    expect([none.exitCode, none.stdout]).toEqual([4, expect.stringContaining('role')]);
    await refused.close();
    const policy = await amazonServer((request, response) =>
      request.method === 'GET'
        ? json(response, 200, OFFER)
        : json(response, 403, { errors: [{ message: 'suspended' }] }),
    );
    const second = await world().send(credentials(policy.url), '--send', '--json');
    expect(second.exitCode).toBe(7);
    expect(data<{ left: number }>(second.stdout).left).toBe(2);
    await policy.close();
  });

  it.each([
    ['the refresh token is revoked', 'revokeToken', 'revoked'],
    ['the secret was replaced', 'rotateSecret', 'secret has ended'],
  ] as const)('ends with 4 when %s, and shows nothing secret', async (_, act, words) => {
    const server = await startFaultServer();
    server[act]();
    const { send, folder } = world();
    const run = await send(server.env, '--send', '--json');
    await server.close();
    expect([run.exitCode, run.stdout]).toEqual([4, expect.stringContaining(words)]);
    expectNoSecrets(server, run.stdout, run.stderr);
    expectNoSecretFiles(server, folder);
  });

  it('does not mix regions in one run', async () => {
    const { send } = world([{ id: A }, { id: B, shop: 'Amazon.de' } as { id: string }]);
    expect((await send({}, '--send')).stderr).toContain('more than one region');
  });
});

describe('reviews experiment', () => {
  const experiment = (...argv: string[]) => runInProcess(ReviewsExperiment, 'reviews:experiment', argv);

  it('says the number first, and refuses to name a winner early', async () => {
    expect((await experiment('--baseline', '0.8', '--lift', '0.3')).stdout).toContain('Needs 140 product-weeks');
    const path = join(temporaryFolder(), 'results.csv');
    writeFileSync(path, 'asin,week,arm,reviews\nB0BR1MLK01,2026-09-07,ask,9\nB0BR1MLK02,2026-09-07,holdout,0\n');
    const early = await experiment(path, '--baseline', '0.8', '--lift', '0.3');
    expect(early.stdout).toContain('Not enough data: needs 139 more product-weeks');
    expect(early.stdout).not.toContain('Asking changed it');
  });

  it('refuses shares that are none', async () => {
    expect((await experiment('--unit', 'order', '--baseline', '1.2', '--lift', '0.1')).exitCode).toBe(2);
    expect((await experiment('--unit', 'order', '--baseline', '0.9', '--lift', '0.2')).exitCode).toBe(2);
  });
});
