import type { LoadedFile } from '../model/loaded.ts';
import type { Period } from '../model/period.ts';
import type { AnyRecord } from '../model/records/record.ts';
import type { SearchQueryRecord } from '../model/records/search-query.ts';
import type { TrafficRecord } from '../model/records/traffic.ts';

interface Kept {
  readonly files: readonly LoadedFile[];
  readonly records: readonly (readonly AnyRecord[])[];
}

interface Statement {
  readonly about: string;
  readonly newness: string;
}

/** What records of a kind are statements about; null for a record whose span or subject is not known. */
type Subject<R> = (record: R) => string | null;

function spanOf(period: Period | null): string | null {
  return period === null ? null : `${period.start} ${period.end}`;
}

/** One ASIN in one span, at whatever grain and under whichever parent: a child may stand under two in one file. */
const trafficSubject: Subject<TrafficRecord> = ({ grain, marketplace, period, childAsin, parentAsin }) => {
  const span = spanOf(period);
  return span === null ? null : `traffic ${grain} ${marketplace ?? ''} ${span} ${childAsin ?? parentAsin ?? ''}`;
};

const searchSubject: Subject<SearchQueryRecord> = ({ view, asin, brand, marketplace, period, query }) => {
  const span = spanOf(period);
  const owner = view === 'asin' ? asin : brand;
  return span === null || owner === null ? null : `search ${view} ${owner} ${marketplace ?? ''} ${span} ${query}`;
};

/** What a record is a statement about, and how new the statement is; null for records that never overlap. */
function statementOf(record: AnyRecord): Statement | null {
  switch (record.kind) {
    case 'order-line':
      return { about: `order ${record.orderId} ${record.sku}`, newness: record.updatedAt ?? '' };
    case 'settlement':
    case 'settlement-line':
      return { about: `settlement ${record.settlementId}`, newness: '' };
    case 'customer-return':
      return { about: `return ${record.orderId} ${record.sku} ${record.returnedAt}`, newness: '' };
    case 'traffic':
    case 'search-query': {
      const about = record.kind === 'traffic' ? trafficSubject(record) : searchSubject(record);
      return about === null ? null : { about, newness: '' };
    }
    default:
      return null;
  }
}

/** For each statement the file whose word holds: the newest, on a tie the first file read. */
function holders(records: readonly (readonly AnyRecord[])[]): Map<string, { file: number; newness: string }> {
  const held = new Map<string, { file: number; newness: string }>();
  for (const [file, list] of records.entries()) {
    for (const record of list) {
      const statement = statementOf(record);
      if (statement === null) continue;
      const before = held.get(statement.about);
      if (before === undefined || statement.newness > before.newness) {
        held.set(statement.about, { file, newness: statement.newness });
      }
    }
  }
  return held;
}

/**
 * Downloads whose spans overlap state the same order lines, settlements and days again. Each is used once, from the
 * file with the newest statement; lines that stand twice inside one file are two lines and stay. Files that gave way
 * say so. Control sums stay those of the file, for they are compared with the file.
 */
export function dropOverlap(files: readonly LoadedFile[], records: readonly (readonly AnyRecord[])[]): Kept {
  if (files.filter((file) => file.records > 0).length < 2) return { files, records };
  const held = holders(records);
  const result = records.map((list, file) =>
    list.filter((record) => {
      const statement = statementOf(record);
      return statement === null || held.get(statement.about)?.file === file;
    }),
  );
  const said = files.map((file, index) => {
    const dropped = (records[index]?.length ?? 0) - (result[index]?.length ?? 0);
    if (dropped === 0) return file;
    const message = `${dropped} of its records are stated by another file too and were used from there.`;
    const problem = { code: 'records-overlap', scope: 'row' as const, file: file.path, message };
    return { ...file, records: file.records - dropped, problems: [...file.problems, problem] };
  });
  return { files: said, records: result };
}
