import type { LoadedFile } from '../model/loaded.ts';
import type { Period } from '../model/period.ts';
import type { Problem } from '../model/problem.ts';
import type { AnyRecord } from '../model/records/record.ts';
import { allBytes, peekBytes, tapBytes } from './byte-stream.ts';
import { type Encoding, fallbackEncoding, judgeHead, NotThisEncoding, utf8Bytes } from './decode.ts';
import type { JsonReport, Report, TableReport } from './definition.ts';
import { FileFindings } from './file-findings.ts';
import { imageRecord, IMAGES, isImage } from './image-file.ts';
import { looksLikeJson, readJson } from './json-file.ts';
import { LIMITS } from './limits.ts';
import { marketplaceOfName, periodOfName } from './facts-of-name.ts';
import { FileRefused } from './refusal.ts';
import { readTable } from './table-file.ts';
import { detectTable, peekText } from './table-head.ts';
import { gunzip, packedFiles, packingOf } from './unpack.ts';
import { isWorkbook, sheetsLeft, sheetsOf } from './workbook.ts';
import { centralDirectory, type ZipEntry } from './zip-directory.ts';

export interface ReadFileOptions {
  readonly marketplace: string | null;
  readonly period: Period | null;
}

/** What came of one file; an archive gives one of these for each file inside. */
export interface FileOutcome {
  readonly file: LoadedFile;
  readonly records: readonly AnyRecord[];
}

interface Opened {
  readonly path: string;
  open(): AsyncIterable<Uint8Array>;
}

/** The facts of a file that grow while it is read. */
type Facts = { -readonly [K in 'reportType' | 'encoding' | 'delimiter' | 'language' | 'nearest']: LoadedFile[K] } & {
  period: Period | null;
};

function noFacts(): Facts {
  return { reportType: null, encoding: null, delimiter: null, language: null, nearest: [], period: null };
}

/** Names a file no kind claims, what it is as far as that is known, and the kinds that come nearest. */
function unknown(
  findings: FileFindings,
  message: string,
  nearest: readonly string[],
  lacking: readonly string[],
): void {
  const wanted = lacking.length > 0 ? ` (it lacks ${lacking.join(', ')})` : '';
  const suggestion = nearest.length === 0 ? {} : { suggestion: `Nearest: ${nearest.join(', ')}${wanted}.` };
  findings.problem({ code: 'file-not-recognised', scope: 'file', message: `${message}; left alone.`, ...suggestion });
}

const NO_KIND = 'No kind of report has its headings';
const NO_DOCUMENT = 'No kind of report is such a document';

async function readText(
  source: AsyncIterable<Uint8Array>,
  reports: readonly Report[],
  facts: Facts,
  findings: FileFindings,
): Promise<void> {
  const { head, bytes } = await peekText(source);
  if (head.trim() === '') throw new FileRefused('file-empty', 'The file is empty.');
  if (looksLikeJson(head)) {
    const kinds = reports.filter((report): report is JsonReport => report.form === 'json');
    const reading = await readJson(head, bytes, kinds, findings);
    if (reading.report === null) {
      const stated = reading.stated === null ? NO_DOCUMENT : `It is a ${reading.stated}, which is not read yet`;
      return unknown(findings, stated, [], []);
    }
    facts.reportType = reading.report.id;
    if ('broken' in reading) {
      throw new FileRefused('json-broken', `The document is cut short or broken (${reading.broken}).`);
    }
    facts.period = reading.period;
  } else {
    const kinds = reports.filter((report): report is TableReport => report.form === 'table');
    const detection = detectTable(head, kinds);
    if (!('found' in detection)) {
      facts.nearest = detection.nearest;
      return unknown(findings, NO_KIND, detection.nearest, detection.lacking);
    }
    const { report, delimiter, mapped } = detection.found;
    Object.assign(facts, { reportType: report.id, delimiter, language: mapped.language });
    await readTable(detection.found, bytes, findings, { quotedBy: 'csv-parse', wanted: null });
  }
  if (findings.rows === 0) {
    findings.problem({ code: 'file-no-rows', scope: 'file', message: 'The file has headings but no rows.' });
  }
}

