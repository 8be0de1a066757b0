import type { Origin } from './origin.ts';

/** One picture of an A+ module. */
export interface AplusImage {
  /** Where it stands: `module 2`. */
  readonly place: string;
  readonly altText: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** One text of an A+ module. */
export interface AplusText {
  /** Where it stands: `module 2 body, paragraph 1`. */
  readonly place: string;
  readonly text: string;
  /** True for running text, false for headlines, labels and captions. */
  readonly isParagraph: boolean;
}

/** One A+ document of the seller, in one marketplace (A+ Content API). */
export interface AplusContentRecord {
  readonly kind: 'aplus-content';
  readonly origin: Origin;
  /** Amazon's key of the document; null where the answer has none. */
  readonly reference: string | null;
  readonly marketplace: string | null;
  readonly languageTag: string | null;
  readonly name: string | null;
  /** `APPROVED`, `DRAFT`, `REJECTED`, `SUBMITTED`. */
  readonly status: string | null;
  /** Types of its modules, in their order. */
  readonly modules: readonly string[];
  readonly images: readonly AplusImage[];
  readonly texts: readonly AplusText[];
  /** Most paragraphs in one text of a module. */
  readonly mostParagraphs: number;
  /** Columns and metric rows of the largest comparison table; rows of the largest and smallest table of specifications. */
  readonly comparisonColumns: number;
  readonly comparisonRows: number;
  readonly specRows: readonly number[];
}

/** That an ASIN's page carries an A+ document (publish records, or the ASINs of a document). */
export interface AplusPageRecord {
  readonly kind: 'aplus-page';
  readonly origin: Origin;
  readonly asin: string;
  readonly marketplace: string | null;
  /** Key of the document it carries. */
  readonly reference: string | null;
}
