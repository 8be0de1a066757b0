import { DateFormat, toldDateOrder } from './dates.ts';
import type { RowBatch } from './cell.ts';
import type { RecordKind } from '../model/records/record.ts';
import type { ColumnSpec, ColumnTotal, RowReader, TableReport, TableScope, TotalName } from './definition.ts';
import { splitCurrency } from './currencies.ts';
import { LIMITS } from './limits.ts';
import { NumberFormat } from './numbers.ts';
import { FileRefused, RowRejected } from './refusal.ts';
import { holdsAsins } from './lost-digits.ts';
import { reportResaved } from './resaved.ts';
import { Row, type RowColumn, type RowFacts } from './row.ts';
import { PlainReading } from './plain-reading.ts';
import { plainRows } from './scan-plain.ts';
import { ScannedRows } from './scanned-rows.ts';
import { scannedQuotedRows } from './scan-quoted.ts';
import type { FileFindings } from './file-findings.ts';
import { DELIMITERS, type FoundTable } from './table-head.ts';
import type { RowsEnd, RowsRequest } from './rows-request.ts';
import { quotedRows } from './table-rows.ts';

async function* after(bytes: AsyncIterable<Uint8Array>, start: number): AsyncGenerator<Uint8Array> {
  let skip = start;
  for await (const chunk of bytes) {
    if (chunk.length > skip) yield chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
  }
}

function columnsOf(table: FoundTable, kinds: readonly ColumnSpec['kind'][]): string[] {
  return Object.entries(table.report.columns)
    .filter(([column, spec]) => kinds.includes(spec.kind) && table.mapped.places.has(column))
    .map(([column]) => column);
}

/** Settles the file's number and date forms by the cells of its first rows. */
class Formats {
  readonly numbers: NumberFormat;
  readonly dates: ReadonlyMap<string, DateFormat>;
  readonly #table: FoundTable;

  constructor(table: FoundTable, marketplace: string | null) {
    this.#table = table;
    // Amazon's tab files write dates as the shop does, files downloaded by hand as the language of the account does.
    const told = toldDateOrder(table.mapped.language, table.quoted ? null : marketplace);
    this.numbers = new NumberFormat(table.report.decimalMark(table.mapped.language));
    this.dates = new Map(columnsOf(table, ['date']).map((column) => [column, new DateFormat(told)]));
  }

