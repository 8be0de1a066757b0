import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/model/source-file.ts';
import { consumerOf, type RecordConsumer } from '../../src/model/record-consumer.ts';
import type { AnyRecord, RecordKind } from '../../src/model/records/record.ts';
import { readReports } from '../../src/readers/read.ts';
import { REPORTS } from '../../src/readers/registry.ts';
import { sourceOf } from './sources-of-text.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/readers');

const FIXTURES = readdirSync(ROOT).flatMap((report) =>
  readdirSync(join(ROOT, report)).map((name) => {
    const folder = join(ROOT, report, name);
    const path = readdirSync(folder).find((entry) => !/^(?:expected|options)\.json$/.test(entry)) ?? '';
    return { name: `${report}/${name}`, path, bytes: readFileSync(join(folder, path)) };
  }),
);

/** A consumer that keeps what was accepted, to be compared. */
function keeping(kind: RecordKind, fields: readonly string[]): { consumer: RecordConsumer; kept: AnyRecord[] } {
  const kept: AnyRecord[] = [];
  const consumer: RecordConsumer = {
    kind,
    fields: new Set(fields),
    open() {
      const records: AnyRecord[] = [];
      return {
        take: (record) => {
          if (record.kind === kind) records.push(record);
        },
        accept: () => kept.push(...records),
      };
    },
  };
  return { consumer, kept };
}

async function consumed(sources: readonly SourceFile[], kind: RecordKind, fields: readonly string[]) {
  const { consumer, kept } = keeping(kind, fields);
  const loaded = await readReports(sources, { consumers: [consumer] });
  return { kept, loaded };
}

describe('reading without holding records', () => {
  it.each(FIXTURES)('finds the same in $name, control sums and problems', async ({ path, bytes }) => {
    const held = await readReports([sourceOf(path, bytes)]);
    const read = await readReports([sourceOf(path, bytes)], { consumers: [], everyCell: true });
    expect(read.files).toEqual(held.files);
    expect(read.problems).toEqual(held.problems);
    expect(Object.values(read.records).flat()).toEqual([]);
  });

  it.each(FIXTURES)('reads the same from $name by csv-parse and by scan', async ({ path, bytes }) => {
    // A file of unknown size is scanned.
    const scanned = await readReports([{ ...sourceOf(path, bytes), size: null }]);
    expect(scanned).toEqual(await readReports([sourceOf(path, bytes)]));
  });
});

describe('a consumer that names its fields', () => {
  const reports = REPORTS.filter((report) => report.form === 'table').filter(({ fields }) => fields !== undefined);

  it('is told of every field of the kinds with millions of rows', () => {
    expect(reports.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', 'SQP_HAND']),
    );
    for (const { fields } of reports) expect(Object.keys(fields ?? {})).not.toEqual([]);
  });

  it.each(FIXTURES)('sees in $name what is there, whatever else is left unread', async ({ path, bytes }) => {
    const held = await readReports([sourceOf(path, bytes)]);
    const table = reports.find(({ id }) => id === held.files[0]?.reportType);
    for (const [kind, columns] of Object.entries(table?.fields ?? {})) {
      const all = held.records[kind as RecordKind] as readonly AnyRecord[];
      for (const field of Object.keys(columns)) {
        const { kept } = await consumed([sourceOf(path, bytes)], kind as RecordKind, [field]);
        const values = (records: readonly AnyRecord[]) => records.map((record) => record[field as keyof AnyRecord]);
        expect(values(kept), `${kind} ${field}`).toEqual(values(all));
      }
    }
  });
});

const ORDERS =
  'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\n';
const order = (id: number, updated: string, price = '10.00') =>
  `111-${id}\t2026-10-01T00:00:00+00:00\t${updated}T00:00:00+00:00\tShipped\tAmazon\tAmazon.com\tFX-1\tB0FIXL0001\tShipped\t1\tUSD\t${price}\n`;

/** What a sum over orders would count. */
async function pricesOf(...texts: readonly string[]) {
  const sources = texts.map((text, index) => sourceOf(`${index}.txt`, text));
  const prices: number[] = [];
  const consumer = consumerOf('order-line', ['itemPrice'], () => {
    const own: number[] = [];
    return {
      take: ({ itemPrice }) => own.push(itemPrice?.minor ?? 0),
      accept: () => prices.push(...own),
    };
  });
  const { files } = await readReports(sources, { consumers: [consumer] });
  return { prices: prices.sort((left, right) => left - right), files };
}

describe('what consumers count', () => {
  it('is a file that stands there twice once', async () => {
    const text = ORDERS + order(1, '2026-10-02');
    expect((await pricesOf(text, text)).prices).toEqual([1_000]);
  });

  it('is an order line of two overlapping files once, by its newest statement', async () => {
    const old = ORDERS + order(1, '2026-10-02', '1.00') + order(2, '2026-10-02', '2.00');
    const later = ORDERS + order(1, '2026-10-05', '9.00') + order(3, '2026-10-05', '3.00');
    const { prices, files } = await pricesOf(old, later);
    expect(prices).toEqual([200, 300, 900]);
    const held = await readReports([sourceOf('0.txt', old), sourceOf('1.txt', later)]);
    expect(files.map(({ records, problems }) => [records, problems])).toEqual(
      held.files.map(({ records, problems }) => [records, problems]),
    );
  });

  it('is nothing of a refused file and all of one in another encoding', async () => {
    const good = ORDERS + order(1, '2026-10-02');
    expect((await pricesOf(`${good}${'x'.repeat(3_000_000)}`)).prices).toEqual([]);
    const text = `${ORDERS}${Array.from({ length: 3_000 }, (_, id) => order(id, '2026-10-02')).join('')}`;
    const consumer = keeping('order-line', ['sku']);
    // The byte that is no UTF-8 stands behind thousands of rows that were read as UTF-8 before.
    const bytes = Buffer.concat([
      Buffer.from(text),
      Buffer.from(order(9_999, '2026-10-02').replace('FX-1', 'FX-ü'), 'latin1'),
    ]);
    const { files } = await readReports([sourceOf('o.txt', bytes)], { consumers: [consumer.consumer] });
    expect(files[0]).toMatchObject({ encoding: 'windows-1252', records: 3_001 });
    expect(consumer.kept).toHaveLength(3_001);
  });
});
