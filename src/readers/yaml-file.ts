import { FileRefused } from './refusal.ts';
import type { FileFindings } from './file-findings.ts';
import type { JsonReport } from './definition.ts';

/** Bytes of a YAML file, which is parsed whole. */
const MOST_BYTES = 32_000_000;

/** A key with a colon at the start of a line, after comments, blank lines and the sign of a new document. */
const BEGINS =
  /^(?:\s*(?:#[^\n]*)?\n|---[^\n]*\n)*\s*(?:- +)?(?:"[^"\n]{1,60}"|'[^'\n]{1,60}'|[A-Za-z][\w .-]{0,60}):(?:\s|$)/;

/** True for a text that begins as YAML does: a key, or a list of things with keys. */
export function looksLikeYaml(head: string): boolean {
  return BEGINS.test(head);
}

/** Where the text is broken, in one line. */
function reasonOf(error: Error & { readonly linePos?: readonly { readonly line: number }[] }): string {
  const [first = error.message] = error.message.split(/[:\n]/);
  const line = error.linePos?.[0]?.line;
  return line === undefined ? first : `line ${line}: ${first.replace(/ at line \d+.*$/, '')}`;
}

/**
 * Parses a YAML text. Several documents in one text are the listings of one list. The library is loaded only when
 * there is such a file.
 * @throws FileRefused `yaml-broken`, `yaml-too-large`.
 */
async function parseYaml(bytes: AsyncIterable<Uint8Array>): Promise<{ document: unknown; isEnded: boolean }> {
  const pieces: Uint8Array[] = [];
  let have = 0;
  for await (const piece of bytes) {
    have += piece.length;
    if (have > MOST_BYTES) throw new FileRefused('yaml-too-large', `It has more than ${MOST_BYTES} bytes.`);
    pieces.push(piece);
  }
  const { parseAllDocuments } = await import('yaml');
  const text = Buffer.concat(pieces).toString();
  const documents = parseAllDocuments(text, { logLevel: 'silent', stringKeys: true });
  const values: unknown[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error !== undefined) throw new FileRefused('yaml-broken', `The YAML is broken (${reasonOf(error)}).`);
    try {
      values.push(document.toJS({ maxAliasCount: 100 }));
    } catch (bomb) {
      throw new FileRefused(
        'yaml-broken',
        `The YAML is broken (${bomb instanceof Error ? bomb.message : 'no value'}).`,
      );
    }
  }
  return { document: values.length === 1 ? values[0] : { listings: values }, isEnded: /[\r\n]$/.test(text) };
}

/** Reads a YAML text by the kind of document that claims its value; null when none does. @throws FileRefused. */
export async function readYaml(
  bytes: AsyncIterable<Uint8Array>,
  reports: readonly JsonReport[],
  findings: FileFindings,
): Promise<JsonReport | null> {
  const { document, isEnded } = await parseYaml(bytes);
  const claims = reports.filter((report) => report.claims(document));
  const [report] = claims;
  if (report === undefined) return null;
  if (claims.length > 1) throw new FileRefused('kind-ambiguous', 'It fits more than one kind of report.');
  for (const name of report.totals) findings.startTotal(name);
  findings.rows = report.read(document, findings.scope()).rows;
  if (!isEnded) {
    // A YAML text that ends anywhere is one: nothing else tells that it was cut.
    const message = 'The file does not end with a line break: its last value may be cut.';
    findings.problem({ code: 'end-missing', scope: 'cell', message });
  }
  return report;
}
