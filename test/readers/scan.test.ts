import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowBatch } from '../../src/readers/cell.ts';
import { FileRefused } from '../../src/readers/refusal.ts';
import type { RowsEnd, RowsRequest } from '../../src/readers/rows-request.ts';
import { plainRows } from '../../src/readers/scan-plain.ts';
import { scannedQuotedRows } from '../../src/readers/scan-quoted.ts';
import { quotedRows } from '../../src/readers/table-rows.ts';

interface Read {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly end: RowsEnd;
  readonly refused: string | null;
}

const NOTHING: RowsEnd = { unterminated: false, openQuoteLine: null, nulLine: null };

async function* piecesOf(text: string, piece: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

async function read(
  reader: (request: RowsRequest) => AsyncIterable<RowBatch>,
  text: string,
  { delimiter = ',', piece = 64, lineEnd = '\n' }: { delimiter?: string; piece?: number; lineEnd?: '\n' | '\r' } = {},
): Promise<Read> {
  const end: RowsEnd = { ...NOTHING };
  const rows: { line: number; cells: string[] }[] = [];
  let refused: string | null = null;
  try {
    for await (const batch of reader({ bytes: piecesOf(text, piece), delimiter, lineEnd, firstLine: 3, end })) {
      for (let row = 0; row < batch.length; row += 1) {
        const cells = Array.from({ length: batch.width(row) }, (_, place) => batch.cell(row, place).raw);
        rows.push({ line: batch.line(row), cells });
      }
      batch.release();
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    refused = `${error.code} ${error.message}`;
  }
  // Of a refused file nothing is used, so how far each reader came does not matter.
  return refused === null ? { rows, end, refused } : { rows: [], end: NOTHING, refused };
}

const piece = fc.integer({ min: 1, max: 40 });
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '--',
    'lamp',
    '12" x 3',
    '1,5',
    'a;b',
    'ä ランプ',
    ' x ',
    '\u3000',
    'two\nlines',
    'two\r\nlines',
    '"',
  ),
  fc.string({ maxLength: 6 }),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

describe('quoted rows by csv-parse and by our scan', () => {
  it('are the same for every table, however its bytes come', async () => {
    const property = fc.asyncProperty(table, lineEnd, fc.boolean(), piece, async (rows, end, closed, size) => {
      const lines = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const text = lines.join(end) + (closed ? end : '');
      const scanned = await read(scannedQuotedRows, text, { piece: size });
      expect(scanned).toEqual(await read(quotedRows, text));
      expect(scanned.refused).toBeNull();
    });
    await fc.assert(property, { numRuns: 500 });
  });

  it('are the same for texts of commas, quotes, line ends and NULs in any order, refusals included', async () => {
    const letter = fc.constantFrom('a', 'ä', ',', '"', '"', '\n', '\r', ' ', '\0', '1');
    const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''));
    const property = fc.asyncProperty(text, piece, async (letters, size) => {
      expect(await read(scannedQuotedRows, letters, { piece: size })).toEqual(await read(quotedRows, letters));
    });
    await fc.assert(property, { numRuns: 3_000 });
  });

  it.each([
    ['a,"b\r\nc",d\ne,f\n', [3, 5]],
    ['\n\n"a",b\n\n\nc,d', [5, 8]],
  ])('tell the line on which each row of %j starts', async (text, lines) => {
    for (const reader of [scannedQuotedRows, quotedRows]) {
      expect((await read(reader, text)).rows.map(({ line }) => line)).toEqual(lines);
    }
  });

  it('take a quote inside a cell that does not begin with one for a letter', async () => {
    for (const reader of [scannedQuotedRows, quotedRows]) {
      const { rows, refused } = await read(reader, 'asin="B0FIXL0001",x\n"a,b",12" lamp\n');
      expect(refused).toBeNull();
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['asin="B0FIXL0001"', 'x'],
        ['a,b', '12" lamp'],
      ]);
      const same = await read(reader, '"a""b",a""b,a""b,"a""b"\n');
      expect(same.rows[0]?.cells).toEqual(['a"b', 'a""b', 'a""b', 'a"b']);
      expect((await read(reader, 'a"b,c\n"d"e,f\n')).refused).toMatch(/^quotes-broken In the row of line 4 /);
    }
  });

  it('tell where a quote that is never closed begins', async () => {
    for (const reader of [scannedQuotedRows, quotedRows]) {
      const { rows, end } = await read(reader, 'a,b\n\nc,"d\ne\n');
      expect(rows).toEqual([{ line: 3, cells: ['a', 'b'] }]);
      expect(end.openQuoteLine).toBe(5);
    }
  });

  it('refuse a row without end', async () => {
    const long = `a,"${'x'.repeat(1_200_000)}`;
    for (const reader of [scannedQuotedRows, quotedRows]) {
      expect((await read(reader, long, { piece: 300_000 })).refused).toMatch(/^line-too-long Line 3 /);
    }
  });
});

describe('plain rows', () => {
  /** What the rows are, said in the plainest way. */
  function expected(text: string, end: string): Read['rows'] {
    const lines = text.replaceAll('\0', '').split(end);
    return lines
      .map((line, index) => ({ line: index + 3, cells: line.split('\t').map((part) => part.trim()) }))
      .filter(({ cells }) => cells.some((part) => part !== ''));
  }

  it('are what splitting gives, however the bytes come', async () => {
    const letter = fc.constantFrom('a', 'ä', '\t', '"', '\n', ' ', '\0', '1', '\u00a0', 'ラ');
    const text = fc.array(letter, { maxLength: 60 }).map((letters) => letters.join(''));
    const property = fc.asyncProperty(text, piece, async (letters, size) => {
      const { rows } = await read(plainRows, letters, { delimiter: '\t', piece: size });
      expect(rows).toEqual(expected(letters, '\n'));
    });
    await fc.assert(property, { numRuns: 2_000 });
  });

  it('end with CRLF, and with CR where there is no LF', async () => {
    const crlf = await read(plainRows, 'a\tb\r\nc\td\r\n', { delimiter: '\t' });
    const cr = await read(plainRows, 'a\tb\rc\td\r', { delimiter: '\t', lineEnd: '\r' });
    for (const { rows, end } of [crlf, cr]) {
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
      expect(end.unterminated).toBe(false);
    }
  });

  it('give cells that come again by the thousand as they stand', async () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `${index % 7}\tsku ${index % 6_000}\tid ${index}`);
    const { rows } = await read(plainRows, `${texts.join('\n')}\n`, { delimiter: '\t', piece: 10_000 });
    expect(rows.map(({ cells }) => cells.join('\t'))).toEqual(texts);
  });
});
