import type { FileFindings } from './file-findings.ts';

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
export const NO_ELEMENT = undefined;

/**
 * Parses a JSON document, or JSON lines as a list in which the place of an element is its line. A line that is broken
 * is a problem and leaves a hole.
 * @throws SyntaxError when the text is a single document and broken.
 */
export function parseJson(text: string, findings: FileFindings): unknown {
  if (!areLines(text)) return JSON.parse(text);
  const lines = text.split('\n');
  return lines.map((content, index) => {
    if (content.trim() === '') return NO_ELEMENT;
    try {
      return JSON.parse(content) as unknown;
    } catch {
      const cut = index === lines.length - 1;
      const message = cut
        ? 'The last line is cut off and was left out: the file is incomplete.'
        : 'The line is no JSON and was left out.';
      findings.problem({ code: cut ? 'row-truncated' : 'line-broken', scope: 'row', line: index + 1, message });
      return null;
    }
  });
}
