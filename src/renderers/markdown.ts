import type {
  Block,
  Document,
  FindingsBlock,
  MetricsBlock,
  ProseBlock,
  SeriesBlock,
  TableBlock,
} from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { plainLines, plainText } from '../model/plain-text.ts';
import { createFormatter, type Formatter, isNumeric } from './format.ts';
import { firstProblems, problemsText, provenanceText } from './origin-wording.ts';
import type { Renderer } from './renderer.ts';
import { markLabels, pointText } from './series.ts';
import {
  cellEntries,
  inOrder,
  extremesText,
  headline,
  intervalText,
  measuredText,
  NO_FINDINGS,
  NO_ROWS,
  NO_VALUES,
  placeParts,
  provisionalText,
  quotedText,
  ruleText,
  SEVERITY_WORD,
  severityCounts,
  sourceName,
  stakeParts,
  totalsCell,
  TONE_WORD,
} from './wording.ts';

const MOST_PROBLEMS = 20;

/**
 * A text that Markdown shows exactly as it is: nothing in it becomes a link, a tag, a table, a heading, a list, a
 * formula or emphasis. Always one line.
 */
function md(text: string): string {
  return plainText(text)
    .replace(/[\\`*_{}[\]<>&|~$]/g, '\\$&')
    .replace(/^(\s*)([#+\-=])(?![\d\\.])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/\b(www)\./gi, '$1\\.');
}

/** Formatted values hold no markup but may start with a minus, which only starts a list at the start of a line. */
const cellText = (text: string) => (text === '' ? ' ' : text);

function mdTable(
  head: readonly string[],
  rightAligned: readonly boolean[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`;
  const rule = `| ${rightAligned.map((right) => (right ? '---:' : '---')).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function table(block: TableBlock, formatter: Formatter): string[] {
  if (block.rows.length === 0) return [md(block.emptyText ?? NO_ROWS)];
  const { columns } = block;
  const rows = block.rows.map((cells) =>
    columns.map((column, index) => cellEntries(cells[index], column, formatter).map(md).join('<br>')),
  );
  for (const { before, label } of (block.dividers ?? []).toReversed()) {
    rows.splice(
      before,
      0,
      columns.map((_, index) => (index === 0 ? `*${md(label)}*` : '')),
    );
  }
  const { totals } = block;
  if (totals !== undefined) {
    const sums = columns.map((column, index) => md(totalsCell(totals[index], column, formatter)));
    rows.push(sums.map((sum) => (sum === '' ? '' : `**${sum}**`)));
  }
  const head = columns.map(({ label }) => md(label));
  return [
    mdTable(
      head,
      columns.map(({ kind }) => isNumeric(kind)),
      rows,
    ),
  ];
}

function finding(item: Finding, formatter: Formatter, mark: string): string {
  const place = placeParts(item).map(md).join(' · ');
  const lines = [`${mark} **${SEVERITY_WORD[item.severity]}**${place === '' ? '' : ` ${place}`}: ${md(item.message)}`];
  if (item.fix !== undefined) lines.push(`**Fix:** ${md(item.fix)}`);
  const stake = stakeParts(item, formatter);
  if (stake !== null) {
    lines.push(`**At stake: ${md(stake.amount)}**${stake.basis === '' ? '' : ` (${md(stake.basis)})`}`);
  }
  const measured = [measuredText(item.evidence, formatter), quotedText(item.evidence, formatter)];
  const evidence = measured.filter((part) => part !== '').join(': ');
  if (evidence !== '') lines.push(`Measured: ${md(evidence)}`);
  const { text, href } = sourceName(item.source);
  lines.push(`${md(ruleText(item))} · ${href === null ? md(text) : `[${md(text)}](<${href}>)`}`);
  // A backslash at the end of a line is a line break that survives editors which trim spaces.
  return lines.join(`\\\n${' '.repeat(mark.length + 1)}`);
}

function findings(block: FindingsBlock, formatter: Formatter): string[] {
  if (block.findings.length === 0) return [md(block.emptyText ?? NO_FINDINGS)];
  const each = inOrder(block).map((item, at) => finding(item, formatter, block.ranked === true ? `${at + 1}.` : '-'));
  return [`${severityCounts(block.findings, formatter)}.`, each.join('\n')];
}

function metrics(block: MetricsBlock, formatter: Formatter): string[] {
  if (block.metrics.length === 0) return [NO_VALUES];
  const rows = block.metrics.map((metric) => [
    md(metric.label),
    md(formatter.cell(metric.value, metric.kind)),
    md(intervalText(metric, formatter)),
    metric.n === undefined ? '' : formatter.count(metric.n),
    [TONE_WORD[metric.tone ?? 'neutral'], md(metric.change ?? '')].filter((part) => part !== '').join(': '),
    md(metric.note ?? ''),
  ]);
  const head = ['Metric', 'Value', 'Range', 'n', 'Change', 'Note'];
  return [mdTable(head, [false, true, true, true, false, false], rows)];
}

function series(block: SeriesBlock, formatter: Formatter): string[] {
  if (block.labels.length === 0 || block.series.length === 0) return [NO_VALUES];
  const head = ['', ...block.series.map(({ name }) => md(name))];
  const rows = block.labels.map((label, index) => [
    md(label),
    ...block.series.map((each) => md(pointText(each, index, block, formatter))),
  ]);
  const ends = block.series.map((each) => `- ${md(each.name)}: ${md(extremesText(each, block, formatter))}`);
  const provisional = provisionalText(block);
  const marks = markLabels(block);
  return [
    ends.join('\n'),
    mdTable(
      head,
      head.map((_, at) => at > 0),
      rows,
    ),
    ...(provisional === '' ? [] : [`*${md(provisional)}*`]),
    ...(marks.length === 0 ? [] : [marks.map((label, at) => `${at + 1}. ${md(label)}`).join('\n')]),
  ];
}

function prose(block: ProseBlock): string[] {
  const tone = TONE_WORD[block.tone ?? 'neutral'];
  const paragraphs = block.paragraphs.map((paragraph, at) => {
    const text = plainLines(paragraph).split('\n').map(md).join('\\\n');
    return at === 0 && tone !== '' ? `**${tone}:** ${text}` : text;
  });
  const bullets = (block.bullets ?? []).map((bullet) => `- ${md(bullet)}`).join('\n');
  return [...paragraphs, ...(bullets === '' ? [] : [bullets])];
}

function body(block: Block, formatter: Formatter): string[] {
  switch (block.type) {
    case 'table':
      return table(block, formatter);
    case 'findings':
      return findings(block, formatter);
    case 'metrics':
      return metrics(block, formatter);
    case 'series':
      return series(block, formatter);
    case 'prose':
      return prose(block);
  }
}

function heading(block: Block): string[] {
  if (block.title === undefined) return [];
  const level = block.type === 'prose' ? block.level : 3;
  return [
    level === undefined ? `**${md(headline(block.title))}**` : `${'#'.repeat(level)} ${md(headline(block.title))}`,
  ];
}

function problems(document: Document, formatter: Formatter): string[] {
  if (document.problems.length === 0) return [];
  const { lines, more } = firstProblems(document.problems, MOST_PROBLEMS);
  const items = lines.map((line) => `- ${md(line)}`);
  if (more > 0) items.push(`- and ${formatter.count(more)} more`);
  return ['## Problems', `${problemsText(document.problems, formatter)}.`, items.join('\n')];
}

function provenance(document: Document, formatter: Formatter): string[] {
  const { made, inputs, rules, freshness } = provenanceText(document, formatter);
  const ruleItems = rules.map(({ text, rule }) => {
    const links = rule.sources.map((source) => {
      const { text: name, href } = sourceName(source);
      return href === null ? md(name) : `[${md(name)}](<${href}>)`;
    });
    return `- Rules: ${[md(text), ...links].join(' · ')}`;
  });
  const items = [
    ...inputs.map((input) => `- File: ${md(input)}`),
    ...ruleItems,
    ...freshness.map((item) => `- Data: ${md(item)}`),
  ];
  return ['## Where this comes from', `${md(made)}.`, ...(items.length === 0 ? [] : [items.join('\n')])];
}

/**
 * The document as GitHub-flavoured Markdown: tables, lists and headings of ours, every text of others escaped.
 * Series come as their lowest, highest and last value and a table of all points.
 */
export const renderMarkdown: Renderer = (document, { locale }) => {
  const formatter = createFormatter(locale);
  const parts = [
    `# ${md(headline(document.title))}`,
    ...(document.subtitle === undefined ? [] : [md(document.subtitle)]),
    ...document.blocks.flatMap((block) => [
      ...heading(block),
      ...body(block, formatter),
      ...(block.note === undefined ? [] : [`*${md(block.note).trim()}*`]),
    ]),
    ...problems(document, formatter),
    ...provenance(document, formatter),
  ];
  return `${parts.join('\n\n')}\n`;
};
