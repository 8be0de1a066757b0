import type { Period } from '../model/period.ts';
import { allBytes, peekBytes, tapBytes } from './byte-stream.ts';
import { type Encoding, fallbackEncoding, judgeHead, NotThisEncoding, utf8Bytes } from './decode.ts';
import type { JsonReport, Report, TableReport } from './definition.ts';
import { FileFindings, type RecordSink } from './file-findings.ts';
import { type Attempt, type FileFacts, type FileOutcome, noFacts, outcome, type Whole } from './file-outcome.ts';
import { imageRecord, IMAGES, isImage } from './image-file.ts';
import { readJson } from './json-file.ts';
import { LIMITS } from './limits.ts';
import { marketplaceOfName, periodOfName } from './facts-of-name.ts';
import { FileRefused } from './refusal.ts';
import { type FieldsByKind, type QuotedBy, readTable, type TableOptions } from './table-file.ts';
import { detectTable, looksLikeJson, peekText } from './table-head.ts';
import { tellUnknownDocument, tellUnknownTable } from './unrecognised.ts';
import { gunzip, packedFiles, packingOf } from './unpack.ts';
import { looksLikeYaml, readYaml } from './yaml-file.ts';
import { isWorkbook, sheetsLeft, sheetsOf } from './workbook.ts';
import { centralDirectory, type ZipEntry } from './zip-directory.ts';

export interface ReadFileOptions {
  readonly marketplace: string | null;
  readonly period: Period | null;
  /** Fields of records that are looked at; without it, all. */
  readonly fields?: FieldsByKind | null;
  /** Fields of records that somebody takes; without it, records are held whole. */
  readonly wanted?: FieldsByKind | null;
  /** How quoted cells are read; without it, by the size of the file. */
  readonly quotedBy?: QuotedBy;
}

interface Opened {
  readonly path: string;
  /** Bytes as they lie there; null where that is not known. */
  readonly size: number | null;
  open(): AsyncIterable<Uint8Array>;
}

