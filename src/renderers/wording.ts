import type { SourceRef } from '../model/confidence.ts';
import type { Cell, Column, FindingsBlock, MetricItem, Series, SeriesBlock, Tone } from '../model/document.ts';
import { compareSeverity, type Evidence, type Finding, type FindingBasis, type Severity } from '../model/finding.ts';
import { plainText } from '../model/plain-text.ts';
import { truncate } from './display-width.ts';
import { type Formatter, isMoney } from './format.ts';
import { extremes, type Point } from './series.ts';

/** The order in which groups of findings are shown. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Signs stand beside words, so that neither colour nor sign carries a severity alone. */
export const SEVERITY_SIGN: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: 'i' };
export const SEVERITY_WORD: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Info' };
export const TONE_SIGN: Readonly<Record<Tone, string>> = { good: '✓', warning: '!', bad: '✗', neutral: '' };
export const TONE_WORD: Readonly<Record<Tone, string>> = {
  good: 'Good',
  warning: 'Watch',
  bad: 'Bad',
  neutral: '',
};

const BASIS_WORDS: Readonly<Record<FindingBasis, string>> = {
  'amazon-says': 'Amazon says so',
  'written-rule': 'written rule',
  advice: 'advice',
  question: 'question',
};

/** Said where a block has nothing to show and no words of its own for that. */
export const NO_ROWS = 'No rows.';
export const NO_FINDINGS = 'Nothing found.';
export const NO_VALUES = 'No values are known.';

/** Longer than any heading of ours; a title of ten thousand characters must not push the page away. */
const LONGEST_HEADLINE = 160;

/** A title or heading made harmless and, when it is absurdly long, cut; the JSON has all of it. */
export function headline(text: string): string {
  return truncate(plainText(text), LONGEST_HEADLINE);
}

/** Enough of a text that its column says may be cut; other texts are never cut outside a terminal. */
const LONGEST_CUT_CELL = 240;

/** A cell of a table in a document without fixed width: harmless, and cut only where the column allows it. */
export function tableCell(value: Cell | undefined, column: Column, formatter: Formatter): string {
  const text = formatter.cell(value ?? null, column.kind);
  return column.truncate === true && column.kind === 'text' ? truncate(text, LONGEST_CUT_CELL) : text;
}

/** The entries of a cell, one or more. */
export function cellEntries(value: Cell | undefined, column: Column, formatter: Formatter): string[] {
  if (column.lines !== true || typeof value !== 'string') return [tableCell(value, column, formatter)];
  return value.split('\n').map((entry) => tableCell(entry, column, formatter));
}

/** A cell for formats of one line a cell: entries stand behind semicolons. */
export function oneLine(value: Cell | undefined, { lines }: Column): Cell {
  return lines === true && typeof value === 'string' ? value.replaceAll('\n', '; ') : (value ?? null);
}

/** A cell of a row of sums: an empty one means "no sum" and not "not known". */
export function totalsCell(value: Cell | undefined, column: Column, formatter: Formatter): string {
  return value === null || value === undefined ? '' : tableCell(value, column, formatter);
}

