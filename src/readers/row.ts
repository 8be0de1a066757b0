import { moneyFromDecimal, type CurrencyCode, type Money } from '../model/money.ts';
import type { Problem } from '../model/problem.ts';
import type { Origin } from '../model/records/origin.ts';
import { type Cell, NO_CELL, type RowBatch, TextRows } from './cell.ts';
import { isCurrencyCode, splitCurrency } from './currencies.ts';
import { DateFormat, type ReadDate } from './dates.ts';
import type { NumberFormat } from './numbers.ts';
import { RowRejected } from './refusal.ts';
import { isRounded, isShortAsin, mayHaveLost } from './lost-digits.ts';

/** What the cells of a column hold. */
export type ColumnKind = 'text' | 'count' | 'number' | 'money' | 'share' | 'date';

/** One column of a file as its rows see it. */
export interface RowColumn {
  readonly place: number;
  /** As printed, for problems. */
  readonly heading: string;
  readonly dates: DateFormat;
  /** Its texts are ASINs. */
  readonly holdsAsins: boolean;
  /** Its text is of no use to anybody; it only must be there. */
  readonly isUnread: boolean;
}

/** What all rows of one file share. */
export interface RowFacts {
  readonly file: string;
  /** The columns that are looked at; to a row, every other is empty. */
  readonly columns: ReadonlyMap<string, RowColumn>;
  readonly numbers: NumberFormat;
  problem(entry: Omit<Problem, 'file'>): void;
}

const NOT_A_NUMBER = 'is not a number as the rest of this file writes them';
const AMBIGUOUS = 'could mean thousands or thousandths, and nothing else in the file tells which';

/**
 * One row, read by column name. Only the cells asked for are turned into values. A cell that does not fit the file's
 * format is a problem and unknown (null); through a `required...` method it leaves the whole row out.
 */
export class Row<C extends string> {
  readonly line: number;
  readonly #rows: RowBatch;
  readonly #index: number;
  readonly #facts: RowFacts;

  constructor(facts: RowFacts, rows: RowBatch, index: number) {
    this.#facts = facts;
    this.line = rows.line(index);
    this.#rows = rows;
    this.#index = index;
  }

  /** A row of texts in the order of their places. */
  static ofTexts<C extends string>(facts: RowFacts, line: number, cells: readonly string[]): Row<C> {
    return new Row(facts, new TextRows([{ line, cells }]), 0);
  }

  get origin(): Origin {
    return { file: this.#facts.file, line: this.line };
  }

  #heading(column: string): string {
    return this.#facts.columns.get(column)?.heading ?? column;
  }

