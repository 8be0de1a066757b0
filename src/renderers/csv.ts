import { plainText } from '../model/plain-text.ts';
import { gathered } from './parts.ts';
import type { PartRenderer, Renderer } from './renderer.ts';
import { documentSheets, type Sheet, type SheetCell } from './sheets.ts';

/** What a spreadsheet takes for the start of a formula, the full-width forms of Japanese input among them. */
const FORMULA_START = /^\s*[=+\-@＝＋－＠\t\r]/u;

/**
 * A text made harmless for spreadsheets: an apostrophe before anything they would compute. It is done after control
 * characters were made visible, and also for texts that look like numbers: numbers come as numbers.
 */
function neutralised(text: string): string {
  const harmless = plainText(text);
  return FORMULA_START.test(text) || FORMULA_START.test(harmless) ? `'${harmless}` : harmless;
}

function field(value: SheetCell): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? neutralised(value) : String(value);
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function line(values: readonly SheetCell[]): string {
  // A lone empty field would be an empty line, which readers skip and which parts our tables.
  return `${values.map(field).join(',') || '""'}\n`;
}

function* rowsOf(sheet: Sheet): Generator<string> {
  yield line(sheet.columns);
  for (const row of sheet.rows) yield line(row);
}

function* sheetsOf(sheets: readonly Sheet[]): Generator<string> {
  const [only] = sheets;
  if (sheets.length === 1 && only) {
    yield* rowsOf(only);
    return;
  }
  for (const [index, sheet] of sheets.entries()) {
    yield `${index === 0 ? '' : '\n'}${line([`# ${sheet.id}: ${sheet.title}`])}`;
    yield* rowsOf(sheet);
  }
}

/** What `renderCsv` answers, in parts. */
export const renderCsvParts: PartRenderer = (document) => gathered(sheetsOf(documentSheets(document)));

/**
 * The rows of the document as CSV by RFC 4180, UTF-8 without a byte-order mark, lines ending in LF as in every other
 * format of ours (what a pipe expects; spreadsheets take both). One block with rows gives one plain table. Several
 * follow each other with an empty line between, each under a line `# id: title`: the only way to keep all numbers in
 * one file, good to look at in a spreadsheet and cut apart by a script at `# id:`. Numbers are plain (point, no
 * thousands separators, shares 0-1, money in major units with a currency column), unknown is empty. Title, prose, rows
 * of sums, problems and provenance are not rows: JSON has them.
 */
export const renderCsv: Renderer = (document, options) => [...renderCsvParts(document, options)].join('');
