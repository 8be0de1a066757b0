import type { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { type RowBatch, TextRows } from './cell.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { CR, LF, lineEndsBefore } from './scan-pieces.ts';
import { lineTooLong } from './table-head.ts';

/** What the rows leave behind when they end. */
export interface RowsEnd {
  /** The text does not end with a line break. */
  unterminated: boolean;
  /** A quoted cell was still open at the end: line where its row starts. */
  openQuoteLine: number | null;
  /** First line with NUL characters, which are taken out. */
  nulLine: number | null;
}

export interface RowsRequest {
  /** The text as UTF-8 from the first row on. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r';
  /** Line number of the first row. */
  readonly firstLine: number;
  readonly end: RowsEnd;
}

/** The refusal of a row in which a double quote stands where none can. */
export function quotesBroken(line: number): FileRefused {
  return new FileRefused(
    'quotes-broken',
    `In the row of line ${line} a double quote stands where none can: cells can no longer be told apart, so nothing was used.`,
    'Download the file again, or save it as CSV from a spreadsheet.',
  );
}

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

/**
 * Rows of a text with quoted cells, by csv-parse: for files of a size that may be held in memory.
 * @throws FileRefused `line-too-long`, `quotes-broken`; a quote left open at the very end is told in `end`.
 */
export async function* quotedRows({ bytes, delimiter, firstLine, end }: RowsRequest): AsyncGenerator<RowBatch> {
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
    const line = lines.next();
    if (code === 'CSV_MAX_RECORD_SIZE') throw lineTooLong(line);
    if (code !== 'CSV_QUOTE_NOT_CLOSED') throw quotesBroken(line);
    end.openQuoteLine = line;
  }
  yield new TextRows(rows);
}
