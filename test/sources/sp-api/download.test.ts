import { text } from 'node:stream/consumers';

import { describe, expect, it } from 'vitest';

import type { DownloadedDocument, DownloadLimits, SpApiClient } from '../../../src/sources/sp-api/client-types.ts';
import { openQueryDocument } from '../../../src/sources/sp-api/operations/data-kiosk.ts';
import { openReportDocument } from '../../../src/sources/sp-api/operations/reports.ts';
import { cutAfter, htmlPage, RESET, SILENCE } from '../../fault-server/answers.ts';
import type { Answer, DocumentOptions } from '../../fault-server/fault-server-types.ts';
import { expectNoSecrets } from '../../fault-server/no-secrets.ts';
import { closeWorlds, failure, patienceFor, testWorld } from '../../fault-server/with-server.ts';

const RECORD = 'GET /reports/2021-06-30/documents/*';
const FILE = 'GET /documents/*';
const BODY = `sku\ttitle\n${'MUG-1\tA blue mug\n'.repeat(2000)}`;

closeWorlds();

async function bytesOf({ bytes }: DownloadedDocument): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function world(options: DocumentOptions = {}, body: string | Uint8Array = BODY, faults: readonly Answer[] = []) {
  const made = await testWorld({ timeout: patienceFor(faults) });
  const { server } = made;
  server.on(RECORD, () => ({
    body: { reportDocumentId: 'd', url: server.document('d', body, options), compressionAlgorithm: 'GZIP' },
  }));
  return { ...made, read: (limits?: DownloadLimits) => readAll(made.client, limits) };
}

async function readAll(client: SpApiClient, limits: DownloadLimits = {}): Promise<Buffer> {
  return bytesOf(await openReportDocument(client, 'd', { label: 'GET_X', ...limits }));
}

describe('a document', () => {
  it('is fetched, unpacked, and told its charset; its host sees no token', async () => {
    const { client, server } = await world({ contentType: 'text/plain; charset=Cp1252' });
    const document = await openReportDocument(client, 'd');
    expect(document).toMatchObject({ charset: 'cp1252', contentType: 'text/plain; charset=Cp1252' });
    expect((await bytesOf(document)).toString()).toBe(BODY);
    const seen = server.requests.find(({ host }) => host === 'documents');
    expect(Object.keys(seen?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it.each<[string, DocumentOptions, string | null]>([
    ['not packed, though it is said to be', { gzip: false }, 'utf-8'],
    ['without a charset', { contentType: 'text/plain' }, null],
    ['in Shift_JIS', { contentType: 'text/plain;charset="Shift_JIS"' }, 'shift_jis'],
  ])('is read %s', async (_, options, charset) => {
    const { client } = await world(options);
    const document = await openReportDocument(client, 'd');
    expect(document.charset).toBe(charset);
    expect((await bytesOf(document)).toString()).toBe(BODY);
  });

  it.each([
    ['empty', ''],
    ['of one byte', 'x'],
  ])('may be %s', async (_, body) => {
    const { read } = await world({ gzip: false }, body);
    expect((await read()).toString()).toBe(body);
  });

  it('is asked for anew when its address has ended, and the report is not', async () => {
    const { server, read } = await world();
    server.on(RECORD, () => {
      const url = server.document('d', BODY);
      if (server.count(RECORD) === 1) server.expireDocuments();
      return { body: { reportDocumentId: 'd', url } };
    });
    expect((await read()).toString()).toBe(BODY);
    expect([server.count(RECORD), server.count(FILE)]).toEqual([2, 2]);
  });

  it('says so when a new address has ended as well', async () => {
    const { server, read } = await world();
    server.on(
      FILE,
      ...Array.from({ length: 4 }, () => ({ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' })),
    );
    const error = await failure(read());
    expect(error).toMatchObject({ code: 'document-expired', exitCode: 7 });
    expectNoSecrets(server, error);
  });

  it.each<[string, Answer[]]>([
    ['faults of its host', [htmlPage(503), htmlPage(500)]],
    ['a line that breaks', [RESET]],
    ['silence', [SILENCE]],
  ])('comes through %s', async (_, faults) => {
    const { server, read } = await world({}, BODY, faults);
    server.on(FILE, ...faults);
    expect((await read()).toString()).toBe(BODY);
    expect(server.count(FILE)).toBe(faults.length + 1);
  });

  it.each<[string, DocumentOptions, Answer[]]>([
    ['gzip that ends early', { truncate: 20 }, []],
    ['a line that breaks in the middle', {}, [cutAfter(5, { body: BODY })]],
    ['a body that stops coming', {}, [{ body: BODY, fault: { kind: 'drip', bytes: 10, milliseconds: 1000 } }]],
    ['gzip in its first bytes alone', {}, [{ body: Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8]) }]],
  ])('that is %s is cut, and never half a document', async (_, options, answers) => {
    const { server, read } = await world(options, BODY, answers);
    server.on(FILE, ...answers);
    const error = await failure(read());
    expect(error).toMatchObject({
      code: 'document-cut',
      exitCode: 7,
      message: expect.stringContaining('GET_X') as string,
    });
    expectNoSecrets(server, error);
  });

  it('is cut, and not empty, when the line broke before anybody read', async () => {
    const { client, server } = await world();
    server.on(FILE, cutAfter(0, { body: BODY }));
    const document = await openReportDocument(client, 'd');
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
    expect(await failure(bytesOf(document))).toMatchObject({ code: 'document-cut' });
  });

  it('waits for whoever reads it slowly', async () => {
    const { client } = await world({ gzip: false }, 'x'.repeat(300_000));
    const document = await openReportDocument(client, 'd');
    let size = 0;
    for await (const piece of document.bytes) {
      if (size === 0) await new Promise((done) => setTimeout(done, 150));
      size += piece.length;
    }
    expect(size).toBe(300_000);
  });

  it('is bounded, so that a small file cannot fill the memory or the disk', async () => {
    const { read } = await world({}, 'x'.repeat(1_000_000));
    expect(await failure(read({ mostBytes: 10_000 }))).toMatchObject({ code: 'document-too-large' });
  });

  it('is not looked for elsewhere: no redirect, no other protocol, and no plain http outside', async () => {
    const { client, server } = await world();
    server.on(FILE, { status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    expect(await failure(readAll(client))).toMatchObject({ code: 'document-unusable' });
    for (const url of ['ftp://127.0.0.1/x?s=secret', 'http://example.com/x?s=secret', 'file:///etc/passwd', 'x']) {
      const error = await failure(client.download({ url, label: 'X' }));
      expect(error.code).toBe('document-unusable');
      expect(error.message).not.toContain('secret');
    }
  });

  it('of a query is opened the same way', async () => {
    const { client, server } = await testWorld();
    const url = server.document('q', '{"a":1}\n', { contentType: 'application/jsonlines; charset=UTF-8' });
    server.on('GET /dataKiosk/2023-11-15/documents/*', { body: { documentId: 'q', documentUrl: url } });
    const document = await openQueryDocument(client, 'q');
    expect(await text(document.bytes)).toBe('{"a":1}\n');
  });

  it('stops when the run does', async () => {
    const stop = new AbortController();
    const { client } = await world();
    const document = await openReportDocument(client, 'd', { signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(bytesOf(document)).rejects.toThrow('stopped');
  });
});
