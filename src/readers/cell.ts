import type { CurrencyCode, Money } from '../model/money.ts';
import type { ReadDate } from './dates.ts';

/** Marks that mean "no value" in Amazon's files. */
const MISSING: ReadonlySet<string> = new Set(['', '--', '---', 'null']);
const LONGEST_MARK = 4;

/**
 * One cell's text and what was made of it. A column of a million rows has few different texts (a status, a SKU, a
 * price): equal cells share one of these, so each text is decoded and understood once. Only what can no longer change
 * is kept: while the file's number or date form is open, nothing is.
 */
export class Cell {
  /** Without blanks around it. */
  readonly raw: string;
  /** Null when there is none or it is a mark for "no value". */
  readonly text: string | null;
  /** Plain decimal text of the cell as a number. */
  plain: string | null = null;
  amount: Money | null = null;
  /** Currency the row gave when `amount` was worked out. */
  amountIn: CurrencyCode | null = null;
  date: ReadDate | null = null;
  instant: ReadDate | null = null;
  /** What the cell adds to a control sum; undefined until it was asked. */
  summand: string | null | undefined = undefined;

  constructor(text: string) {
    this.raw = text.trim();
    // Looking a long text up would hash it first.
    this.text = this.raw.length <= LONGEST_MARK && MISSING.has(this.raw) ? null : this.raw;
  }
}

/** What stands where a row has no such cell. */
export const NO_CELL = new Cell('');

/** Rows as they come from a file, some thousands at a time. */
export interface RowBatch {
  readonly length: number;
  /** 1-based line of the file on which the row starts. */
  line(row: number): number;
  /** How many cells the row has. */
  width(row: number): number;
  /** The cell at a place; `NO_CELL` behind the last. */
  cell(row: number, place: number): Cell;
  /** True when the cell surely has a text, as far as that is told without making one. */
  isFilled(row: number, place: number): boolean;
  /** Gives back what the batch holds; its rows must not be asked for anything after. */
  release(): void;
}

/** Rows whose cells are texts already: from csv-parse or from a document. */
export class TextRows implements RowBatch {
  readonly #rows: readonly { readonly line: number; readonly cells: readonly string[] }[];

  constructor(rows: readonly { readonly line: number; readonly cells: readonly string[] }[]) {
    this.#rows = rows;
  }

  get length(): number {
    return this.#rows.length;
  }

  line(row: number): number {
    return this.#rows[row]?.line ?? 0;
  }

  width(row: number): number {
    return this.#rows[row]?.cells.length ?? 0;
  }

  cell(row: number, place: number): Cell {
    const text = this.#rows[row]?.cells[place];
    return text === undefined ? NO_CELL : new Cell(text);
  }

  isFilled(row: number, place: number): boolean {
    return this.cell(row, place).text !== null;
  }

  release(): void {
    // Texts are nobody's to give back.
  }
}
