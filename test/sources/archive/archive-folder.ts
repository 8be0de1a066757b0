import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { ArchivedContent, Receipt } from '../../../src/model/archived.ts';
import type { SourceFile } from '../../../src/model/source-file.ts';
import type { Recognise } from '../../../src/sources/archive/archive.ts';

/** A file in memory, handed in under a name. */
export function sourceOf(text: string, path = 'orders.txt'): SourceFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  return { path, size: Buffer.byteLength(text), open };
}

export function receipt(more: Partial<Receipt> = {}): Receipt {
  return {
    name: 'orders.txt',
    path: 'downloads/orders.txt',
    receivedAt: '2026-10-01T08:00:00.000Z',
    importedAt: '2026-11-22T09:00:00.000Z',
    marketplace: null,
    period: null,
    ...more,
  };
}

export const CONTENT: ArchivedContent = {
  inner: null,
  reportType: 'ORDERS',
  marketplaces: ['US'],
  period: { start: '2026-09-01', end: '2026-09-30' },
  rows: 2,
  records: 2,
  totals: { units: 3 },
};

/** Claims everything but what says that it is no report; counts the bytes it was shown. */
export const recognise: Recognise = async (file) => {
  let text = '';
  for await (const chunk of file.open()) text += Buffer.from(chunk).toString();
  return text.startsWith('no report') ? null : [{ ...CONTENT, rows: text.length }];
};

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Where an archive keeps the bytes of a text. */
export function placeOf(folder: string, text: string): string {
  const sha256 = hashOf(text);
  return join(folder, 'files', sha256.slice(0, 2), sha256);
}

export async function textOf(file: SourceFile): Promise<string> {
  let text = '';
  for await (const chunk of file.open()) text += Buffer.from(chunk).toString();
  return text;
}
