import { describe, expect, it } from 'vitest';

import { mostTelling } from '../../src/readers/best-name.ts';
import { readReports } from '../../src/readers/read.ts';
import type { FileNote, SourceFile } from '../../src/model/source-file.ts';

function source(path: string, text: string, receivedAt?: string, more: Partial<FileNote> = {}): SourceFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const note = receivedAt === undefined ? {} : { note: { receivedAt, marketplace: null, period: null, ...more } };
  return { path, size: text.length, open, ...note };
}

const [OLD, NEW] = ['2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'];

function listings(...skus: string[]): string {
  const heading =
    'item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tasin1\tfulfillment-channel\tstatus';
  const row = (sku: string): string =>
    `A lamp ${sku}\t\tL-${sku}\t${sku}\t9.99\t1\t2025-01-05 10:00:00 PST\tB0FIXL0001\tDEFAULT\tActive`;
  return `${[heading, ...skus.map(row)].join('\n')}\n`;
}

const traffic = (sessions: number): string =>
  `(Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Page Views - Total,Units Ordered,Ordered Product Sales,Total Order Items\nB0FIXPAR01,B0FIXL0001,Lamp,${sessions},300,9,$99.00,9\n`;

const products = (cost: string): string => `sku,marketplace,cost,currency\nFX-1,US,${cost},USD\n`;

describe('files of known age', () => {
  it.each([
    ['newest last', [0, 1]],
    ['newest first', [1, 0]],
  ])(
    'a newer listings file takes the place of the older one whole: a SKU it lacks is gone (%s)',
    async (_how, order) => {
      const both = [
        source('a', listings('FX-1', 'FX-2'), OLD, { marketplace: 'US' }),
        source('b', listings('FX-2', 'FX-3'), NEW, { marketplace: 'US' }),
      ];
      const { records, files, problems } = await readReports(order.flatMap((index) => both[index] ?? []));
      expect(records.listing.map(({ sku }) => sku)).toEqual(['FX-2', 'FX-3']);
      expect(files.find(({ path }) => path === 'a')).toMatchObject({ records: 0, restated: 2 });
      // In an archive that is the course of things and nothing to mend.
      expect(problems).toEqual([]);
    },
  );

  it('keeps listings of another shop', async () => {
    const { records } = await readReports([
      source('a', listings('FX-1'), OLD, { marketplace: 'US' }),
      source('b', listings('FX-1', 'FX-9'), NEW, { marketplace: 'DE' }),
    ]);
    expect(records.listing.map(({ marketplace }) => marketplace)).toEqual(['US', 'DE', 'DE']);
  });

  it('counts an offer once where no file tells the shop, and forgets none', async () => {
    const { records } = await readReports([
      source('a', listings('FX-1', 'FX-2'), OLD),
      source('b', listings('FX-2', 'FX-3'), NEW),
    ]);
    expect(records.listing.map(({ sku, origin }) => `${sku} ${origin.file}`)).toEqual(['FX-1 a', 'FX-2 b', 'FX-3 b']);
  });

  it('takes the newer statement of the same days', async () => {
    const period = { start: '2026-10-01', end: '2026-10-07' };
    const note = { period, marketplace: 'US' };
    const { records } = await readReports([
      source('b.csv', traffic(120), NEW, note),
      source('a.csv', traffic(100), OLD, note),
    ]);
    expect(records.traffic.map(({ total, period: days }) => [total.sessions, days])).toEqual([[120, period]]);
  });

  it('takes the newer of two product files of one name, and both of two names', async () => {
    const [older, newer] = [products('1.50'), products('2.50')];
    const once = await readReports([source('archive:1/p.csv', older, OLD), source('archive:2/p.csv', newer, NEW)]);
    expect(once.records.product.map(({ origin }) => origin.file)).toEqual(['archive:2/p.csv']);
    const twice = await readReports([source('archive:1/p.csv', older, OLD), source('archive:2/q.csv', newer, NEW)]);
    expect(twice.records.product).toHaveLength(2);
  });

  it('counts the same bytes once without complaint', async () => {
    const { files, problems, records } = await readReports([
      source('archive:1/p.csv', products('1.50'), OLD),
      source('archive:2/z.zip!p.csv', products('1.50'), NEW),
    ]);
    expect(records.product).toHaveLength(1);
    expect(files[1]).toMatchObject({ records: 0, restated: 1 });
    expect(problems).toEqual([]);
  });
});

describe('files of unknown age', () => {
  it('are not taken for new and old: both listings files are used', async () => {
    const { records } = await readReports([source('a', listings('FX-1')), source('b', listings('FX-2'))], {
      marketplace: 'US',
    });
    expect(records.listing).toHaveLength(2);
  });
});

describe('mostTelling', () => {
  it('prefers the name that tells days and shop; on a tie the first', () => {
    expect(mostTelling(['report.csv', 'business-report-2026-08-01-to-2026-08-31.csv'])).toContain('2026-08');
    expect(mostTelling(['b.csv', 'a.csv'])).toBe('b.csv');
  });
});