async function readText(
  source: AsyncIterable<Uint8Array>,
  reports: readonly Report[],
  facts: FileFacts,
  findings: FileFindings,
  options: TableOptions,
): Promise<void> {
  const { head, bytes } = await peekText(source);
  if (head.trim() === '') throw new FileRefused('file-empty', 'The file is empty.');
  if (looksLikeJson(head)) {
    const kinds = reports.filter((report): report is JsonReport => report.form === 'json');
    const reading = await readJson(head, bytes, kinds, findings);
    if (reading.report === null) return tellUnknownDocument(findings, reading.stated);
    facts.reportType = reading.report.id;
    if ('broken' in reading) {
      throw new FileRefused('json-broken', `The document is cut short or broken (${reading.broken}).`);
    }
    facts.period = reading.period;
    findings.settleTotals(reading.report.together ?? []);
  } else {
    const kinds = reports.filter((report): report is TableReport => report.form === 'table');
    const detection = detectTable(head, kinds);
    if (!('found' in detection) && looksLikeYaml(head)) {
      const documents = reports.filter((report): report is JsonReport => report.form === 'json');
      const report = await readYaml(bytes, documents, findings);
      if (report === null) return tellUnknownDocument(findings, null);
      facts.reportType = report.id;
    } else if (!('found' in detection)) {
      facts.nearest = tellUnknownTable(findings, head, detection);
      return;
    } else {
      const { report, delimiter, mapped } = detection.found;
      Object.assign(facts, { reportType: report.id, delimiter, language: mapped.language });
      await readTable(detection.found, bytes, findings, options);
    }
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
  facts: FileFacts,
  findings: FileFindings,
  options: TableOptions,
): Promise<void> {
  const peeked = await peekBytes(bytes, LIMITS.headBytes);
  if (peeked.head.length === 0) throw new FileRefused('file-empty', 'The file is empty.');
  const verdict = judgeHead(peeked.head);
  if ('binary' in verdict) {
    throw new FileRefused('file-binary', `It is ${verdict.binary}, not a report; the file was left alone.`);
  }
  const encoding = told ?? verdict.encoding;
  facts.encoding = encoding === 'utf-8-damaged' ? 'utf-8' : encoding;
  let cut = false;
  const broken = (line: number): void => {
    const message =
      'Bytes here or after are no letters of UTF-8 and stand as \ufffd; the texts around them are damaged.';
    findings.problem({ code: 'letters-broken', scope: 'cell', line, message });
  };
  const text = utf8Bytes(peeked.bytes, encoding, { cut: () => (cut = true), broken });
  await readText(text, reports, facts, findings, options);
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

class FileReading<S extends RecordSink> {
  readonly #file: Opened;
  readonly #options: ReadFileOptions;
  readonly #reports: readonly Report[];
  readonly #open: (path: string) => S;

  constructor(file: Opened, options: ReadFileOptions, reports: readonly Report[], open: (path: string) => S) {
    this.#file = file;
    this.#options = options;
    this.#reports = reports;
    this.#open = open;
  }

  #start(): Attempt<S> {
    const period = periodOfName(this.#file.path) ?? this.#options.period;
    const marketplace = marketplaceOfName(this.#file.path) ?? this.#options.marketplace;
    const sink = this.#open(this.#file.path);
    return { sink, findings: new FileFindings(this.#file.path, marketplace, period, sink) };
  }

  #tableOptions(packed: boolean): TableOptions {
    const { fields = null, wanted = null, quotedBy } = this.#options;
    const size = packed ? null : this.#file.size;
    const large = size === null || size > LIMITS.csvParseBytes;
    return { fields, wanted, quotedBy: quotedBy ?? (large ? 'scan' : 'csv-parse') };
  }

  /** One pass over the file. */
  async #pass(told: Encoding | null, nested: boolean): Promise<FileOutcome<S>[]> {
    const tap = tapBytes(this.#file.open());
    const facts = noFacts();
    let attempt = this.#start();
    let refusal: FileRefused | null = null;
    let image = false;
    try {
      const { head, bytes } = await peekBytes(tap.bytes, LIMITS.headBytes);
      const packing = packingOf(head);
      image = isImage(head);
      if (image) facts.reportType = IMAGES.id;
      else if (packing === 'zip') return await this.#archive(bytes, nested, () => finished(tap));
      else {
        const plain = packing === 'gzip' ? gunzip(bytes) : bytes;
        const options = this.#tableOptions(packing === 'gzip');
        await readBytes(plain, told, this.#reports, facts, attempt.findings, options);
      }
    } catch (error) {
      if (error instanceof NotThisEncoding) throw error;
      refusal = refusalOf(error);
    }
    const whole = await finished(tap);
    if (refusal !== null) {
      attempt = this.#start();
      const { code, message, suggestion } = refusal;
      attempt.findings.problem({ code, scope: 'file', message, ...(suggestion === undefined ? {} : { suggestion }) });
    }
    if (image) {
      attempt.findings.rows = 1;
      attempt.findings.scope().emit(imageRecord(this.#file.path, whole.bytes));
    }
    return [outcome(this.#file.path, whole, facts, attempt, this.#reports)];
  }

  async #archive(
    bytes: AsyncIterable<Uint8Array>,
    nested: boolean,
    end: () => Promise<Whole>,
  ): Promise<FileOutcome<S>[]> {
    const tooLarge = () =>
      new FileRefused('archive-too-large', 'The archive is too large to be a download of reports.');
    const archive = await allBytes(bytes, LIMITS.archiveBytes, tooLarge);
    const entries = centralDirectory(archive);
    if (isWorkbook(entries)) return this.#workbook(archive, entries, await end());
    if (nested) throw new FileRefused('archive-nested', 'It is an archive inside an archive; unpack it first.');
    const packed = packedFiles(archive, entries);
    if (packed.length === 0) throw new FileRefused('archive-empty', 'There are no files in the archive.');
    const outcomes: FileOutcome<S>[] = [];
    for (const { name, size, open } of packed) {
      const file = { path: `${this.#file.path}!${name}`, size, open };
      const inner = new FileReading(file, this.#options, this.#reports, this.#open);
      outcomes.push(...(await inner.read(true)));
    }
    return outcomes;
  }

  /** Reads the sheets that are reports; a workbook with one such sheet counts as that report. */
  async #workbook(archive: Buffer, entries: readonly ZipEntry[], whole: Whole): Promise<FileOutcome<S>[]> {
    const kinds = this.#reports.filter((report): report is TableReport => report.form === 'table');
    const sheets = (await sheetsOf(archive, entries)).map((sheet) => ({
      sheet,
      detection: detectTable(sheet.head, kinds),
    }));
    const reports = sheets.filter(({ detection }) => 'found' in detection);
    const facts = { ...noFacts(), encoding: WORKBOOK };
    if (reports.length === 0) {
      const attempt = this.#start();
      const near = sheets.flatMap(({ sheet, detection }) => ('found' in detection ? [] : [{ sheet, detection }]));
      const best = near.find(({ detection }) => detection.nearest.length > 0) ?? near[0];
      const [head, detection] = [best?.sheet.head ?? '', best?.detection ?? { nearest: [], lacking: [] }];
      facts.nearest = tellUnknownTable(attempt.findings, head, detection);
      return [outcome(this.#file.path, whole, facts, attempt, this.#reports)];
    }
    const outcomes: FileOutcome<S>[] = [];
    for (const { sheet } of reports) {
      const alone = reports.length === 1;
      const path = alone ? this.#file.path : `${this.#file.path}!${sheet.name}`;
      const sheetFile = { path, size: null, open: sheet.open };
      const inner = new FileReading(sheetFile, this.#options, this.#reports, this.#open);
      for (const { file, ...rest } of await inner.#pass('utf-8', true)) {
        const told = { ...file, ...(alone ? whole : {}), encoding: WORKBOOK, delimiter: null };
        outcomes.push({ file: told, ...rest });
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
  async read(nested = false): Promise<FileOutcome<S>[]> {
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
async function finished(tap: ReturnType<typeof tapBytes>): Promise<Whole> {
  try {
    return await tap.finish();
  } catch (error) {
    refusalOf(error);
    return { sha256: '', bytes: 0 };
  }
}

/**
 * Reads one file: unpacks, decodes, finds the one kind that claims it, and reads its rows. Never throws for a bad file.
 * @param open asked for a sink each time the file is read: a reading may be broken off and begun again.
 */
export function readFile<S extends RecordSink>(
  file: Opened,
  options: ReadFileOptions,
  reports: readonly Report[],
  open: (path: string) => S,
): Promise<FileOutcome<S>[]> {
  return new FileReading(file, options, reports, open).read();
}
