import { Cell, NO_CELL } from './cell.ts';

/** Slots of one column's cache; a text has one slot, and a later text may take it over. */
const SLOTS = 4_096;
/** Look-ups after which a column of ever new texts (order ids, times) is no longer cached. */
const TRIAL = 8_192;
/** Share of look-ups that must be answered for the cache to be worth its keep. */
const WORTH = 0.3;
/** Bytes at either end of a cell that tell its slot; the rest is only compared. */
const HASHED = 24;

const TEXT = new TextDecoder();

/** Bytes to text: UTF-8, by the short way where all are ASCII. */
function textOf(bytes: Buffer, start: number, end: number, ascii: boolean): string {
  return ascii ? bytes.toString('latin1', start, end) : TEXT.decode(bytes.subarray(start, end));
}

interface Known {
  readonly bytes: Buffer;
  readonly cell: Cell;
}

function same(known: Buffer, bytes: Buffer, start: number): boolean {
  for (let at = 0; at < known.length; at += 1) if (known[at] !== bytes[start + at]) return false;
  return true;
}

/** The cells of one column by their bytes, so that a text that comes again is neither decoded nor understood again. */
export class CellCache {
  #known: (Known | undefined)[] | null = Array.from({ length: SLOTS });
  #lookups = 0;
  #answered = 0;

  /** The cell of these bytes, which hold neither quotes to be undone nor NULs to be taken out. */
  cell(bytes: Buffer, start: number, end: number): Cell {
    if (start === end) return NO_CELL;
    const known = this.#known;
    let hash = end - start;
    let bits = 0;
    const front = known === null || end - start <= HASHED * 2 ? end : start + HASHED;
    for (let at = start; at < front; at += 1) {
      const byte = bytes[at] ?? 0;
      bits |= byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    for (let at = front === end ? end : end - HASHED; at < end; at += 1)
      hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    // What lies between the ends was not looked at: such a long text takes the careful way.
    const ascii = front === end && bits < 0x80;
    if (known === null) return new Cell(textOf(bytes, start, end, ascii));
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const there = known[slot];
    this.#lookups += 1;
    if (there !== undefined && there.bytes.length === end - start && same(there.bytes, bytes, start)) {
      this.#answered += 1;
      return there.cell;
    }
    const cell = new Cell(textOf(bytes, start, end, ascii));
    if (this.#lookups === TRIAL && this.#answered < TRIAL * WORTH) this.#known = null;
    // A copy: the piece of the file must not be kept for the sake of a few of its bytes.
    else known[slot] = { bytes: Buffer.from(bytes.subarray(start, end)), cell };
    return cell;
  }
}
