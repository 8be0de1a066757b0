import { plainText } from '../../model/plain-text.ts';
import type { PullRequest } from '../../model/pull.ts';
import type { DownloadedDocument } from '../sp-api/client-types.ts';
import type { ReportState } from '../sp-api/operations/reports.ts';
import type { SpApiError } from '../sp-api/sp-api-error.ts';

const LONGEST_WORDS = 300;
const MOST_WORD_BYTES = 4000;

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each));
}

/** True for a report that answers the wish, as far as a list of reports tells: it does not tell options. */
export function answers(request: PullRequest, report: ReportState): boolean {
  if (report.reportType !== request.reportType || !isSameSet(report.marketplaceIds, request.marketplaceIds))
    return false;
  const { period } = request;
  return (
    period === null ||
    (report.dataStartTime?.slice(0, 10) === period.start && report.dataEndTime?.slice(0, 10) === period.end)
  );
}

/** The beginning of keys of one kind and its marketplaces, whatever the span. */
export function keyStart({ marketplaceIds, reportType }: PullRequest): string {
  return `${JSON.stringify([reportType, marketplaceIds]).slice(0, -1)},`;
}

/** The first words of a document that says why there is no report. */
export async function wordsOf({ bytes }: DownloadedDocument): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size >= MOST_WORD_BYTES) break;
  }
  return plainText(Buffer.concat(pieces).toString('utf8').slice(0, LONGEST_WORDS)).trim();
}

/** True where Amazon may be making the report although it gave no number for it. */
export function mayBeMade({ arrived, code }: SpApiError): boolean {
  return arrived === 'maybe' || code === 'sp-api-unavailable' || code === 'sp-api-answer-unusable';
}

/** Days a report is of; null where Amazon tells none. */
export function periodOf({ dataEndTime, dataStartTime }: ReportState): PullRequest['period'] {
  if (dataStartTime === null || dataEndTime === null) return null;
  return { start: dataStartTime.slice(0, 10), end: dataEndTime.slice(0, 10) };
}
