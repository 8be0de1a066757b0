import { Cell, NO_CELL, type RowBatch } from './cell.ts';
import { CellCache } from './cell-cache.ts';

/** A list of whole numbers that grows, for places in a piece of a file. */
export class Places {
  #places: Int32Array;
  length = 0;

  constructor(capacity: number) {
    this.#places = new Int32Array(capacity);
  }

  push(place: number): void {
    if (this.length === this.#places.length) {
      const larger = new Int32Array(this.length * 2 + 64);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[this.length] = place;
    this.length += 1;
  }

  at(index: number): number {
    return this.#places[index] ?? 0;
  }
}

/** Caches of a file's columns by place, made when a column is first asked for. */
export class ColumnCaches {
  readonly #caches: CellCache[] = [];

  at(place: number): CellCache {
    return (this.#caches[place] ??= new CellCache());
  }
}

/**
 * Rows found in a piece of a file: where each cell starts and ends, as bytes. A cell becomes a text only when
 * somebody asks for it.
 */
export class ScannedRows implements RowBatch {
  /** First index in `starts` and `ends` of each row, and of the one that would come after the last. */
  readonly #rows: Places;
  readonly #lines: Places;
  readonly #starts: Places;
  /** Where the cell ends; for a cell with doubled quotes inside, minus that place. */
  readonly #ends: Places;
  readonly #bytes: Buffer;
  readonly #caches: ColumnCaches;

  constructor(bytes: Buffer, caches: ColumnCaches) {
    this.#bytes = bytes;
    this.#caches = caches;
    this.#rows = new Places(bytes.length >> 8);
    this.#lines = new Places(bytes.length >> 8);
    this.#starts = new Places(bytes.length >> 3);
    this.#ends = new Places(bytes.length >> 3);
    this.#rows.push(0);
  }

  addCell(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** Ends the row whose cells were added last; one of nothing but blanks, as spreadsheets leave at the end, is dropped. */
  endRow(line: number): void {
    if (this.#isBlank()) {
      this.dropRow();
      return;
    }
    this.#lines.push(line);
    this.#rows.push(this.#starts.length);
  }

  /** Takes back the cells of a row that is not whole. */
  dropRow(): void {
    const start = this.#rows.at(this.#rows.length - 1);
    this.#starts.length = start;
    this.#ends.length = start;
  }

  get length(): number {
    return this.#lines.length;
  }

  line(row: number): number {
    return this.#lines.at(row);
  }

  width(row: number): number {
    return this.#rows.at(row + 1) - this.#rows.at(row);
  }

  cell(row: number, place: number): Cell {
    const index = this.#rows.at(row) + place;
    if (index >= this.#rows.at(row + 1)) return NO_CELL;
    const start = this.#starts.at(index);
    const end = this.#ends.at(index);
    if (end < 0) return new Cell(this.#bytes.toString('utf8', start, -end).replaceAll('""', '"'));
    return this.#caches.at(place).cell(this.#bytes, start, end);
  }

  #isBlank(): boolean {
    for (let index = this.#rows.at(this.#rows.length - 1); index < this.#starts.length; index += 1) {
      if (!isBlankText(this.#bytes, this.#starts.at(index), Math.abs(this.#ends.at(index)))) return false;
    }
    return true;
  }
}

function isBlankText(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    // Blanks beyond ASCII are rare enough to be looked at as text.
    if (byte > 0x7f) return bytes.toString('utf8', at, end).trim() === '';
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false;
  }
  return true;
}