/** Reads a file in the one encoding given, or in the one its head tells. @throws NotThisEncoding to be read again. */
async function readBytes(
  bytes: AsyncIterable<Uint8Array>,
  told: Encoding | null,
  reports: readonly Report[],
  facts: Facts,
  findings: FileFindings,
): Promise<void> {
  const peeked = await peekBytes(bytes, LIMITS.headBytes);
  if (peeked.head.length === 0) throw new FileRefused('file-empty', 'The file is empty.');
  const verdict = judgeHead(peeked.head);
  if ('binary' in verdict) {
    throw new FileRefused('file-binary', `It is ${verdict.binary}, not a report; the file was left alone.`);
  }
  const encoding = told ?? verdict.encoding;
  facts.encoding = encoding;
  let cut = false;
  await readText(utf8Bytes(peeked.bytes, encoding, { cut: () => (cut = true) }), reports, facts, findings);
  if (cut) {
    findings.problem({
      code: 'end-missing',
      scope: 'cell',
      message: 'The file ends in the middle of a letter: it is cut.',
    });
  }
}

/** An error of the disk or pipe, as against one of ours. */
function isInputError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);
}

function refusalOf(error: unknown): FileRefused {
  if (error instanceof FileRefused) return error;
  if (isInputError(error)) return new FileRefused('file-unreadable', `It cannot be read: ${error.message}.`);
  throw error;
}

class FileReading {
  readonly #file: Opened;
  readonly #options: ReadFileOptions;
  readonly #reports: readonly Report[];

  constructor(file: Opened, options: ReadFileOptions, reports: readonly Report[]) {
    this.#file = file;
    this.#options = options;
    this.#reports = reports;
  }

