import { CR, LF, type Scanned, scanPieces } from './scan-pieces.ts';
import { type ScanMemory, ScannedQuotedRows, type ScannedRows } from './scanned-rows.ts';
import { quotesBroken, type RowsRequest } from './rows-request.ts';

const QUOTE = 0x22;

/** Finds the rows of one piece; a class, because a quoted cell may hold line ends and so moves place and line at once. */
class QuotedScan {
  readonly #piece: Buffer;
  readonly #delimiter: number;
  readonly #found: ScannedQuotedRows;
  /** Line ends in the cells of the row so far. */
  #lines = 0;

  constructor(piece: Buffer, memory: ScanMemory, delimiter: number) {
    this.#piece = piece;
    this.#delimiter = delimiter;
    this.#found = new ScannedQuotedRows(piece, memory);
  }

  /** The place behind a cell in quotes: the end of the piece when it is not whole. */
  #quoted(start: number): number {
    const piece = this.#piece;
    const { length } = piece;
    for (let at = start + 1; at < length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte > QUOTE) continue;
      if (byte === LF || (byte === CR && piece[at + 1] !== LF)) this.#lines += 1;
      if (byte !== QUOTE) continue;
      at += 1;
      if (piece[at] !== QUOTE) return at;
    }
    return length;
  }

  /** The place behind a cell that does not begin with a quote; one inside it is a letter. */
  #unquoted(start: number): number {
    const piece = this.#piece;
    const { length } = piece;
    const delimiter = this.#delimiter;
    const highest = Math.max(delimiter, QUOTE);
    for (let at = start; at < length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte > highest) continue;
      if (byte === delimiter || byte === LF || byte === CR) return at;
      if (byte === QUOTE) this.#found.hasLooseQuote = true;
    }
    return length;
  }

  /** @throws FileRefused `quotes-broken`, `line-too-long`. */
  run(firstLine: number): Scanned {
    const piece = this.#piece;
    const { length } = piece;
    const found = this.#found;
    const { ends } = found;
    const delimiter = this.#delimiter;
    let line = firstLine;
    let rest = 0;
    let cells = 0;
    for (let at = 0; at < length;) {
      at = piece[at] === QUOTE ? this.#quoted(at) : this.#unquoted(at);
      // Behind the last byte there may be a second quote, a line feed, or more of the cell.
      if (at >= length) break;
      const byte = piece[at];
      if (byte === CR && at + 1 === length) break;
      ends[cells] = at;
      cells += 1;
      at += 1;
      if (byte === delimiter) continue;
      if (byte !== LF && byte !== CR) throw quotesBroken(line);
      if (byte === CR && piece[at] === LF) at += 1;
      cells = found.endRow(rest, cells, line);
      rest = at;
      line += 1 + this.#lines;
      this.#lines = 0;
    }
    return { found, rest, line };
  }
}

/**
 * Rows of a text with quoted cells by our own scan, for files too large for csv-parse: the same rows, lines and
 * refusals, but no cell becomes a text before it is asked for.
 * @throws FileRefused `line-too-long`, `quotes-broken`; a quote left open at the very end is told in `end`.
 */
export function scannedQuotedRows(request: RowsRequest): AsyncGenerator<ScannedRows> {
  const delimiter = request.delimiter.charCodeAt(0);
  return scanPieces(request, (piece, memory, firstLine) => new QuotedScan(piece, memory, delimiter).run(firstLine));
}
