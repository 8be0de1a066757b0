import type { Series, SeriesBlock } from '../../model/document.ts';
import type { Formatter } from '../format.ts';
import { axisLabels, CHART_WIDTH, chartFrame, chartLine, chartText, chartTextWidth, whisker } from './chart-frame.ts';
import { coordinate } from './markup.ts';
import { drawableInterval, isDrawable, knownValues, labelStep, type Scale, scaleFor, spannedValues } from './scale.ts';

const PLOT = { top: 18, bottom: 168, right: CHART_WIDTH - 14 } as const;
const HEIGHT = 196;
const MOST_LABELS = 6;
/** Points of few are marked, so that a lone one between gaps is seen. */
const MOST_MARKED = 40;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

/** Runs of known neighbours: an unknown value is a gap, never a line across it. */
function runs(series: Series, place: (index: number, value: number) => Place): Place[][] {
  const found: Place[][] = [];
  let run: Place[] = [];
  for (const [index, value] of series.values.entries()) {
    if (isDrawable(value)) {
      run.push(place(index, value));
    } else if (run.length > 0) {
      found.push(run);
      run = [];
    }
  }
  if (run.length > 0) found.push(run);
  return found;
}

function path(places: readonly Place[], look: string): string {
  if (places.length < 2) return '';
  const points = places.map(({ x, y }) => `${coordinate(x)},${coordinate(y)}`).join(' ');
  return `<polyline class="${look}" points="${points}"/>`;
}

function drawn(series: Series, at: number, from: number, place: (index: number, value: number) => Place): string {
  const look = `line s${at + 1}`;
  return runs(series, place)
    .map((run) => {
      const settled = run.filter(({ index }) => index < from);
      // The provisional part starts at the last settled point, so that both meet.
      const late = run.filter(({ index }) => index >= from - 1);
      const dots =
        run.length === 1 || series.values.length <= MOST_MARKED
          ? run
              .map(({ x, y }) => `<circle class="dot s${at + 1}" cx="${coordinate(x)}" cy="${coordinate(y)}" r="2.2"/>`)
              .join('')
          : '';
      return path(settled, look) + (late.some(({ index }) => index >= from) ? path(late, `${look} late`) : '') + dots;
    })
    .join('');
}

/** A line from top to bottom at each label where something happened, with the numbers of what stands under the chart. */
function markLines({ labels, marks = [] }: SeriesBlock, x: (index: number) => number): string {
  const numbers = Map.groupBy(
    marks.map(({ at }, index) => ({ at, number: index + 1 })),
    ({ at }) => at,
  );
  return [...numbers]
    .filter(([at]) => at >= 0 && at < labels.length)
    .map(([at, each]) => {
      const text = each.map(({ number }) => number).join(', ');
      const anchor = at === labels.length - 1 && labels.length > 1 ? 'end' : 'middle';
      return chartLine([x(at), PLOT.top], [x(at), PLOT.bottom], 'mark') + chartText(x(at), PLOT.top - 5, anchor, text);
    })
    .join('');
}

/** Lines over labels with both axes; what Amazon may still change is shaded and thin. */
export function lineChart(block: SeriesBlock, id: string, formatter: Formatter): string {
  const { labels, series } = block;
  const scale: Scale = scaleFor(spannedValues(series), false);
  const ticks = formatter.ticks(scale.ticks, block.kind, block.currency);
  const left = Math.max(24, ...ticks.map(chartTextWidth)) + 8;
  const x = (index: number) =>
    labels.length === 1 ? (left + PLOT.right) / 2 : left + ((PLOT.right - left) * index) / (labels.length - 1);
  const y = (value: number) => PLOT.bottom - (PLOT.bottom - PLOT.top) * scale.at(value);
  const from = block.provisionalFrom ?? labels.length;
  const start = from < labels.length ? (x(Math.max(0, from - 1)) + x(from)) / 2 : PLOT.right;
  const shade =
    from < labels.length
      ? `<rect class="late" x="${coordinate(start)}" y="${PLOT.top}" width="${coordinate(PLOT.right - start)}" height="${PLOT.bottom - PLOT.top}"/>`
      : '';
  const grid = scale.ticks.map(
    (tick, at) =>
      chartLine([left, y(tick)], [PLOT.right, y(tick)], tick === 0 ? 'axis' : 'grid') +
      chartText(left - 6, y(tick) + 4, 'end', ticks[at] ?? ''),
  );
  const step = labelStep(labels.length, MOST_LABELS);
  const names = axisLabels(labels).map((label, index) => {
    if (index % step !== 0) return '';
    const anchor =
      labels.length === 1 ? 'middle' : index === 0 ? 'start' : index === labels.length - 1 ? 'end' : 'middle';
    const tick = chartLine([x(index), PLOT.bottom], [x(index), PLOT.bottom + 4], 'axis');
    return tick + chartText(x(index), PLOT.bottom + 18, anchor, label);
  });
  const lines = series.map((each, at) =>
    drawn(each, at, from, (index, value) => ({ x: x(index), y: y(value), index })),
  );
  const reaches = series.flatMap((each) =>
    each.values.map((_, index) => {
      const interval = drawableInterval(each, index);
      return interval === null ? '' : whisker([x(index), y(interval[0])], [x(index), y(interval[1])]);
    }),
  );
  const inner = [shade, ...grid, ...names, markLines(block, x), ...reaches, ...lines].join('');
  return chartFrame(block, id, HEIGHT, inner, formatter);
}

const SPARK = { width: 120, height: 28, pad: 3 } as const;

/** A line without axes for a cell of a table, from its lowest to its highest value. */
export function sparkline(series: Series): string {
  const values = knownValues([series]);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const count = Math.max(1, series.values.length - 1);
  const span = high - low;
  const place = (index: number, value: number): Place => ({
    x: SPARK.pad + ((SPARK.width - 2 * SPARK.pad) * index) / count,
    y: SPARK.height - SPARK.pad - (SPARK.height - 2 * SPARK.pad) * (span === 0 ? 0.5 : (value - low) / span),
    index,
  });
  const inner = values.length === 0 ? '' : drawn(series, 0, series.values.length, place);
  // Its numbers stand beside it in the row, so it is decoration to a screen reader.
  return `<svg class="spark" viewBox="0 0 ${SPARK.width} ${SPARK.height}" aria-hidden="true">${inner}</svg>`;
}