  #findings(): FileFindings {
    const period = periodOfName(this.#file.path) ?? this.#options.period;
    const marketplace = marketplaceOfName(this.#file.path) ?? this.#options.marketplace;
    return new FileFindings(this.#file.path, marketplace, period);
  }

  /** One pass over the file. */
  async #pass(told: Encoding | null, nested: boolean): Promise<FileOutcome[]> {
    const tap = tapBytes(this.#file.open());
    const facts = noFacts();
    let findings = this.#findings();
    let refusal: FileRefused | null = null;
    let image = false;
    try {
      const { head, bytes } = await peekBytes(tap.bytes, LIMITS.headBytes);
      const packing = packingOf(head);
      image = isImage(head);
      if (image) facts.reportType = IMAGES.id;
      else if (packing === 'zip') return await this.#archive(bytes, nested, () => finished(tap));
      else await readBytes(packing === 'gzip' ? gunzip(bytes) : bytes, told, this.#reports, facts, findings);
    } catch (error) {
      if (error instanceof NotThisEncoding) throw error;
      refusal = refusalOf(error);
    }
    const whole = await finished(tap);
    if (refusal !== null) {
      findings = this.#findings();
      const { code, message, suggestion } = refusal;
      findings.problem({ code, scope: 'file', message, ...(suggestion === undefined ? {} : { suggestion }) });
    }
    if (image) {
      findings.rows = 1;
      findings.scope().emit(imageRecord(this.#file.path, whole.bytes));
    }
    return [outcome(this.#file.path, whole, facts, findings, this.#reports)];
  }

  async #archive(bytes: AsyncIterable<Uint8Array>, nested: boolean, end: () => Promise<Whole>): Promise<FileOutcome[]> {
    const tooLarge = () =>
      new FileRefused('archive-too-large', 'The archive is too large to be a download of reports.');
    const archive = await allBytes(bytes, LIMITS.archiveBytes, tooLarge);
    const entries = centralDirectory(archive);
    if (isWorkbook(entries)) return this.#workbook(archive, entries, await end());
    if (nested) throw new FileRefused('archive-nested', 'It is an archive inside an archive; unpack it first.');
    const packed = packedFiles(archive, entries);
    if (packed.length === 0) throw new FileRefused('archive-empty', 'There are no files in the archive.');
    const outcomes: FileOutcome[] = [];
    for (const { name, open } of packed) {
      const inner = new FileReading({ path: `${this.#file.path}!${name}`, open }, this.#options, this.#reports);
      outcomes.push(...(await inner.read(true)));
    }
    return outcomes;
  }

  /** Reads the sheets that are reports; a workbook with one such sheet counts as that report. */
  async #workbook(archive: Buffer, entries: readonly ZipEntry[], whole: Whole): Promise<FileOutcome[]> {
    const kinds = this.#reports.filter((report): report is TableReport => report.form === 'table');
    const sheets = (await sheetsOf(archive, entries)).map((sheet) => ({
      sheet,
      detection: detectTable(sheet.head, kinds),
    }));
    const reports = sheets.filter(({ detection }) => 'found' in detection);
    const facts = { ...noFacts(), encoding: WORKBOOK };
    if (reports.length === 0) {
      const findings = this.#findings();
      const near = sheets.flatMap(({ detection }) => ('found' in detection ? [] : [detection]));
      const best = near.find(({ nearest }) => nearest.length > 0) ?? { nearest: [], lacking: [] };
      facts.nearest = best.nearest;
      unknown(findings, NO_KIND, best.nearest, best.lacking);
      return [outcome(this.#file.path, whole, facts, findings, this.#reports)];
    }
    const outcomes: FileOutcome[] = [];
    for (const { sheet } of reports) {
      const alone = reports.length === 1;
      const path = alone ? this.#file.path : `${this.#file.path}!${sheet.name}`;
      const inner = new FileReading({ path, open: sheet.open }, this.#options, this.#reports);
      for (const { file, records } of await inner.#pass('utf-8', true)) {
        const told = { ...file, ...(alone ? whole : {}), encoding: WORKBOOK, delimiter: null };
        outcomes.push({ file: told, records });
      }
    }
    const [first, ...others] = outcomes;
    const left = sheets.filter(({ detection }) => !('found' in detection)).map(({ sheet }) => sheet.name);
    const helped = this.#reports.some((report) => report.id === first?.file.reportType && report.helpSheets === true);
    if (first === undefined || left.length === 0 || helped) return outcomes;
    const problems = [...first.file.problems, sheetsLeft(first.file.path, left)];
    return [{ ...first, file: { ...first.file, problems } }, ...others];
  }

  /** Reads the file, once more in another encoding where its bytes are not UTF-8. */
  async read(nested = false): Promise<FileOutcome[]> {
    try {
      return await this.#pass(null, nested);
    } catch (error) {
      if (!(error instanceof NotThisEncoding)) throw error;
    }
    const { head, bytes } = await peekBytes(this.#file.open(), LIMITS.headBytes);
    const plain = packingOf(head) === 'gzip' ? gunzip(bytes) : bytes;
    return this.#pass(await fallbackEncoding(plain, this.#options.marketplace === 'JP'), nested);
  }
}

/** Where other files have their encoding. */
const WORKBOOK = 'xlsx';
interface Whole {
  readonly sha256: string;
  readonly bytes: number;
}

async function finished(tap: ReturnType<typeof tapBytes>): Promise<Whole> {
  try {
    return await tap.finish();
  } catch (error) {
    refusalOf(error);
    return { sha256: '', bytes: 0 };
  }
}

function outcome(
  path: string,
  whole: Whole,
  facts: Facts,
  findings: FileFindings,
  kinds: readonly Report[],
): FileOutcome {
  const { period, ...told } = facts;
  const marketplace = findings.marketplaceOfAll(kinds.find(({ id }) => id === told.reportType));
  const file: LoadedFile = {
    path,
    ...whole,
    ...told,
    marketplace,
    period: period ?? findings.covered,
    rows: findings.rows,
    records: findings.records.length,
    problems: findings.problems,
    totals: findings.totals,
  };
  return { file, records: findings.records };
}

/** Reads one file: unpacks, decodes, finds the one kind that claims it, and reads its rows. Never throws for a bad file. */
export function readFile(file: Opened, options: ReadFileOptions, reports: readonly Report[]): Promise<FileOutcome[]> {
  return new FileReading(file, options, reports).read();
}

/** The problems of a file whose bytes another file of the run has too. */
export function duplicateProblem(path: string, first: string): Problem {
  return {
    code: 'file-duplicate',
    scope: 'file',
    file: path,
    message: `The same bytes as ${first}; it was counted once.`,
  };
}
