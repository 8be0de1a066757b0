import type { FileFindings } from './file-findings.ts';
import { LIMITS } from './limits.ts';
import { DELIMITERS, splitQuoted, type TableDetection } from './table-head.ts';
import { unreadKindOf } from './unread-kinds.ts';

type Undetected = Exclude<TableDetection, { found: unknown }>;

/** What cells look like, and the kinds that have such cells: all there is to go by where a file has no headings. */
const SHAPES = [
  {
    cell: /^[A-Z\d]\d{2}-\d{7}-\d{7}$/,
    holds: 'order numbers',
    kinds: [
      'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
      'GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL',
      'DATE_RANGE_TRANSACTIONS',
    ],
  },
  {
    cell: /^B0[A-Z\d]{8}$/,
    holds: 'ASINs',
    kinds: ['GET_MERCHANT_LISTINGS_ALL_DATA', 'BUSINESS_REPORT_CHILD'],
  },
] as const;
/** Fewer cells in a line are no table. */
const FEWEST_CELLS = 3;

function shapeOf(head: string): (typeof SHAPES)[number] | null {
  const rows = head.split(/\r\n|\n|\r/, LIMITS.headLines).flatMap((line) => {
    const widest = Object.values(DELIMITERS).map((delimiter) => splitQuoted(line, delimiter));
    return widest.filter((cells) => cells.length >= FEWEST_CELLS);
  });
  return SHAPES.find(({ cell }) => rows.some((cells) => cells.some((text) => cell.test(text.trim())))) ?? null;
}

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
  const shape = nearest.length === 0 ? shapeOf(head) : null;
  if (shape !== null) {
    const kinds = shape.kinds.join(', ');
    leftAlone(
      findings,
      'No kind of report has its headings',
      `It holds ${shape.holds}, as these do: ${kinds}. Download it again and keep its headings.`,
    );
    return [...shape.kinds];
  }
  const wanted = lacking.length > 0 ? ` (it lacks ${lacking.join(', ')})` : '';
  const suggestion = nearest.length === 0 ? null : `Nearest: ${nearest.join(', ')}${wanted}.`;
  leftAlone(findings, 'No kind of report has its headings', suggestion);
  return [...nearest];
}
