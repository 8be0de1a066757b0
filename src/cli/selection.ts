import type { Block, Cell, Column, Document, TableBlock } from '../model/document.ts';
import { EXIT, UserError } from '../model/errors.ts';
import { compareMoney, decimalText, majorUnits, moneyFromDecimal } from '../model/money.ts';
import { didYouMean } from './did-you-mean.ts';

const OPERATORS = ['!=', '>=', '<=', '=', '>', '<', '~'] as const;

/** One `--filter`. */
export interface Filter {
  readonly key: string;
  readonly operator: (typeof OPERATORS)[number];
  readonly value: string;
}

/** What `--columns`, `--sort` and `--filter` ask for. */
export interface Selection {
  readonly columns?: readonly string[];
  readonly sort?: { readonly key: string; readonly descending: boolean };
  readonly filters: readonly Filter[];
}

/**
 * Reads one `--filter`: `key=value`, `key!=value`, `key>number` (also `<`, `>=`, `<=`) or `key~text`.
 * @throws UserError `filter-unreadable`.
 */
export function parseFilter(text: string): Filter {
  const match = /^\s*([\w.-]+)\s*(!=|>=|<=|=|>|<|~)(.*)$/s.exec(text);
  const operator = OPERATORS.find((known) => known === match?.[2]);
  const filter = match && operator ? { key: match[1] ?? '', operator, value: (match[3] ?? '').trim() } : null;
  if (filter === null) {
    throw new UserError('filter-unreadable', EXIT.usage, `--filter cannot read "${text}".`, [
      'Write key=value, key!=value, key>number, key<number or key~text, in quotes: --filter "price>20".',
    ]);
  }
  const isComparison = /[<>]/.test(filter.operator);
  if (isComparison && (filter.value === '' || !Number.isFinite(Number(filter.value))) && !isDateLike(filter.value)) {
    throw new UserError(
      'filter-unreadable',
      EXIT.usage,
      `--filter "${text}" compares with something that is no number and no date.`,
      ['Write the number plainly, for example --filter "price>1234.50"; shares are 0 to 1.'],
    );
  }
  return filter;
}

function isDateLike(text: string): boolean {
  return /^\d{4}-\d{2}(-\d{2})?/.test(text);
}

/** Reads `--sort`: `key`, `key:asc`, `key:desc` or `-key`. */
export function parseSort(text: string): NonNullable<Selection['sort']> {
  const descending = text.startsWith('-') || text.endsWith(':desc');
  return { key: text.replace(/^-/, '').replace(/:(asc|desc)$/, ''), descending };
}

/** Reads `--columns`: keys with commas between them. */
export function parseColumns(text: string): string[] {
  return text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** True when the selection changes anything. */
export function selects(selection: Selection): boolean {
  return selection.columns !== undefined || selection.sort !== undefined || selection.filters.length > 0;
}

function isMoney(cell: Cell | undefined): cell is Exclude<Cell, string | number | null> {
  return typeof cell === 'object' && cell !== null;
}

function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return isMoney(cell) ? decimalText(cell) : String(cell);
}

/** -1, 0 or 1 between a cell and a filter's value; null where they cannot be compared. */
function compareWith(cell: Cell | undefined, value: string): number | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (isMoney(cell)) {
    const other = moneyFromDecimal(value, cell.currency);
    return other === null ? Math.sign(majorUnits(cell) - Number(value)) : compareMoney(cell, other);
  }
  if (isDateLike(value)) return String(cell) < value ? -1 : Number(String(cell) > value);
  const number = Number(cell);
  return Number.isNaN(number) ? null : Math.sign(number - Number(value));
}

/** Same number where the cell is one (24.9 equals 24.90), else the same text in any case. */
function equals(cell: Cell | undefined, value: string): boolean {
  if ((isMoney(cell) || typeof cell === 'number') && value !== '' && Number.isFinite(Number(value))) {
    return compareWith(cell, value) === 0;
  }
  return cellText(cell).toLowerCase() === value.toLowerCase();
}

/** Whether a cell passes a filter. An unknown value passes only `key=` (nothing) and `key!=something`. */
export function passes(cell: Cell | undefined, { operator, value }: Filter): boolean {
  switch (operator) {
    case '=':
      return equals(cell, value);
    case '!=':
      return !equals(cell, value);
    case '~':
      return cellText(cell).toLowerCase().includes(value.toLowerCase());
    case '>':
      return compareWith(cell, value) === 1;
    case '<':
      return compareWith(cell, value) === -1;
    case '>=':
      return (compareWith(cell, value) ?? -1) >= 0;
    case '<=':
      return (compareWith(cell, value) ?? 1) <= 0;
  }
}

