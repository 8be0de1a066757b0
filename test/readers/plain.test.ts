import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyRecord, RecordKind } from '../../src/model/records/record.ts';
import type { ColumnSpec, TableReport } from '../../src/readers/definition.ts';
import { DistinctIds } from '../../src/readers/distinct-ids.ts';
import { headingOf } from '../../src/readers/headings.ts';
import { dayKey, endsInUtc, isSurelyText, unitsOf } from '../../src/readers/plain-cells.ts';
import { readSources } from '../../src/readers/read-sources.ts';
import { REPORTS } from '../../src/readers/registry.ts';
import { sourceOf } from './sources-of-text.ts';

/** The kinds that say what a plain row is. */
const KINDS: readonly (readonly [id: string, kind: RecordKind])[] = [
  ['GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL', 'order-line'],
  ['GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', 'settlement-line'],
  ['SQP_HAND', 'search-query'],
];

function tableOf(id: string): TableReport {
  const table = REPORTS.filter((report) => report.form === 'table').find((report) => report.id === id);
  if (table === undefined) throw new Error(`no report ${id}`);
  return table;
}

const often = <T>(usual: readonly T[], rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 24, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

const TEXTS = often(
  ['FX-1', 'B0FIXL0001', '0123456789', 'Shipped', 'ABC', 'Amazon.de', 'true', '111-2222222-3333333', 'lamp, 12" wide'],
  [
    '',
    '--',
    '---',
    'null',
    'null ',
    'n',
    '-',
    '1234567',
    '123456X',
    '1.2E+05',
    '+5',
    '5,1E+13',
    ' x ',
    'ラ',
    '\u00a0y',
  ],
);
const CODES = often(['USD', 'USD', 'EUR', 'JPY', ''], ['usd', 'XXX', ' USD', 'US', '--']);
const DOT_AMOUNTS = often(
  ['12.99', '-3.50', '0.00', '7', '1,234.50', '100.00', ''],
  [
    '-0.00',
    '1.234',
    '12,99',
    '(3.00)',
    '$5.00',
    '-$5.00',
    '5.',
    '.5',
    '1e5',
    '--',
    ' 7.00',
    '7.00 ',
    '1,23,456.00',
    '12,34',
  ],
);
const COMMA_AMOUNTS = often(
  ['12,99', '-3,50', '0,00', '7', '1.234,50', '100,00', ''],
  ['-0', '1,234', '12.99', '5,', ',5', '3,00 €', '1 234,50', '01.234', '123456789,10', '12345678901234567890,10'],
);
const COUNTS = often(
  ['1', '2', '30', '400', '12345678'],
  [
    '',
    '-2',
    '-0',
    '1.0',
    '1,234',
    '1.234',
    '12.000',
    '1,000',
    'x',
    '3 ',
    '--',
    '123456789',
    '99999999999999999999',
    '٣',
  ],
);
const DATES = often(
  ['2026-10-01T10:20:30+00:00', '2026-10-01 23:59:59 UTC', '2026-10-02T20:20:30Z', '2026-10-04', '2026-10-05T01:02:03'],
  [
    '2026-13-01T10:20:30Z',
    '2026-02-30',
    '01.10.2026 10:00:00 UTC',
    '10/01/2026',
    '',
    'x',
    '2026-10-01T24:00:00Z',
    '2026-10-01T10:60:30Z',
    '2026-10-01T23:20:30-07:00',
    '2026-10-01 10:20',
    '--',
  ],
);
const DOTTED_DATES = often(
  ['01.10.2026 10:20:30 UTC', '31.12.2026 23:59:59 UTC', '02.01.2026'],
  ['2026-10-01T10:20:30+00:00', '31.02.2026', '1.10.2026', '', '01.10.26', '01.10.2026 10:20'],
);

interface Style {
  readonly comma: boolean;
  readonly dotted: boolean;
}

function cellsOf(column: string, { kind }: ColumnSpec, { comma, dotted }: Style): fc.Arbitrary<string> {
  if (column === 'currency') return CODES;
  if (column === 'total-amount') return often([''], ['12.99', '0.00', '--']);
  if (kind === 'money') return comma ? COMMA_AMOUNTS : DOT_AMOUNTS;
  if (kind === 'count') return COUNTS;
  if (kind === 'date') return dotted ? DOTTED_DATES : DATES;
  return TEXTS;
}

interface Made {
  readonly text: string;
  readonly fields: readonly string[];
  readonly everyCell: boolean;
  readonly piece: number;
}

const PREAMBLE =
  'ASIN or Product=["B0FIXL0001"],Reporting Range=["Weekly"],Select week=["Week 44 | 2026-10-25 - 2026-10-31 2026"]';

/** Files of a kind: columns in any order, some missing or unknown, cells mostly good, rows now and then damaged. */
function files(report: TableReport, kind: RecordKind): fc.Arbitrary<Made> {
  const columns = Object.entries<ColumnSpec>(report.columns);
  const isQuoted = report.id === 'SQP_HAND';
  const names = Object.keys(report.fields?.[kind] ?? {});
  return fc.record({ comma: fc.boolean(), dotted: fc.boolean() }).chain((style) => {
    const row = fc.tuple(...columns.map(([column, spec]) => cellsOf(column, spec, style)));
    return fc
      .record({
        order: fc.shuffledSubarray(
          columns.map((_, place) => place),
          { minLength: columns.length },
        ),
        optional: fc.array(fc.boolean(), { minLength: columns.length, maxLength: columns.length }),
        rows: fc.array(row, { minLength: 1, maxLength: 40, size: 'max' }),
        damage: fc.array(
          often<'none' | 'short' | 'long' | 'blank' | 'nul' | 'spaces'>(
            ['none'],
            ['short', 'long', 'blank', 'nul', 'spaces'],
          ),
          { minLength: 40, maxLength: 40 },
        ),
        end: isQuoted ? fc.constantFrom('\n', '\r\n') : fc.constantFrom('\n', '\r\n', '\r'),
        closed: fc.boolean(),
        told: fc.boolean(),
        quoting: fc.constantFrom('all', 'needed'),
        fields: fc.subarray(names),
        everyCell: fc.boolean(),
        piece: fc.integer({ min: 30, max: 3_000 }),
      })
      .map(({ order, optional, rows, damage, end, closed, told, quoting, ...rest }) => {
        const kept = order.filter((place) => columns[place]?.[1].need !== 'optional' || optional[place] === true);
        const quote = (cell: string): string =>
          isQuoted && (quoting === 'all' || /[",\n]/.test(cell)) ? `"${cell.replaceAll('"', '""')}"` : cell;
        const lines = rows.map((cells, index) => {
          const texts = kept.map((place) => quote(cells[place] ?? ''));
          const how = damage[index];
          if (how === 'short') texts.pop();
          if (how === 'long') texts.push('more');
          if (how === 'blank') texts.fill('');
          if (how === 'nul') texts[0] = `\0${texts[0] ?? ''}`;
          if (how === 'spaces') texts[texts.length - 1] += ' ';
          return texts.join(isQuoted ? ',' : '\t');
        });
        const headings = kept.map((place) => quote(headingOf(report.headings, columns[place]?.[0] ?? '')));
        const above = isQuoted && told ? [PREAMBLE] : [];
        const all = [...above, headings.join(isQuoted ? ',' : '\t'), ...lines];
        return { text: all.join(end) + (closed ? end : ''), ...rest };
      });
  });
}

/** How a file is read for some fields, by the general way alone or by the plain one where it can. */
async function read({ text, fields, everyCell, piece }: Made, kind: RecordKind, isPlain: boolean) {
  const bytes = Buffer.from(text);
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const source = { ...sourceOf('file.txt', text), size: null, open };
  const wanted = new Map([[kind, new Set(fields)]]);
  const records: AnyRecord[] = [];
  const options = {
    marketplace: 'US',
    period: null,
    fields: everyCell ? null : wanted,
    wanted: isPlain ? wanted : null,
  };
  const [outcome] = await readSources([source], options, () => ({ take: (record) => records.push(record) }));
  const seen = records.map((record) => [
    record.kind,
    record.origin,
    ...(record.kind === kind ? fields.map((field) => record[field as keyof AnyRecord]) : []),
  ]);
  const sold = fields.includes('sku') && fields.includes('marketplace') ? outcome?.skus : null;
  return { file: outcome?.file, kinds: outcome?.kinds, sold, seen, records };
}

describe.each(KINDS)('plain rows of %s', (id, kind) => {
  const report = tableOf(id);

  it('are read as rows of any form are: the same records, problems and sums', async () => {
    let plain = 0;
    const property = fc.asyncProperty(files(report, kind), async (made) => {
      const { records, ...read1 } = await read(made, kind, true);
      const { records: others, ...read2 } = await read(made, kind, false);
      expect(read1).toEqual(read2);
      // What nobody asks for is left empty by the plain way alone.
      plain += records.filter((record, at) => JSON.stringify(record) !== JSON.stringify(others[at])).length;
    });
    await fc.assert(property, { numRuns: 60 });
    expect(plain).toBeGreaterThan(100);
  });

  it('are the same in a file of thousands of rows', async () => {
    const sample = fc.sample(files(report, kind), { numRuns: 1, seed: 7 });
    for (const made of sample) {
      const end = made.text.includes('\n') ? '\n' : '\r';
      const lines = made.text.split(end);
      const first = id === 'SQP_HAND' && lines[0]?.startsWith('ASIN') === true ? 2 : 1;
      const rows = lines.slice(first).filter((line) => line.trim() !== '');
      const many = Array.from({ length: 2_000 }, (_, index) => rows[index % rows.length] ?? '');
      const text = [...lines.slice(0, first), ...many, ''].join(end);
      const long = { ...made, text, piece: 10_007 };
      const { records: _, ...one } = await read(long, kind, true);
      const { records: __, ...other } = await read(long, kind, false);
      expect(one).toEqual(other);
    }
  });
});

describe('ids where they stand', () => {
  it('are counted as their texts are', () => {
    const id = fc.oneof(
      fc.constantFrom('111-2222222-3333333', '000-2222222-3333333', '111-2222222-333333x', 'S01-2222222-3333333', '1'),
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(30)).map(([head, tail]) => `11${head}-2222222-33333${tail + 10}`),
    );
    const property = fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const byText = new DistinctIds();
      const byBytes = new DistinctIds();
      for (const text of ids) {
        byText.add(text);
        const bytes = Buffer.from(`x${text}y`);
        if (!byBytes.addBytes(bytes, 1, bytes.length - 1)) byBytes.add(text);
      }
      expect(byText.size).toBe(new Set(ids).size);
      expect(byBytes.size).toBe(byText.size);
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe('plain cells', () => {
  const bytes = (text: string) => Buffer.from(text);

  it.each([
    ['12.99', 1_299],
    ['-3.5', -350],
    ['7', 700],
    ['1,234.50', 123_450],
    ['0012', 1_200],
    ['12345678.90', 1_234_567_890],
  ])('say that %j is %j hundredths', (text, units) => {
    expect(unitsOf(bytes(text), 0, text.length, 0x2e, 2)).toBe(units);
    const turned = text.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
    expect(unitsOf(bytes(turned), 0, turned.length, 0x2c, 2)).toBe(units);
  });

  it.each([
    '',
    '-',
    '-0',
    '-0.00',
    '5.',
    '.5',
    '1.234',
    '12,34',
    '1,23,456',
    '0,123',
    '1234,567',
    '1,234,',
    '1,234.',
    '1.2.3',
    '1e5',
    ' 1',
    '1 ',
    '123456789',
    '--1',
  ])('leave %j to the careful way', (text) => {
    expect(unitsOf(bytes(text), 0, text.length, 0x2e, 2)).toBeNaN();
  });

  it('tell days of different texts apart', () => {
    const texts = ['2026-10-01', '2026/10/01', '2026.10.01', '20-26-1001', '01-10-2026', '01.10.2026', '10.01.2026'];
    const keys = texts.map((text) => dayKey(bytes(text), 0));
    expect(keys).not.toContain(-1);
    expect(new Set(keys).size).toBe(texts.length);
    for (const text of ['2026-1-01', '2026-10/01', 'x026-10-01', '2026_10_01', ''])
      expect(dayKey(bytes(text), 0)).toBe(-1);
  });

  it('know the times in UTC', () => {
    for (const text of ['', ' 00:00:00 UTC', 'T23:59:59Z', 'T01:02:03+00:00', 'T01:02:03']) {
      expect(endsInUtc(bytes(`2026-10-01${text}`), 0, 10 + text.length), text).toBe(true);
    }
    for (const text of [
      'T24:00:00Z',
      'T10:60:00Z',
      'T10:00:60Z',
      'T1:00:00Z',
      'T10:00:00 PST',
      ' 10:00',
      'T10:00:00+02:00',
    ]) {
      expect(endsInUtc(bytes(`2026-10-01${text}`), 0, 10 + text.length), text).toBe(false);
    }
  });

  it('know a text that is surely one', () => {
    for (const text of ['A', 'USD', '111-2222222-3333333', 'B0FIXL0001', '0123456789', '12"']) {
      expect(isSurelyText(bytes(text), 0, text.length, true), text).toBe(
        text.length === 10 || text > '9' || text.length > 14,
      );
      expect(isSurelyText(bytes(text), 0, text.length, false), text).toBe(true);
    }
    for (const text of ['', '-', '--', '---', 'null', ' A', 'A ', '1.2E+05', '+5']) {
      expect(isSurelyText(bytes(text), 0, text.length, false), text).toBe(false);
    }
  });
});
