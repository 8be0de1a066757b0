import { deflateRawSync, gzipSync, crc32 } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/model/loaded.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import { readReports } from '../../src/readers/read.ts';
import { sourceOf } from './sources-of-text.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/readers');

const HEADINGS =
  'return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments\n';
const row = (id: number, name = 'Lamp') =>
  `2026-10-20T06:11:00+00:00\t111-${id}\tFX-1\tB0FIXL0001\tX1\t${name}\t1\tABC1\tSELLABLE\tDEFECTIVE\tok\tLPN\t\n`;
const REPORT = HEADINGS + row(1) + row(2);

/** A zip archive of deflated files, made by hand so that each part can be broken. */
function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

function read(content: string | Uint8Array, path = 'file.txt', piece?: number): Promise<Loaded> {
  return readReports([sourceOf(path, content, piece)]);
}

async function codesOf(content: string | Uint8Array): Promise<string[]> {
  const { files } = await read(content);
  return files.flatMap((file) => file.problems.map((problem) => problem.code));
}

describe('packed files', () => {
  it('reads gzip, and tells by the bytes rather than the name', async () => {
    const { files, records } = await read(gzipSync(REPORT), 'report.txt');
    expect(records['customer-return']).toHaveLength(2);
    expect(files[0]?.bytes).toBe(gzipSync(REPORT).length);
  });

  it('reads each file of a zip under its own name and leaves the folders out', async () => {
    const archive = zipOf({ 'a/returns.txt': REPORT, '__MACOSX/a': 'x', 'note.md': '# hello' });
    const { files } = await read(archive, 'all.zip');
    expect(files.map(({ path, reportType, rows }) => [path, reportType, rows])).toEqual([
      ['all.zip!a/returns.txt', 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA', 2],
      ['all.zip!note.md', null, 0],
    ]);
  });

  it.each(['../r.txt', 'a/../../r.txt', '..\\r.txt', '/tmp/../r.txt', '../.r'])(
    'names %s, which leads out of the archive, once and does not open it',
    async (name) => {
      const other = { '.DS_Store': 'x', '__MACOSX/._r.txt': 'x', './._r': 'x', './r.txt': REPORT };
      const { files, problems } = await read(zipOf({ [name]: `${REPORT}\n`, ...other }), 'all.zip');
      expect(files.map(({ path, records }) => [path, records])).toEqual([
        [`all.zip!${name}`, 0],
        ['all.zip!./r.txt', 2],
      ]);
      expect(problems).toMatchObject([{ code: 'archive-path-outside', scope: 'file', file: `all.zip!${name}` }]);
    },
  );

  it('reads the other files of a zip in which one is not where the directory says', async () => {
    const archive = zipOf({ 'b.txt': 'x', 'a.txt': 'x', 'r.txt': REPORT });
    archive.write('XX', archive.indexOf('a.txt') - 30);
    const { files, problems } = await read(archive, 'all.zip');
    expect(files.map(({ records }) => records)).toEqual([0, 0, 2]);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'zip-damaged', file: 'all.zip!a.txt' }));
  });

  it('reads gzip inside zip and refuses zip inside zip', async () => {
    const { files } = await read(zipOf({ 'r.gz': gzipSync(REPORT), 'z.zip': zipOf({ x: 'y' }) }), 'all.zip');
    expect(files[0]?.records).toBe(2);
    expect(files[1]?.problems[0]?.code).toBe('archive-nested');
  });

  it('refuses a cut or damaged gzip as a whole', async () => {
    const packed = gzipSync(HEADINGS + Array.from({ length: 5000 }, (_, id) => row(id, `Lamp ${id * 7919}`)).join(''));
    const cut = await read(packed.subarray(0, packed.length - 20));
    expect(cut.files[0]).toMatchObject({ records: 0, problems: [{ code: 'gzip-damaged', scope: 'file' }] });
    const wrong = Buffer.from(packed);
    wrong.writeUInt8((wrong.readUInt8(wrong.length - 6) + 1) % 256, wrong.length - 6);
    expect(await codesOf(wrong)).toEqual(['gzip-damaged']);
  });

  it('refuses a cut zip, a broken Excel workbook, a locked zip and a bomb', async () => {
    const archive = zipOf({ 'a.txt': REPORT });
    expect(await codesOf(archive.subarray(0, archive.length - 30))).toEqual(['zip-damaged']);
    expect(await codesOf(zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }))).toEqual([
      'workbook-damaged',
    ]);
    const locked = Buffer.from(archive);
    locked.writeUInt16LE(1, archive.indexOf('PK\x01\x02') + 8);
    expect(await codesOf(locked)).toEqual(['zip-encrypted']);
    expect(await codesOf(gzipSync(HEADINGS + '\n'.repeat(80_000_000)))).toEqual(['archive-too-large']);
  });
});

