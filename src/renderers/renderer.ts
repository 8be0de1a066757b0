import type { Document } from '../model/document.ts';

/** What a renderer needs to know of the place its text goes to; it looks up nothing itself. */
export interface RenderOptions {
  /** Columns of the terminal; only the table renderer minds. */
  readonly width: number;
  /** True when escape sequences of colour may be written; only the table renderer minds. */
  readonly colour: boolean;
  /** BCP 47 tag for thousands separators and decimal marks of eyes' formats; machine formats ignore it. */
  readonly locale: string;
}

/** A document as text in one format, ending in a line feed. Pure: same document and options, same bytes. */
export type Renderer = (document: Document, options: RenderOptions) => string;

/** The same text in parts, in order: for documents that may be longer than one string can be. */
export type PartRenderer = (document: Document, options: RenderOptions) => Iterable<string>;
