import { plainText } from '../../model/plain-text.ts';
import { addDays } from '../../model/period.ts';
import type { PullOutcome, PullRequest, PullState } from '../../model/pull.ts';
import type { DownloadedDocument, SpApiClient } from '../sp-api/client-types.ts';
import { openReportDocument, type ReportState } from '../sp-api/operations/reports.ts';
import { SpApiError } from '../sp-api/sp-api-error.ts';
import type { PullEntry } from './pull-store.ts';

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
async function wordsOf({ bytes }: DownloadedDocument): Promise<string> {
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

/** What became of a wish; what is not said is not known. */
export function outcome(request: PullRequest, state: PullState, more: Partial<PullOutcome> = {}): PullOutcome {
  return { request, state, note: null, sha256: null, bytes: null, records: null, ...more };
}

/** What is young enough. */
export interface Age {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly freshMs: number;
}

/** True where asking again would give nothing new: young enough, or of a span that changes no more. */
export function isFresh(
  { period, settlesAfterDays }: PullRequest,
  entry: PullEntry | null,
  { freshMs, now }: Age,
): boolean {
  if (entry?.stage !== 'ended' || entry.endedAt === null || entry.result === 'failed') return false;
  if (now - Date.parse(entry.endedAt) < freshMs) return true;
  return period !== null && entry.askedAt.slice(0, 10) > addDays(period.end, settlesAfterDays);
}

/** What Amazon says of a report it gave up, in its own words where there are any. */
export async function whyFatal(
  client: SpApiClient,
  { reportType }: PullRequest,
  { documentId }: ReportState,
): Promise<string> {
  const plain = 'Amazon gave it up and does not say why.';
  if (documentId === null) return plain;
  try {
    const words = await wordsOf(await openReportDocument(client, documentId, { label: reportType }));
    return words === '' ? plain : `Amazon gave it up: ${words}`;
  } catch (error) {
    if (error instanceof SpApiError) return plain;
    throw error;
  }
}
