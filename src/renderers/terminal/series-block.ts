import type { SeriesBlock } from '../../model/document.ts';
import { plainText } from '../../model/plain-text.ts';
import { extremes, markLabels, pointText } from '../series.ts';
import { extremesText, NO_VALUES, provisionalText } from '../wording.ts';
import { displayWidth, padEnd, padStart, truncate } from '../display-width.ts';
import { indented, type Screen } from './screen.ts';

const INDENT = 2;
const LEVELS = '▁▂▃▄▅▆▇█';
/** Eighths of a block, for the end of a bar. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** More bars than this are a line in disguise. */
const MOST_BARS = 31;
const GAP = 2;
/** Room for fewer columns than this shows nothing: the bars are left out. */
const SHORTEST_BAR = 4;
const LONGEST_BAR = 48;
const UNKNOWN_POINT = '·';

function level(value: number | null, low: number, high: number): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN_POINT;
  const share = high === low ? 0.5 : (value - low) / (high - low);
  return LEVELS[Math.min(LEVELS.length - 1, Math.floor(share * LEVELS.length))] ?? UNKNOWN_POINT;
}

/** One sparkline a series, from its lowest to its highest value, both named with their labels. */
function sparkLines(block: SeriesBlock, screen: Screen): string[] {
  const { formatter, paint } = screen;
  const width = screen.width - INDENT;
  return block.series.flatMap((series, at) => {
    const name = `${' '.repeat(INDENT)}${truncate(plainText(series.name), width)}`;
    const range = extremes(series, block.labels);
    const gap = at === 0 ? [] : [''];
    if (range === null) return [...gap, name, ...indented(screen, NO_VALUES, INDENT).map(paint.quiet)];
    const points = block.labels.map((_, index) =>
      level(series.values[index] ?? null, range.low.value, range.high.value),
    );
    const lines: string[] = [];
    for (let from = 0; from < points.length; from += width) {
      // Points that may still change are quiet here and named in the note under the block.
      const settled = Math.max(from, Math.min(block.provisionalFrom ?? points.length, from + width));
      const early = points.slice(from, settled).join('');
      const late = points.slice(settled, from + width).join('');
      lines.push(`${' '.repeat(INDENT)}${early}${paint.quiet(late)}`);
    }
    return [...gap, paint.strong(name), ...lines, ...indented(screen, extremesText(series, block, formatter), INDENT)];
  });
}

function bar(share: number, width: number): string {
  const eighths = Math.round(share * width * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** One bar a value, all from zero and of all series on one scale; bars below zero are hollow and their value carries the minus sign. */
function barLines(block: SeriesBlock, screen: Screen): string[] {
  const { formatter, paint } = screen;
  const labels = block.labels.map(plainText);
  const widestLabel = Math.max(1, ...labels.map(displayWidth));
  const texts = block.series.map((series) => labels.map((_, index) => pointText(series, index, block, formatter)));
  const valueWidth = Math.max(1, ...texts.flat().map(displayWidth));
  const most = Math.max(0, ...block.series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))));
  return block.series.flatMap((series, at) => {
    const values = labels.map((_, index) => series.values[index] ?? null);
    const shown = texts[at] ?? [];
    const beside = screen.width - INDENT - valueWidth - GAP;
    const labelWidth = Math.max(1, Math.min(widestLabel, Math.floor(screen.width / 3), beside));
    const left = Math.min(LONGEST_BAR, beside - labelWidth - GAP);
    const barWidth = left < SHORTEST_BAR ? 0 : left;
    const lines = labels.map((label, index) => {
      const value = values[index] ?? null;
      const full = value === null || most === 0 ? '' : bar(Math.abs(value) / most, barWidth);
      const drawn = value !== null && value < 0 ? '░'.repeat(full.length) : full;
      const late = block.provisionalFrom !== undefined && index >= block.provisionalFrom;
      const head = `${padEnd(truncate(label, labelWidth), labelWidth)}  ${padStart(shown[index] ?? '', valueWidth)}`;
      const line = `${' '.repeat(INDENT)}${head}  ${drawn}`.trimEnd();
      return late ? paint.quiet(line) : line;
    });
    const name = `${' '.repeat(INDENT)}${truncate(plainText(series.name), screen.width - INDENT)}`;
    return [...(at === 0 ? [] : ['']), paint.strong(name), ...lines];
  });
}

/** Values over labels as bars or sparklines in text, with lowest, highest and last value in words. */
export function seriesLines(block: SeriesBlock, screen: Screen): string[] {
  const { labels } = block;
  if (labels.length === 0 || block.series.length === 0) return indented(screen, NO_VALUES, INDENT);
  const bars = block.chart === 'bar' && labels.length <= MOST_BARS;
  const lines = bars ? barLines(block, screen) : sparkLines(block, screen);
  const notes: string[] = [];
  if (!bars) notes.push(`From ${plainText(labels[0] ?? '')} to ${plainText(labels.at(-1) ?? '')}.`);
  const provisional = provisionalText(block);
  if (provisional !== '') notes.push(provisional);
  if (notes.length > 0) lines.push(...indented(screen, notes.join(' '), INDENT).map(screen.paint.quiet));
  for (const [at, label] of markLabels(block).entries()) lines.push(...indented(screen, label, INDENT, `${at + 1}. `));
  return lines;
}
