import type { AnyRecord, RecordKind } from './records/record.ts';

export type RecordOf<K extends RecordKind> = Extract<AnyRecord, { kind: K }>;

/** Takes the records of one reading of one file. */
export interface FileConsumer {
  take(record: AnyRecord): void;
  /**
   * Called at most once, after the last record, when the file counts. A reading that is never accepted was of a file
   * that is refused, stands there twice, or is read again: what it gave must not be used.
   */
  accept(): void;
}

/** Adds up records while they pass, so that nobody has to hold them. */
export interface RecordConsumer {
  readonly kind: RecordKind;
  /** Fields it looks at: the others may be null or empty. */
  readonly fields: ReadonlySet<string>;
  /** Starts on one reading of one file. */
  open(): FileConsumer;
}

/** What a consumer of one kind of record does with one reading of one file. */
export interface KindConsumer<R> {
  take(record: R): void;
  accept(): void;
}

/** A consumer of one kind of record that sees only the fields it names. */
export function consumerOf<K extends RecordKind, F extends keyof RecordOf<K>>(
  kind: K,
  fields: readonly F[],
  open: () => KindConsumer<Pick<RecordOf<K>, F>>,
): RecordConsumer {
  const isKind = (record: AnyRecord): record is RecordOf<K> => record.kind === kind;
  return {
    kind,
    fields: new Set(fields.map(String)),
    open() {
      const consumer = open();
      return {
        take(record) {
          if (isKind(record)) consumer.take(record);
        },
        accept: () => consumer.accept(),
      };
    },
  };
}
