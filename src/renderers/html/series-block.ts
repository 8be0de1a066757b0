import type { SeriesBlock } from '../../model/document.ts';
import { type Formatter, UNKNOWN } from '../format.ts';
import { extremes, markLabels, pointText } from '../series.ts';
import { NO_VALUES, provisionalText } from '../wording.ts';
import { barChart } from './bar-chart.ts';
import { MOST_SERIES } from './chart-frame.ts';
import { lineChart, sparkline } from './line-chart.ts';
import { escape } from './markup.ts';
import { knownValues } from './scale.ts';

function cell(value: number | null | undefined, block: SeriesBlock, formatter: Formatter): string {
  const known = value !== null && value !== undefined;
  return `<td class="num">${escape(known ? formatter.number(value, block.kind, block.currency) : UNKNOWN)}</td>`;
}

/** Which line is whose, by colour and dashes; one series needs none, its name is said in the numbers. */
function legend(block: SeriesBlock): string {
  if (block.series.length < 2) return '';
  const mark = (at: number) =>
    block.chart === 'line'
      ? `<line class="line s${at + 1}" x1="1" y1="6" x2="31" y2="6"/>`
      : `<rect class="bar s${at + 1}" x="0" y="0" width="32" height="12"/>`;
  const items = block.series.map(
    ({ name }, at) => `<li><svg viewBox="0 0 32 12" aria-hidden="true">${mark(at)}</svg>${escape(name)}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}

/** Every point as a table, folded away: for exact reading, and for those who cannot see the chart. */
function numbers(block: SeriesBlock, formatter: Formatter): string {
  const head = block.series.map(({ name }) => `<th scope="col" class="num">${escape(name)}</th>`).join('');
  const rows = block.labels.map((label, index) => {
    const cells = block.series
      .map((series) => `<td class="num">${escape(pointText(series, index, block, formatter))}</td>`)
      .join('');
    return `<tr><th scope="row">${escape(label)}</th>${cells}</tr>`;
  });
  return (
    '<details><summary>Numbers</summary><div class="scroll" tabindex="0"><table>' +
    `<thead><tr><th></th>${head}</tr></thead>\n<tbody>${rows.join('\n')}</tbody></table></div></details>`
  );
}

/** What the numbers over the lines stand for. */
function marks(block: SeriesBlock): string {
  const items = markLabels(block).map((label) => `<li>${escape(label)}</li>`);
  return items.length === 0 ? '' : `<ol class="marks">${items.join('')}</ol>`;
}

/** Many series as one row each with a small line: more than four lines in one drawing cannot be told apart. */
function smallMultiples(block: SeriesBlock, formatter: Formatter): string {
  const rows = block.series.map((series) => {
    const ends = extremes(series, block.labels);
    const cells = [ends?.low, ends?.high, ends?.last].map((point) => cell(point?.value, block, formatter)).join('');
    return `<tr><th scope="row">${escape(series.name)}</th><td>${sparkline(series)}</td>${cells}</tr>`;
  });
  const span = `${escape(block.labels[0] ?? '')} to ${escape(block.labels.at(-1) ?? '')}`;
  return (
    `<div class="scroll" tabindex="0"><table><thead><tr><th></th><th scope="col">${span}</th>` +
    '<th scope="col" class="num">Lowest</th><th scope="col" class="num">Highest</th>' +
    `<th scope="col" class="num">Last</th></tr></thead>\n<tbody>${rows.join('\n')}</tbody></table></div>`
  );
}

/** A series block as a figure: chart, legend, what is provisional, and all numbers. */
export function seriesHtml(block: SeriesBlock, id: string, formatter: Formatter): string {
  if (block.labels.length === 0 || knownValues(block.series).length === 0) return `<p>${NO_VALUES}</p>`;
  const provisional = provisionalText(block);
  const note = provisional === '' ? '' : `<p class="note">${escape(provisional)}</p>`;
  if (block.series.length > MOST_SERIES) {
    return `${smallMultiples(block, formatter)}${note}${marks(block)}${numbers(block, formatter)}`;
  }
  const chart = block.chart === 'line' ? lineChart(block, id, formatter) : barChart(block, id, formatter);
  return `<figure>${legend(block)}${chart}${marks(block)}${note}${numbers(block, formatter)}</figure>`;
}
