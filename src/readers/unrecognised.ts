import type { FileFindings } from './file-findings.ts';
import type { TableDetection } from './table-head.ts';
import { unreadKindOf } from './unread-kinds.ts';

type Undetected = Exclude<TableDetection, { found: unknown }>;

function leftAlone(findings: FileFindings, what: string, suggestion: string | null): void {
  const advice = suggestion === null ? {} : { suggestion };
  findings.problem({ code: 'file-not-recognised', scope: 'file', message: `${what}; left alone.`, ...advice });
}

/** Names a JSON document no kind claims, and what it says it is. */
export function tellUnknownDocument(findings: FileFindings, stated: string | null): void {
  const what = stated === null ? 'No kind of report is such a document' : `It is a ${stated}, which is not read yet`;
  leftAlone(findings, what, null);
}

/**
 * Names a table no kind claims, what it is as far as that is known, and what comes nearest.
 * @returns ids of the nearest kinds, best first.
 */
export function tellUnknownTable(findings: FileFindings, head: string, { nearest, lacking }: Undetected): string[] {
  const unread = unreadKindOf(head);
  if (unread !== null) {
    leftAlone(findings, `It looks like ${unread.title} and is not read: ${unread.because}`, unread.instead);
    return [...new Set([unread.id, ...nearest])];
  }
  const wanted = lacking.length > 0 ? ` (it lacks ${lacking.join(', ')})` : '';
  const suggestion = nearest.length === 0 ? null : `Nearest: ${nearest.join(', ')}${wanted}.`;
  leftAlone(findings, 'No kind of report has its headings', suggestion);
  return [...nearest];
}
