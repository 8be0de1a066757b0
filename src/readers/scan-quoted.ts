import { CR, LF, type Scanned, scanPieces } from './scan-pieces.ts';
import { type ScanMemory, ScannedQuotedRows, type ScannedRows } from './scanned-rows.ts';
import { quotesBroken, type RowsRequest } from './rows-request.ts';

const QUOTE = 0x22;

/** Finds the rows of one piece; a class, because a quoted cell may hold line ends and so moves place and line at once. */
class QuotedScan {
  readonly #piece: Buffer;
  readonly #delimiter: number;
  readonly #found: ScannedQuotedRows;
  #line: number;
  #at = 0;
  #cells = 0;

  constructor(piece: Buffer, memory: ScanMemory, delimiter: number, firstLine: number) {
    this.#piece = piece;
    this.#delimiter = delimiter;
    this.#found = new ScannedQuotedRows(piece, memory);
    this.#line = firstLine;
  }

  /** Steps over a cell in quotes, to the end of the piece when it is not whole. */
  #quoted(): void {
    const piece = this.#piece;
    for (this.#at += 1; this.#at < piece.length; this.#at += 1) {
      const byte = piece[this.#at] ?? 0;
      if (byte > QUOTE) continue;
      if (byte === LF || (byte === CR && piece[this.#at + 1] !== LF)) this.#line += 1;
      if (byte !== QUOTE) continue;
      this.#at += 1;
      if (piece[this.#at] !== QUOTE) return;
    }
  }

  /** Steps over the letters of a cell that does not begin with a quote; one inside it is a letter. */
  #unquoted(): void {
    const piece = this.#piece;
    const delimiter = this.#delimiter;
    let at = this.#at;
    for (; at < piece.length; at += 1) {
      const byte = piece[at];
      if (byte === delimiter || byte === LF || byte === CR) break;
      if (byte === QUOTE) this.#found.hasLooseQuote = true;
    }
    this.#at = at;
  }

  /** Steps over one row; false when it is not whole. @throws FileRefused `quotes-broken`. */
  #row(line: number): boolean {
    const piece = this.#piece;
    const found = this.#found;
    for (;;) {
      if (piece[this.#at] === QUOTE) this.#quoted();
      else this.#unquoted();
      // Behind the last byte there may be a second quote, a line feed, or more of the cell.
      if (this.#at >= piece.length) return false;
      const byte = piece[this.#at];
      if (byte === CR && this.#at + 1 === piece.length) return false;
      if (byte !== this.#delimiter && byte !== LF && byte !== CR) throw quotesBroken(line);
      found.ends[this.#cells] = this.#at;
      this.#cells += 1;
      this.#at += byte === CR && piece[this.#at + 1] === LF ? 2 : 1;
      if (byte !== this.#delimiter) return true;
    }
  }

  run(): Scanned {
    let rest = 0;
    let line = this.#line;
    while (this.#at < this.#piece.length && this.#row(line)) {
      this.#cells = this.#found.endRow(rest, this.#cells, line);
      rest = this.#at;
      this.#line += 1;
      line = this.#line;
    }
    return { found: this.#found, rest, line };
  }
}

/**
 * Rows of a text with quoted cells by our own scan, for files too large for csv-parse: the same rows, lines and
 * refusals, but no cell becomes a text before it is asked for.
 * @throws FileRefused `line-too-long`, `quotes-broken`; a quote left open at the very end is told in `end`.
 */
export function scannedQuotedRows(request: RowsRequest): AsyncGenerator<ScannedRows> {
  const delimiter = request.delimiter.charCodeAt(0);
  return scanPieces(request, (piece, memory, firstLine) => new QuotedScan(piece, memory, delimiter, firstLine).run());
}
