import type { SeriesBlock } from '../../model/document.ts';
import { plainText } from '../../model/plain-text.ts';
import { displayWidth, truncate } from '../display-width.ts';
import type { Formatter } from '../format.ts';
import { extremesText, headline } from '../wording.ts';
import { coordinate, escape } from './markup.ts';

/** Units of the drawing; one size for phone and desk, because text shrinks with its drawing. */
export const CHART_WIDTH = 480;
/** Series told apart by colour and dashes; more than these are drawn as small ones. */
export const MOST_SERIES = 4;
const LONGEST_LABEL = 20;

/** Width of a column of text at the size charts have on a phone, the larger of the two. */
const COLUMN_WIDTH = 8.8;

/** Room a text takes on a chart, generously. */
export function chartTextWidth(text: string): number {
  return displayWidth(text) * COLUMN_WIDTH;
}

/** A label short enough for an axis; the numbers under the chart have all of it. */
export function shortLabel(label: string): string {
  return truncate(plainText(label), LONGEST_LABEL);
}

/** Days within one year lose their year on the axis: it stands in the title and the numbers. */
export function axisLabels(labels: readonly string[]): string[] {
  const years = new Set(labels.map((label) => /^(\d{4})-\d{2}-\d{2}$/.exec(label)?.[1]));
  const sameYear = years.size === 1 && !years.has(undefined);
  return labels.map((label) => (sameYear ? label.slice(5) : shortLabel(label)));
}

/** `text` element of a chart. */
export function chartText(x: number, y: number, anchor: 'start' | 'middle' | 'end', text: string): string {
  return `<text x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}">${escape(text)}</text>`;
}

/** A straight line of a chart with a class for its look. */
export function chartLine(from: readonly [number, number], to: readonly [number, number], look: string): string {
  const [x1, y1, x2, y2] = [...from, ...to].map(coordinate);
  return `<line class="${look}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
}

const CAP = 3;

/** An interval as a line with caps at both ends. */
export function whisker(from: readonly [number, number], to: readonly [number, number]): string {
  const [dx, dy] = from[1] === to[1] ? [0, CAP] : [CAP, 0];
  const cap = ([x, y]: readonly [number, number]) => chartLine([x - dx, y - dy], [x + dx, y + dy], 'whisker');
  return chartLine(from, to, 'whisker') + cap(from) + cap(to);
}

/** The drawing with its name and, for those who cannot see it, lowest, highest and last value in words. */
export function chartFrame(
  block: SeriesBlock,
  id: string,
  height: number,
  inner: string,
  formatter: Formatter,
): string {
  const name = block.title ?? block.series.map((series) => series.name).join(', ');
  const words = block.series.map((series) => `${series.name}: ${extremesText(series, block, formatter)}`).join('. ');
  return (
    `<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${coordinate(height)}" role="img" aria-labelledby="${id}-t ${id}-d">` +
    `<title id="${id}-t">${escape(headline(name))}</title><desc id="${id}-d">${escape(words)}</desc>${inner}</svg>`
  );
}
