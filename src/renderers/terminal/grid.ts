import { displayWidth, padEnd, padStart, truncate, truncateStart, wrap } from '../display-width.ts';

/** One column of text cells with how it may give way when the terminal is narrow. */
export interface GridColumn {
  readonly label: string;
  readonly align: 'left' | 'right';
  /** Higher numbers are dropped first, the last of equals before the others. */
  readonly priority: number;
  /** never: numbers and dates; wrap: text whose end matters and long ids; cut: text that may end in an ellipsis; cut-start: begin with one. */
  readonly narrowing: 'never' | 'wrap' | 'cut' | 'cut-start';
  /** Narrowest useful width where it is not the usual one of its narrowing. */
  readonly least?: number;
}

export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals?: readonly string[];
}

/** How parts of a grid are styled; applied after padding, so that styles never count as width. */
export interface GridStyle {
  head(text: string): string;
  rule(text: string): string;
  totals(text: string): string;
  cell(text: string, row: number, column: number): string;
}

export interface GridLayout {
  readonly lines: readonly string[];
  /** Labels of the columns for which there was no room. */
  readonly dropped: readonly string[];
}

const GAP = '  ';
/** Columns kept whatever their priority; a grid that needs fewer is shown row by row instead. */
const FEWEST_COLUMNS = 2;
/** Narrowest useful width of a text column, by how it gives way. */
const LEAST = { wrap: 20, cut: 12, 'cut-start': 12 } as const;
const LONGEST_HEADING_WORD = 16;

interface Measured {
  readonly index: number;
  readonly column: GridColumn;
  readonly least: number;
  readonly wanted: number;
}

function measure(grid: Grid): Measured[] {
  return grid.columns.map((column, index) => {
    const cells = grid.totals === undefined ? grid.rows : [...grid.rows, grid.totals];
    let widest = 0;
    for (const row of cells) widest = Math.max(widest, displayWidth(row[index] ?? ''));
    let word = 0;
    for (const part of column.label.split(' ')) word = Math.max(word, displayWidth(part));
    const body = column.narrowing === 'never' ? widest : Math.min(widest, column.least ?? LEAST[column.narrowing]);
    return {
      index,
      column,
      least: Math.max(body, Math.min(word, LONGEST_HEADING_WORD), 1),
      wanted: Math.max(widest, displayWidth(column.label), 1),
    };
  });
}

function room(count: number, width: number): number {
  return width - GAP.length * (count - 1);
}

function fits(columns: readonly Measured[], width: number): boolean {
  let least = 0;
  for (const column of columns) least += column.least;
  return least <= room(columns.length, width);
}

/** Drops columns until the rest fits, never the first one: it says what a row is. Null when that is not enough. */
function choose(columns: readonly Measured[], width: number): Measured[] | null {
  const kept = [...columns];
  while (!fits(kept, width)) {
    if (kept.length <= FEWEST_COLUMNS) return null;
    let worst = kept.length - 1;
    for (let at = kept.length - 2; at > 0; at -= 1) {
      if ((kept[at]?.column.priority ?? 1) > (kept[worst]?.column.priority ?? 1)) worst = at;
    }
    kept.splice(worst, 1);
  }
  return kept;
}

/** Shares what is left over, a column of the terminal at a time, among the columns that want more. */
function widths(columns: readonly Measured[], width: number): number[] {
  const given = columns.map(({ least }) => least);
  let left = room(columns.length, width);
  for (const each of given) left -= each;
  let grew = true;
  while (left > 0 && grew) {
    grew = false;
    for (const [at, { wanted }] of columns.entries()) {
      if (left === 0 || (given[at] ?? 0) >= wanted) continue;
      given[at] = (given[at] ?? 0) + 1;
      left -= 1;
      grew = true;
    }
  }
  return given;
}

type CellStyle = (text: string, at: number) => string;

