import type { Period } from '../model/period.ts';
import type { Problem } from '../model/problem.ts';
import type { AnyRecord, RecordKind } from '../model/records/record.ts';
import type { FileScope, ReportKind, TotalName } from './definition.ts';
import { SkuNotes } from './marketplace-evidence.ts';
import { DecimalSum } from './numbers.ts';
import { ProblemLog } from './problem-log.ts';

/** Where the records of one reading of one file go. */
export interface RecordSink {
  take(record: AnyRecord): void;
}

/** A control sum, and how often something was added to it. */
interface Total {
  readonly sum: DecimalSum;
  stated: number;
}

/** Everything one reading of one file gathers but its records, which go to a sink; thrown away as a whole when the file is refused or read again. */
export class FileFindings {
  readonly path: string;
  rows = 0;
  records = 0;
  readonly kinds = new Set<RecordKind>();
  readonly skus = new SkuNotes();
  readonly #sink: RecordSink;
  readonly #log: ProblemLog;
  readonly #totals = new Map<TotalName, Total>();
  readonly #marketplaces = new Map<string, { records: number }>();
  readonly #marketplace: string | null;
  readonly #givenPeriod: Period | null;
  #start: string | null = null;
  #end: string | null = null;

  constructor(path: string, marketplace: string | null, givenPeriod: Period | null, sink: RecordSink) {
    this.path = path;
    this.#sink = sink;
    this.#log = new ProblemLog(path);
    this.#marketplace = marketplace;
    this.#givenPeriod = givenPeriod;
  }

  /** What the reader of a report gets to see of this. */
  scope(): FileScope {
    return {
      path: this.path,
      marketplace: this.#marketplace,
      givenPeriod: this.#givenPeriod,
      emit: (record) => this.emit(record),
      problem: (entry) => this.problem(entry),
      add: (total, plain) => this.add(total, plain),
      addNumber: (total, value) => this.#addNumber(total, value),
      cover: (date) => this.cover(date),
    };
  }

  /** Counts a record and hands it on. */
  emit(record: AnyRecord): void {
    this.records += 1;
    this.kinds.add(record.kind);
    this.skus.note(record);
    this.#sink.take(record);
    if (!('marketplace' in record) || record.marketplace === null) return;
    const known = this.#marketplaces.get(record.marketplace);
    if (known === undefined) this.#marketplaces.set(record.marketplace, { records: 1 });
    else known.records += 1;
  }

  problem(entry: Omit<Problem, 'file'>): void {
    this.#log.add(entry);
  }

  #totalOf(name: TotalName): Total {
    const known = this.#totals.get(name);
    if (known !== undefined) return known;
    const total = { sum: new DecimalSum(), stated: 0 };
    this.#totals.set(name, total);
    return total;
  }

  /** A kind that has a total has it from the first row on: zero for a file without rows. */
  startTotal(name: TotalName): void {
    this.#totalOf(name);
  }

  add(name: TotalName, plain: string): void {
    const total = this.#totalOf(name);
    total.sum.add(plain);
    total.stated += 1;
  }

  #addNumber(name: TotalName, value: number): void {
    const total = this.#totalOf(name);
    total.sum.addNumber(value);
    total.stated += 1;
  }

  /**
   * Takes back the totals nothing was added to: a document holds what it was asked for, and what it does not hold is
   * not zero. Of those in `together` each element has all or none: one stated less often than another is a sum of a
   * part, and said to be.
   */
  settleTotals(together: readonly TotalName[]): void {
    if (this.rows === 0) return;
    for (const [name, { stated }] of this.#totals) if (stated === 0) this.#totals.delete(name);
    const most = Math.max(0, ...together.map((name) => this.#totals.get(name)?.stated ?? 0));
    const partly = together
      .map((name) => ({ name, stated: this.#totals.get(name)?.stated ?? most }))
      .filter(({ stated }) => stated < most)
      .map(({ name, stated }) => `${name} in ${stated} of ${most} elements`);
    if (partly.length === 0) return;
    const message = `Not every element states what is added up: ${partly.join(', ')}. Those sums are of a part.`;
    this.problem({ code: 'total-of-a-part', scope: 'cell', message });
  }

  /** Adds a whole number of units with so many decimals: hundredths have two. */
  addUnits(name: TotalName, units: number, decimals: number): void {
    const total = this.#totalOf(name);
    total.sum.addUnits(units, decimals);
    total.stated += 1;
  }

  cover(date: string): void {
    if (this.#start === null || date < this.#start) this.#start = date;
    if (this.#end === null || date > this.#end) this.#end = date;
  }

  /** Span of the days the rows told. */
  get covered(): Period | null {
    return this.#start === null || this.#end === null ? null : { start: this.#start, end: this.#end };
  }

  get totals(): Record<string, number> {
    return Object.fromEntries([...this.#totals].map(([name, { sum }]) => [name, sum.value]));
  }

  /** The one marketplace of the file, null when its rows tell none or several; several are a problem worth a line. */
  marketplaceOfAll({ mixesMarketplaces = false }: Pick<ReportKind, 'mixesMarketplaces'> = {}): string | null {
    const shops = [...this.#marketplaces].sort(([left], [right]) => (left < right ? -1 : 1));
    if (shops.length > 1 && !mixesMarketplaces) {
      const counts = shops.map(([shop, { records }]) => `${shop} ${records}`).join(', ');
      this.problem({
        code: 'marketplaces-mixed',
        scope: 'cell',
        message: `Rows of several marketplaces stand in one file (${counts}); each row keeps its own.`,
      });
    }
    return shops.length === 1 ? (shops[0]?.[0] ?? null) : null;
  }

  get problems(): Problem[] {
    return this.#log.list();
  }
}
