import type { CurrencyCode, Money } from '../model/money.ts';
import { currencyDecimals } from '../model/money.ts';
import type { AnyRecord } from '../model/records/record.ts';
import type { ColumnTotal, PlainRows, TableReport } from './definition.ts';
import type { FileFindings } from './file-findings.ts';
import { byteOfMark } from './plain-cells.ts';
import {
  checkAmounts,
  CheckedTexts,
  Currencies,
  Days,
  EmptyCells,
  Moments,
  Numbers,
  type PlainBatch,
  type PlainColumn,
  type PlainPlace,
  Texts,
} from './plain-columns.ts';
import type { RowFacts } from './row.ts';
import type { ScannedRows } from './scanned-rows.ts';
import type { DecimalMark } from './numbers.ts';

/** What is asked of one reading of one file. */
export interface PlainTask {
  readonly report: TableReport;
  readonly plain: PlainRows<string>;
  readonly facts: RowFacts;
  readonly totals: readonly ColumnTotal[];
  /** Fields of the records somebody takes. */
  readonly wanted: ReadonlySet<string>;
  /** Cells of a row. */
  readonly width: number;
}

/** One field of a record, from the values of its columns. */
interface PlainField {
  readonly name: string;
  value(row: number): unknown;
}

/** Texts of a column that are understood once. */
const MOST_TEXTS = 4_096;

function remembered(make: (text: string | null) => unknown): (text: string | null) => unknown {
  const known = new Map<string | null, unknown>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size < MOST_TEXTS) known.set(text, made);
    return made;
  };
}

/** Columns of one file by what is asked of them, and the fields made of them. */
class PlainPlan {
  readonly columns: PlainColumn[] = [];
  readonly amounts: Numbers[] = [];
  readonly fields: PlainField[] = [];
  readonly totals: { readonly name: ColumnTotal['name']; readonly numbers: Numbers }[] = [];
  readonly currencyAt: (row: number) => CurrencyCode | null;
  readonly days: readonly (Days | null)[];
  readonly ids: CheckedTexts | null;
  readonly #task: PlainTask;
  readonly #mark: number;
  readonly #numbers = new Map<string, Numbers>();

  constructor(task: PlainTask, mark: DecimalMark) {
    this.#task = task;
    this.#mark = byteOfMark(mark);
    const { plain, facts, report, totals, wanted } = task;
    const { currency } = plain;
    const codes = typeof currency === 'string' ? this.#add(currency, (place) => new Currencies(place)) : null;
    const code = typeof currency === 'string' ? null : currency.code;
    this.currencyAt = codes === null ? () => code : (row) => codes.values[row] ?? null;
    for (const column of facts.columns.keys()) {
      const kind = report.columns[column]?.kind;
      if (column === currency) continue;
      if (plain.empty?.includes(column) === true) this.#add(column, (place) => new EmptyCells(place));
      else if (kind === 'count' || kind === 'money') this.#number(column, kind);
      else if (kind === 'date') this.#add(column, (place) => new Days(place));
      else this.#add(column, (place) => new CheckedTexts(place));
    }
    this.days = (plain.days?.columns ?? []).map((column) => this.#have(column, Days));
    this.ids = plain.ids === undefined ? null : this.#have(plain.ids.column, CheckedTexts);
    for (const { name, column } of totals) {
      const numbers = this.#numbers.get(column);
      if (numbers !== undefined) this.totals.push({ name, numbers });
    }
    for (const [name, columns] of Object.entries(report.fields?.[plain.kind] ?? {})) {
      const value = wanted.has(name) || this.#isNoted(name, columns) ? this.#fieldOf(name, columns) : null;
      if (value !== null) this.fields.push({ name, value });
    }
  }

  /** True for fields by which files tell each other's marketplace, where their columns are read. */
  #isNoted(name: string, columns: readonly string[]): boolean {
    const { facts } = this.#task;
    return (
      (name === 'sku' || name === 'marketplace') &&
      columns.every((column) => facts.columns.get(column)?.isUnread === false)
    );
  }

