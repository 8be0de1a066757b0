import type { TableReport } from './definition.ts';
import { headingOf, indexHeadings, mapHeadings, type HeadingIndex, type MappedHeadings } from './headings.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';

export type DelimiterName = 'tab' | 'comma' | 'semicolon';

export const DELIMITERS: Readonly<Record<DelimiterName, string>> = { tab: '\t', comma: ',', semicolon: ';' };

/** The beginning of a text and the whole of it, as UTF-8. */
export interface TextHead {
  readonly head: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** True when a text begins as a JSON object or list. */
export function looksLikeJson(head: string): boolean {
  return /^\s*[[{]/.test(head);
}

/**
 * Reads enough of a text to find its headings: thirty lines, or the first line however long it is; of a JSON document,
 * which may be one line, the beginning.
 * @throws FileRefused `line-too-long` before a line without end fills the memory.
 */
export async function peekText(source: AsyncIterable<Uint8Array>): Promise<TextHead> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let have = 0;
  let lineEnded = false;
  let ended = false;
  while (!ended && !(have >= LIMITS.headingBytes && lineEnded)) {
    if (have > LIMITS.lineBytes) throw lineTooLong(1);
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else {
      chunks.push(next.value);
      have += next.value.length;
      lineEnded ||= next.value.includes(0x0a) || next.value.includes(0x0d);
      if (chunks.length === 1) lineEnded ||= looksLikeJson(Buffer.from(next.value.subarray(0, 200)).toString());
    }
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    while (!ended) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  // The same beginning however the bytes came in pieces; a first line that is longer is taken whole.
  const all = Buffer.concat(chunks);
  const firstEnd = all.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const isDocument = looksLikeJson(all.toString('latin1', 0, LIMITS.headBytes));
  const end = isDocument
    ? LIMITS.headBytes
    : Math.max(LIMITS.headingBytes, firstEnd === -1 ? all.length : firstEnd + 2);
  return { head: all.toString('utf8', 0, end), bytes: whole() };
}

/** The refusal of a line (or quoted row) that no report can have. */
export function lineTooLong(line: number): FileRefused {
  return new FileRefused(
    'line-too-long',
    `Line ${line} is longer than ${LIMITS.lineBytes.toLocaleString('en-US')} bytes; no report has such a line.`,
  );
}

/** Parts one line at the delimiter, quotes respected; a quote inside an unquoted cell is a letter. */
export function splitQuoted(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = line.indexOf(delimiter, at);
      cells.push(line.slice(at, end === -1 ? line.length : end));
      at = end === -1 ? line.length + 1 : end + 1;
      continue;
    }
    let cell = '';
    at += 1;
    while (at < line.length && !(line[at] === '"' && line[at + 1] !== '"')) {
      if (line[at] === '"') at += 1;
      cell += line[at] ?? '';
      at += 1;
    }
    cells.push(cell);
    const end = line.indexOf(delimiter, at);
    at = end === -1 ? line.length + 1 : end + 1;
  }
  return cells;
}

export interface FoundTable {
  readonly report: TableReport;
  readonly mapped: MappedHeadings;
  readonly headings: readonly string[];
  readonly delimiter: DelimiterName;
  /** True when cells may be quoted; Amazon's tab files have quotes as letters. */
  readonly quoted: boolean;
  readonly preamble: readonly string[];
  /** 1-based line of the headings. */
  readonly headingLine: number;
  /** Where the first row starts, in bytes of the text as UTF-8. */
  readonly bodyStart: number;
  /** What ends a line; CRLF counts as LF, a lone CR only where there is no LF. */
  readonly lineEnd: '\n' | '\r';
}

export type TableDetection =
  | { readonly found: FoundTable }
  /** Ids of the kinds whose required headings come nearest, best first, and what the best of them lacks. */
  | { readonly nearest: readonly string[]; readonly lacking: readonly string[] };

interface Candidate {
  readonly report: TableReport;
  readonly index: HeadingIndex;
  readonly required: readonly string[];
}

/** Share of a kind's required headings from which it is named as near. */
const NEAR = 0.4;

function candidatesOf(reports: readonly TableReport[]): Candidate[] {
  return reports.map((report) => ({
    report,
    index: indexHeadings(report.headings),
    required: Object.entries(report.columns)
      .filter(([, spec]) => spec.need === 'required')
      .map(([column]) => column),
  }));
}

function headLines(head: string): { readonly text: string; readonly end: number }[] {
  const lines: { text: string; end: number }[] = [];
  const breaks = /\r\n|\n|\r|$/g;
  for (let start = 0; start < head.length && lines.length < LIMITS.headLines;) {
    breaks.lastIndex = start;
    const match = breaks.exec(head);
    const at = match?.index ?? head.length;
    const end = at + (match?.[0].length ?? 0);
    lines.push({ text: head.slice(start, at).replaceAll('\0', ''), end });
    start = end;
  }
  return lines;
}

/** True when every heading of a tab file is in quotes: some other program wrote it, and its quotes are quotes. */
function allQuoted(line: string): boolean {
  return line.split('\t').every((cell) => /^".*"$/.test(cell));
}

/**
 * Finds the line of headings, the delimiter and the one kind of report that claims them. Names of files are not asked.
 * @throws FileRefused `kind-ambiguous` when two kinds claim the same headings, `too-many-columns`.
 */
export function detectTable(head: string, reports: readonly TableReport[]): TableDetection {
  const candidates = candidatesOf(reports);
  const nearness = new Map<string, { share: number; lacking: string[] }>();
  for (const [place, { text, end }] of headLines(head).entries()) {
    for (const delimiter of Object.keys(DELIMITERS) as DelimiterName[]) {
      const quoted = delimiter !== 'tab' || allQuoted(text);
      const sign = DELIMITERS[delimiter];
      const headings = quoted ? splitQuoted(text, sign) : text.split(sign);
      if (headings.length < 2) continue;
      if (headings.length > LIMITS.columns) {
        throw new FileRefused('too-many-columns', `It has ${headings.length} columns; no report has so many.`);
      }
      const claims: { report: TableReport; mapped: MappedHeadings }[] = [];
      for (const { report, index, required } of candidates) {
        const mapped = mapHeadings(headings, index, report.recognise);
        const lacking = required.filter((column) => !mapped.places.has(column));
        const further = report.claims?.(new Set(mapped.places.keys()), headings.length) ?? true;
        // Where required headings alone do not tell the kind, all of its headings say how near it is.
        const known = further ? 1 : mapped.places.size / headings.length;
        const share = (1 - lacking.length / required.length) * known;
        if (share > (nearness.get(report.id)?.share ?? 0)) {
          nearness.set(report.id, { share, lacking: lacking.map((column) => headingOf(report.headings, column)) });
        }
        if (lacking.length === 0 && further) claims.push({ report, mapped });
      }
      const [claim, other] = claims;
      if (claim === undefined) continue;
      if (other !== undefined) {
        const names = claims.map(({ report }) => report.id).join(' and ');
        throw new FileRefused('kind-ambiguous', `Its headings fit more than one kind of report: ${names}.`);
      }
      const preamble = headLines(head)
        .slice(0, place)
        .map((line) => line.text);
      const found = { ...claim, headings, delimiter, quoted, preamble, headingLine: place + 1 };
      const bodyStart = Buffer.byteLength(head.slice(0, end));
      return { found: { ...found, bodyStart, lineEnd: head.includes('\n') ? '\n' : '\r' } };
    }
  }
  const near = [...nearness].filter(([, { share }]) => share >= NEAR).sort(([, a], [, b]) => b.share - a.share);
  return { nearest: near.slice(0, 3).map(([id]) => id), lacking: near[0]?.[1].lacking ?? [] };
}
