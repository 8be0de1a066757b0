import type { JsonReport } from './definition.ts';
import type { FileFindings } from './file-findings.ts';
import { parseJson } from './json-lines.ts';
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
  const limit = expected.length > 0 ? LIMITS.jsonBytes : UNKNOWN_BYTES;
  const pieces: Uint8Array[] = [];
  let have = 0;
  for await (const piece of bytes) {
    have += piece.length;
    if (have > limit) {
      if (expected.length === 0) return { report: null, stated: null };
      throw new FileRefused('json-too-large', `The document has more than ${limit} bytes.`);
    }
    pieces.push(piece);
  }
  let document: unknown;
  try {
    document = parseJson(Buffer.concat(pieces).toString(), findings);
  } catch (error) {
    const [report] = expected;
    if (report === undefined) return { report: null, stated: null };
    return { report, broken: error instanceof Error ? error.message : String(error) };
  }
  const claims = reports.filter((report) => report.claims(document));
  const [report] = claims;
  if (report === undefined) return { report: null, stated: statedReportType(document) };
  if (claims.length > 1) throw new FileRefused('kind-ambiguous', 'It fits more than one kind of report.');
  for (const name of report.totals) findings.startTotal(name);
  const { rows, period } = report.read(document, findings.scope());
  findings.rows = rows;
  return { report, period };
}