describe('hostile and broken bytes', () => {
  it('refuses a line of 300 MB without keeping it', async () => {
    const piece = Buffer.alloc(1_000_000, 'x');
    async function* open(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(HEADINGS);
      for (let count = 0; count < 300; count += 1) yield piece;
    }
    const source: SourceFile = { path: 'long.txt', size: null, open };
    const before = process.memoryUsage().rss;
    const { files } = await readReports([source]);
    expect(files[0]).toMatchObject({ bytes: HEADINGS.length + 300_000_000, records: 0 });
    expect(files[0]?.problems.map(({ code }) => code)).toEqual(['line-too-long']);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('refuses a long line before the headings and a long quoted cell', async () => {
    expect(await codesOf('x'.repeat(3_000_000))).toEqual(['line-too-long']);
    const csv = HEADINGS.replaceAll('\t', ',');
    expect(await codesOf(`${csv}"${'x'.repeat(3_000_000)}`)).toEqual(['line-too-long']);
  });

  it('takes NUL characters out and says so', async () => {
    const { files, records } = await read(HEADINGS + row(1, '\0\0\0Lamp') + row(2));
    expect(records['customer-return']).toHaveLength(2);
    expect(files[0]?.problems.map(({ code, line }) => [code, line])).toEqual([['nul-characters', 2]]);
  });

  it('names a quote that stands wrong, and one that is never closed', async () => {
    const csv = (HEADINGS + row(1)).replaceAll('\t', ',');
    expect(await codesOf(`${csv}2026-10-20,"a"b,c\n`)).toEqual(['quotes-broken']);
    const open = await read(`${csv}2026-10-20,"never closed`);
    expect(open.files[0]?.records).toBe(1);
    expect(open.files[0]?.problems).toMatchObject([{ code: 'row-truncated', line: 3 }]);
  });

  it('refuses headings that name a column twice', async () => {
    expect(await codesOf(HEADINGS.replace('\n', '\tsku\n') + row(1).replace('\n', '\tX\n'))).toEqual(['heading-twice']);
  });

  it('gives hostile titles on unchanged: showing them harmless is the renderers work', async () => {
    const name = '<script>\u001b[31m=1+1\u202e';
    const listings = `item-name\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tfulfillment-channel\tstatus\n${name}\t1\tS\t1.00\t1\t2026-01-01\tDEFAULT\tActive\n`;
    expect((await read(listings)).records.listing[0]?.title).toBe(name);
  });

  it('keeps a million rows with the same trouble to twenty lines and a count', async () => {
    const bad = row(1).replace('\t1\tABC1', '\tnone\tABC1').repeat(30);
    const { files } = await read(HEADINGS + bad);
    const counts = files[0]?.problems.filter(({ code }) => code === 'cell-not-a-number') ?? [];
    expect(counts).toHaveLength(21);
    expect(counts.at(-1)?.message).toBe('The same in 10 more rows after this one.');
  });

  it('names an error of the disk while reading and goes on with the next file', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(HEADINGS);
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    }
    const loaded = await readReports([{ path: 'bad', size: 1, open: broken }, sourceOf('good', REPORT)]);
    expect(loaded.files.map((file) => file.records)).toEqual([0, 2]);
    expect(loaded.problems).toMatchObject([{ code: 'file-unreadable', file: 'bad' }]);
  });

  it('lets a bug of ours through as a bug', async () => {
    function open(): AsyncIterable<Uint8Array> {
      throw new TypeError('bug');
    }
    await expect(readReports([{ path: 'x', size: 1, open }])).rejects.toThrow('bug');
  });
});

