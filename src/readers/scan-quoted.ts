import { LIMITS } from './limits.ts';
import { CR, LF, type Scanned, scanPieces } from './scan-pieces.ts';
import type { ScannedRows } from './scanned-rows.ts';
import { lineTooLong } from './table-head.ts';
import { quotesBroken, type RowsRequest } from './table-rows.ts';

const QUOTE = 0x22;

/** Finds the rows of one piece; a class, because a quoted cell may hold line ends and so moves place and line at once. */
class QuotedScan {
  readonly #piece: Buffer;
  readonly #delimiter: number;
  #line: number;
  #at = 0;

  constructor(piece: Buffer, delimiter: number, firstLine: number) {
    this.#piece = piece;
    this.#delimiter = delimiter;
    this.#line = firstLine;
  }

  /** Steps over a cell in quotes and gives where it ends, minus that with doubled quotes inside; 0 when it does not end here. */
  #quoted(): number {
    const piece = this.#piece;
    let doubled = false;
    for (this.#at += 1; this.#at < piece.length; this.#at += 1) {
      const byte = piece[this.#at];
      if (byte === LF || (byte === CR && piece[this.#at + 1] !== LF)) this.#line += 1;
      if (byte !== QUOTE) continue;
      if (piece[this.#at + 1] === QUOTE) {
        doubled = true;
        this.#at += 1;
        continue;
      }
      const end = this.#at;
      this.#at += 1;
      return doubled ? -end : end;
    }
    return 0;
  }

  /** Steps over the letters of a cell without quotes. @throws FileRefused `quotes-broken` when there is one. */
  #unquoted(): number {
    const piece = this.#piece;
    for (; this.#at < piece.length; this.#at += 1) {
      const byte = piece[this.#at];
      if (byte === this.#delimiter || byte === LF || byte === CR) break;
      if (byte === QUOTE) throw quotesBroken(this.#line);
    }
    return this.#at;
  }

  /** Steps over one row; false when it is not whole. */
  #row(found: ScannedRows): boolean {
    const piece = this.#piece;
    for (;;) {
      const isQuoted = piece[this.#at] === QUOTE;
      const start = isQuoted ? this.#at + 1 : this.#at;
      const end = isQuoted ? this.#quoted() : this.#unquoted();
      // Behind the last byte there may be a second quote, a line feed, or more of the cell.
      if (this.#at >= piece.length) return false;
      const byte = piece[this.#at];
      if (byte === CR && this.#at + 1 === piece.length) return false;
      if (byte !== this.#delimiter && byte !== LF && byte !== CR) throw quotesBroken(this.#line);
      found.addCell(start, end);
      this.#at += byte === CR && piece[this.#at + 1] === LF ? 2 : 1;
      if (byte !== this.#delimiter) return true;
    }
  }

  run(found: ScannedRows): Scanned {
    let rest = 0;
    let line = this.#line;
    while (this.#at < this.#piece.length && this.#row(found)) {
      if (this.#at - rest > LIMITS.lineBytes) throw lineTooLong(line);
      found.endRow(line);
      rest = this.#at;
      this.#line += 1;
      line = this.#line;
    }
    return { rest, line };
  }
}

/**
 * Rows of a text with quoted cells by our own scan, for files too large for csv-parse: the same rows, lines and
 * refusals, but no cell becomes a text before it is asked for.
 * @throws FileRefused `line-too-long`, `quotes-broken`; a quote left open at the very end is told in `end`.
 */
export function scannedQuotedRows(request: RowsRequest): AsyncGenerator<ScannedRows> {
  const delimiter = request.delimiter.charCodeAt(0);
  return scanPieces(request, (piece, found, firstLine) => new QuotedScan(piece, delimiter, firstLine).run(found));
}