/** `1 error`, `2 errors`: for counts of English words with a plain plural. */
export function counted(count: number, word: string, formatter: Formatter): string {
  return `${formatter.count(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** How many findings of each severity there are, most severe first: `2 errors, 1 warning, 3 info`. */
export function severityCounts(findings: readonly Finding[], formatter: Formatter): string {
  return SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return '';
    return severity === 'info' ? `${formatter.count(count)} info` : counted(count, severity, formatter);
  })
    .filter((part) => part !== '')
    .join(', ');
}

/** The findings of a block in the order to show: as ranked, else most severe first. */
export function inOrder({ findings, ranked }: FindingsBlock): readonly Finding[] {
  if (ranked === true) return findings;
  return findings.toSorted((left, right) => compareSeverity(left.severity, right.severity));
}

/** Where a finding applies, most specific first: SKU, ASIN, order, marketplace, file and line, then the field. */
export function placeParts(finding: Finding, length: 'full' | 'short' = 'full'): string[] {
  const { sku, asin, orderId, marketplace, file, line, column } = finding.where;
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
  const order = orderId === undefined ? undefined : `order ${orderId}`;
  const product = [sku, asin, order, marketplace];
  // A product is place enough in a short list; the file and line stand in the full one.
  const short = length === 'short' && product.some((part) => part !== undefined);
  return [...product, ...(short ? [] : [place]), finding.field]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => plainText(String(part)));
}

/** What was measured, without the quoted text: `92 characters, limit 75`. Empty when nothing was. */
export function measuredText(evidence: Evidence | undefined, formatter: Formatter): string {
  if (evidence === undefined) return '';
  const share = evidence.unit === 'share';
  const unit = share || evidence.unit === undefined ? '' : ` ${plainText(evidence.unit)}`;
  const show = (value: number) => formatter.number(value, share ? 'percent' : 'integer');
  const parts: string[] = [];
  if (evidence.measured !== undefined) parts.push(`${show(evidence.measured)}${unit}`);
  if (evidence.limit !== undefined) {
    parts.push(`limit ${show(evidence.limit)}${evidence.measured === undefined ? unit : ''}`);
  }
  return parts.join(', ');
}

/** Where a finding's text stands and what it is: `“gift” at character 12`. Empty when nothing is quoted. */
export function quotedText(evidence: Evidence | undefined, formatter: Formatter): string {
  if (evidence?.text === undefined || evidence.text === '') return '';
  const at = evidence.position === undefined ? '' : ` at character ${formatter.count(evidence.position + 1)}`;
  return `“${plainText(evidence.text)}”${at}`;
}

/** The money at stake and in words what it is and for which days; null when nothing is known to be at stake. */
export function stakeParts(
  { stake, stakeBasis }: Finding,
  formatter: Formatter,
): { readonly amount: string; readonly basis: string } | null {
  if (stake === undefined) return null;
  return { amount: formatter.cell(stake, 'money'), basis: stakeBasis === undefined ? '' : plainText(stakeBasis) };
}

/** `4.1 % to 5.0 %`; the ends of a money interval are major units. Empty when there is no interval. */
export function intervalText({ interval, kind, value }: MetricItem, formatter: Formatter): string {
  if (interval === undefined) return '';
  const currency = isMoney(value) ? value.currency : undefined;
  return interval.map((end) => formatter.number(end, kind, currency)).join(' to ');
}

/** Rule id, basis and confidence: `TITLE-75 · written rule · confidence a`. */
export function ruleText(finding: Finding): string {
  return [plainText(finding.rule), BASIS_WORDS[finding.basis], `confidence ${finding.source.confidence}`].join(' · ');
}

/** The name of a source for eyes, and its address when it is a web page. */
export function sourceName(source: SourceRef): { readonly text: string; readonly href: string | null } {
  const address = source.url ?? '';
  const name = source.title ?? source.url ?? source.id ?? 'source not named';
  const read = source.retrieved === undefined ? '' : `, read ${plainText(source.retrieved)}`;
  return { text: `${plainText(name)}${read}`, href: /^https?:\/\/[^\s"'<>`\\]+$/i.test(address) ? address : null };
}

/** From where on Amazon may still restate the values of a series; empty when all are final. */
export function provisionalText({ labels, provisionalFrom }: SeriesBlock): string {
  const first = provisionalFrom === undefined ? undefined : labels[provisionalFrom];
  return first === undefined ? '' : `Provisional from ${plainText(first)}: Amazon may still change these.`;
}

/** `lowest 268 (2026-10-18), highest 444 (2026-11-16), last 378 (2026-11-21)`; says so when nothing is known. */
export function extremesText(series: Series, block: SeriesBlock, formatter: Formatter): string {
  const ends = extremes(series, block.labels);
  if (ends === null) return NO_VALUES;
  const named = (word: string, { value, label }: Point) =>
    `${word} ${formatter.number(value, block.kind, block.currency)} (${plainText(label)})`;
  return [named('lowest', ends.low), named('highest', ends.high), named('last', ends.last)].join(', ');
}
