import type { Block, Document, ProseBlock } from '../model/document.ts';
import { plainLines, plainText } from '../model/plain-text.ts';
import { createFormatter } from './format.ts';
import { firstProblems, problemsText, provenanceText } from './origin-wording.ts';
import type { Renderer } from './renderer.ts';
import { displayWidth, truncate } from './display-width.ts';
import { findingsLines } from './terminal/findings-block.ts';
import { metricsLines } from './terminal/metrics-block.ts';
import { createPaint } from './terminal/paint.ts';
import { indented, type Screen } from './terminal/screen.ts';
import { seriesLines } from './terminal/series-block.ts';
import { tableLines } from './terminal/table-block.ts';
import { TONE_SIGN } from './wording.ts';

/** Narrower than this nothing can be laid out; lines are then wrapped by the terminal itself. */
const LEAST_WIDTH = 40;
const INDENT = 2;
/** Enough to see the sort of trouble; the rest is in the other formats. */
const MOST_PROBLEMS = 5;
const MOST_INPUTS = 8;
const MOST_RULES = 8;

/** A heading with a line under it; long ones are cut, because a heading of ten lines hides what follows. */
function underlined(text: string, line: string, screen: Screen, style: (text: string) => string): string[] {
  const shown = truncate(plainText(text), screen.width);
  return [style(shown), screen.paint.quiet(line.repeat(displayWidth(shown)))];
}

function proseLines(block: ProseBlock, screen: Screen): string[] {
  const { paint } = screen;
  const tone = block.tone ?? 'neutral';
  const lead = TONE_SIGN[tone] === '' ? '' : `${TONE_SIGN[tone]} `;
  const lines: string[] = [];
  if (block.title !== undefined) {
    const title = truncate(plainText(block.title), screen.width);
    if (block.level === 2) lines.push(...underlined(block.title, '─', screen, paint.heading));
    else lines.push(block.level === 3 ? paint.heading(title) : paint.strong(title));
  }
  for (const [at, paragraph] of block.paragraphs.entries()) {
    if (at > 0) lines.push('');
    for (const [row, line] of plainLines(paragraph).split('\n').entries()) {
      lines.push(...indented(screen, line, 0, at === 0 && row === 0 ? lead : '').map(paint.tone[tone]));
    }
  }
  for (const bullet of block.bullets ?? []) lines.push(...indented(screen, plainText(bullet), INDENT, '• '));
  return lines;
}

function blockLines(block: Block, screen: Screen): string[] {
  const lines = block.title === undefined || block.type === 'prose' ? [] : [titleLine(block.title, screen)];
  switch (block.type) {
    case 'table':
      lines.push(...tableLines(block, screen));
      break;
    case 'findings':
      lines.push(...findingsLines(block, screen));
      break;
    case 'metrics':
      lines.push(...metricsLines(block, screen));
      break;
    case 'series':
      lines.push(...seriesLines(block, screen));
      break;
    case 'prose':
      lines.push(...proseLines(block, screen));
      break;
  }
  if (block.note !== undefined) lines.push(...indented(screen, plainText(block.note), INDENT).map(screen.paint.quiet));
  return lines;
}

function titleLine(title: string, screen: Screen): string {
  return screen.paint.strong(truncate(plainText(title), screen.width));
}

function problemLines({ problems }: Document, screen: Screen): string[] {
  if (problems.length === 0) return [];
  const { lines, more } = firstProblems(problems, MOST_PROBLEMS);
  const shown = lines.flatMap((line) => indented(screen, line, INDENT, '! '));
  const rest =
    more === 0 ? [] : indented(screen, `and ${screen.formatter.count(more)} more; --format json has all.`, INDENT);
  return [titleLine(problemsText(problems, screen.formatter), screen), ...shown, ...rest];
}

function provenanceLines(document: Document, screen: Screen): string[] {
  const { made, inputs, rules, freshness } = provenanceText(document, screen.formatter);
  const list = (heading: string, items: readonly string[], most: number) => {
    if (items.length === 0) return [];
    const more = items.length - most;
    const rest = more > 0 ? indented(screen, `and ${screen.formatter.count(more)} more`, INDENT * 2) : [];
    const shown = items.slice(0, most).flatMap((item) => indented(screen, item, INDENT * 2));
    return [...indented(screen, heading, INDENT), ...shown, ...rest];
  };
  return [
    'Where this comes from',
    ...indented(screen, made, INDENT),
    ...list('Files', inputs, MOST_INPUTS),
    ...list(
      'Rules',
      rules.map(({ text }) => text),
      MOST_RULES,
    ),
    ...list('Data', freshness, freshness.length),
  ].map(screen.paint.quiet);
}

/**
 * The document for a terminal of `width` columns: every block kind as text, with signs and words beside every colour,
 * numbers flush right, long messages wrapped. No line is wider than `width` (from 40 columns on). Without `colour`
 * there is no escape sequence in the text, whatever the document holds.
 */
export const renderTable: Renderer = (document, { width, colour, locale }) => {
  const screen: Screen = {
    width: Math.max(LEAST_WIDTH, Math.floor(width) || LEAST_WIDTH),
    formatter: createFormatter(locale),
    paint: createPaint(colour),
  };
  const head = underlined(document.title, '═', screen, screen.paint.title);
  if (document.subtitle !== undefined) head.push(...indented(screen, plainText(document.subtitle), 0));
  const parts = [
    head,
    ...document.blocks.map((block) => blockLines(block, screen)),
    problemLines(document, screen),
    provenanceLines(document, screen),
  ];
  const filled = parts.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
