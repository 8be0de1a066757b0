import { FileRefused } from './refusal.ts';

/** What the rows leave behind when they end. */
export interface RowsEnd {
  /** The text does not end with a line break. */
  unterminated: boolean;
  /** A quoted cell was still open at the end: line where its row starts. */
  openQuoteLine: number | null;
  /** First line with NUL characters, which are taken out. */
  nulLine: number | null;
}

/** What every reader of rows is asked. */
export interface RowsRequest {
  /** The text as UTF-8 from the first row on. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r';
  /** Line number of the first row. */
  readonly firstLine: number;
  readonly end: RowsEnd;
}

/** The refusal of a row in which something stands between a closing quote and the end of its cell. */
export function quotesBroken(line: number): FileRefused {
  return new FileRefused(
    'quotes-broken',
    `In the row of line ${line} a double quote stands where none can: cells can no longer be told apart, so nothing was used.`,
    'Download the file again, or save it as CSV from a spreadsheet.',
  );
}