  #cell(column: string): Cell {
    const known = this.#facts.columns.get(column);
    return known === undefined ? NO_CELL : this.#rows.cell(this.#index, known.place);
  }

  #fault(column: string, code: string, message: string, scope: 'cell' | 'row' = 'cell'): null {
    this.#facts.problem({ code, scope, line: this.line, column: this.#heading(column), message });
    return null;
  }

  /** A problem with one cell of this row, found by the reader itself. */
  doubt(column: C, code: string, message: string): null {
    return this.#fault(column, code, message);
  }

  /** Leaves the row out and says why. */
  reject(column: C, code: string, message: string): never {
    this.#fault(column, code, message, 'row');
    throw new RowRejected();
  }

  /** The cell's text without blanks around it; null when there is none or it is a mark for "no value". */
  text(column: C): string | null {
    const { text } = this.#cell(column);
    if (text === null || !mayHaveLost(text)) return text;
    return this.#isWhole(column, text) ? text : null;
  }

  /** False for a text a spreadsheet took for a number and changed: what it named cannot be told any more. */
  #isWhole(column: C, text: string): boolean {
    if (isRounded(text)) {
      this.#fault(column, 'digits-lost', `"${text}" was a longer number before a spreadsheet rounded it.`);
      return false;
    }
    const isShort = this.#facts.columns.get(column)?.holdsAsins === true && isShortAsin(text);
    if (isShort) {
      const message = `"${text}" is too short for an ASIN: a spreadsheet dropped the zeros in front.`;
      this.#fault(column, 'leading-zeros-lost', message);
    }
    return !isShort;
  }

  requiredText(column: C): string {
    const known = this.#facts.columns.get(column);
    // Nobody looks at the text: that there is one is enough, and no text need be made for it.
    if (known?.isUnread === true && this.#rows.isFilled(this.#index, known.place)) return '';
    return this.text(column) ?? this.reject(column, 'cell-missing', 'The cell is empty; the row was left out.');
  }

  #plain(column: C, text: string): string | null {
    const read = this.#facts.numbers.read(text);
    if ('plain' in read) return read.plain;
    const why = read.fault === 'ambiguous' ? AMBIGUOUS : NOT_A_NUMBER;
    return this.#fault(column, 'cell-not-a-number', `"${text.slice(0, 40)}" ${why}.`);
  }

  /** The plain number of a cell whose whole text is one; kept with the cell once the file's form is settled. */
  #plainOf(column: C, cell: Cell, text: string): string | null {
    if (cell.plain !== null) return cell.plain;
    const plain = this.#plain(column, text);
    if (this.#facts.numbers.isSettled) cell.plain = plain;
    return plain;
  }

  /** Plain decimal text of a number. */
  number(column: C): number | null {
    const cell = this.#cell(column);
    const plain = cell.text === null ? null : this.#plainOf(column, cell, cell.text);
    return plain === null ? null : Number(plain);
  }

  /** A whole number; a fraction is a problem, never rounded, and so is `12.000`, which may mean twelve thousand. */
  count(column: C): number | null {
    const cell = this.#cell(column);
    const plain = cell.text === null ? null : this.#plainOf(column, cell, cell.text);
    if (plain === null) return null;
    if (isCount(plain) && Number.isSafeInteger(Number(plain))) return Number(plain);
    return this.#fault(column, 'cell-not-a-whole-number', `"${cell.text ?? ''}" is not a whole number.`);
  }

  requiredCount(column: C): number {
    return this.count(column) ?? this.reject(column, 'row-without-count', 'Without this count the row was left out.');
  }

  /** A share 0-1 from a percentage 0-100, with its percent sign or without. */
  percent(column: C): number | null {
    const cell = this.text(column);
    if (cell === null) return null;
    const plain = this.#plain(column, withoutPercentSign(cell));
    return plain === null ? null : shareOfPercent(Number(plain));
  }

  /**
   * An amount. `currency` is what the file or the user says of the row; a sign in the cell must agree with it and
   * stands in for it when it is null. Null without a problem when the currency is not known at all: the reader says
   * so once for the file.
   */
  money(column: C, currency: CurrencyCode | null): Money | null {
    const cell = this.#cell(column);
    if (cell.text === null) return null;
    if (cell.amount !== null && cell.amountIn === currency) return cell.amount;
    const amount = this.#money(column, cell.text, currency);
    if (amount !== null && this.#facts.numbers.isSettled) {
      cell.amount = amount;
      cell.amountIn = currency;
    }
    return amount;
  }

  #money(column: C, cell: string, currency: CurrencyCode | null): Money | null {
    const { digits, currencies } = splitCurrency(cell);
    const plain = this.#plain(column, digits);
    if (plain === null) return null;
    if (currency !== null && currencies.length > 0 && !currencies.includes(currency)) {
      return this.#fault(column, 'currency-contradicts', `"${cell}" is not in ${currency}.`);
    }
    const unit = currency ?? currencies[0] ?? null;
    if (unit === null) return null;
    const amount = isAmount(plain) ? moneyFromDecimal(plain, unit) : null;
    return amount ?? this.#fault(column, 'cell-not-an-amount', `"${cell}" is not an amount in ${unit}.`);
  }

  /** True when the cell has a sign or code that cannot be of the currency. */
  signContradicts(column: C, currency: CurrencyCode): boolean {
    const { currencies } = splitCurrency(this.text(column) ?? '');
    return currencies.length > 0 && !currencies.includes(currency);
  }

  requiredMoney(column: C, currency: CurrencyCode | null): Money {
    return (
      this.money(column, currency) ??
      this.reject(column, 'row-without-amount', 'Without this amount or its currency the row was left out.')
    );
  }

  /** The currency code in a cell; one that is no currency of Amazon's shops is a problem and unknown. */
  currency(column: C): CurrencyCode | null {
    const code = this.text(column);
    if (code === null || isCurrencyCode(code)) return code;
    return this.#fault(column, 'currency-unknown', `"${code.slice(0, 20)}" is no currency of an Amazon shop.`);
  }

  /** Plain decimal text for a control sum: what `count` or `money` would take, without its sign; null for all else. */
  summand(column: C, kind: ColumnKind): string | null {
    const cell = this.#cell(column);
    if (cell.text === null) return null;
    if (cell.summand !== undefined) return cell.summand;
    const read = this.#facts.numbers.read(splitCurrency(cell.text).digits);
    const usable = 'plain' in read && (kind === 'count' ? isCount(read.plain) : isAmount(read.plain));
    const summand = usable ? read.plain : null;
    if (this.#facts.numbers.isSettled) cell.summand = summand;
    return summand;
  }

  #date(column: C, form: 'date' | 'instant'): string | null {
    const cell = this.#cell(column);
    if (cell.text === null) return null;
    const dates = this.#facts.columns.get(column)?.dates ?? new DateFormat();
    const result: ReadDate = cell[form] ?? dates[form](cell.text);
    if (dates.isSettled) cell[form] = result;
    if ('value' in result) return result.value;
    const why =
      result.fault === 'order-unknown'
        ? 'could be day first or month first, and nothing else in the column tells which'
        : 'is not a date as the rest of this column writes them';
    return this.#fault(column, 'cell-not-a-date', `"${cell.text.slice(0, 40)}" ${why}.`);
  }

  /** ISO date as the file writes it. */
  date(column: C): string | null {
    return this.#date(column, 'date');
  }

  /** ISO moment in UTC; midnight where the file gives a date alone. */
  instant(column: C): string | null {
    return this.#date(column, 'instant');
  }

  requiredInstant(column: C): string {
    return this.instant(column) ?? this.reject(column, 'row-without-date', 'Without this date the row was left out.');
  }

  /** true or false as the files write it, in English; anything else is unknown. */
  flag(column: C): boolean | null {
    return flagOf(this.text(column));
  }
}

/** true or false as the files write it, in English; null for anything else. */
export function flagOf(text: string | null): boolean | null {
  const word = text?.toLowerCase();
  if (word === 'true' || word === 'yes' || word === 'y') return true;
  if (word === 'false' || word === 'no' || word === 'n') return false;
  return null;
}

/** A share without its percent sign, which Turkish files write in front. */
function withoutPercentSign(cell: string): string {
  return cell.replace(/^[%％]\s*|\s*[%％]$/, '');
}

/** A whole number, written with at most two zeros after the mark. */
function isCount(plain: string): boolean {
  return /^-?\d+(?:\.0{0,2})?$/.test(plain);
}

/** Not with three decimals: 1.230 may be one and a bit or a thousand and more, and no report prints three. */
function isAmount(plain: string): boolean {
  return !/\.\d{3}$/.test(plain);
}

/** A percentage 0-100 as a share 0-1, without the dust that dividing binary fractions leaves. */
export function shareOfPercent(percent: number): number {
  return Math.round(percent * 1e6) / 1e8;
}
