import type { JsonList, JsonListReading, JsonReport } from './definition.ts';
import type { FileFindings } from './file-findings.ts';
import { firstLines, JsonLines, parseJson } from './json-lines.ts';
import { JsonListSplitter } from './json-list.ts';
import { statedReportType } from './json-values.ts';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';
import type { Period } from '../model/period.ts';

/** A document of an unknown kind is not worth more bytes than this. */
const UNKNOWN_BYTES = 32_000_000;

export type JsonReading =
  | { readonly report: JsonReport; readonly period: Period | null }
  /** A kind was expected by the first characters, but the document is broken. */
  | { readonly report: JsonReport; readonly broken: string }
  /** No kind claims it; a report type the document names of itself. */
  | { readonly report: null; readonly stated: string | null };

interface Received {
  readonly document: unknown;
  /** The reading of its list, for a document without the elements that were read on the way; null for a whole one. */
  readonly reading: JsonListReading | null;
}

/** Null for a document of an unknown kind that is too large to look at. @throws SyntaxError, FileRefused. */
async function receiveWhole(
  bytes: AsyncIterable<Uint8Array>,
  isExpected: boolean,
  findings: FileFindings,
): Promise<Received | null> {
  const limit = isExpected ? LIMITS.jsonBytes : UNKNOWN_BYTES;
  const pieces: Uint8Array[] = [];
  let have = 0;
  for await (const piece of bytes) {
    have += piece.length;
    if (have > limit) {
      if (!isExpected) return null;
      throw new FileRefused('json-too-large', `The document has more than ${limit} bytes.`);
    }
    pieces.push(piece);
  }
  return { document: parseJson(Buffer.concat(pieces).toString(), findings), reading: null };
}

/** Reads a document of one long list element by element. @throws SyntaxError, FileRefused. */
async function receiveList(
  { report, list }: { readonly report: JsonReport; readonly list: JsonList },
  bytes: AsyncIterable<Uint8Array>,
  reports: readonly JsonReport[],
  findings: FileFindings,
): Promise<Received> {
  const opened: JsonListReading[] = [];
  const splitter = new JsonListSplitter(list.key, (document) => {
    // A document that says only after its list what it is has to be held whole.
    if (reports.some((each) => each.claims(document) !== (each === report))) return null;
    if (list.isReady?.(document) === false) return null;
    for (const name of report.totals) findings.startTotal(name);
    const reading = list.open(document, findings.scope());
    opened.push(reading);
    findings.rows = reading.rows ?? 0;
    let line = 0;
    return (members) => {
      line += 1;
      findings.rows += 1;
      reading.element(members, line);
    };
  });
  for await (const piece of bytes) splitter.write(piece);
  return { document: splitter.end(), reading: opened[0] ?? null };
}

/** The kind whose JSON lines these are; null where they have to be held together to tell. */
function kindOfLines(head: string, expected: readonly JsonReport[], reports: readonly JsonReport[]): JsonReport | null {
  if (expected.every(({ lines }) => lines === undefined)) return null;
  const first = firstLines(head);
  if (first === null) return null;
  const [report, other] = reports.filter((each) => each.claims(first));
  if (report === undefined || other !== undefined || !expected.includes(report)) return null;
  return report.lines?.isReady?.(first) === false ? null : report;
}

/**
 * Parses a JSON document and has the one kind that claims it read it.
 * @throws FileRefused `json-too-large`, `kind-ambiguous`.
 */
export async function readJson(
  head: string,
  bytes: AsyncIterable<Uint8Array>,
  reports: readonly JsonReport[],
  findings: FileFindings,
): Promise<JsonReading> {
  const expected = reports.filter((report) => report.sniff.test(head));
  const ofLines = kindOfLines(head, expected, reports);
  if (ofLines?.lines !== undefined) {
    for (const name of ofLines.totals) findings.startTotal(name);
    const scope = findings.scope();
    const lines = new JsonLines(findings, (members, line) => ofLines.lines?.element(members, line, scope));
    for await (const piece of bytes) lines.write(piece);
    lines.end();
    return { report: ofLines, period: null };
  }
  const [likely] = expected;
  const [listed, otherListed] = expected.flatMap((report) =>
    report.list === undefined ? [] : { report, list: report.list },
  );
  let received: Received | null;
  try {
    received =
      listed !== undefined && otherListed === undefined
        ? await receiveList(listed, bytes, reports, findings)
        : await receiveWhole(bytes, expected.length > 0, findings);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return likely === undefined ? { report: null, stated: null } : { report: likely, broken: error.message };
  }
  if (received === null) return { report: null, stated: null };
  const { document, reading } = received;
  const claims = reports.filter((report) => report.claims(document));
  const [report] = claims;
  if (report === undefined) return { report: null, stated: statedReportType(document) };
  if (claims.length > 1) throw new FileRefused('kind-ambiguous', 'It fits more than one kind of report.');
  if (reading !== null) return { report, period: reading.period };
  for (const name of report.totals) findings.startTotal(name);
  const { rows, period } = report.read(document, findings.scope());
  findings.rows = rows;
  return { report, period };
}
