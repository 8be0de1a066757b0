import type { CurrencyCode } from '../model/money.ts';
import { currencyDecimals } from '../model/money.ts';
import { isCurrencyCode } from './currencies.ts';
import type { DateFormat } from './dates.ts';
import { isRounded, isShortAsin, mayHaveLost } from './lost-digits.ts';
import { dayKey, endsInUtc, isSurelyText, unitsOf } from './plain-cells.ts';
import type { RowColumn } from './row.ts';
import type { ScannedRows } from './scanned-rows.ts';

/** Some rows that are looked at column by column. */
export interface PlainBatch {
  readonly rows: ScannedRows;
  readonly from: number;
  /** The row behind the last. */
  readonly to: number;
  /** By row, 0 as soon as a cell is not of the plain form. */
  readonly ok: Uint8Array;
  /** By row, where the cells of the column stand that is looked at. */
  readonly starts: Int32Array;
  readonly stops: Int32Array;
}

/** What is known of one column before its cells are looked at. */
export interface PlainPlace {
  readonly column: RowColumn;
  /** Without a value there the row is not plain. */
  readonly isFilled: boolean;
}

/** Looks at the cells of one column, and marks the rows that are not plain. */
export interface PlainColumn {
  readonly place: number;
  look(batch: PlainBatch): void;
}

/** A column whose cells have to be empty. */
export class EmptyCells implements PlainColumn {
  readonly place: number;

  constructor({ column }: PlainPlace) {
    this.place = column.place;
  }

  look({ from, to, ok, starts, stops }: PlainBatch): void {
    for (let row = from; row < to; row += 1) if (starts[row] !== stops[row]) ok[row] = 0;
  }
}

/** False for a text that `Row.text` would name a problem for. */
function isWhole(text: string, holdsAsins: boolean): boolean {
  return !mayHaveLost(text) || (!isRounded(text) && !(holdsAsins && isShortAsin(text)));
}

/** Texts nobody asks for: they only must be there, or be whole where they are. */
export class CheckedTexts implements PlainColumn {
  readonly place: number;
  readonly #isFilled: boolean;
  readonly #holdsAsins: boolean;

  constructor({ column, isFilled }: PlainPlace) {
    this.place = column.place;
    this.#isFilled = isFilled;
    this.#holdsAsins = column.holdsAsins;
  }

