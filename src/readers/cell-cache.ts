import { Cell, NO_CELL } from './cell.ts';

/** Slots of one column's cache; a text has one slot, and a later text may take it over. */
const SLOTS = 16_384;
/** Slots of a file of few rows, which must not pay for more, and the look-ups after which there are all. */
const FEW_SLOTS = 256;
const FEW_LOOKUPS = 4_096;
/** Look-ups after which a column of ever new texts (order ids, times) is no longer cached. */
const TRIAL = 16_384;
/** Share of look-ups that must be answered for the cache to be worth its keep. */
const WORTH = 0.3;
/** Bytes at either end of a cell that tell its slot; all of them are compared. */
const HASHED = 12;
/** Bytes of all texts a cache may keep. A column that fills it starts anew. */
const POOL = 1_048_576;

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  const front = Math.min(end, start + HASHED);
  for (let at = start; at < front; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  for (let at = Math.max(front, end - HASHED); at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Bytes of UTF-8 as a cell; in a cell that stood in quotes a quote is written twice. */
export function makeCell(bytes: Buffer, start: number, end: number, isQuoted: boolean): Cell {
  const text = bytes.toString('utf8', start, end);
  return new Cell(isQuoted ? text.replaceAll('""', '"') : text);
}

/** The cells of one column by their bytes, so that a text that comes again is neither decoded nor understood again. */
export class CellCache {
  #isOn = true;
  #lookups = 0;
  #answered = 0;
  #cells: (Cell | undefined)[] = Array.from({ length: FEW_SLOTS });
  /** Where in the pool the bytes of each slot's text start, and how many there are. */
  #starts = new Int32Array(FEW_SLOTS);
  #lengths = new Int32Array(FEW_SLOTS);
  #pool = new Uint8Array(4_096);
  #used = 0;

  cell(bytes: Buffer, start: number, end: number, isQuoted: boolean): Cell {
    if (start >= end) return NO_CELL;
    if (!this.#isOn) return makeCell(bytes, start, end, isQuoted);
    this.#lookups += 1;
    if (this.#lookups === FEW_LOOKUPS) this.#grow();
    const slot = hashOf(bytes, start, end) & (this.#cells.length - 1);
    const known = this.#cells[slot];
    if (known !== undefined && this.#isSame(slot, bytes, start, end)) {
      this.#answered += 1;
      return known;
    }
    const cell = makeCell(bytes, start, end, isQuoted);
    if (this.#lookups === TRIAL && this.#answered < TRIAL * WORTH) this.#switchOff();
    else this.#keep(slot, cell, bytes, start, end);
    return cell;
  }

  #isSame(slot: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#lengths[slot] !== end - start) return false;
    const pool = this.#pool;
    let at = this.#starts[slot] ?? 0;
    for (let place = start; place < end; place += 1) {
      if (pool[at] !== bytes[place]) return false;
      at += 1;
    }
    return true;
  }

  #keep(slot: number, cell: Cell, bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (this.#used + length > POOL) {
      this.#cells.fill(undefined);
      this.#used = 0;
      if (length > POOL) return;
    }
    if (this.#used + length > this.#pool.length) {
      const larger = new Uint8Array(Math.max(this.#pool.length * 2, this.#used + length));
      larger.set(this.#pool);
      this.#pool = larger;
    }
    this.#pool.set(bytes.subarray(start, end), this.#used);
    this.#cells[slot] = cell;
    this.#starts[slot] = this.#used;
    this.#lengths[slot] = length;
    this.#used += length;
  }

  /** Begins anew with all slots. */
  #grow(): void {
    this.#cells = Array.from({ length: SLOTS });
    this.#starts = new Int32Array(SLOTS);
    this.#lengths = new Int32Array(SLOTS);
    this.#used = 0;
  }

  #switchOff(): void {
    this.#isOn = false;
    this.#cells = [];
    this.#pool = new Uint8Array();
  }
}
