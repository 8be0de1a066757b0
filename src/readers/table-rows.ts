import type { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { type RowBatch, TextRows } from './cell.ts';
import { LIMITS } from './limits.ts';
import { quotesBroken, type RowsRequest } from './rows-request.ts';
import { CR, LF, lineEndsBefore } from './scan-pieces.ts';
import { scannedQuotedRows } from './scan-quoted.ts';
import { lineTooLong } from './table-head.ts';

/** Follows csv-parse through the bytes to tell the line of each row, which it counts wrongly behind CRLF in a cell. */
class LineFinder {
  readonly #bytes: Buffer;
  #at = 0;
  #line: number;

  constructor(bytes: Buffer, firstLine: number) {
    this.#bytes = bytes;
    this.#line = firstLine;
  }

  /** Line on which the next row starts. */
  next(): number {
    const start = this.#at;
    while (this.#bytes[this.#at] === LF || this.#bytes[this.#at] === CR) this.#at += 1;
    this.#line += lineEndsBefore(this.#bytes.subarray(start, this.#at), this.#at - start);
    return this.#line;
  }

  /** Steps over a row that ends at a place. */
  pass(end: number): void {
    this.#line += lineEndsBefore(this.#bytes.subarray(this.#at, end), end - this.#at);
    this.#at = end;
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* again(whole: Buffer): AsyncGenerator<Uint8Array> {
  yield whole;
}

/**
 * Rows of a text with quoted cells, by csv-parse: for files of a size that may be held in memory. A quote inside a cell
 * that does not begin with one (`asin="B0..."`) is a letter, which csv-parse does not know: such a file is scanned.
 * @throws FileRefused `line-too-long`, `quotes-broken`; a quote left open at the very end is told in `end`.
 */
export async function* quotedRows(request: RowsRequest): AsyncGenerator<RowBatch> {
  const { bytes, delimiter, firstLine, end } = request;
  const whole = await wholeOf(bytes);
  const nul = whole.indexOf(0);
  if (nul !== -1) end.nulLine = firstLine + lineEndsBefore(whole, nul);
  const text = nul === -1 ? whole : Buffer.from(whole.filter((byte) => byte !== 0));
  const last = text.at(-1) ?? LF;
  end.unterminated = last !== LF && last !== CR;
  const lines = new LineFinder(text, firstLine);
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      max_record_size: LIMITS.lineBytes,
      // Rows are taken one by one, so that those before an error are there.
      on_record(cells: string[], { bytes: place }) {
        const line = lines.next();
        lines.pass(place);
        if (!isBlank(cells)) rows.push({ line, cells });
        return null;
      },
    });
  } catch (error) {
    const { code } = error as CsvError;
    if (code === 'INVALID_OPENING_QUOTE') {
      Object.assign(end, { unterminated: false, openQuoteLine: null, nulLine: null });
      yield* scannedQuotedRows({ ...request, bytes: again(whole) });
      return;
    }
    const line = lines.next();
    if (code === 'CSV_MAX_RECORD_SIZE') throw lineTooLong(line);
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw quotesBroken(line);
    end.openQuoteLine = line;
  }
  yield new TextRows(rows);
}
