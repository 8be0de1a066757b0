import { type Cell, NO_CELL, type RowBatch } from './cell.ts';
import { CellCache, makeCell } from './cell-cache.ts';
import { LIMITS } from './limits.ts';
import { lineTooLong } from './table-head.ts';

const QUOTE = 0x22;
const CR = 0x0d;
const SEMICOLON = 0x3b;
/** `null` is the longest mark for a value that is missing. */
const LONGEST_MARK = 4;

/** What the pieces of one file share: the columns' caches, and memory that is used again for piece after piece. */
export class ScanMemory {
  readonly #caches: CellCache[] = [];
  readonly #spare: Int32Array[] = [];

  cache(place: number): CellCache {
    return (this.#caches[place] ??= new CellCache());
  }

  /** Room for as many numbers, of whatever value. */
  take(length: number): Int32Array {
    const spare = this.#spare.pop();
    return spare !== undefined && spare.length >= length ? spare : new Int32Array(length);
  }

  giveBack(room: Int32Array): void {
    this.#spare.push(room);
  }
}

/**
 * Rows found in a piece of a file: where each cell ends, in bytes. A cell becomes a text only when somebody asks for
 * it, and nothing of a row may be asked for once the batch is released.
 */
export class ScannedRows implements RowBatch {
  /** The place behind each cell: that of its delimiter or line end. */
  readonly ends: Int32Array;
  readonly bytes: Buffer;
  readonly #memory: ScanMemory;
  /** How many of `ends` whole rows use. */
  #cells = 0;
  readonly #firsts: number[] = [0];
  readonly #starts: number[] = [];
  readonly #lines: number[] = [];

  constructor(bytes: Buffer, memory: ScanMemory) {
    this.bytes = bytes;
    this.#memory = memory;
    // No piece has more cells than bytes.
    this.ends = memory.take(bytes.length);
  }

  get length(): number {
    return this.#lines.length;
  }

  line(row: number): number {
    return this.#lines[row] ?? 0;
  }

  width(row: number): number {
    return (this.#firsts[row + 1] ?? 0) - (this.#firsts[row] ?? 0);
  }

  cell(row: number, place: number): Cell {
    const index = (this.#firsts[row] ?? 0) + place;
    if (index >= (this.#firsts[row + 1] ?? 0)) return NO_CELL;
    const start = place === 0 ? (this.#starts[row] ?? 0) : (this.ends[index - 1] ?? 0) + 1;
    return this.readCell(this.#memory.cache(place), this.bytes, start, this.ends[index] ?? 0);
  }

  isFilled(row: number, place: number): boolean {
    const index = (this.#firsts[row] ?? 0) + place;
    if (index >= (this.#firsts[row + 1] ?? 0)) return false;
    const start = place === 0 ? (this.#starts[row] ?? 0) : (this.ends[index - 1] ?? 0) + 1;
    const end = this.ends[index] ?? 0;
    const first = this.bytes[start] ?? 0;
    const last = this.bytes[end - 1] ?? 0;
    // Longer than any mark for "no value" and no blanks around it.
    return end - start > LONGEST_MARK && first > 0x22 && first < 0x7f && last > 0x22 && last < 0x7f;
  }

  /**
   * Where the cells of one column stand, for rows from one to before another: without quotes around them and without
   * the carriage return of a line's end. Rows of another width than told are left out.
   */
  locate(place: number, width: number, from: number, to: number, starts: Int32Array, stops: Int32Array): void {
    const { bytes, ends, hasQuotes } = this;
    const firsts = this.#firsts;
    const isLast = place === width - 1;
    for (let row = from; row < to; row += 1) {
      const first = firsts[row] ?? 0;
      if ((firsts[row + 1] ?? 0) - first !== width) continue;
      let start = place === 0 ? (this.#starts[row] ?? 0) : (ends[first + place - 1] ?? 0) + 1;
      let stop = ends[first + place] ?? 0;
      if (isLast && stop > start && bytes[stop - 1] === CR) stop -= 1;
      if (hasQuotes && bytes[start] === QUOTE) {
        start += 1;
        stop -= 1;
      }
      starts[row] = start;
      stops[row] = stop;
    }
  }

  /** True when cells may be in quotes. */
  protected get hasQuotes(): boolean {
    return false;
  }

  protected readCell(cache: CellCache, bytes: Buffer, start: number, end: number): Cell {
    return cache.cell(bytes, start, end, false);
  }

  release(): void {
    this.#memory.giveBack(this.ends);
  }

  /**
   * Ends a row; one of nothing but blanks, as spreadsheets leave at the end, is dropped. Gives how many cells the
   * batch has now.
   * @param cells how many of `ends` are in use.
   * @throws FileRefused `line-too-long`.
   */
  endRow(start: number, cells: number, line: number): number {
    if ((this.ends[cells - 1] ?? 0) - start > LIMITS.lineBytes) throw lineTooLong(line);
    if (this.#isBlank(start, cells)) return this.#cells;
    this.#starts.push(start);
    this.#lines.push(line);
    this.#firsts.push(cells);
    this.#cells = cells;
    return cells;
  }

  #isBlank(rowStart: number, cells: number): boolean {
    // Hardly any row begins with anything but a letter or a digit.
    const first = this.bytes[rowStart] ?? 0;
    if (first >= 0x30 && first < 0x7f && first !== SEMICOLON) return false;
    let start = rowStart;
    for (let index = this.#cells; index < cells; index += 1) {
      const end = this.ends[index] ?? 0;
      if (!isBlankText(this.bytes, start, end) && !this.isEmptyQuoted(this.bytes, start, end)) return false;
      start = end + 1;
    }
    return true;
  }

  protected isEmptyQuoted(_bytes: Buffer, _start: number, _end: number): boolean {
    return false;
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

/** The same for rows whose cells may be in quotes. */
export class ScannedQuotedRows extends ScannedRows {
  /** True when a cell that does not begin with a quote has one inside. */
  hasLooseQuote = false;

  protected override get hasQuotes(): boolean {
    return true;
  }

  protected override readCell(cache: CellCache, bytes: Buffer, start: number, end: number): Cell {
    if (bytes[start] === QUOTE) return cache.cell(bytes, start + 1, end - 1, true);
    // The same bytes inside quotes may mean another text, so such a cell shares none.
    if (this.hasLooseQuote && bytes.subarray(start, end).includes(QUOTE)) return makeCell(bytes, start, end, false);
    return cache.cell(bytes, start, end, false);
  }

  protected override isEmptyQuoted(bytes: Buffer, start: number, end: number): boolean {
    return bytes[start] === QUOTE && isBlankText(bytes, start + 1, end - 1);
  }
}