describe('line ends and pieces', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s', async (_name, end) => {
    const { files } = await read(REPORT.replaceAll('\n', end));
    expect(files[0]).toMatchObject({ rows: 2, records: 2, problems: [] });
  });

  it.each([1, 2, 3, 7])('gives the same in pieces of %i bytes', async (piece) => {
    const text = REPORT.replace('Lamp', 'Lämp ランプ').replaceAll('\n', '\r\n');
    const whole = await read(text);
    const pieces = await read(text, 'file.txt', piece);
    expect(pieces).toEqual(whole);
  });
});

describe('files that state the same', () => {
  it('counts the same bytes once and says so', async () => {
    const loaded = await readReports([sourceOf('a.txt', REPORT), sourceOf('b.txt', REPORT)]);
    expect(loaded.records['customer-return']).toHaveLength(2);
    expect(loaded.problems).toMatchObject([{ code: 'file-duplicate', file: 'b.txt' }]);
  });

  const ORDERS =
    'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\n';
  const order = (id: number, updated: string, status: string) =>
    `111-${id}\t2026-10-01T00:00:00+00:00\t${updated}T00:00:00+00:00\t${status}\tAmazon\tAmazon.com\tFX-1\tB0FIXL0001\t${status}\t1\tUSD\t10.00\n`;

  it('uses an order line of two overlapping downloads once, the newest statement', async () => {
    const old = ORDERS + order(1, '2026-10-02', 'Pending') + order(2, '2026-10-02', 'Shipped');
    const later = ORDERS + order(1, '2026-10-05', 'Shipped') + order(3, '2026-10-05', 'Shipped');
    const loaded = await readReports([sourceOf('old.txt', old), sourceOf('new.txt', later)]);
    const lines = loaded.records['order-line'].map((line) => [line.orderId, line.orderStatus, line.origin.file]);
    expect(lines).toEqual([
      ['111-2', 'shipped', 'old.txt'],
      ['111-1', 'shipped', 'new.txt'],
      ['111-3', 'shipped', 'new.txt'],
    ]);
    expect(loaded.problems).toMatchObject([{ code: 'records-overlap', file: 'old.txt' }]);
    expect(loaded.files[0]?.totals['sales']).toBe(20);
  });

  it('keeps an order line that stands twice in one file: they are two lines', async () => {
    const loaded = await readReports([sourceOf('a.txt', ORDERS + order(1, '2026-10-02', 'Shipped').repeat(2))]);
    expect(loaded.records['order-line']).toHaveLength(2);
  });

  it('uses returns, days and searches that two files state once, and keeps a child under two parents', async () => {
    const later = HEADINGS + row(2) + row(3);
    const loaded = await readReports([sourceOf('a.txt', REPORT), sourceOf('b.txt', later)]);
    expect(loaded.records['customer-return'].map(({ orderId }) => orderId)).toEqual(['111-1', '111-2', '111-3']);
    const business = readFileSync(join(FIXTURES, 'business-report-child/us/input-2026-10-01-to-2026-10-31.csv'));
    const copy = Buffer.concat([business, Buffer.from('\n')]);
    const name = 'report-2026-10-01-to-2026-10-31.csv';
    const twice = await readReports([sourceOf(name, business), sourceOf(`copy-${name}`, copy)]);
    expect(twice.records.traffic.map(({ childAsin }) => childAsin)).toEqual(['B0FIXL0001', 'B0FIXL0001', 'B0FIXL0002']);
    const search = readFileSync(join(FIXTURES, 'search-query-api/week/input.json'), 'utf8');
    const queries = await readReports([sourceOf('a.json', search), sourceOf('b.json', `${search} `)]);
    expect(queries.records['search-query']).toHaveLength(2);
    expect(queries.problems.map(({ code }) => code)).toEqual(['records-overlap']);
  });
});
