import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { entryBytes, type ZipEntry } from './zip-directory.ts';

/** Bytes unpacked at once: many small pieces take longer to hand on than to unpack. */
const PIECE_BYTES = 262_144;

/** How a file is packed, by its first bytes. */
export type Packing = 'gzip' | 'zip' | null;

/** Tells gzip and zip by their first bytes; names and content-type headers are not trusted. */
export function packingOf(head: Uint8Array): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) <= 8) return 'zip';
  return null;
}

async function* bounded(
  unpacked: AsyncIterable<Uint8Array>,
  packedBytes: () => number,
  damaged: (reason: string) => FileRefused,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of unpacked) {
      total += chunk.byteLength;
      const bomb = total > LIMITS.unpackRatioFrom && total > packedBytes() * LIMITS.unpackRatio;
      if (bomb || total > LIMITS.unpackedBytes) {
        throw new FileRefused(
          'archive-too-large',
          'It unpacks to far more than any report holds and was not read further.',
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

/** The bytes inside a gzip file. @throws FileRefused `gzip-damaged` when it is cut or its checksum is wrong, `archive-too-large`. */
export function gunzip(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let taken = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      taken += chunk.byteLength;
      yield chunk;
    }
  }
  const stream = Readable.from(counted(), { objectMode: false });
  const unpacked = createGunzip({ chunkSize: PIECE_BYTES });
  stream.on('error', (error) => unpacked.destroy(error));
  return bounded(
    stream.pipe(unpacked),
    () => taken,
    (reason) =>
      new FileRefused('gzip-damaged', `The gzip file is cut short or damaged (${reason}).`, 'Download the file again.'),
  );
}

/** A file inside an archive. */
export interface Packed {
  readonly name: string;
  /** Bytes when unpacked; null when only unpacking tells. */
  readonly size: number | null;
  open(): AsyncIterable<Uint8Array>;
}

/** A name that leads up and out of the archive. A full path is a name like any other: nothing is unpacked to it. */
const LEADS_OUT = /(?:^|[\\/])\.\.(?:[\\/]|$)/;
/** What macOS adds, and hidden files; a dot alone is the folder itself. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.(?!\/))/;

/**
 * The unpacked bytes of one file of an archive.
 * @throws FileRefused `zip-damaged`, `archive-too-large`, `archive-path-outside`.
 */
export async function* entryStream(archive: Buffer, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (LEADS_OUT.test(entry.name)) {
    const message = 'Its name leads out of the archive, by ".."; it was not opened.';
    throw new FileRefused('archive-path-outside', message, 'Pack it again under a plain name.');
  }
  const bytes = entryBytes(archive, entry);
  if (entry.method === 0) {
    yield bytes;
    return;
  }
  yield* bounded(
    Readable.from([bytes], { objectMode: false }).pipe(createInflateRaw({ chunkSize: PIECE_BYTES })),
    () => bytes.byteLength,
    (reason) => new FileRefused('zip-damaged', `This file of the archive is damaged (${reason}).`),
  );
}

/**
 * The files inside a zip archive in the order of its directory; folders and hidden files are left out. One whose name
 * leads out of the archive is among them, so that it is named when it is opened.
 */
export function packedFiles(archive: Buffer, entries: readonly ZipEntry[]): Packed[] {
  return entries
    .filter(({ name }) => !name.endsWith('/') && (LEADS_OUT.test(name) || !HIDDEN.test(name)))
    .map((entry) => ({
      name: entry.name,
      size: entry.method === 0 ? entry.packedSize : null,
      open: () => entryStream(archive, entry),
    }));
}
