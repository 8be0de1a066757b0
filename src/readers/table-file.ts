import { DateFormat } from './dates.ts';
import type { ColumnSpec, TableScope, TotalName } from './definition.ts';
import { splitCurrency } from './currencies.ts';
import { LIMITS } from './limits.ts';
import { NumberFormat } from './numbers.ts';
import { FileRefused, RowRejected } from './refusal.ts';
import { Row, type RowFacts } from './row.ts';
import type { FileFindings } from './file-findings.ts';
import { DELIMITERS, type FoundTable } from './table-head.ts';
import { plainRows, quotedRows, type RawRow, type RowsEnd } from './table-rows.ts';

async function* after(text: AsyncIterable<string>, start: number): AsyncGenerator<string> {
  let skip = start;
  for await (const chunk of text) {
    yield chunk.slice(skip);
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

  constructor(table: FoundTable) {
    this.#table = table;
    this.numbers = new NumberFormat(table.report.decimalMark(table.mapped.language));
    this.dates = new Map(columnsOf(table, ['date']).map((column) => [column, new DateFormat()]));
  }

  #cells(rows: readonly RawRow[], column: string): string[] {
    const place = this.#table.mapped.places.get(column) ?? -1;
    return rows.map(({ cells }) => (cells[place] ?? '').trim()).filter((cell) => cell !== '');
  }

  settle(rows: readonly RawRow[]): void {
    for (const [column, format] of this.dates) format.settle(this.#cells(rows, column));
    const numeric = columnsOf(this.#table, ['count', 'number', 'money', 'share']);
    const cells = numeric.flatMap((column) => this.#cells(rows, column));
    this.numbers.settle(cells.map((cell) => splitCurrency(cell.replace(/\s*[%％]$/, '')).digits));
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
function fits(raw: RawRow, width: number, end: RowsEnd, isLast: boolean, findings: FileFindings): boolean {
  const { cells, line } = raw;
  if (cells.length === width) return true;
  if (cells.length > width) {
    if (cells.slice(width).every((cell) => cell.trim() === '')) return true;
    const message = `The row has ${cells.length} fields under ${width} headings and was left out.`;
    findings.problem({ code: 'row-too-many-fields', scope: 'row', line, message });
    return false;
  }
  const cut = isLast && end.unterminated;
  const message = cut
    ? 'The last row is cut off and was left out: the file is incomplete.'
    : `The row has ${cells.length} fields under ${width} headings and was left out.`;
  findings.problem({ code: cut ? 'row-truncated' : 'row-too-few-fields', scope: 'row', line, message });
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

/** Reads the rows of a recognised table into records, problems and control sums. */
export async function readTable(table: FoundTable, text: AsyncIterable<string>, findings: FileFindings): Promise<void> {
  checkHeadings(table, findings);
  const { report, mapped } = table;
  const scope: TableScope = Object.assign(findings.scope(), {
    language: mapped.language,
    preamble: table.preamble,
    has: (column: string) => mapped.places.has(column),
    heading: (column: string) => table.headings[mapped.places.get(column) ?? -1]?.trim() ?? null,
    columns: [...mapped.places.keys()],
  });
  const reader = report.open(scope);
  const formats = new Formats(table);
  const facts: RowFacts = {
    file: findings.path,
    places: mapped.places,
    headings: table.headings,
    numbers: formats.numbers,
    dates: formats.dates,
    problem: (entry) => findings.problem(entry),
  };
  const totals = Object.entries(report.totals).filter(([, column]) => mapped.places.has(column)) as [
    TotalName,
    string,
  ][];
  for (const [name] of totals) findings.startTotal(name);
  const end: RowsEnd = { unterminated: false, openQuoteLine: null, nulLine: null };

  function use(raw: RawRow, isLast: boolean): void {
    findings.rows += 1;
    if (!fits(raw, table.headings.length, end, isLast, findings)) return;
    const row = new Row<string>(facts, raw.line, raw.cells);
    try {
      reader.row(row);
    } catch (error) {
      if (error instanceof RowRejected) return;
      throw error;
    }
    for (const [name, column] of totals) {
      const plain = row.summand(column, report.columns[column]?.kind ?? 'text');
      if (plain !== null) findings.add(name, plain);
    }
  }

  const request = {
    text: after(text, table.bodyStart),
    delimiter: DELIMITERS[table.delimiter],
    firstLine: table.headingLine + 1,
    end,
  };
  // The last row is held back until the end is known: only then is it told whether it is cut.
  let waiting: RawRow[] = [];
  let settled = false;
  for await (const batch of table.quoted ? quotedRows(request) : plainRows(request)) {
    for (const raw of batch) waiting.push(raw);
    if (!settled && waiting.length < LIMITS.sampleRows) continue;
    if (!settled) formats.settle(waiting);
    settled = true;
    const ready = waiting;
    waiting = ready.splice(-1);
    for (const raw of ready) use(raw, false);
  }
  if (!settled) formats.settle(waiting);
  for (const [index, raw] of waiting.entries()) use(raw, index === waiting.length - 1);
  const last = waiting.at(-1);
  const lastIsCut = last !== undefined && last.cells.length < table.headings.length;
  reportEnd(end, last?.line ?? table.headingLine, lastIsCut, findings);
  reader.end?.();
}
