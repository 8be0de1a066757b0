import type { Problem } from '../model/problem.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { entryStream } from './unpack.ts';
import type { ZipEntry } from './zip-directory.ts';

/** One sheet of a workbook as comma-separated text, one line for each row, so that it is read as a download is. */
export interface Sheet {
  readonly name: string;
  /** Enough of the text to tell what it is. */
  readonly head: string;
  open(): AsyncIterable<Uint8Array>;
}

/** What a cell may hold after the library has read it; numbers are asked for as the text the file has. */
type CellValue = string | boolean | Date | null;

/** Sheets of other forms (charts, pictures, macros) are no XML of cells and never looked at. */
const PARTS = /\.(?:xml|rels)$/i;

/** Excel's own bounds. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Longest piece of markup that may lie across two chunks: an attribute `r="XFD1048576"`. */
const OVERLAP = 32;

/** True for an Excel workbook (.xlsx, .xlsm), which is a zip archive of XML. */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === '[Content_Types].xml');
}

function tooLarge(): FileRefused {
  return new FileRefused(
    'workbook-too-large',
    'The workbook is larger than any report; it was not opened.',
    'Save the sheet as CSV UTF-8 and use that file.',
  );
}

function damaged(reason: string): FileRefused {
  return new FileRefused('workbook-damaged', `The workbook is damaged (${reason}).`, 'Download the file again.');
}

/** 1 for `A`, 27 for `AA`. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** The largest row and column a part names: two far apart cells would make a library fill all cells between them. */
class Extent {
  #rows = 0;
  #columns = 0;
  #rest = '';

  take(chunk: Uint8Array): void {
    const text = this.#rest + Buffer.from(chunk).toString('latin1');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw damaged('it declares entities, which no spreadsheet does');
    for (const [, letters = '', row = ''] of text.matchAll(/\br="([A-Z]*)(\d+)"/g)) {
      this.#rows = Math.max(this.#rows, Number(row));
      this.#columns = Math.max(this.#columns, columnNumber(letters));
    }
    this.#rest = text.slice(-OVERLAP);
    const beyond = this.#rows > MOST_ROWS || this.#columns > MOST_COLUMNS;
    if (beyond || this.#rows * this.#columns > LIMITS.sheetCells) throw tooLarge();
  }
}

/**
 * Unpacks every part once, counting, before a library holds it in memory: the sizes an archive states of itself are
 * not to be trusted, and neither are the places it gives its cells.
 */
async function checkParts(archive: Buffer, entries: readonly ZipEntry[]): Promise<void> {
  let total = 0;
  for (const entry of entries.filter(({ name }) => PARTS.test(name))) {
    const extent = new Extent();
    let size = 0;
    for await (const chunk of entryStream(archive, entry)) {
      size += chunk.byteLength;
      total += chunk.byteLength;
      if (total > LIMITS.workbookBytes) throw tooLarge();
      extent.take(chunk);
    }
    if (size !== entry.size) throw damaged(`${entry.name} is not as long as it says`);
  }
}

/**
 * A stored number as plain decimal text. Excel shows 15 digits of what is stored (8.210000000000001 is 8.21); whole
 * numbers stay as they are, for they may be ids. Three decimals get a zero, so that 1.234 cannot be read as a thousand.
 */
export function plainNumber(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored;
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return stored;
  const shown = Number(number.toPrecision(15));
  const text = /e/i.test(String(shown)) ? shown.toFixed(15).replace(/\.?0+$/, '') : String(shown);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

function dateText(date: Date): string {
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}

/** Line breaks inside a cell become the separator Unicode has for them, so that a row stays a line. */
function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value.replaceAll(/\r\n|\r|\n/g, '\u2028');
}

function sheetText(rows: readonly (readonly CellValue[])[]): string {
  const lines = rows.map((row) => row.map((value) => `"${cellText(value).replaceAll('"', '""')}"`).join(','));
  return `${lines.join('\n')}\n`;
}

/** Characters of a sheet given at once. */
const PIECE = 1_000_000;

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + PIECE, text.length);
    // Not between the two halves of one letter.
    if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end += 1;
    yield Buffer.from(text.slice(at, end));
    at = end;
  }
}

/** Says which sheets of a workbook were not read. */
export function sheetsLeft(file: string, names: readonly string[]): Problem {
  const message = `These sheets are no reports and were left alone: ${names.join(', ')}.`;
  return { code: 'sheets-left-alone', scope: 'cell', file, message };
}

/** Marks a stored number while strings pass untouched: the library hands both on as they stand in the file. */
class StoredNumber {
  readonly stored: string;

  constructor(stored: string) {
    this.stored = stored;
  }
}

/** The library's types call a date by its constructor. */
function valueOf(value: unknown): CellValue {
  return value instanceof StoredNumber ? plainNumber(value.stored) : (value as CellValue);
}

function sheetOf(name: string, text: string): Sheet {
  return { name, head: text.slice(0, PIECE), open: () => bytesOf(text) };
}

/**
 * The sheets of a workbook that hold anything, in their order. Macros are never looked at. The library is loaded only
 * when there is a workbook to read.
 * @throws FileRefused `workbook-too-large`, `workbook-damaged`.
 */
export async function sheetsOf(archive: Buffer, entries: readonly ZipEntry[]): Promise<Sheet[]> {
  await checkParts(archive, entries);
  const { default: readSheets } = await import('read-excel-file/universal');
  // The library wants memory of its own, not a window into a larger piece.
  const whole = Uint8Array.from(archive).buffer;
  try {
    const sheets = await readSheets(whole, { parseNumber: (stored) => new StoredNumber(stored), trim: false });
    return sheets.flatMap(({ sheet: name, data }) => {
      const rows = data.map((row) => row.map((value) => valueOf(value)));
      return rows.length === 0 ? [] : [sheetOf(name, sheetText(rows))];
    });
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}
