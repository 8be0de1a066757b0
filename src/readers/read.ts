import type { Loaded, LoadedFile } from '../model/loaded.ts';
import { findMarketplace } from '../model/marketplace.ts';
import type { Period } from '../model/period.ts';
import { type AnyRecord, emptyRecordSet } from '../model/records/record.ts';
import type { SourceFile } from '../model/source-file.ts';
import { knownSkus, marketplaceByEvidence } from './marketplace-evidence.ts';
import { dropOverlap, type Replacing } from './overlap.ts';
import { duplicateProblem, type FileOutcome, readFile, type ReadFileOptions } from './read-file.ts';
import { REPORTS } from './registry.ts';

export interface ReadOptions {
  /** Marketplace of files that do not tell: code, id or domain. What a file says itself goes before it. */
  readonly marketplace?: string | null;
  /** Span of files that hold no date (business reports downloaded by hand); two dates in a file's name go before it. */
  readonly period?: Period | null;
}

const REPLACING: Replacing = new Map(REPORTS.map(({ id, replaces }) => [id, replaces]));

interface SourceOutcomes {
  readonly source: SourceFile;
  readonly outcomes: readonly FileOutcome[];
}

/**
 * Reads listings files once more for the marketplace that the other files prove: they name none, and prices in the
 * currency of another shop would be wrong with confidence. What the user said is overruled only where the other files
 * know that marketplace too: else the same SKUs sold in a second shop would prove the first. A file inside an archive
 * keeps what the user said.
 */
async function settleMarketplaces(
  read: readonly SourceOutcomes[],
  options: ReadFileOptions,
): Promise<readonly SourceOutcomes[]> {
  const known = knownSkus(read.flatMap(({ outcomes }) => outcomes.map(({ records }) => records)));
  if (known.size === 0) return read;
  const places = new Set([...known.values()].flatMap((each) => [...each]));
  return Promise.all(
    read.map(async (entry) => {
      const [only, other] = entry.outcomes;
      if (only === undefined || other !== undefined || only.file.path !== entry.source.path) return entry;
      const proven = marketplaceByEvidence(only.records, known);
      if (proven === null || proven === only.file.marketplace) return entry;
      const said = optionsFor(entry.source, options);
      if (said.marketplace !== null && !places.has(said.marketplace)) return entry;
      const outcomes = await readFile(entry.source, { ...said, marketplace: proven }, REPORTS);
      const inferred = outcomes.map((one) => ({ ...one, file: { ...one.file, marketplaceInferred: true } }));
      return { ...entry, outcomes: inferred };
    }),
  );
}

/** What the user said of one file goes before what was said of all. */
function optionsFor({ note }: SourceFile, options: ReadFileOptions): ReadFileOptions {
  return { marketplace: note?.marketplace ?? options.marketplace, period: note?.period ?? options.period };
}

/** What came of a source, with the day it was handed out where the source knows it. */
function datedOutcomes({ source: { note }, outcomes }: SourceOutcomes): readonly FileOutcome[] {
  if (note === undefined) return outcomes;
  const { receivedAt } = note;
  return outcomes.map((outcome) => ({ ...outcome, file: { ...outcome.file, receivedAt } }));
}

/**
 * Reads every source: each file recognised by its content, its rows turned into records, what could not be used
 * named. A file that comes twice is used once. Records keep the order of files and lines. Never throws for bad input.
 */
export async function readReports(sources: readonly SourceFile[], options: ReadOptions = {}): Promise<Loaded> {
  const marketplace = findMarketplace(options.marketplace ?? '')?.code ?? null;
  const fileOptions = { marketplace, period: options.period ?? null };
  const read: SourceOutcomes[] = [];
  for (const source of sources) {
    read.push({ source, outcomes: await readFile(source, optionsFor(source, fileOptions), REPORTS) });
  }
  const files: LoadedFile[] = [];
  const byFile: (readonly AnyRecord[])[] = [];
  const firstOf = new Map<string, string>();
  for (const { file, records } of (await settleMarketplaces(read, fileOptions)).flatMap(datedOutcomes)) {
    const first = file.bytes === 0 || file.reportType === null ? undefined : firstOf.get(file.sha256);
    if (first === undefined) {
      firstOf.set(file.sha256, file.path);
      files.push(file);
      byFile.push(records);
    } else {
      // In the archive the same file may lie alone and inside a zip: nothing to mend.
      const restated = file.receivedAt === undefined ? {} : { restated: file.records };
      const problems = file.receivedAt === undefined ? [duplicateProblem(file.path, first)] : [];
      files.push({ ...file, records: 0, ...restated, problems });
      byFile.push([]);
    }
  }
  const kept = dropOverlap(files, byFile, REPLACING);
  const records = emptyRecordSet();
  for (const list of kept.records) {
    for (const record of list) (records[record.kind] as AnyRecord[]).push(record);
  }
  const problems = kept.files.flatMap((file) => file.problems);
  return { files: kept.files, records, problems };
}
