import type { LoadedFile } from '../model/loaded.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { RecordSink } from './file-findings.ts';
import { knownSkus, marketplaceByEvidence } from './marketplace-evidence.ts';
import { duplicateProblem, type FileOutcome } from './file-outcome.ts';
import { readFile, type ReadFileOptions } from './read-file.ts';
import { REPORTS } from './registry.ts';

/** A file of a source and how it was read. */
export interface SourceOutcome<S extends RecordSink> extends FileOutcome<S> {
  readonly source: SourceFile;
  /** The file's place among those of its source: an archive has several. */
  readonly place: number;
  readonly options: ReadFileOptions;
  /** False for a file whose bytes another file of the run has too. */
  readonly counts: boolean;
}

interface SourceOutcomes<S extends RecordSink> {
  readonly source: SourceFile;
  readonly options: ReadFileOptions;
  readonly outcomes: readonly FileOutcome<S>[];
}

/** What the user said of one file goes before what was said of all. */
function optionsFor({ note }: SourceFile, options: ReadFileOptions): ReadFileOptions {
  if (note === undefined) return options;
  return { ...options, marketplace: note.marketplace ?? options.marketplace, period: note.period ?? options.period };
}

/**
 * Reads listings files once more for the marketplace that the other files prove: they name none, and prices in the
 * currency of another shop would be wrong with confidence. What the user said is overruled only where the other files
 * know that marketplace too: else the same SKUs sold in a second shop would prove the first. A file inside an archive
 * keeps what the user said.
 */
async function settleMarketplaces<S extends RecordSink>(
  read: readonly SourceOutcomes<S>[],
  open: (path: string) => S,
): Promise<readonly SourceOutcomes<S>[]> {
  const known = knownSkus(read.flatMap(({ outcomes }) => outcomes.map(({ skus }) => skus)));
  if (known.size === 0) return read;
  const places = new Set([...known.values()].flatMap((each) => [...each]));
  return Promise.all(
    read.map(async (entry) => {
      const [only, other] = entry.outcomes;
      if (only === undefined || other !== undefined || only.file.path !== entry.source.path) return entry;
      const proven = marketplaceByEvidence(only.skus, known);
      if (proven === null || proven === only.file.marketplace) return entry;
      if (entry.options.marketplace !== null && !places.has(entry.options.marketplace)) return entry;
      const options = { ...entry.options, marketplace: proven };
      const outcomes = await readFile(entry.source, options, REPORTS, open);
      const inferred = outcomes.map((one) => ({ ...one, file: { ...one.file, marketplaceInferred: true } }));
      return { ...entry, options, outcomes: inferred };
    }),
  );
}

/** The file with the day it was handed out, where the source knows it. */
function dated(file: LoadedFile, { note }: SourceFile): LoadedFile {
  return note === undefined ? file : { ...file, receivedAt: note.receivedAt };
}

function asDuplicate(file: LoadedFile, first: string): LoadedFile {
  // In the archive the same file may lie alone and inside a zip: nothing to mend.
  const restated = file.receivedAt === undefined ? {} : { restated: file.records };
  const problems = file.receivedAt === undefined ? [duplicateProblem(file.path, first)] : [];
  return { ...file, records: 0, ...restated, problems };
}

/**
 * Reads every source once, listings files a second time where the others prove their marketplace. A file that comes
 * twice counts once.
 * @param open gives the sink for the records of one reading of one file.
 */
export async function readSources<S extends RecordSink>(
  sources: readonly SourceFile[],
  options: ReadFileOptions,
  open: (path: string) => S,
): Promise<SourceOutcome<S>[]> {
  const read: SourceOutcomes<S>[] = [];
  for (const source of sources) {
    const said = optionsFor(source, options);
    read.push({ source, options: said, outcomes: await readFile(source, said, REPORTS, open) });
  }
  const firstOf = new Map<string, string>();
  return (await settleMarketplaces(read, open)).flatMap(({ outcomes, ...entry }) =>
    outcomes.map((outcome, place) => {
      const file = dated(outcome.file, entry.source);
      const first = file.bytes === 0 || file.reportType === null ? undefined : firstOf.get(file.sha256);
      if (first !== undefined) return { ...outcome, ...entry, place, file: asDuplicate(file, first), counts: false };
      firstOf.set(file.sha256, file.path);
      return { ...outcome, ...entry, place, file, counts: true };
    }),
  );
}
