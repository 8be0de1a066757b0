import { LIMITS } from './limits.ts';
import { ScanMemory, type ScannedRows } from './scanned-rows.ts';
import { lineTooLong } from './table-head.ts';
import type { RowsRequest } from './rows-request.ts';

export const LF = 0x0a;
export const CR = 0x0d;

/** How far one piece of a file was understood. */
export interface Scanned {
  readonly found: ScannedRows;
  /** Where the first row starts that is not whole. */
  readonly rest: number;
  /** 1-based line of that row. */
  readonly line: number;
}

/** Finds the whole rows of a piece that starts with a row. */
export type ScanRows = (piece: Buffer, memory: ScanMemory, firstLine: number) => Scanned;

/** Line ends of all three kinds before a place. */
export function lineEndsBefore(bytes: Uint8Array, end: number): number {
  let count = 0;
  for (let at = 0; at < end; at += 1) {
    if (bytes[at] === LF ? bytes[at - 1] !== CR : bytes[at] === CR) count += 1;
  }
  return count;
}

/** The same bytes with the methods of a Buffer. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Rows of a file piece by piece, the unfinished row of a piece before the next one. NULs are taken out. A last row
 * without a line end counts; one that is not whole even then (its quote is still open) is told in `end`.
 * @throws FileRefused `line-too-long`.
 */
export async function* scanPieces(request: RowsRequest, scanRows: ScanRows): AsyncGenerator<ScannedRows> {
  const { bytes, firstLine, end, lineEnd } = request;
  const memory = new ScanMemory();
  let rest: Buffer = Buffer.alloc(0);
  let line = firstLine;
  let lastByte = LF;
  function scan(piece: Buffer): ScannedRows {
    const nul = piece.indexOf(0);
    if (nul !== -1) end.nulLine ??= line + lineEndsBefore(piece, nul);
    const clean = nul === -1 ? piece : bufferOf(piece.filter((byte) => byte !== 0));
    lastByte = clean.at(-1) ?? lastByte;
    const scanned = scanRows(clean, memory, line);
    rest = clean.subarray(scanned.rest);
    line = scanned.line;
    if (rest.length > LIMITS.lineBytes) throw lineTooLong(line);
    return scanned.found;
  }
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    let piece = bufferOf(chunk);
    if (rest.length > 0) {
      // Only the row that was cut in two is put together; the rest of the piece stays where it is.
      const bridge = piece.indexOf(lineEnd) + 1;
      if (bridge > 0) yield scan(Buffer.concat([rest, piece.subarray(0, bridge)]));
      piece = piece.subarray(bridge);
    }
    // It is not whole yet where the line end stands in a quoted cell.
    yield scan(rest.length === 0 ? piece : Buffer.concat([rest, piece]));
  }
  end.unterminated = lastByte !== LF && lastByte !== CR;
  if (rest.length === 0) return;
  yield scan(Buffer.concat([rest, Buffer.from(lineEnd)]));
  if (rest.length > 0) end.openQuoteLine = line;
}
