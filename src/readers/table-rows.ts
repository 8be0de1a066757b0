import { type CsvError, parse } from 'csv-parse';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { lineTooLong } from './table-head.ts';

/** One row as text, with the 1-based line it starts on. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

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
  readonly text: AsyncIterable<string>;
  readonly delimiter: string;
  /** Line number of the first row. */
  readonly firstLine: number;
  readonly end: RowsEnd;
}

/** A line of nothing but delimiters and blanks, as spreadsheets leave at the end. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/**
 * Rows of a text whose quotes are letters: Amazon's tab files. Lines end with LF, CRLF or, in files without any LF, CR.
 * Rows come in batches, one for each piece of text, so that no promise is made per row.
 * @throws FileRefused `line-too-long`.
 */
export async function* plainRows({ text, delimiter, firstLine, end }: RowsRequest): AsyncGenerator<RawRow[]> {
  let rest = '';
  let line = firstLine;
  let terminator: '\n' | '\r' | null = null;
  function rowOf(content: string, rows: RawRow[]): void {
    let clean = content.endsWith('\r') ? content.slice(0, -1) : content;
    if (clean.includes('\0')) {
      end.nulLine ??= line;
      clean = clean.replaceAll('\0', '');
    }
    const cells = clean.split(delimiter);
    if (!isBlank(cells)) rows.push({ line, cells });
    line += 1;
  }
  for await (const chunk of text) {
    rest += chunk;
    terminator ??= rest.includes('\n') ? '\n' : null;
    if (terminator === null && !/\r[^\n]/.test(rest)) {
      if (rest.length > LIMITS.lineCharacters) throw lineTooLong(line);
      continue;
    }
    terminator ??= '\r';
    const lines = rest.split(terminator);
    rest = lines.pop() ?? '';
    if (rest.length > LIMITS.lineCharacters) throw lineTooLong(line + lines.length);
    const rows: RawRow[] = [];
    for (const content of lines) {
      if (content.length > LIMITS.lineCharacters) throw lineTooLong(line);
      rowOf(content, rows);
    }
    yield rows;
  }
  end.unterminated = rest !== '' && !rest.endsWith('\r');
  const last: RawRow[] = [];
  if (rest !== '') rowOf(rest, last);
  yield last;
}

interface CsvItem {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function lineBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) if (/[\r\n]/.test(cell)) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  return breaks;
}

function csvRefusal(error: CsvError, firstLine: number): FileRefused {
  const line = firstLine - 1 + Number(error['lines'] ?? 1);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return lineTooLong(line);
  return new FileRefused(
    'quotes-broken',
    `On line ${line} a double quote stands where none can: cells can no longer be told apart, so nothing was used.`,
    'Download the file again, or save it as CSV from a spreadsheet.',
  );
}

/**
 * Rows of a text with quoted cells: CSV by csv-parse, read chunk by chunk.
 * @throws FileRefused `line-too-long`, `quotes-broken`; a quote left open at the very end is told in `end`.
 */
export async function* quotedRows({ text, delimiter, firstLine, end }: RowsRequest): AsyncGenerator<RawRow[]> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    max_record_size: LIMITS.lineCharacters,
  });
  const failure: { error: CsvError | null } = { error: null };
  parser.on('error', (error) => {
    failure.error = error as CsvError;
  });
  let lastLine = firstLine - 1;
  let lastCharacter = '\n';
  let nulSeen = false;
  function take(item: CsvItem, rows: RawRow[]): void {
    const line = firstLine - 1 + item.info.lines - lineBreaks(item.record);
    lastLine = firstLine - 1 + item.info.lines;
    if (nulSeen) end.nulLine ??= line;
    if (!isBlank(item.record)) rows.push({ line, cells: item.record });
  }
  function drain(): RawRow[] {
    const rows: RawRow[] = [];
    for (let item = parser.read() as CsvItem | null; item !== null; item = parser.read() as CsvItem | null) {
      take(item, rows);
    }
    return rows;
  }
  for await (const chunk of text) {
    if (chunk === '') continue;
    nulSeen ||= chunk.includes('\0');
    lastCharacter = chunk.at(-1) ?? lastCharacter;
    parser.write(chunk.replaceAll('\0', ''));
    const rows = drain();
    if (failure.error !== null) throw csvRefusal(failure.error, firstLine);
    yield rows;
  }
  end.unterminated = lastCharacter !== '\n' && lastCharacter !== '\r';
  const rows: RawRow[] = [];
  try {
    parser.end();
    for await (const item of parser) take(item as CsvItem, rows);
  } catch (error) {
    const csv = error as CsvError;
    if (csv.code !== 'CSV_QUOTE_NOT_CLOSED') throw csvRefusal(csv, firstLine);
    end.openQuoteLine = lastLine + 1;
  }
  yield rows;
}