  #place(column: string): PlainPlace | null {
    const known = this.#task.facts.columns.get(column);
    return known === undefined ? null : { column: known, isFilled: this.#task.plain.filled.includes(column) };
  }

  /** A column that is looked at; null for one that is not. */
  #add<P extends PlainColumn>(column: string, make: (place: PlainPlace) => P): P | null {
    const place = this.#place(column);
    if (place === null) return null;
    const added = make(place);
    this.columns.push(added);
    return added;
  }

  #have<P extends PlainColumn>(column: string, form: abstract new (...args: never[]) => P): P | null {
    const place = this.#place(column)?.column.place;
    return this.columns.find((known): known is P => known instanceof form && known.place === place) ?? null;
  }

  #number(column: string, kind: 'count' | 'money'): void {
    const numbers = this.#add(column, (place) => new Numbers(place, kind === 'money' ? 2 : 0, this.#mark));
    if (numbers === null) return;
    this.#numbers.set(column, numbers);
    if (kind === 'money') this.amounts.push(numbers);
  }

  /** How a field is made; null for one whose columns are not there. */
  #fieldOf(name: string, columns: readonly string[]): PlainField['value'] | null {
    const { plain } = this.#task;
    if (name in (plain.constants ?? {})) return null;
    const parts = plain.parts?.[name];
    if (parts === undefined) return this.#cellsOf(plain.firstOf?.[name] ?? columns.slice(0, 1), plain.made?.[name]);
    const values = Object.entries(parts).map(([part, column]) => {
      const value = column === null ? null : this.#cellsOf([column], undefined);
      return [part, value ?? (() => null)] as const;
    });
    const empty: Readonly<Record<string, unknown>> = Object.fromEntries(values.map(([part]) => [part, null]));
    return (row) => {
      const made = { ...empty };
      for (const [part, value] of values) made[part] = value(row);
      return made;
    };
  }

  /** The value of the first of some columns that has one. */
  #cellsOf(
    columns: readonly string[],
    made: ((text: string | null) => unknown) | undefined,
  ): PlainField['value'] | null {
    const values = columns.map((column) => this.#cellOf(column, made)).filter((value) => value !== null);
    const [first, second] = values;
    if (first === undefined) return null;
    return second === undefined ? first : (row) => first(row) ?? second(row);
  }

  #cellOf(column: string, made: ((text: string | null) => unknown) | undefined): PlainField['value'] | null {
    const numbers = this.#numbers.get(column);
    if (numbers !== undefined) return numbers.decimals === 2 ? this.#amount(numbers) : countOf(numbers);
    if (this.#task.report.columns[column]?.kind === 'date') {
      const moments = this.#add(column, (place) => new Moments(place));
      return moments === null ? null : (row) => moments.values[row];
    }
    const codes = column === this.#task.plain.currency ? this.#have(column, Currencies) : null;
    const texts = codes ?? this.#add(column, (place) => new Texts(place));
    if (texts === null) return null;
    if (made === undefined) return (row) => texts.values[row];
    const understood = remembered(made);
    return (row) => understood(texts.values[row] ?? null);
  }

  #amount(numbers: Numbers): (row: number) => Money | null {
    const { currencyAt } = this;
    let known: CurrencyCode | null = null;
    let unit = 1;
    return (row) => {
      const hundredths = numbers.values[row] ?? 0;
      const currency = currencyAt(row);
      if (Number.isNaN(hundredths) || currency === null) return null;
      if (currency !== known) {
        known = currency;
        unit = 10 ** (2 - currencyDecimals(currency));
      }
      return { minor: hundredths / unit, currency };
    };
  }
}

function countOf(numbers: Numbers): (row: number) => number | null {
  return (row) => {
    const count = numbers.values[row] ?? 0;
    return Number.isNaN(count) ? null : count;
  };
}

/**
 * Reads rows of which every cell is of the plainest form, column by column over their bytes, without a `Row` and without
 * texts nobody asks for. What a definition does with such a row is told in its `plain`; the rest of the rows go the
 * general way, whose records, problems and sums are the same for plain rows.
 */
