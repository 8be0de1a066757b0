import { LIMITS } from './limits.ts';
import { CR, LF, type Scanned, scanPieces } from './scan-pieces.ts';
import type { ScannedRows } from './scanned-rows.ts';
import { lineTooLong } from './table-head.ts';
import type { RowsRequest } from './table-rows.ts';

const TAB = 0x09;

function scanLines(piece: Buffer, found: ScannedRows, firstLine: number, lineByte: number): Scanned {
  let line = firstLine;
  let rowStart = 0;
  let cellStart = 0;
  for (let at = 0; at < piece.length; at += 1) {
    const byte = piece[at] ?? 0;
    // Nearly every byte is a letter, and one comparison is all it gets.
    if (byte > CR) continue;
    if (byte === TAB) {
      found.addCell(cellStart, at);
      cellStart = at + 1;
    } else if (byte === lineByte) {
      if (at - rowStart > LIMITS.lineBytes) throw lineTooLong(line);
      found.addCell(cellStart, at > cellStart && piece[at - 1] === CR ? at - 1 : at);
      found.endRow(line);
      line += 1;
      rowStart = at + 1;
      cellStart = rowStart;
    }
  }
  return { rest: rowStart, line };
}

/**
 * Rows of a text whose quotes are letters, Amazon's tab files: only tabs and line ends are looked for, and no cell
 * becomes a text before it is asked for. Lines end with LF, CRLF or, in files without any LF, CR.
 * @throws FileRefused `line-too-long`.
 */
export function plainRows(request: RowsRequest): AsyncGenerator<ScannedRows> {
  const lineByte = request.lineEnd === '\n' ? LF : CR;
  return scanPieces(request, (piece, found, firstLine) => scanLines(piece, found, firstLine, lineByte));
}
