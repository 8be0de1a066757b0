import { jsonText } from './json-text.ts';
import type { Renderer } from './renderer.ts';
import { documentSheets } from './sheets.ts';

/**
 * One JSON object a line, for pipes. The first line is `{type: "document", kind, schemaVersion, title, subtitle, provenance}`;
 * then one line for each row, finding, metric and point `{type, kind, block, data}` in the order of the document, and
 * one for each problem `{type: "problem", kind, data}`. Values are those of the CSV, unknown is null.
 */
export const renderNdjson: Renderer = (document) => {
  const { kind, schemaVersion, title, subtitle, provenance } = document;
  const lines: unknown[] = [{ type: 'document', kind, schemaVersion, title, subtitle, provenance }];
  for (const sheet of documentSheets(document)) {
    for (const row of sheet.rows) {
      const data = Object.fromEntries(sheet.columns.map((column, index) => [column, row[index] ?? null]));
      lines.push({ type: sheet.rowType, kind, block: sheet.id, data });
    }
  }
  for (const problem of document.problems) lines.push({ type: 'problem', kind, data: problem });
  return lines.map((line) => `${jsonText(line)}\n`).join('');
};
