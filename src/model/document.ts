import type { Confidence, SourceRef } from './confidence.ts';
import type { Finding } from './finding.ts';
import type { Money } from './money.ts';
import type { Problem } from './problem.ts';

/** How a value is printed. Shares are 0-1, dates ISO 8601, money is a Money. */
export type ValueKind = 'text' | 'id' | 'integer' | 'decimal' | 'money' | 'percent' | 'date';

/** A value shown to eyes; null is "not known". */
export type Cell = string | number | Money | null;

/** Tone of a value or paragraph; colour is never the only carrier of it. */
export type Tone = 'good' | 'warning' | 'bad' | 'neutral';

export interface Column {
  /** Stable machine name: the heading of the CSV, the value of `--columns`, `--sort` and `--filter`. */
  readonly key: string;
  /** Heading for eyes. */
  readonly label: string;
  readonly kind: ValueKind;
  /** 1 is kept longest when the terminal is narrow; higher numbers are dropped first. Default 1. */
  readonly priority?: number;
  /** Text that may be cut with an ellipsis, `start` where its end tells most (paths); ids and numbers never are. */
  readonly truncate?: boolean | 'start';
  /** Its cells name pictures of the document, which formats that can show them show beside the text. */
  readonly pictured?: boolean;
  /** Its texts hold several entries, each after a line feed: set one under another, or behind semicolons. */
  readonly lines?: boolean;
}

interface BlockBase {
  /** Stable name inside the document, also the anchor in HTML. */
  readonly id: string;
  readonly title?: string;
  /** One line under the block: units, period, what is left out. */
  readonly note?: string;
}

export interface TableBlock extends BlockBase {
  readonly type: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** A last row of sums, aligned with the columns. */
  readonly totals?: readonly Cell[];
  /** Said in place of the table when there are no rows. */
  readonly emptyText?: string;
  /** Named lines drawn across the table before a row, where the format can draw them. */
  readonly dividers?: readonly { readonly before: number; readonly label: string }[];
}

export interface FindingsBlock extends BlockBase {
  readonly type: 'findings';
  readonly findings: readonly Finding[];
  /** The order given is a ranking: findings are kept in it, numbered, and kept short where space is. */
  readonly ranked?: boolean;
  readonly emptyText?: string;
}

export interface MetricItem {
  readonly id: string;
  readonly label: string;
  readonly kind: ValueKind;
  readonly value: Cell;
  /** Low and high end in the unit of `value`; major units of its currency when that is money. */
  readonly interval?: readonly [number, number];
  /** Count the value rests on. */
  readonly n?: number;
  /** Ready words such as `+1.2 points since the four weeks before`. */
  readonly change?: string;
  readonly tone?: Tone;
  /** Why the value is null, or what a reader must know about it. */
  readonly note?: string;
}

export interface MetricsBlock extends BlockBase {
  readonly type: 'metrics';
  readonly metrics: readonly MetricItem[];
}

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** 95 % intervals of the values, in their unit; null where a value has none. */
  readonly intervals?: readonly (readonly [number, number] | null)[];
  /** Where each bar begins, for bars that go on where the one before ended; absent: all at nothing. */
  readonly bases?: readonly number[];
}

/** Something that happened, marked where it falls into the labels. */
export interface SeriesMark {
  /** Index of the label. */
  readonly at: number;
  /** Day and what happened. */
  readonly label: string;
}

export interface SeriesBlock extends BlockBase {
  readonly type: 'series';
  readonly chart: 'line' | 'bar';
  /** Labels of the x axis, oldest first. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly kind: ValueKind;
  /** Currency of the values when kind is money: values are then major units. */
  readonly currency?: string;
  /** Index of the first point that Amazon may still restate. */
  readonly provisionalFrom?: number;
  /** Oldest first. */
  readonly marks?: readonly SeriesMark[];
}

export interface ProseBlock extends BlockBase {
  readonly type: 'prose';
  /** 2 starts a section, 3 a subsection; without a level the title is bold text. */
  readonly level?: 2 | 3;
  readonly paragraphs: readonly string[];
  readonly bullets?: readonly string[];
  readonly tone?: Tone;
}

/** Five kinds; renderers know only these. */
export type Block = TableBlock | FindingsBlock | MetricsBlock | SeriesBlock | ProseBlock;

export interface ProvenanceInput {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Null when no reader claims the file. */
  readonly reportType: string | null;
  readonly rows: number;
  readonly records: number;
}

export interface ProvenanceRule {
  /** Kind of the rule table, for example `fulfillment-fees`; `own-settings` where the user's settings change the result. */
  readonly table: string;
  readonly marketplace: string;
  /** ISO date from which the used version holds; null when the start is not known. */
  readonly version: string | null;
  readonly confidence: Confidence;
  readonly sources: readonly SourceRef[];
}

export interface Freshness {
  readonly what: string;
  /** ISO date of the newest fact. */
  readonly latest: string;
  readonly daysOld: number;
}

export interface Provenance {
  readonly tool: { readonly name: 'sellerctl'; readonly version: string };
  /** ISO instant of the run; midnight UTC of `--date` when that is given, so that bytes repeat. */
  readonly generatedAt: string;
  /** ISO date the result speaks of. */
  readonly asOf: string;
  readonly inputs: readonly ProvenanceInput[];
  readonly rules: readonly ProvenanceRule[];
  readonly freshness: readonly Freshness[];
}

/** What the command line knows of a run and every document repeats; the feature adds rules and freshness. */
export type RunFacts = Omit<Provenance, 'rules' | 'freshness'>;

/**
 * A small picture of something the blocks name: formats that can show pictures place it where the name stands, all
 * others leave it out and lose no fact by it.
 */
export interface DocumentPicture {
  /** The text that names it: a cell of a `pictured` column, or the file of a finding. */
  readonly of: string;
  /** A word or two under it: `as it is`, `marked`. */
  readonly label: string;
  /** What it shows, for who cannot see it. */
  readonly alt: string;
  readonly type: 'image/jpeg' | 'image/png';
  readonly base64: string;
  /** px. */
  readonly width: number;
  readonly height: number;
}

/** A result made ready to show. `data` is the contract for programs, `blocks` are for eyes. */
export interface Document<K extends string = string, D = unknown> {
  readonly kind: K;
  /** Raised by one when `data` changes in a way that a program can notice. */
  readonly schemaVersion: number;
  readonly title: string;
  /** One line under the title: account, period, marketplace. */
  readonly subtitle?: string;
  readonly data: D;
  /** `wide`: a sheet for a wall, with the whole width of the screen and of paper laid across. */
  readonly page?: 'wide';
  readonly blocks: readonly Block[];
  /** Every finding, for formats that list them all; absent where the blocks leave none out. */
  readonly findings?: readonly Finding[];
  readonly pictures?: readonly DocumentPicture[];
  readonly problems: readonly Problem[];
  readonly provenance: Provenance;
}
