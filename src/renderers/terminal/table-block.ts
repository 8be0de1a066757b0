import type { Column, TableBlock } from '../../model/document.ts';
import { plainText } from '../../model/plain-text.ts';
import { isNumeric } from '../format.ts';
import { NO_ROWS, oneLine, totalsCell } from '../wording.ts';
import { displayWidth } from '../display-width.ts';
import { type GridColumn, type GridStyle, layoutGrid } from './grid.ts';
import { indented, type Screen } from './screen.ts';

const INDENT = 2;
/** Ids are copied and so stay on one line; beyond this they would push everything else off the screen. */
const LONGEST_ID = 32;

/** The plain look shared by tables and metrics. */
export function gridStyle(screen: Screen): GridStyle {
  const { paint } = screen;
  return { head: paint.strong, rule: paint.quiet, totals: paint.strong, cell: (text) => text };
}

function narrowingOf({ truncate }: Column, long: boolean): GridColumn['narrowing'] {
  if (long || truncate === undefined || truncate === false) return 'wrap';
  return truncate === 'start' ? 'cut-start' : 'cut';
}

function gridColumn(column: Column, cells: readonly string[]): GridColumn {
  const long = column.kind === 'id' && cells.some((cell) => displayWidth(cell) > LONGEST_ID);
  const text = column.kind === 'text' || long;
  return {
    label: plainText(column.label),
    align: isNumeric(column.kind) ? 'right' : 'left',
    priority: column.priority ?? 1,
    narrowing: text ? narrowingOf(column, long) : 'never',
  };
}

/** A table as aligned columns, with a line that names the columns a narrow screen had no room for. */
export function tableLines(block: TableBlock, screen: Screen): string[] {
  const { formatter, paint } = screen;
  if (block.rows.length === 0) return indented(screen, plainText(block.emptyText ?? NO_ROWS), INDENT);
  const shown = (cells: TableBlock['rows'][number]) =>
    block.columns.map((column, index) => formatter.cell(oneLine(cells[index], column), column.kind));
  const rows = block.rows.map(shown);
  const { totals: sums } = block;
  const totals = sums && block.columns.map((column, index) => totalsCell(sums[index], column, formatter));
  const columns = block.columns.map((column, index) =>
    gridColumn(
      column,
      rows.map((row) => row[index] ?? ''),
    ),
  );
  const grid = layoutGrid(
    { columns, rows, ...(totals === undefined ? {} : { totals }) },
    screen.width - INDENT,
    gridStyle(screen),
  );
  const lines = grid.lines.map((line) => (line === '' ? line : ' '.repeat(INDENT) + line));
  if (grid.dropped.length > 0) {
    const note = `Not shown at this width: ${grid.dropped.join(', ')}. A wider terminal or --format csv shows all.`;
    lines.push(...indented(screen, note, INDENT).map(paint.quiet));
  }
  return lines;
}
