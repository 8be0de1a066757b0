import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import Brief from '../../src/commands/brief.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';
import { smtpServer } from '../sinks/smtp-server.ts';

const LISTINGS = join(import.meta.dirname, '../../fixtures/demo/All+Listings+Report+11-09-2026.txt');

describe('brief --compare', () => {
  it('puts what is new and gone on top, and nothing where all is as before', async () => {
    const cwd = temporaryFolder();
    const run = (...argv: string[]) =>
      runInProcess(Brief, 'brief', [LISTINGS, '--date', '2026-11-09', '--quiet', ...argv], { cwd });
    const earlier = join(cwd, 'yesterday.json');
    await run('--json', '--output', earlier);
    const same = await run('--compare', earlier);
    expect(same.stdout).toContain('Nothing is new, gone, worse or better.');
    const document = JSON.parse(readFileSync(earlier, 'utf8'));
    const [first] = document.data.attention.splice(0, 1);
    document.data.attention.push({ ...first, rule: 'GONE-RULE', sku: 'OLD-1' });
    writeFileSync(earlier, JSON.stringify(document));
    const { data } = JSON.parse((await run('--compare', earlier, '--json')).stdout);
    expect(data.changes).toMatchObject({
      since: '2026-11-09',
      new: [{ rule: first.rule, sku: first.sku }],
      gone: [{ rule: 'GONE-RULE', sku: 'OLD-1' }],
      worse: [],
    });
    expect(data.attention[0].rule).toBe(first.rule);
  });

  it.each([
    ['nothing.json', null, 2, 'compare-unreadable'],
    ['text.json', 'no json', 5, 'compare-invalid'],
    ['other.json', '{"kind":"journey-report"}', 5, 'compare-invalid'],
  ])('%s (%j): exit %d, %s', async (name, text, exit, code) => {
    const cwd = temporaryFolder();
    const path = join(cwd, name);
    if (text !== null) writeFileSync(path, text);
    const { exitCode, stdout } = await runInProcess(
      Brief,
      'brief',
      [LISTINGS, '--compare', path, '--json', '--quiet'],
      { cwd },
    );
    expect([exitCode, JSON.parse(stdout).error.code]).toEqual([exit, code]);
  });
});

describe('brief --mail', () => {
  it('sends what is read first and the whole page, only when something changed', async () => {
    const cwd = temporaryFolder();
    const server = await smtpServer();
    const env = {
      SELLERCTL_SMTP_URL: `smtp://me%40example.com@127.0.0.1:${server.port}`,
      SELLERCTL_SMTP_PASSWORD: 'top-secret',
    };
    const earlier = join(cwd, 'yesterday.json');
    const run = (...argv: string[]) =>
      runInProcess(Brief, 'brief', [LISTINGS, '--date', '2026-11-09', '--quiet', ...argv], { cwd, env });
    await run('--json', '--output', earlier);
    const mail = ['--mail', 'boss@example.com', '--compare', earlier];
    await run(...mail, '--send-if', 'changed');
    expect(server.mails).toHaveLength(0);
    const { exitCode, stderr, stdout } = await run(...mail);
    await server.close();
    expect(exitCode).toBe(0);
    expect(server.mails.map(({ to }) => to)).toEqual([['boss@example.com']]);
    const text = server.mails[0]?.text ?? '';
    expect(text).toMatch(/^Subject: sellerctl Brief: /m);
    expect(text).toContain('Since 2026-11-09');
    expect(text).toContain('filename=brief-2026-11-09.html');
    expect(stdout + stderr + text).not.toContain('top-secret');
  });

  it.each([
    [['--mail', 'boss@example.com'], {}, 2, 'smtp-missing'],
    [['--mail', 'boss@example.com'], { SELLERCTL_SMTP_URL: 'smtps://me@mail.example.com' }, 4, 'smtp-no-password'],
    [['--mail', 'boss@example.com', '--send-if', 'changed'], {}, 2, 'send-if-alone'],
  ])('%j %j: exit %d, %s', async (argv, env, exit, code) => {
    const cwd = temporaryFolder();
    const run = await runInProcess(
      Brief,
      'brief',
      [LISTINGS, '--quiet', '--output', join(cwd, 'brief.json'), '--json', ...argv],
      {
        cwd,
        env,
      },
    );
    expect([run.exitCode, JSON.parse(run.stdout).error.code]).toEqual([exit, code]);
  });
});

describe('brief --webhook', () => {
  it('posts what is read first as one text', async () => {
    const cwd = temporaryFolder();
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (bytes: Buffer) => (body += bytes.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(200).end('ok');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const env = { SELLERCTL_WEBHOOK_URL: `http://127.0.0.1:${port}/hook/top-secret` };
    const argv = [LISTINGS, '--date', '2026-11-09', '--quiet', '--webhook'];
    const { exitCode, stderr, stdout } = await runInProcess(Brief, 'brief', argv, { cwd, env });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect(exitCode).toBe(0);
    const { text } = JSON.parse(bodies[0] ?? '') as { text: string };
    expect(text).toMatch(/^sellerctl Brief: \d+ errors?, \d+ warnings? /);
    expect(text).toContain('What needs attention first');
    expect(text.length).toBeLessThan(4000);
    expect(stdout + stderr + text).not.toContain('top-secret');
  });

  it('names no address where none is set', async () => {
    const cwd = temporaryFolder();
    const argv = [LISTINGS, '--quiet', '--json', '--output', join(cwd, 'brief.json'), '--webhook'];
    const run = await runInProcess(Brief, 'brief', argv, { cwd });
    expect([run.exitCode, JSON.parse(run.stdout).error.code]).toEqual([2, 'webhook-missing']);
  });
});
