import type { Block, Column, FindingsBlock, MetricsBlock, ProseBlock, TableBlock } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { plainLines } from '../../model/plain-text.ts';
import { type Formatter, isNumeric } from '../format.ts';
import {
  cellEntries,
  inOrder,
  headline,
  intervalText,
  measuredText,
  NO_FINDINGS,
  NO_ROWS,
  NO_VALUES,
  placeParts,
  quotedText,
  ruleText,
  SEVERITY_SIGN,
  SEVERITY_WORD,
  severityCounts,
  sourceName,
  stakeParts,
  totalsCell,
  TONE_SIGN,
  TONE_WORD,
} from '../wording.ts';
import { escape, link } from './markup.ts';
import type { PictureShelf } from './pictures.ts';
import { seriesHtml } from './series-block.ts';

/** Ids longer than this may break over lines. */
const LONGEST_ID = 32;
/** Text longer than this wants a column wide enough to be read; shorter text takes what it needs. */
const LONGEST_WORDS = 24;

function cellClass(column: Column, text: string): string {
  if (isNumeric(column.kind)) return 'num';
  const longest = column.kind === 'id' ? LONGEST_ID : LONGEST_WORDS;
  return (column.kind === 'id' || column.kind === 'text') && text.length > longest
    ? `${column.kind} long`
    : column.kind;
}

/** Keeps a number and its percent sign on one line in a narrow cell. */
function glued(text: string): string {
  return text.replaceAll(/(?<=\d) (?=[%*])|(?<=%) (?=\*)/g, '\u00a0');
}

/** Entries of a cell one under another; a list where there are several. */
function entriesHtml(entries: readonly string[], { lines }: Column): string {
  if (lines !== true) return escape(glued(entries[0] ?? ''));
  // A day in a sentence would break behind a hyphen.
  const texts = entries.map((entry) =>
    escape(glued(entry)).replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, '<span class="day">$&</span>'),
  );
  return texts.length < 2 ? (texts[0] ?? '') : `<ul>${texts.map((text) => `<li>${text}</li>`).join('')}</ul>`;
}

function divider(block: TableBlock, at: number): string {
  return (block.dividers ?? [])
    .filter(({ before }) => before === at)
    .map(
      ({ label }) =>
        `<tr class="divider"><th scope="rowgroup" colspan="${block.columns.length}">${escape(label)}</th></tr>`,
    )
    .join('');
}

function row(
  block: TableBlock,
  cells: readonly (readonly string[])[],
  pictures: (column: Column, index: number) => string = () => '',
): string {
  const shown = block.columns.map((column, index) => {
    const entries = cells[index] ?? [];
    const inner = `${pictures(column, index)}${entriesHtml(entries, column)}`;
    const name = cellClass(column, glued(entries.join(' ')));
    // The first column names the row and stays in sight while the rest scrolls.
    return index === 0 ? `<th scope="row" class="${name}">${inner}</th>` : `<td class="${name}">${inner}</td>`;
  });
  return `<tr>${shown.join('')}</tr>`;
}

function table(block: TableBlock, formatter: Formatter, shelf: PictureShelf): string {
  if (block.rows.length === 0) return `<p>${escape(block.emptyText ?? NO_ROWS)}</p>`;
  const { columns, totals } = block;
  const head = columns.map((column) => `<th scope="col" class="${cellClass(column, '')}">${escape(column.label)}</th>`);
  const rows = block.rows.map(
    (cells, at) =>
      divider(block, at) +
      row(
        block,
        columns.map((column, index) => cellEntries(cells[index], column, formatter)),
        (column, index) => {
          const cell = cells[index];
          return column.pictured === true && typeof cell === 'string' ? shelf.figures(cell) : '';
        },
      ),
  );
  const sums = totals && columns.map((column, index) => [totalsCell(totals[index], column, formatter)]);
  const foot = sums === undefined ? '' : `\n<tfoot>${row(block, sums)}</tfoot>`;
  const label = escape(headline(block.title ?? 'Table'));
  return (
    `<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>\n<thead><tr>${head.join('')}</tr></thead>` +
    `\n<tbody>${rows.join('\n')}</tbody>${foot}\n</table></div>`
  );
}