export class PlainReading {
  readonly #task: PlainTask;
  readonly #findings: FileFindings;
  readonly #template: Readonly<Record<string, unknown>>;
  #plan: PlainPlan | null = null;
  #ok = new Uint8Array(0);
  #starts = new Int32Array(0);
  #stops = new Int32Array(0);

  constructor(task: PlainTask, findings: FileFindings) {
    this.#task = task;
    this.#findings = findings;
    const { kind, constants, unasked } = task.plain;
    const names = Object.keys(task.report.fields?.[kind] ?? {});
    const empty = Object.fromEntries(names.map((name) => [name, null]));
    this.#template = { kind, origin: null, ...empty, ...unasked, ...constants };
  }

  /** Null while the file's forms are open: until then a cell may mean one thing now and another later. */
  #settledPlan(): PlainPlan | null {
    if (this.#plan !== null) return this.#plan;
    const { facts, report } = this.#task;
    const { mark } = facts.numbers;
    const isOpen = [...facts.columns].some(
      ([column, { dates }]) => report.columns[column]?.kind === 'date' && !dates.isSettled,
    );
    if (mark === null || isOpen) return null;
    this.#plan = new PlainPlan(this.#task, mark);
    return this.#plan;
  }

  /** Uses the rows from one to before another, those that are not plain by `general`, all in their order. */
  use(rows: ScannedRows, from: number, to: number, general: (row: number) => void): void {
    const plan = this.#settledPlan();
    if (plan === null) {
      for (let row = from; row < to; row += 1) general(row);
      return;
    }
    const batch = this.#look(plan, rows, from, to);
    this.#addUp(plan, batch);
    const { ok } = batch;
    const { facts, plain } = this.#task;
    const { file } = facts;
    const [first = null, second = null] = plan.days;
    const { ids } = plain;
    for (let row = from; row < to; row += 1) {
      if (ok[row] === 0) {
        general(row);
        continue;
      }
      this.#findings.rows += 1;
      const record: Record<string, unknown> = { ...this.#template, origin: { file, line: rows.line(row) } };
      for (const { name, value } of plan.fields) record[name] = value(row);
      this.#findings.emit(record as unknown as AnyRecord);
      if (first !== null) plain.days?.take(first.values[row] ?? '', second?.values[row] ?? null);
      if (plan.ids === null || ids === undefined) continue;
      if (ids.distinct.addBytes(rows.bytes, batch.starts[row] ?? 0, batch.stops[row] ?? 0)) continue;
      ids.distinct.add(rows.cell(row, plan.ids.place).text ?? '');
    }
  }

  /** Looks at every column, and tells by row whether it is plain. */
  #look(plan: PlainPlan, rows: ScannedRows, from: number, to: number): PlainBatch {
    if (this.#ok.length < to) {
      this.#ok = new Uint8Array(to * 2);
      this.#starts = new Int32Array(to * 2);
      this.#stops = new Int32Array(to * 2);
    }
    const { width } = this.#task;
    const batch = { rows, from, to, ok: this.#ok, starts: this.#starts, stops: this.#stops };
    for (let row = from; row < to; row += 1) batch.ok[row] = rows.width(row) === width ? 1 : 0;
    for (const column of plan.columns) {
      rows.locate(column.place, width, from, to, batch.starts, batch.stops);
      column.look(batch);
    }
    // Where the ids stand is asked again below.
    if (plan.ids !== null) rows.locate(plan.ids.place, width, from, to, batch.starts, batch.stops);
    for (const amounts of plan.amounts) checkAmounts(amounts, plan.currencyAt, batch);
    return batch;
  }

  #addUp(plan: PlainPlan, batch: PlainBatch): void {
    for (const { name, numbers } of plan.totals) this.#findings.addUnits(name, numbers.sum(batch), numbers.decimals);
    if (this.#task.plain.used !== undefined && batch.ok.subarray(batch.from, batch.to).includes(1)) {
      this.#task.plain.used();
    }
  }
}
