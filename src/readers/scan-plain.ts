import { CR, LF, type Scanned, scanPieces } from './scan-pieces.ts';
import { type ScanMemory, ScannedRows } from './scanned-rows.ts';
import type { RowsRequest } from './rows-request.ts';

/** In what order a number of four bytes has them in memory. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/**
 * Writes down the places of all tabs and line ends, and of the few other control characters. Four bytes are looked at in
 * one step: a byte under 0x0e borrows into its highest bit when 0x0e is taken away. (The byte above such a one may
 * borrow too, and be written down without being one; so whoever reads the list looks at each byte again.)
 * @returns how many places.
 */
function placesOfControls(piece: Buffer, places: Int32Array): number {
  const { length } = piece;
  const aligned = Math.min(length, (4 - (piece.byteOffset & 3)) & 3);
  const words = IS_LITTLE_ENDIAN ? (length - aligned) >> 2 : 0;
  let count = 0;
  for (let at = 0; at < aligned; at += 1) if ((piece[at] ?? 0) < 0x0e) places[count++] = at;
  const fours = new Int32Array(piece.buffer, words === 0 ? 0 : piece.byteOffset + aligned, words);
  for (let word = 0; word < words; word += 1) {
    const four = fours[word] ?? 0;
    // Kept in 32 bits throughout: beyond them the engine would go over to floating point.
    const marks = ((four - 0x0e0e0e0e) | 0) & ~four & 0x80808080;
    if (marks === 0) continue;
    const at = aligned + (word << 2);
    if ((marks & 0x80) !== 0) places[count++] = at;
    if ((marks & 0x8000) !== 0) places[count++] = at + 1;
    if ((marks & 0x800000) !== 0) places[count++] = at + 2;
    if (marks < 0) places[count++] = at + 3;
  }
  for (let at = aligned + (words << 2); at < length; at += 1) if ((piece[at] ?? 0) < 0x0e) places[count++] = at;
  return count;
}

function scanLines(piece: Buffer, memory: ScanMemory, firstLine: number, lineByte: number): Scanned {
  const found = new ScannedRows(piece, memory);
  const { ends } = found;
  // The list of places is made into that of ends where it stands: it never has fewer.
  const places = placesOfControls(piece, ends);
  let cells = 0;
  let line = firstLine;
  let rowStart = 0;
  for (let index = 0; index < places; index += 1) {
    const at = ends[index] ?? 0;
    const byte = piece[at];
    // The number stands here as such because the engine would look up a constant of another file each time.
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