  settle(sample: readonly RowBatch[]): void {
    const cellsOf = (column: string): string[] => {
      const place = this.#table.mapped.places.get(column) ?? -1;
      return sample
        .flatMap((rows) => Array.from({ length: rows.length }, (_, row) => rows.cell(row, place).raw))
        .filter((cell) => cell !== '');
    };
    for (const [column, format] of this.dates) format.settle(cellsOf(column));
    const cells = columnsOf(this.#table, ['count', 'number', 'money', 'share']).flatMap(cellsOf);
    this.numbers.settle(cells.map((cell) => splitCurrency(cell.replace(/\s*[%％]$/, '')).digits));
  }

  /** The columns of the file, or those that are read; required ones besides, for without them there is no row. */
  columns(read: ReadonlySet<string> | null): Map<string, RowColumn> {
    const { headings, mapped, report } = this.#table;
    const columns = new Map<string, RowColumn>();
    for (const [column, place] of mapped.places) {
      const isUnread = read !== null && !read.has(column);
      if (isUnread && report.columns[column]?.need !== 'required') continue;
      const dates = this.dates.get(column) ?? new DateFormat();
      const heading = headings[place]?.trim() ?? column;
      columns.set(column, { place, heading, dates, isUnread, holdsAsins: holdsAsins(column) });
    }
    return columns;
  }
}

function checkHeadings(table: FoundTable, findings: FileFindings): void {
  const [twice] = table.mapped.twice;
  if (twice !== undefined) {
    throw new FileRefused(
      'heading-twice',
      `Two columns have the heading "${twice.trim()}" or the same meaning; which one to believe is not known.`,
    );
  }
  for (const [column, spec] of Object.entries(table.report.columns)) {
    if (spec.need === 'expected' && !table.mapped.places.has(column)) {
      findings.problem({
        code: 'column-missing',
        scope: 'cell',
        line: table.headingLine,
        column,
        message: 'This column is missing; its values are unknown for the whole file.',
      });
    }
  }
}

/** True when the row has as many cells as there are headings; empty cells after the last heading do no harm. */
function fits(rows: RowBatch, row: number, width: number, isCut: boolean, findings: FileFindings): boolean {
  const cells = rows.width(row);
  if (cells === width) return true;
  const line = rows.line(row);
  if (cells > width) {
    const more = Array.from({ length: cells - width }, (_, index) => rows.cell(row, width + index).raw);
    if (more.every((cell) => cell === '')) return true;
    const message = `The row has ${cells} fields under ${width} headings and was left out.`;
    findings.problem({ code: 'row-too-many-fields', scope: 'row', line, message });
    return false;
  }
  const message = isCut
    ? 'The last row is cut off and was left out: the file is incomplete.'
    : `The row has ${cells} fields under ${width} headings and was left out.`;
  findings.problem({ code: isCut ? 'row-truncated' : 'row-too-few-fields', scope: 'row', line, message });
  return false;
}

function reportEnd(end: RowsEnd, lastLine: number, lastIsCut: boolean, findings: FileFindings): void {
  if (end.nulLine !== null) {
    const message = 'The file has NUL characters here or after; they were taken out.';
    findings.problem({ code: 'nul-characters', scope: 'cell', line: end.nulLine, message });
  }
  if (end.openQuoteLine !== null) {
    const message = 'A quoted cell that begins here is never closed: the file is incomplete, the row was left out.';
    findings.problem({ code: 'row-truncated', scope: 'row', line: end.openQuoteLine, message });
  } else if (end.unterminated && !lastIsCut) {
    const message = 'The file does not end with a line break: its last value may be cut.';
    findings.problem({ code: 'end-missing', scope: 'cell', line: lastLine, message });
  }
}

/** How a file with quoted cells is read: by csv-parse, or by our own scan where it is too large for that. */
export type QuotedBy = 'csv-parse' | 'scan';

export interface TableOptions {
  readonly quotedBy: QuotedBy;
  /** Fields of records that are looked at, control sums left out; null for all of both. */
  readonly fields: FieldsByKind | null;
  /** Fields of records that somebody takes; null where whole records are held. */
  readonly wanted: FieldsByKind | null;
}

/** For kinds of record, the fields somebody looks at. */
export type FieldsByKind = ReadonlyMap<RecordKind, ReadonlySet<string>>;

/** The columns whose values somebody looks at; null for all. */
function columnsRead(report: TableReport, fields: FieldsByKind | null): ReadonlySet<string> | null {
  if (fields === null || report.fields === undefined) return null;
  const read = new Set<string>();
  for (const [kind, columnsOfField] of Object.entries(report.fields)) {
    const asked = fields.get(kind as RecordKind);
    for (const [field, needed] of Object.entries(columnsOfField)) {
      if (asked?.has(field) === true) for (const column of needed) read.add(column);
    }
  }
  return read;
}

function rowsOf(table: FoundTable, quotedBy: QuotedBy, request: RowsRequest): AsyncGenerator<RowBatch> {
  if (!table.quoted) return plainRows(request);
  return quotedBy === 'scan' ? scannedQuotedRows(request) : quotedRows(request);
}

/** Turns rows into records, problems and control sums. */
class TableReading {
  readonly #findings: FileFindings;
  readonly #reader: RowReader<string>;
  readonly #facts: RowFacts;
  readonly #totals: readonly ColumnTotal[];
  /** For rows of which every cell is plain; null where there is no such way. */
  readonly #plain: PlainReading | null;
  readonly #width: number;
  /** Line of the first row: some kinds have rows of help between the headings and the data. */
  readonly #firstLine: number;

  constructor(table: FoundTable, findings: FileFindings, formats: Formats, { fields, wanted }: TableOptions) {
    const { report, mapped, headings } = table;
    this.#findings = findings;
    this.#width = headings.length;
    this.#firstLine = report.firstLine?.(table.preamble) ?? 0;
    this.#reader = report.open(scopeOf(table, findings, fields === null));
    this.#totals = (Object.entries(report.totals) as [TotalName, string][])
      .filter(([, column]) => fields === null && mapped.places.has(column))
      .map(([name, column]) => ({ name, column, kind: report.columns[column]?.kind ?? 'text' }));
    for (const { name } of this.#totals) findings.startTotal(name);
    this.#facts = {
      file: findings.path,
      columns: formats.columns(columnsRead(report, fields)),
      numbers: formats.numbers,
      problem: (entry) => findings.problem(entry),
    };
    this.#plain = this.#plainReading(report, wanted);
  }