  look({ rows, from, to, ok, starts, stops }: PlainBatch): void {
    const { bytes } = rows;
    const holdsAsins = this.#holdsAsins;
    for (let row = from; row < to; row += 1) {
      if (ok[row] === 0) continue;
      const start = starts[row] ?? 0;
      const stop = stops[row] ?? 0;
      if (start === stop ? !this.#isFilled : isSurelyText(bytes, start, stop, holdsAsins)) continue;
      const { text } = rows.cell(row, this.place);
      if (text === null ? this.#isFilled : !isWhole(text, holdsAsins)) ok[row] = 0;
    }
  }
}

/** Texts that are asked for. */
export class Texts implements PlainColumn {
  readonly place: number;
  readonly values: (string | null)[] = [];
  readonly #isFilled: boolean;
  readonly #holdsAsins: boolean;

  constructor({ column, isFilled }: PlainPlace) {
    this.place = column.place;
    this.#isFilled = isFilled;
    this.#holdsAsins = column.holdsAsins;
  }

  look({ rows, from, to, ok }: PlainBatch): void {
    for (let row = from; row < to; row += 1) {
      if (ok[row] === 0) continue;
      const { text } = rows.cell(row, this.place);
      this.values[row] = text;
      if (text === null ? this.#isFilled : !isWhole(text, this.#holdsAsins)) ok[row] = 0;
    }
  }
}

/** Counts, or amounts in hundredths; NaN for an empty cell. */
export class Numbers implements PlainColumn {
  readonly place: number;
  readonly decimals: 0 | 2;
  values = new Float64Array(0);
  readonly #isFilled: boolean;
  readonly #mark: number;

  constructor({ column, isFilled }: PlainPlace, decimals: 0 | 2, mark: number) {
    this.place = column.place;
    this.decimals = decimals;
    this.#isFilled = isFilled;
    this.#mark = mark;
  }

  look({ rows, from, to, ok, starts, stops }: PlainBatch): void {
    const { bytes } = rows;
    const mark = this.#mark;
    const { decimals } = this;
    if (this.values.length < to) this.values = new Float64Array(ok.length);
    const { values } = this;
    for (let row = from; row < to; row += 1) {
      if (ok[row] === 0) continue;
      const start = starts[row] ?? 0;
      const stop = stops[row] ?? 0;
      const units = start === stop ? Number.NaN : unitsOf(bytes, start, stop, mark, decimals);
      values[row] = units;
      if (Number.isNaN(units) && (start !== stop || this.#isFilled)) ok[row] = 0;
    }
  }

  /** What the plain rows add up to, in units: exact, for no batch has more rows than bytes. */
  sum({ from, to, ok }: PlainBatch): number {
    const { values } = this;
    let sum = 0;
    for (let row = from; row < to; row += 1) {
      const value = values[row] ?? 0;
      if (ok[row] !== 0 && value === value) sum += value;
    }
    return sum;
  }
}

/** Codes of currencies; null for an empty cell. */
export class Currencies implements PlainColumn {
  readonly place: number;
  readonly values: (CurrencyCode | null)[] = [];
  readonly #isFilled: boolean;
  #last: CurrencyCode = '';
  #lastBytes = -1;

  constructor({ column, isFilled }: PlainPlace) {
    this.place = column.place;
    this.#isFilled = isFilled;
  }

  look({ rows, from, to, ok, starts, stops }: PlainBatch): void {
    const { bytes } = rows;
    for (let row = from; row < to; row += 1) {
      if (ok[row] === 0) continue;
      const start = starts[row] ?? 0;
      const stop = stops[row] ?? 0;
      if (start === stop) {
        this.values[row] = null;
        if (this.#isFilled) ok[row] = 0;
        continue;
      }
      const three = ((bytes[start] ?? 0) << 16) | ((bytes[start + 1] ?? 0) << 8) | (bytes[start + 2] ?? 0);
      if (stop - start !== 3 || three !== this.#lastBytes) {
        const text = stop - start === 3 ? bytes.toString('latin1', start, stop) : '';
        if (!isCurrencyCode(text)) {
          ok[row] = 0;
          continue;
        }
        this.#last = text;
        this.#lastBytes = three;
      }
      this.values[row] = this.#last;
    }
  }
}

/** Marks the rows with an amount that has no currency or more decimals than its currency. */
export function checkAmounts(
  { values }: Numbers,
  currencyAt: (row: number) => CurrencyCode | null,
  { from, to, ok }: PlainBatch,
): void {
  let known: CurrencyCode | null = null;
  let unit = 1;
  for (let row = from; row < to; row += 1) {
    const hundredths = values[row] ?? 0;
    if (ok[row] === 0 || hundredths !== hundredths) continue;
    const currency = currencyAt(row);
    if (currency !== null && currency !== known) {
      known = currency;
      unit = 10 ** (2 - currencyDecimals(currency));
    }
    if (currency === null || hundredths % unit !== 0) ok[row] = 0;
  }
}

/** Days most columns have fewer of. */
const MOST_DAYS = 4_096;

/** Days of a column of times in UTC; null for an empty cell. */
export class Days implements PlainColumn {
  readonly place: number;
  readonly values: (string | null)[] = [];
  readonly #isFilled: boolean;
  readonly #dates: DateFormat;
  readonly #known = new Map<number, string | null>();

  constructor({ column, isFilled }: PlainPlace) {
    this.place = column.place;
    this.#isFilled = isFilled;
    this.#dates = column.dates;
  }

  look({ rows, from, to, ok, starts, stops }: PlainBatch): void {
    const { bytes } = rows;
    for (let row = from; row < to; row += 1) {
      if (ok[row] === 0) continue;
      const start = starts[row] ?? 0;
      const stop = stops[row] ?? 0;
      const day = stop - start < 10 || !endsInUtc(bytes, start, stop) ? null : this.#day(bytes, start);
      this.values[row] = day;
      if (day === null && (start !== stop || this.#isFilled)) ok[row] = 0;
    }
  }

  #day(bytes: Buffer, start: number): string | null {
    const key = dayKey(bytes, start);
    if (key === -1) return null;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const day = this.#dates.day(bytes.toString('latin1', start, start + 10));
    if (this.#known.size < MOST_DAYS) this.#known.set(key, day);
    return day;
  }
}

/** Moments that are asked for, or dates where the field is one; null for an empty cell. */
export class Moments implements PlainColumn {
  readonly place: number;
  readonly values: (string | null)[] = [];
  readonly #isFilled: boolean;
  readonly #dates: DateFormat;

  constructor({ column, isFilled }: PlainPlace) {
    this.place = column.place;
    this.#isFilled = isFilled;
    this.#dates = column.dates;
  }

  look({ rows, from, to, ok }: PlainBatch): void {
    for (let row = from; row < to; row += 1) {
      if (ok[row] === 0) continue;
      const cell = rows.cell(row, this.place);
      this.values[row] = null;
      if (cell.text === null) {
        if (this.#isFilled) ok[row] = 0;
        continue;
      }
      cell.instant ??= this.#dates.instant(cell.text);
      if ('value' in cell.instant) this.values[row] = cell.instant.value;
      else ok[row] = 0;
    }
  }
}
