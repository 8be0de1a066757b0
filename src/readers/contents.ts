import type { ArchivedContent } from '../model/archived.ts';
import type { Loaded } from '../model/loaded.ts';
import type { RecordConsumer } from '../model/record-consumer.ts';
import { emptyRecordSet, type RecordKind } from '../model/records/record.ts';
import type { SourceFile } from '../model/source-file.ts';
import { readReports } from './read.ts';

/** Marketplaces of the records of each file, gathered while they pass. */
class Places {
  readonly byFile = new Map<string, Set<string>>();
  readonly consumers: readonly RecordConsumer[];

  constructor() {
    const kinds = Object.keys(emptyRecordSet()) as RecordKind[];
    this.consumers = kinds.map((kind) => ({
      kind,
      fields: new Set(['marketplace']),
      open: () => this.#open(),
    }));
  }

  #open(): ReturnType<RecordConsumer['open']> {
    const seen = new Map<string, Set<string>>();
    return {
      take(record) {
        if (!('marketplace' in record) || record.marketplace === null) return;
        const places = seen.get(record.origin.file) ?? new Set();
        seen.set(record.origin.file, places.add(record.marketplace));
      },
      accept: () => {
        for (const [file, places] of seen) {
          this.byFile.set(file, new Set([...(this.byFile.get(file) ?? []), ...places]));
        }
      },
    };
  }
}

/** What is in one file, for the archive's index, with everything that reading it told. */
export interface Recognised {
  readonly loaded: Loaded;
  /** Itself, or each file of a zip. */
  readonly contents: readonly ArchivedContent[];
}

/** Reads one file for what it is, without holding its records. Never throws for bad input. */
export async function recogniseFile(source: SourceFile): Promise<Recognised> {
  const places = new Places();
  const loaded = await readReports([source], { consumers: places.consumers, everyCell: true });
  const contents = loaded.files.map(
    ({ marketplace, path, period, records, reportType, restated = 0, rows, totals }) => {
      const told = marketplace === null ? [] : [marketplace];
      return {
        inner: path === source.path ? null : path.slice(source.path.length + 1),
        reportType,
        marketplaces: [...new Set([...told, ...(places.byFile.get(path) ?? [])])].toSorted(),
        period,
        rows,
        records: records + restated,
        totals,
      };
    },
  );
  return { loaded, contents };
}