  #plainReading(report: TableReport, wanted: FieldsByKind | null): PlainReading | null {
    const { plain } = this.#reader;
    if (plain === undefined || wanted === null) return null;
    const task = { report, plain, facts: this.#facts, totals: this.#totals, width: this.#width };
    return new PlainReading({ ...task, wanted: wanted.get(plain.kind) ?? new Set() }, this.#findings);
  }

  /** Uses the rows from one to before another. */
  useAll(rows: RowBatch, from: number, to: number): void {
    if (this.#plain !== null && rows instanceof ScannedRows) {
      this.#plain.use(rows, from, to, (index) => this.use(rows, index));
    } else for (let index = from; index < to; index += 1) this.use(rows, index);
  }

  use(rows: RowBatch, index: number, isCut = false): void {
    if (rows.line(index) < this.#firstLine) return;
    this.#findings.rows += 1;
    if (!fits(rows, index, this.#width, isCut, this.#findings)) return;
    const row = new Row<string>(this.#facts, rows, index);
    try {
      this.#reader.row(row);
    } catch (error) {
      if (error instanceof RowRejected) return;
      throw error;
    }
    for (const { name, column, kind } of this.#totals) {
      const plain = row.summand(column, kind);
      if (plain !== null) this.#findings.add(name, plain);
    }
  }

  end(): void {
    this.#reader.end?.();
  }
}

function scopeOf({ headings, mapped, preamble }: FoundTable, findings: FileFindings, addsUp: boolean): TableScope {
  return Object.assign(findings.scope(), {
    addsUp,
    language: mapped.language,
    preamble,
    has: (column: string) => mapped.places.has(column),
    heading: (column: string) => headings[mapped.places.get(column) ?? -1]?.trim() ?? null,
    columns: [...mapped.places.keys()],
  });
}

function countOf(batches: readonly RowBatch[]): number {
  return batches.reduce((count, batch) => count + batch.length, 0);
}

/**
 * Reads the rows of a recognised table into records, problems and control sums.
 * @throws FileRefused when nothing of the file may be used.
 */
export async function readTable(
  table: FoundTable,
  bytes: AsyncIterable<Uint8Array>,
  findings: FileFindings,
  options: TableOptions,
): Promise<void> {
  checkHeadings(table, findings);
  const formats = new Formats(table, findings.scope().marketplace);
  const reading = new TableReading(table, findings, formats, options);
  const end: RowsEnd = { unterminated: false, openQuoteLine: null, nulLine: null };
  const { lineEnd } = table;
  const delimiter = DELIMITERS[table.delimiter];
  const firstLine = table.headingLine + 1;
  const request = { bytes: after(bytes, table.bodyStart), delimiter, lineEnd, firstLine, end };
  // The last row is held back until the end is known: only then is it told whether it is cut.
  let waiting: RowBatch[] = [];
  let used = 0;
  let settled = false;
  function useUpTo(last: RowBatch | undefined): void {
    for (const rows of waiting) {
      const stop = rows === last ? rows.length - 1 : rows.length;
      reading.useAll(rows, rows === waiting[0] ? used : 0, stop);
    }
    used = last === undefined ? 0 : last.length - 1;
    for (const rows of waiting) if (rows !== last) rows.release();
    waiting = last === undefined ? [] : [last];
  }
  for await (const batch of rowsOf(table, options.quotedBy, request)) {
    if (batch.length === 0) {
      batch.release();
      continue;
    }
    waiting.push(batch);
    if (!settled && countOf(waiting) < LIMITS.sampleRows) continue;
    if (!settled) formats.settle(waiting);
    if (!settled) reportResaved(table, waiting, findings);
    settled = true;
    useUpTo(batch);
  }
  if (!settled) formats.settle(waiting);
  if (!settled) reportResaved(table, waiting, findings);
  const last = waiting.at(-1);
  useUpTo(last);
  const row = last === undefined ? 0 : last.length - 1;
  const isCut = last !== undefined && end.unterminated && last.width(row) < table.headings.length;
  if (last !== undefined) reading.use(last, row, isCut);
  const lastLine = last?.line(row) ?? table.headingLine;
  reportEnd(end, lastLine, isCut, findings);
  reading.end();
}
