import type { Document } from '../model/document.ts';
import { jsonText } from './json-text.ts';
import { gathered } from './parts.ts';
import type { PartRenderer, Renderer } from './renderer.ts';
import { documentSheets } from './sheets.ts';

function* lines(document: Document): Generator<string> {
  const { kind, schemaVersion, title, subtitle, provenance } = document;
  yield `${jsonText({ type: 'document', kind, schemaVersion, title, subtitle, provenance })}\n`;
  for (const sheet of documentSheets(document)) {
    for (const row of sheet.rows) {
      const data = Object.fromEntries(sheet.columns.map((column, index) => [column, row[index] ?? null]));
      yield `${jsonText({ type: sheet.rowType, kind, block: sheet.id, data })}\n`;
    }
  }
  for (const problem of document.problems) yield `${jsonText({ type: 'problem', kind, data: problem })}\n`;
}

/** What `renderNdjson` answers, in parts. */
export const renderNdjsonParts: PartRenderer = (document) => gathered(lines(document));

/**
 * One JSON object a line, for pipes. The first line is `{type: "document", kind, schemaVersion, title, subtitle, provenance}`;
 * then one line for each row, finding, metric and point `{type, kind, block, data}` in the order of the document, and
 * one for each problem `{type: "problem", kind, data}`. Values are those of the CSV, unknown is null.
 */
export const renderNdjson: Renderer = (document, options) => [...renderNdjsonParts(document, options)].join('');
