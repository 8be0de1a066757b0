import type { SourceFile } from '../../src/model/source-file.ts';

/** A source that gives bytes in pieces of the given size, as a disk or a pipe would. */
export function sourceOf(path: string, content: string | Uint8Array, piece = 65_536): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return { path, size: bytes.length, open };
}
