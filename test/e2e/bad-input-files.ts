import { gzipSync } from 'node:zlib';

import { zipSync } from 'fflate';

const HEADINGS =
  'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\tproduct-name\n';

interface Order {
  readonly channel?: string;
  readonly currency?: string;
  readonly price?: string;
  readonly name?: string;
}

/** One line of an all-orders file; names and ids invented. */
export function orderRow(id: number, { channel, currency, price, name }: Order = {}): string {
  const cells = [
    `111-0000000-${String(id).padStart(7, '0')}`,
    '2026-10-20T10:00:00+00:00',
    '2026-10-21T10:00:00+00:00',
    'Shipped',
    'Amazon',
    channel ?? 'Amazon.com',
    `FX-${id}`,
    `B0FIXBAD${String(id).padStart(2, '0')}`,
    'Shipped',
    '1',
    currency ?? 'USD',
    price ?? '10.00',
    name ?? 'Lamp',
  ];
  return `${cells.join('\t')}\n`;
}

/** An all-orders file of two lines, 30.00 USD in all. */
export const ORDERS = HEADINGS + orderRow(1) + orderRow(2, { price: '20.00' });

const RETURNS_HEADINGS =
  'return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments\n';

function returnRow(id: number, name = 'Lamp'): string {
  return `2026-10-20T06:11:00+00:00\t111-0000000-${String(id).padStart(7, '0')}\tFX-1\tB0FIXBAD01\tX1\t${name}\t1\tABC1\tSELLABLE\tDEFECTIVE\tok\tLPN\t\n`;
}

/** A returns file of two lines. */
export const RETURNS = RETURNS_HEADINGS + returnRow(1) + returnRow(2);

export interface BadFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  /** `file`: nothing of it is used. Else the good rows are. */
  readonly scope: 'file' | 'row' | 'cell';
  readonly says: RegExp;
  readonly line?: number;
  /** Rows of it that are used; 0 when left out. */
  readonly records?: number;
}

function cut(bytes: Uint8Array, missing: number): Uint8Array {
  return bytes.subarray(0, bytes.length - missing);
}

function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}

/** Every bad file of its own kind, with the one problem that must name it. */
export const BAD_FILES: readonly BadFile[] = [
  { name: 'empty.txt', content: '', code: 'file-empty', scope: 'file', says: /is empty/ },
  { name: 'blank.txt', content: ' \n\n \n', code: 'file-empty', scope: 'file', says: /is empty/ },
  {
    name: 'headings-alone.txt',
    content: RETURNS_HEADINGS,
    code: 'file-no-rows',
    scope: 'file',
    says: /headings but no rows/,
  },
  {
    name: 'cut.txt.gz',
    content: cut(gzipSync(RETURNS), 12),
    code: 'gzip-damaged',
    scope: 'file',
    says: /gzip file is cut short or damaged/,
  },
  {
    name: 'cut.zip',
    content: cut(zipSync({ 'returns.txt': Buffer.from(RETURNS) }), 30),
    code: 'zip-damaged',
    scope: 'file',
    says: /zip file is cut short or damaged/,
  },
  {
    name: 'cut.json',
    content: '{"reportSpecification":{"reportType":"GET_SALES_AND_TRAFFIC_REPORT"},"salesAndTrafficByDate":[{"da',
    code: 'json-broken',
    scope: 'file',
    says: /cut short or broken/,
  },
  {
    name: 'cut.txt',
    content: RETURNS_HEADINGS + returnRow(3) + returnRow(4).slice(0, 50),
    code: 'row-truncated',
    scope: 'row',
    says: /cut/,
    line: 3,
    records: 1,
  },
  {
    name: 'shopping-list.csv',
    content: 'what,how many\nmilk,2\n',
    code: 'file-not-recognised',
    scope: 'file',
    says: /left alone/,
  },
  {
    name: 'too-many-fields.txt',
    content: RETURNS_HEADINGS + returnRow(5) + returnRow(6).replace('\n', '\tone\tmore\n'),
    code: 'row-too-many-fields',
    scope: 'row',
    says: /15/,
    line: 3,
    records: 1,
  },
  {
    name: 'nul.txt',
    content: RETURNS_HEADINGS + returnRow(7) + returnRow(8, '\0\0Lamp'),
    code: 'nul-characters',
    scope: 'cell',
    says: /NUL/,
    line: 3,
    records: 2,
  },
  {
    name: 'broken-utf16.txt',
    content: Buffer.concat([utf16(RETURNS), Buffer.from([0x00, 0xd8, 0x41, 0x00, 0x0a, 0x00])]),
    code: 'encoding-broken',
    scope: 'file',
    says: /not all of it is/,
  },
  {
    name: 'invoice.pdf',
    content: '%PDF-1.7\n1 0 obj',
    code: 'file-binary',
    scope: 'file',
    says: /PDF document, not a report/,
  },
  {
    name: 'program',
    content: Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)),
    code: 'file-binary',
    scope: 'file',
    says: /binary file/,
  },
  {
    name: 'sheet.xlsx',
    content: zipSync({ '[Content_Types].xml': Buffer.from('<x/>'), 'xl/workbook.xml': Buffer.from('<x/>') }),
    code: 'workbook-damaged',
    scope: 'file',
    says: /workbook is damaged/,
  },
];
