import type { Loaded } from '../model/loaded.ts';
import { findMarketplace } from '../model/marketplace.ts';
import type { Period } from '../model/period.ts';
import type { RecordConsumer } from '../model/record-consumer.ts';
import { type AnyRecord, emptyRecordSet } from '../model/records/record.ts';
import type { SourceFile } from '../model/source-file.ts';
import { consumeReports } from './consume.ts';
import { dropOverlap, type Replacing } from './overlap.ts';
import { HeldRecords } from './file-outcome.ts';
import { readSources } from './read-sources.ts';
import { REPORTS } from './registry.ts';

export interface ReadOptions {
  /** Marketplace of files that do not tell: code, id or domain. What a file says itself goes before it. */
  readonly marketplace?: string | null;
  /** Span of files that hold no date (business reports downloaded by hand); two dates in a file's name go before it. */
  readonly period?: Period | null;
  /**
   * Who takes the records as they pass. No record is held then and the result has none: memory does not grow with the
   * files. With an empty list the files are read through for their control sums and problems.
   */
  readonly consumers?: readonly RecordConsumer[];
  /** Looks at cells no consumer asks for too, so that every problem of a file is named. */
  readonly everyCell?: boolean;
}

const REPLACING: Replacing = new Map(REPORTS.map(({ id, replaces }) => [id, replaces]));

/**
 * Reads every source: each file recognised by its content, its rows turned into records, what could not be used
 * named. A file that comes twice is used once. Records keep the order of files and lines. Never throws for bad input.
 */
export async function readReports(sources: readonly SourceFile[], options: ReadOptions = {}): Promise<Loaded> {
  const marketplace = findMarketplace(options.marketplace ?? '')?.code ?? null;
  const fileOptions = { marketplace, period: options.period ?? null };
  const { consumers, everyCell = false } = options;
  if (consumers !== undefined) {
    const files = await consumeReports(sources, consumers, { ...fileOptions, everyCell, replacing: REPLACING });
    return { files, records: emptyRecordSet(), problems: files.flatMap((file) => file.problems) };
  }
  const read = await readSources(sources, fileOptions, () => new HeldRecords());
  const kept = dropOverlap(
    read.map(({ file }) => file),
    read.map(({ sink, counts }) => (counts ? sink.records : [])),
    REPLACING,
  );
  const records = emptyRecordSet();
  for (const list of kept.records) {
    for (const record of list) (records[record.kind] as AnyRecord[]).push(record);
  }
  return { files: kept.files, records, problems: kept.files.flatMap((file) => file.problems) };
}