/** One row as lines: its cells broken or cut to their columns, side by side, and starting or ending together. */
function rowLines(
  cells: readonly string[],
  columns: readonly GridColumn[],
  given: readonly number[],
  style: CellStyle,
  stand: 'head' | 'foot' = 'head',
) {
  const broken = cells.map((cell, at) => {
    const width = given[at] ?? 1;
    if (displayWidth(cell) <= width) return [cell];
    const { narrowing } = columns[at] ?? {};
    if (narrowing === 'cut') return [truncate(cell, width)];
    return narrowing === 'cut-start' ? [truncateStart(cell, width)] : wrap(cell, width);
  });
  const lines: string[] = [];
  const height = Math.max(...broken.map((parts) => parts.length));
  for (let level = 0; level < height; level += 1) {
    const texts = broken.map((parts) => parts[stand === 'head' ? level : level - height + parts.length] ?? '');
    const last = texts.findLastIndex((text) => text !== '');
    const shown = texts.slice(0, last + 1).map((text, at) => {
      if (columns[at]?.align === 'right') return style(padStart(text, given[at] ?? 0), at);
      return style(at === last ? text : padEnd(text, given[at] ?? 0), at);
    });
    lines.push(shown.join(GAP));
  }
  return lines;
}

/** The last resort of narrow terminals: every row as a list of `label  value`, nothing dropped. */
function stacked(grid: Grid, width: number, style: GridStyle): string[] {
  let widest = 1;
  for (const { label } of grid.columns) widest = Math.max(widest, displayWidth(label));
  const given = [Math.min(widest, Math.floor(width / 3)), 0];
  given[1] = width - (given[0] ?? 0) - GAP.length;
  const pair: GridColumn[] = [
    { label: '', align: 'left', priority: 1, narrowing: 'wrap' },
    { label: '', align: 'left', priority: 1, narrowing: 'wrap' },
  ];
  const record = (cells: readonly string[], paint: (text: string, column: number) => string) =>
    grid.columns.flatMap(({ label }, index) =>
      rowLines([label, cells[index] ?? ''], pair, given, (text, at) =>
        at === 0 ? style.head(text) : paint(text, index),
      ),
    );
  const rows = grid.rows.map((cells, row) => record(cells, (text, column) => style.cell(text, row, column)));
  if (grid.totals !== undefined) rows.push(record(grid.totals, style.totals));
  return rows.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

/**
 * Sets a grid in at most `width` columns: headings over several lines, text columns narrowed by wrapping or cutting,
 * then columns dropped by priority, and when even two do not fit, rows as lists. Numbers and dates are never cut.
 * A grid whose labels are all empty has no heading.
 */
export function layoutGrid(grid: Grid, width: number, style: GridStyle): GridLayout {
  const measured = measure(grid);
  const kept = choose(measured, width);
  if (kept === null) return { lines: stacked(grid, width, style), dropped: [] };
  const given = widths(kept, width);
  const columns = kept.map(({ column }) => column);
  const pick = (cells: readonly string[]) => kept.map(({ index }) => cells[index] ?? '');
  const rule = style.rule(given.map((each) => '─'.repeat(each)).join(GAP));

  const lines: string[] = [];
  if (columns.some(({ label }) => label !== '')) {
    // Headings are wrapped whatever the column does with its cells, and stand on the rule.
    const headings = columns.map((column) => ({ ...column, narrowing: 'wrap' as const }));
    const labels = columns.map(({ label }) => label);
    lines.push(...rowLines(labels, headings, given, style.head, 'foot'), rule);
  }
  for (const [row, cells] of grid.rows.entries()) {
    lines.push(...rowLines(pick(cells), columns, given, (text, at) => style.cell(text, row, kept[at]?.index ?? at)));
  }
  if (grid.totals !== undefined) lines.push(rule, ...rowLines(pick(grid.totals), columns, given, style.totals));
  const left = new Set(kept.map(({ index }) => index));
  return { lines, dropped: measured.filter(({ index }) => !left.has(index)).map(({ column }) => column.label) };
}
