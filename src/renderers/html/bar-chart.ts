import type { SeriesBlock } from '../../model/document.ts';
import { type Formatter, UNKNOWN } from '../format.ts';
import {
  axisLabels,
  CHART_WIDTH,
  chartFrame,
  chartLine,
  chartText,
  chartTextWidth,
  shortLabel,
  whisker,
} from './chart-frame.ts';
import { coordinate } from './markup.ts';
import { barEnds, drawableInterval, isDrawable, labelStep, scaleFor, spannedValues } from './scale.ts';

/** More rows of bars than this are drawn as columns, or the chart fills the page. */
const MOST_ROWS = 16;
const ROW = { bar: 18, gap: 3, between: 12 } as const;
const LABEL_GAP = 8;
const COLUMNS = { top: 12, bottom: 168, height: 196, right: CHART_WIDTH - 10, labels: 6 } as const;

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rect(look: string, box: Rect): string {
  const [x, y] = [coordinate(box.x), coordinate(box.y)];
  const [width, height] = [coordinate(Math.max(0, box.width)), coordinate(Math.max(0, box.height))];
  return `<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}

function look(block: SeriesBlock, at: number, index: number): string {
  const late = block.provisionalFrom !== undefined && index >= block.provisionalFrom;
  return `bar s${at + 1}${late ? ' late' : ''}`;
}

/** A row a value with its label before and the value behind it: readable on a phone, exact without an axis. */
function rows(block: SeriesBlock, id: string, formatter: Formatter): string {
  const { labels, series } = block;
  const known = spannedValues(series);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const names = labels.map(shortLabel);
  const shown = series.map(({ values }) =>
    labels.map((_, index) => {
      const value = values[index];
      return isDrawable(value) ? formatter.number(value, block.kind, block.currency) : UNKNOWN;
    }),
  );
  const left = Math.min(178, Math.max(20, ...names.map(chartTextWidth))) + 8;
  const right = CHART_WIDTH - Math.max(20, ...shown.flat().map(chartTextWidth)) - 10;
  // No axis and so no round ends: every bar carries its value. Halves, because the span itself may overflow.
  const half = high / 2 - low / 2 || 1;
  const x = (value: number) => left + ((right - left) * (value / 2 - low / 2)) / half;
  const group = series.length * (ROW.bar + ROW.gap) - ROW.gap;
  const height = labels.length * (group + ROW.between);
  const bars = labels.map((_, index) => {
    const top = index * (group + ROW.between) + ROW.between / 2;
    const name = chartText(left - 8, top + group / 2 + 4, 'end', names[index] ?? '');
    const each = series.map((one, at) => {
      const ends = barEnds(one, index);
      const interval = drawableInterval(one, index);
      const y = top + at * (ROW.bar + ROW.gap);
      const box =
        ends === null
          ? ''
          : rect(look(block, at, index), {
              x: Math.min(...ends.map(x)),
              y,
              width: Math.abs(x(ends[1]) - x(ends[0])),
              height: ROW.bar,
            });
      const end = Math.max(ends === null ? x(0) : Math.max(...ends.map(x)), ...(interval ?? []).map(x));
      const middle = y + ROW.bar / 2;
      const reach = interval === null ? '' : whisker([x(interval[0]), middle], [x(interval[1]), middle]);
      return box + reach + chartText(end + 6, y + ROW.bar / 2 + 4.5, 'start', shown[at]?.[index] ?? UNKNOWN);
    });
    return name + each.join('');
  });
  return chartFrame(block, id, height, chartLine([x(0), 0], [x(0), height], 'axis') + bars.join(''), formatter);
}

/** A column a value with both axes, for many labels. */
function columns(block: SeriesBlock, id: string, formatter: Formatter): string {
  const { labels, series } = block;
  const { top, bottom, right } = COLUMNS;
  const scale = scaleFor(spannedValues(series), true);
  const ticks = formatter.ticks(scale.ticks, block.kind, block.currency);
  const left = Math.max(24, ...ticks.map(chartTextWidth)) + 8;
  const slot = (right - left) / labels.length;
  const width = (slot * 0.8) / series.length;
  const y = (value: number) => bottom - (bottom - top) * scale.at(value);
  const grid = scale.ticks.map(
    (tick, at) =>
      chartLine([left, y(tick)], [right, y(tick)], tick === 0 ? 'axis' : 'grid') +
      chartText(left - 6, y(tick) + 4, 'end', ticks[at] ?? ''),
  );
  const names = axisLabels(labels);
  const room = Math.floor((right - left) / (Math.max(...names.map(chartTextWidth)) + LABEL_GAP));
  const step = labelStep(labels.length, Math.max(1, Math.min(COLUMNS.labels, room)));
  const bars = names.map((label, index) => {
    const start = left + slot * index;
    const name = index % step === 0 ? chartText(start + slot / 2, bottom + 18, 'middle', label) : '';
    const each = series.map((one, at) => {
      const ends = barEnds(one, index);
      const interval = drawableInterval(one, index);
      if (ends === null) return '';
      const box = { x: start + slot * 0.1 + at * width, y: Math.min(...ends.map(y)), width };
      const centre = box.x + width / 2;
      const reach = interval === null ? '' : whisker([centre, y(interval[0])], [centre, y(interval[1])]);
      return rect(look(block, at, index), { ...box, height: Math.abs(y(ends[1]) - y(ends[0])) }) + reach;
    });
    return name + each.join('');
  });
  return chartFrame(block, id, COLUMNS.height, grid.join('') + bars.join(''), formatter);
}

/** Bars from zero: lying for few labels, standing for many. */
export function barChart(block: SeriesBlock, id: string, formatter: Formatter): string {
  return block.labels.length <= MOST_ROWS ? rows(block, id, formatter) : columns(block, id, formatter);
}
