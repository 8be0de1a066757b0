import type { LoadedFile } from '../model/loaded.ts';
import type { FileConsumer, RecordConsumer } from '../model/record-consumer.ts';
import type { AnyRecord, RecordKind } from '../model/records/record.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { RecordSink } from './file-findings.ts';
import { type Replacing, StatementLedger, withRestated } from './overlap.ts';
import { readFile, type ReadFileOptions } from './read-file.ts';
import { readSources, type SourceOutcome } from './read-sources.ts';
import { REPORTS } from './registry.ts';
import type { FieldsByKind } from './table-file.ts';

/** Gives the records of one reading of one file to the consumers of their kinds. */
class ConsumedRecords implements RecordSink {
  readonly #consumers: readonly FileConsumer[];
  readonly #byKind = new Map<RecordKind, FileConsumer[]>();

  constructor(consumers: readonly RecordConsumer[]) {
    this.#consumers = consumers.map(({ kind, open }) => {
      const consumer = open();
      this.#byKind.set(kind, [...(this.#byKind.get(kind) ?? []), consumer]);
      return consumer;
    });
  }

  take(record: AnyRecord): void {
    const consumers = this.#byKind.get(record.kind);
    if (consumers !== undefined) for (const consumer of consumers) consumer.take(record);
  }

  accept(): void {
    for (const consumer of this.#consumers) consumer.accept();
  }
}

/** The fields consumers look at, and those by which files tell each other's marketplace. */
function fieldsOf(consumers: readonly RecordConsumer[], isAlone: boolean): FieldsByKind {
  const fields = new Map<RecordKind, Set<string>>();
  const want = (kind: RecordKind, names: Iterable<string>): void => {
    fields.set(kind, new Set([...(fields.get(kind) ?? []), ...names]));
  };
  for (const { kind, fields: names } of consumers) want(kind, names);
  if (isAlone) return fields;
  for (const kind of ['order-line', 'fee-preview', 'product', 'listing'] as const) want(kind, ['sku', 'marketplace']);
  return fields;
}

type Consumed = SourceOutcome<ConsumedRecords>;

/** True when two files may state the same: they have a kind of record in common, and days, as far as both tell them. */
function mayOverlap(left: Consumed, right: Consumed): boolean {
  if (![...left.kinds].some((kind) => right.kinds.has(kind))) return false;
  const [first, second] = [left.file, right.file];
  // What an archive knows the age of may be replaced as a whole, whatever its days.
  if (first.receivedAt !== undefined && second.receivedAt !== undefined) return true;
  if (first.period === null || second.period === null) return true;
  return first.period.start <= second.period.end && second.period.start <= first.period.end;
}

async function reread<S extends RecordSink>(
  files: readonly Consumed[],
  open: (file: Consumed) => S,
): Promise<Map<Consumed, S>> {
  const sinks = new Map<Consumed, S>();
  for (const source of new Set(files.map((file) => file.source))) {
    const inside = files.filter((file) => file.source === source);
    const [first] = inside;
    if (first === undefined) continue;
    const options = { ...first.options, fields: null, wanted: null };
    const outcomes = await readFile(source, options, REPORTS, (path): RecordSink => {
      const file = inside.find((one) => one.file.path === path);
      return file === undefined ? { take: () => undefined } : open(file);
    });
    for (const file of inside) {
      const sink = outcomes[file.place]?.sink;
      if (sink !== undefined) sinks.set(file, sink as S);
    }
  }
  return sinks;
}

/** Records of a file that hold against the other files, and how many do not. */
class HoldingRecords implements RecordSink {
  dropped = 0;
  readonly #holds: (record: AnyRecord) => boolean;
  readonly consumed: ConsumedRecords;

  constructor(consumed: ConsumedRecords, holds: (record: AnyRecord) => boolean) {
    this.consumed = consumed;
    this.#holds = holds;
  }

  take(record: AnyRecord): void {
    if (this.#holds(record)) this.consumed.take(record);
    else this.dropped += 1;
  }
}

export interface ConsumeOptions extends ReadFileOptions {
  readonly everyCell: boolean;
  readonly replacing: Replacing;
}

/**
 * Reads every source and gives each record to the consumers of its kind, without holding any. Files that may state the
 * same things are read twice more: once for who states what, once for the records that hold. Never throws for bad input.
 */
export async function consumeReports(
  sources: readonly SourceFile[],
  consumers: readonly RecordConsumer[],
  { everyCell, replacing, ...options }: ConsumeOptions,
): Promise<LoadedFile[]> {
  const wanted = fieldsOf(consumers, sources.length === 1);
  const fields = everyCell ? null : wanted;
  const read = await readSources(sources, { ...options, fields, wanted }, () => new ConsumedRecords(consumers));
  const counted = read.filter(({ counts, file }) => counts && file.records > 0);
  const doubtful = counted.filter((file) => counted.some((other) => other !== file && mayOverlap(file, other)));
  const ledger = new StatementLedger<Consumed>(replacing);
  await reread(doubtful, (file) => ({ take: (record) => ledger.note(file, record, file.file) }));
  const holding = await reread(
    doubtful,
    (file) => new HoldingRecords(new ConsumedRecords(consumers), (record) => ledger.holds(file, record, file.file)),
  );
  return read.map((entry) => {
    const held = holding.get(entry);
    if (entry.counts) (held?.consumed ?? entry.sink).accept();
    return held === undefined || held.dropped === 0 ? entry.file : withRestated(entry.file, held.dropped);
  });
}
