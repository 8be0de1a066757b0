import type { MetricItem, MetricsBlock } from '../../model/document.ts';
import { plainText } from '../../model/plain-text.ts';
import { intervalText, NO_VALUES, TONE_SIGN } from '../wording.ts';
import { type GridColumn, layoutGrid } from './grid.ts';
import { indented, type Screen } from './screen.ts';
import { gridStyle } from './table-block.ts';

const INDENT = 2;

interface Part {
  readonly column: GridColumn;
  read(metric: MetricItem): string;
}

/** Metrics as aligned rows: value, range, count, change, and notes under the row they belong to. */
export function metricsLines(block: MetricsBlock, screen: Screen): string[] {
  const { formatter, paint } = screen;
  if (block.metrics.length === 0) return indented(screen, NO_VALUES, INDENT);
  const toned = block.metrics.some(({ tone }) => TONE_SIGN[tone ?? 'neutral'] !== '');
  const parts: Part[] = [
    {
      column: { label: '', align: 'left', priority: 1, narrowing: 'wrap' },
      read: ({ tone, label }) => {
        const sign = TONE_SIGN[tone ?? 'neutral'].padEnd(toned ? 2 : 0);
        return `${sign}${plainText(label)}`;
      },
    },
    {
      column: { label: 'value', align: 'right', priority: 1, narrowing: 'wrap' },
      read: ({ value, kind }) => formatter.cell(value, kind),
    },
    {
      column: { label: 'range', align: 'right', priority: 3, narrowing: 'wrap', least: 13 },
      read: (metric) => intervalText(metric, formatter),
    },
    {
      column: { label: 'n', align: 'right', priority: 4, narrowing: 'never' },
      read: ({ n }) => (n === undefined ? '' : formatter.count(n)),
    },
    {
      column: { label: 'change', align: 'left', priority: 2, narrowing: 'wrap', least: 16 },
      read: ({ change }) => plainText(change ?? ''),
    },
  ];
  // A column that says nothing for any metric is not drawn.
  const used = parts.filter(({ read }, at) => at < 2 || block.metrics.some((metric) => read(metric) !== ''));
  const rows = block.metrics.map((metric) => used.map(({ read }) => read(metric)));
  const style = gridStyle(screen);
  const grid = layoutGrid({ columns: used.map(({ column }) => column), rows }, screen.width - INDENT, {
    ...style,
    cell: (text, row, column) => {
      if (column === 1) return paint.strong(text);
      return column === 0 || column === 4 ? paint.tone[block.metrics[row]?.tone ?? 'neutral'](text) : text;
    },
  });
  const lines = grid.lines.map((line) => (line === '' ? line : ' '.repeat(INDENT) + line));
  for (const { label, note } of block.metrics) {
    if (note === undefined || note === '') continue;
    lines.push(...indented(screen, `${plainText(label)}: ${plainText(note)}`, INDENT, '· ').map(paint.quiet));
  }
  if (grid.dropped.length > 0) {
    lines.push(...indented(screen, `Not shown at this width: ${grid.dropped.join(', ')}.`, INDENT).map(paint.quiet));
  }
  return lines;
}
