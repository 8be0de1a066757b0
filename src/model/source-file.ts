/** A stream of bytes with a name; it knows nothing of what the bytes mean. */
export interface SourceFile {
  /** Path as the user gave it or would type it; `-` for standard input; `a.zip!inner.txt` inside an archive. */
  readonly path: string;
  /** Size in bytes; null where it is not known before reading (standard input). */
  readonly size: number | null;
  /** Opens the bytes from the start. May be called again for files on disk. */
  open(): AsyncIterable<Uint8Array>;
}
