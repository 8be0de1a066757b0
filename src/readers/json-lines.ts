import type { FileFindings } from './file-findings.ts';
import { BYTE, skipSpace } from './json-bytes.ts';
import { PendingBytes } from './json-elements.ts';
import { JsonScan } from './json-scan.ts';
import { isObject, type JsonMembers, membersOf } from './json-values.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';

/** True when a text is one JSON value after another, each on a line of its own: the form of Data Kiosk. */
function areLines(text: string): boolean {
  const end = text.indexOf('\n');
  if (end === -1 || !/\S/.test(text.slice(end))) return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

/** Stands for a line that holds nothing to be read, so that every other element keeps its number. */
const NO_ELEMENT = undefined;

/** Stands for a line that is no JSON and has been told already. */
const BROKEN_LINE = Symbol('broken line');

/** The first element of a list that can tell what the list holds. */
export function firstTelling(list: readonly unknown[]): unknown {
  return list.find((value) => value !== null && value !== NO_ELEMENT && value !== BROKEN_LINE);
}

/**
 * Has the elements of a list read one by one, each under its place, which in JSON lines is its line. A blank line is no
 * row; a broken one is, and is not told again.
 * @returns how many rows there are.
 */
export function readElements(list: readonly unknown[], read: (value: unknown, line: number) => void): number {
  let rows = 0;
  for (const [index, value] of list.entries()) {
    if (value === NO_ELEMENT) continue;
    rows += 1;
    if (value !== BROKEN_LINE) read(value, index + 1);
  }
  return rows;
}

/** The value of one line, or what stands for it. */
function valueOf(content: string, broken: () => void): unknown {
  if (content.trim() === '') return NO_ELEMENT;
  try {
    return JSON.parse(content);
  } catch {
    broken();
    return BROKEN_LINE;
  }
}

function tellBroken(findings: FileFindings, line: number, isLast: boolean): void {
  const message = isLast
    ? 'The last line is cut off and was left out: the file is incomplete.'
    : 'The line is no JSON and was left out.';
  findings.problem({ code: isLast ? 'row-truncated' : 'line-broken', scope: 'row', line, message });
}

/**
 * Parses a JSON document, or JSON lines as a list in which the place of an element is its line. A line that is broken
 * is a problem, and `readElements` knows of it.
 * @throws SyntaxError when the text is a single document and broken.
 */
export function parseJson(text: string, findings: FileFindings): unknown {
  if (!areLines(text)) return JSON.parse(text);
  const lines = text.split('\n');
  return lines.map((content, index) =>
    valueOf(content, () => tellBroken(findings, index + 1, index === lines.length - 1)),
  );
}

/**
 * The elements of the first of many JSON lines, as far as one that can tell what they are; null where a text is no
 * JSON lines or its beginning does not tell.
 */
export function firstLines(head: string): readonly unknown[] | null {
  if (!areLines(head)) return null;
  const values: unknown[] = [];
  let from = 0;
  for (let end = head.indexOf('\n'); end !== -1; end = head.indexOf('\n', from)) {
    const value = valueOf(head.slice(from, end), () => undefined);
    values.push(value);
    if (isObject(value)) return values;
    from = end + 1;
  }
  return null;
}

/** Reads JSON lines one by one, however their bytes come in pieces, and tells the broken ones. */
export class JsonLines {
  readonly #pending = new PendingBytes();
  readonly #scan = new JsonScan();
  readonly #findings: FileFindings;
  readonly #take: (members: JsonMembers, line: number) => void;
  #line = 0;

  constructor(findings: FileFindings, take: (members: JsonMembers, line: number) => void) {
    this.#findings = findings;
    this.#take = take;
  }

  /** @throws FileRefused `json-too-large` for a line without end. */
  write(piece: Uint8Array): void {
    const pending = this.#pending;
    let searched = pending.length;
    pending.add(piece);
    for (;;) {
      const end = pending.bytes.indexOf(BYTE.lineEnd, pending.at + searched);
      if (end === -1 || end >= pending.end) break;
      this.#read(end, false);
      pending.at = end + 1;
      searched = 0;
    }
    if (pending.length > LIMITS.jsonBytes) {
      throw new FileRefused('json-too-large', `A line of the document has more than ${LIMITS.jsonBytes} bytes.`);
    }
  }

  /** Reads the last line, which no line end follows. */
  end(): void {
    this.#read(this.#pending.end, true);
  }

  #read(end: number, isLast: boolean): void {
    const { bytes, at } = this.#pending;
    this.#line += 1;
    // A scan that would run on into the next line stops here.
    bytes[end] = 0;
    const start = skipSpace(bytes, at);
    if (start === end) return;
    if (this.#scanned(start, end)) {
      this.#findings.rows += 1;
      this.#take(this.#scan.members, this.#line);
      return;
    }
    const value = valueOf(bytes.toString('utf8', at, end), () => tellBroken(this.#findings, this.#line, isLast));
    if (value === NO_ELEMENT) return;
    this.#findings.rows += 1;
    if (value !== BROKEN_LINE) this.#take(membersOf(value), this.#line);
  }

  /** True when the line is an object that could be scanned. */
  #scanned(start: number, end: number): boolean {
    const { bytes } = this.#pending;
    if (bytes[start] !== BYTE.openObject) return false;
    try {
      const scanned = this.#scan.scan(bytes, start, end);
      return scanned >= 0 && skipSpace(bytes, scanned) === end;
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  }
}
