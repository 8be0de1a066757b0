import type { Period } from './period.ts';

/** What was noted when a file was put away, for what the file itself does not tell. */
export interface FileNote {
  /** ISO instant at which Amazon handed the file out, as far as known. */
  readonly receivedAt: string;
  /** Marketplace code the user named for it; null when none was. */
  readonly marketplace: string | null;
  /** Span the user named for it; null when none was. */
  readonly period: Period | null;
}

/** A stream of bytes with a name; it knows nothing of what the bytes mean. */
export interface SourceFile {
  /** Path as the user gave it or would type it; `-` for standard input; `a.zip!inner.txt` inside an archive. */
  readonly path: string;
  /** Size in bytes; null where it is not known before reading (standard input). */
  readonly size: number | null;
  /** Only for files that were imported. */
  readonly note?: FileNote;
  /** Opens the bytes from the start. May be called again for files on disk. */
  open(): AsyncIterable<Uint8Array>;
}