function finding(item: Finding, formatter: Formatter, shelf: PictureShelf): string {
  const { severity } = item;
  const badge = `<span class="badge ${severity}">${SEVERITY_SIGN[severity]} ${SEVERITY_WORD[severity]}</span>`;
  const place = placeParts(item).map(escape).join(' · ');
  const lines = [`<p>${badge} <span class="where">${place}</span></p>`, `<p>${escape(item.message)}</p>`];
  if (item.fix !== undefined) lines.push(`<p><strong>Fix:</strong> ${escape(item.fix)}</p>`);
  const stake = stakeParts(item, formatter);
  if (stake !== null) {
    const basis = stake.basis === '' ? '' : ` <span class="note">${escape(stake.basis)}</span>`;
    lines.push(`<p><span class="stake">At stake: ${escape(stake.amount)}</span>${basis}</p>`);
  }
  const measured = escape(measuredText(item.evidence, formatter));
  const quoted = quotedText(item.evidence, formatter);
  const evidence = [measured, quoted === '' ? '' : `<q>${escape(quoted)}</q>`].filter((part) => part !== '').join(': ');
  if (evidence !== '') lines.push(`<p>Measured: ${evidence}</p>`);
  const { text, href } = sourceName(item.source);
  lines.push(`<p class="note">${escape(ruleText(item))} · ${link(text, href)}</p>`);
  const picture = item.where.file === undefined ? '' : shelf.last(item.where.file);
  if (picture === '') return `<li class="finding ${severity}">${lines.join('')}</li>`;
  return `<li class="finding pictured ${severity}"><div>${lines.join('')}</div>${picture}</li>`;
}

function findings(block: FindingsBlock, formatter: Formatter, shelf: PictureShelf): string {
  if (block.findings.length === 0) return `<p>${escape(block.emptyText ?? NO_FINDINGS)}</p>`;
  const items = inOrder(block).map((item) => finding(item, formatter, shelf));
  const list = block.ranked === true ? 'ol' : 'ul';
  return `<p>${severityCounts(block.findings, formatter)}</p><${list} class="findings">${items.join('\n')}</${list}>`;
}

function metrics(block: MetricsBlock, formatter: Formatter): string {
  if (block.metrics.length === 0) return `<p>${NO_VALUES}</p>`;
  const items = block.metrics.map((metric) => {
    const tone = metric.tone ?? 'neutral';
    const badge = tone === 'neutral' ? '' : `<span class="badge ${tone}">${TONE_SIGN[tone]} ${TONE_WORD[tone]}</span> `;
    const interval = intervalText(metric, formatter);
    const count = metric.n === undefined ? '' : `n = ${formatter.count(metric.n)}`;
    const basis = [interval, count].filter((part) => part !== '').join(', ');
    const lines = [`<dd class="value">${escape(formatter.cell(metric.value, metric.kind))}</dd>`];
    if (basis !== '') lines.push(`<dd class="note">${escape(basis)}</dd>`);
    if (badge !== '' || metric.change !== undefined) lines.push(`<dd>${badge}${escape(metric.change ?? '')}</dd>`);
    if (metric.note !== undefined) lines.push(`<dd class="note">${escape(metric.note)}</dd>`);
    return `<div class="metric"><dt>${escape(metric.label)}</dt>${lines.join('')}</div>`;
  });
  return `<dl class="metrics">${items.join('\n')}</dl>`;
}

function prose(block: ProseBlock): string {
  const tone = block.tone ?? 'neutral';
  const badge = tone === 'neutral' ? '' : `<span class="badge ${tone}">${TONE_SIGN[tone]} ${TONE_WORD[tone]}</span> `;
  const paragraphs = block.paragraphs.map((paragraph, at) => {
    const lines = plainLines(paragraph).split('\n').map(escape).join('<br>');
    return `<p>${at === 0 ? badge : ''}${lines}</p>`;
  });
  const bullets = (block.bullets ?? []).map((bullet) => `<li>${escape(bullet)}</li>`).join('');
  const inner = `${paragraphs.join('\n')}${bullets === '' ? '' : `<ul>${bullets}</ul>`}`;
  return tone === 'neutral' ? inner : `<div class="tone ${tone}">${inner}</div>`;
}

function body(block: Block, id: string, formatter: Formatter, shelf: PictureShelf): string {
  switch (block.type) {
    case 'table':
      return table(block, formatter, shelf);
    case 'findings':
      return findings(block, formatter, shelf);
    case 'metrics':
      return metrics(block, formatter);
    case 'series':
      return seriesHtml(block, id, formatter);
    case 'prose':
      return prose(block);
  }
}

/** One block with its heading and note; `id` is unique in the page and safe in attributes. */
export function blockHtml(block: Block, id: string, formatter: Formatter, shelf: PictureShelf): string {
  const level = block.type === 'prose' ? block.level : 3;
  const title =
    block.title === undefined
      ? ''
      : level === undefined
        ? `<p><strong>${escape(headline(block.title))}</strong></p>`
        : `<h${level}>${escape(headline(block.title))}</h${level}>`;
  const note = block.note === undefined ? '' : `<p class="note">${escape(block.note)}</p>`;
  const grid = block.type === 'table' && block.columns.some(({ lines }) => lines === true);
  return `<section id="${id}"${grid ? ' class="grid"' : ''}>${title}\n${body(block, id, formatter, shelf)}${note}</section>`;
}
