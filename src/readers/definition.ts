import type { CurrencyCode } from '../model/money.ts';
import type { Period } from '../model/period.ts';
import type { Problem } from '../model/problem.ts';
import type { RecordOf } from '../model/record-consumer.ts';
import type { AnyRecord, RecordKind } from '../model/records/record.ts';
import type { DistinctIds } from './distinct-ids.ts';
import type { HeadingTexts } from './headings.ts';
import type { JsonMembers } from './json-values.ts';
import type { DecimalMark } from './numbers.ts';
import type { ColumnKind, Row } from './row.ts';

/** Names of control sums; each kind of report has those its columns give. */
export type TotalName =
  | 'units'
  | 'sessions'
  | 'pageViews'
  | 'sales'
  | 'orders'
  | 'impressions'
  | 'clicks'
  | 'cartAdds'
  | 'purchases'
  | 'searchVolume'
  | 'spend'
  | 'amount'
  | 'quantity'
  | 'price'
  | 'fees';

/** What a kind of report is to a person. */
export interface ReportKind {
  /** The API's name of the report type; for a file made by hand in Seller Central, a name of ours. */
  readonly id: string;
  readonly title: string;
  /** Where a seller downloads it. */
  readonly download: string;
  readonly usedFor: string;
  /** Ids of report types whose files have the same headings and so are read under this kind's name. */
  readonly alsoReads?: readonly string[];
  /** Rows of several marketplaces are the way of this kind and not worth a line. */
  readonly mixesMarketplaces?: boolean;
  /**
   * Each file states everything there is at its time, so that a newer one takes the place of the older ones of the
   * same marketplace, or of the same file name. Absent: files add up.
   */
  readonly replaces?: 'marketplace' | 'name';
  /** No file of Amazon's, so a spreadsheet may well have written it. */
  readonly ownFile?: boolean;
  /** The other sheets of such a workbook help to fill it in and are no data. */
  readonly helpSheets?: boolean;
}

export interface ColumnSpec {
  readonly kind: ColumnKind;
  /**
   * required: without it the file is of another kind. expected: every known layout has it, its absence is a problem.
   * optional: some known layouts lack it.
   */
  readonly need: 'required' | 'expected' | 'optional';
}

/** What reading one file may know and say. Records and problems of a refused file are thrown away with it. */
export interface FileScope {
  readonly path: string;
  /** Marketplace code the user named; what the file itself says goes before it. */
  readonly marketplace: string | null;
  /** Span the user or the file name gives to a file that holds no date. */
  readonly givenPeriod: Period | null;
  emit(record: AnyRecord): void;
  problem(entry: Omit<Problem, 'file'>): void;
  /** Adds plain decimal text to a control sum. */
  add(total: TotalName, plain: string): void;
  /** Adds the number of a JSON document, by its shortest decimal form. */
  addNumber(total: TotalName, value: number): void;
  /** Puts a day into the span the file covers. */
  cover(date: string): void;
}

/** What a table reader may know besides: where it stands and what stood above the headings. */
export interface TableScope extends FileScope {
  /** False when nobody looks at control sums: a reader need not work out those of its own. */
  readonly addsUp: boolean;
  /** Language of the headings. */
  readonly language: string;
  /** Lines above the headings, as printed. */
  readonly preamble: readonly string[];
  /** True when the file has the column. */
  has(column: string): boolean;
  /** The column's heading as the file prints it; null when it lacks the column. */
  heading(column: string): string | null;
  /** Names of the columns the file has, in its order. */
  readonly columns: readonly string[];
}

/**
 * What `row` does with a row of which every cell that is looked at is of the plainest form (digits, letters, a time in
 * UTC) and none is missing: said as data, so that millions of such rows are read column by column and never become a
 * `Row`. Whatever else a row may be goes to `row`, which alone says what is a problem.
 */
export interface PlainRows<C extends string> {
  /** Such a row gives one record of this kind; its fields are made of their first column unless told otherwise here. */
  readonly kind: RecordKind;
  /** Columns without a value in which a row is not plain. */
  readonly filled: readonly C[];
  /** Columns with a value in which a row is not plain. */
  readonly empty?: readonly C[];
  /** Column with the currency of every amount of the row, or the one currency of all rows. */
  readonly currency: C | { readonly code: CurrencyCode | null };
  /** Fields that are the same in every row. */
  readonly constants?: Readonly<Record<string, unknown>>;
  /** What fields are whose columns nobody asks for; without it, null. */
  readonly unasked?: Readonly<Record<string, unknown>>;
  /** Fields that are not the text of their column but made of it; null stands for no text. */
  readonly made?: Readonly<Record<string, (text: string | null) => unknown>>;
  /** Fields that are the value of the first of their columns that has one. */
  readonly firstOf?: Readonly<Record<string, readonly C[]>>;
  /** Fields that are objects: the column of each part, null for a part that is always null. */
  readonly parts?: Readonly<Record<string, Readonly<Record<string, C | null>>>>;
  /** Columns of times whose days are taken: of the first every row has one. */
  readonly days?: {
    readonly columns: readonly C[];
    take(first: string, second: string | null): void;
  };
  /** A column whose different texts are counted. */
  readonly ids?: { readonly column: C; readonly distinct: DistinctIds };
  /** Called for some rows at once, whenever there are any. */
  used?(): void;
}