/** Unknown values come last whichever the direction; amounts of two currencies are kept apart. */
function compareCells(left: Cell | undefined, right: Cell | undefined, sign: 1 | -1): number {
  const leftEmpty = left === null || left === undefined || left === '';
  const rightEmpty = right === null || right === undefined || right === '';
  if (leftEmpty || rightEmpty) return Number(leftEmpty) - Number(rightEmpty);
  if (isMoney(left) && isMoney(right)) {
    if (left.currency !== right.currency) return left.currency < right.currency ? -1 : 1;
    return sign * compareMoney(left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') return sign * Math.sign(left - right);
  const [one, two] = [cellText(left), cellText(right)];
  // By code unit and not by locale, so that every machine gives the same bytes.
  return one === two ? 0 : sign * (one < two ? -1 : 1);
}

function applyToTable(table: TableBlock, selection: Selection): TableBlock {
  const place = new Map(table.columns.map((column, index) => [column.key, index]));
  const filters = selection.filters.filter((filter) => place.has(filter.key));
  let rows = table.rows.filter((row) => filters.every((filter) => passes(row[place.get(filter.key) ?? -1], filter)));
  const leftOut = table.rows.length - rows.length;
  const { sort } = selection;
  const sortAt = sort === undefined ? undefined : place.get(sort.key);
  if (sort !== undefined && sortAt !== undefined) {
    rows = rows.toSorted((one, two) => compareCells(one[sortAt], two[sortAt], sort.descending ? -1 : 1));
  }
  const chosen = (selection.columns ?? []).flatMap((key) => place.get(key) ?? []);
  const pick = <Item>(items: readonly Item[]): readonly Item[] =>
    chosen.length === 0 ? items : chosen.map((index) => items[index] as Item);
  const { totals, note, ...rest } = table;
  const notes = [note, leftOut > 0 ? `Filtered: ${rows.length} of ${table.rows.length} rows.` : undefined];
  const noteText = notes.filter((part) => part !== undefined).join(' ');
  return {
    ...rest,
    columns: pick<Column>(table.columns),
    rows: rows.map((row) => pick<Cell>(row)),
    // A sum over rows that are no longer shown would be read as the sum of those that are.
    ...(totals !== undefined && leftOut === 0 ? { totals: pick<Cell>(totals) } : {}),
    ...(noteText === '' ? {} : { note: noteText }),
  };
}

/** Whether a block is still wanted when columns were named: a table without any of them is not. */
function isWanted(block: Block, columns: readonly string[], rowsOnly: boolean): boolean {
  if (block.type !== 'table') return !rowsOnly;
  return block.columns.some((column) => columns.includes(column.key));
}

/**
 * The document with its tables cut to the selection. Sorting and filters leave a table without the named column as
 * it is; `--columns` leaves such a table out, and with `rowsOnly` (for formats that are nothing but rows) every block
 * that is no table too, so that a CSV of chosen columns is one plain table. `data` is left alone: JSON is the contract
 * for programs, which have better tools to select with.
 * @throws UserError `column-unknown` when no table of the document has a named column, with the known ones.
 */
export function applySelection<D extends Document>(document: D, selection: Selection, rowsOnly = false): D {
  if (!selects(selection)) return document;
  const tables = document.blocks.filter((block) => block.type === 'table');
  const known = [...new Set(tables.flatMap((table) => table.columns.map((column) => column.key)))];
  const asked = [
    ...(selection.columns ?? []).map((key) => ['--columns', key] as const),
    ...(selection.sort === undefined ? [] : [['--sort', selection.sort.key] as const]),
    ...selection.filters.map((filter) => ['--filter', filter.key] as const),
  ];
  for (const [flag, key] of asked) {
    if (known.includes(key)) continue;
    throw new UserError('column-unknown', EXIT.usage, `${flag}: there is no column "${key}".`, [
      ...didYouMean(key, known),
      known.length === 0 ? 'This result has no table.' : `Known columns: ${known.join(', ')}.`,
    ]);
  }
  const { columns } = selection;
  const blocks = document.blocks
    .filter((block) => columns === undefined || isWanted(block, columns, rowsOnly))
    .map((block) => (block.type === 'table' ? applyToTable(block, selection) : block));
  return { ...document, blocks };
}
