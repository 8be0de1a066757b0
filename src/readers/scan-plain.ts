import { CR, LF, type Scanned, scanPieces } from './scan-pieces.ts';
import { type ScanMemory, ScannedRows } from './scanned-rows.ts';
import type { RowsRequest } from './rows-request.ts';

function scanLines(piece: Buffer, memory: ScanMemory, firstLine: number, lineByte: number): Scanned {
  const found = new ScannedRows(piece, memory);
  const { ends } = found;
  const { length } = piece;
  let cells = 0;
  let line = firstLine;
  let rowStart = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = piece[at] ?? 0;
    // Nearly every byte is a letter, and one comparison is all it gets. The numbers stand here as such because the
    // engine would look up a constant of another file each time.
    if (byte > 0x0d) continue;
    if (byte === 0x09) {
      ends[cells] = at;
      cells += 1;
    } else if (byte === lineByte) {
      // A carriage return before the line feed is a blank at the end of the last cell, and taken off as such.
      ends[cells] = at;
      cells = found.endRow(rowStart, cells + 1, line);
      line += 1;
      rowStart = at + 1;
    }
  }
  return { found, rest: rowStart, line };
}

/**
 * Rows of a text whose quotes are letters, Amazon's tab files: only tabs and line ends are looked for, and no cell
 * becomes a text before it is asked for. Lines end with LF, CRLF or, in files without any LF, CR.
 * @throws FileRefused `line-too-long`.
 */
export function plainRows(request: RowsRequest): AsyncGenerator<ScannedRows> {
  const lineByte = request.lineEnd === '\n' ? LF : CR;
  return scanPieces(request, (piece, memory, firstLine) => scanLines(piece, memory, firstLine, lineByte));
}