/** A control sum that is a column added up. */
export interface ColumnTotal {
  readonly name: TotalName;
  readonly column: string;
  readonly kind: ColumnKind;
}

export interface RowReader<C extends string> {
  /** Turns one row into records. A required cell that is missing or broken leaves the row out, with a problem. */
  row(row: Row<C>): void;
  /** For kinds with millions of rows, which then need `fields` too. */
  readonly plain?: PlainRows<C>;
  /** Called once after the last row, for records that need several rows. */
  end?(): void;
}

/** For each kind of record a report gives, the columns each field is made of. */
export type FieldColumns<C extends string> = {
  readonly [K in RecordKind]?: Readonly<Record<Exclude<keyof RecordOf<K>, 'kind' | 'origin'>, readonly C[]>>;
};

/** A report that is a table of text: tabs, commas or semicolons. */
export interface TableReport<C extends string = string> extends ReportKind {
  readonly form: 'table';
  readonly headings: HeadingTexts;
  readonly columns: Readonly<Record<C, ColumnSpec>>;
  /** Decimal mark by language of the headings; null lets the file's own cells prove it (flat files have no language). */
  decimalMark(language: string): DecimalMark | null;
  /**
   * For kinds with millions of rows: which columns each field of a record is made of, so that columns no consumer asks
   * for are left alone. Required columns always are looked at.
   */
  readonly fields?: FieldColumns<C>;
  /** Control sums: the column added up under each name, over the rows that were used. */
  readonly totals: Readonly<Partial<Record<TotalName, C>>>;
  /**
   * Column of a heading that is no fixed text (`Total (INR)`, an ASIN, an attribute of a template); null when it is
   * none of this kind's. Asked for headings `headings` does not know.
   */
  recognise?(heading: string): string | null;
  /** Line of the first row where rows of help stand before it, as the lines above the headings tell; null where they do not. */
  firstLine?(preamble: readonly string[]): number | null;
  /** A further condition on the headings where required columns alone do not tell the kind. */
  claims?(columns: ReadonlySet<string>, headings: number): boolean;
  open(scope: TableScope): RowReader<C>;
}

/** A report that is one JSON document. */
export interface JsonReport extends ReportKind {
  readonly form: 'json';
  /** Finds the kind in the first characters, so that a huge document of another kind is not parsed. */
  readonly sniff: RegExp;
  /** Control sums the kind has. */
  readonly totals: readonly TotalName[];
  /** Those of them that every element states if one does: by Amazon's schema, or because a query asks for all elements alike. */
  readonly together?: readonly TotalName[];
  claims(document: unknown): boolean;
  /** Reads the document; returns how many rows it has and the language-free facts of the file. */
  read(document: unknown, scope: FileScope): { readonly rows: number; readonly period: Period | null };
  /** For documents of one long list: how to read it element by element, so that the document is never held whole. */
  readonly list?: JsonList;
  /** For documents of JSON lines: how to read one of them, so that they are never held together. */
  readonly lines?: JsonLinesReading;
}

export interface JsonList {
  /** Key of the list, a member of the document. */
  readonly key: string;
  /** False where the document, which comes as far as the list, does not yet tell all that its elements need: then it is read whole. */
  isReady?(document: unknown): boolean;
  /** Given the document as far as the list, which is empty. */
  open(document: unknown, scope: FileScope): JsonListReading;
}

export interface JsonLinesReading {
  /** False where the first element, the last of a list, does not tell the kind whatever comes behind it: then all are held. */
  isReady?(document: unknown): boolean;
  element(members: JsonMembers, line: number, scope: FileScope): void;
}

export interface JsonListReading {
  readonly period: Period | null;
  /** Rows that were read on opening. */
  readonly rows?: number;
  /** @param line 1-based place in the list. */
  element(members: JsonMembers, line: number): void;
}

export type Report = TableReport | JsonReport;

/** Checks a table report's types and forgets the names of its columns, so that all kinds fit one list. */
export function defineTable<C extends string>(report: TableReport<C>): TableReport {
  return report;
}
