import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

import { FetchRefused } from './address.ts';
import type { FetchLimits } from './fetch-limits.ts';

function stalled(idleMs: number): FetchRefused {
  return new FetchRefused(
    'fetch-slow',
    `The server stopped sending for ${idleMs / 1000} s.`,
    'Try again later, or download the picture by hand.',
    { passing: true },
  );
}

function tooLarge(bytes: number): FetchRefused {
  return new FetchRefused(
    'fetch-too-large',
    `More than ${bytes.toLocaleString('en-US')} bytes came, which is no product picture; the rest was not taken.`,
    'Check what lies at this address.',
  );
}

async function* timed(stream: Readable, idleMs: number): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => stream.destroy(stalled(idleMs)), idleMs);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      timer.refresh();
      yield chunk;
    }
  } finally {
    clearTimeout(timer);
  }
}

/** What undoes a packing for the way; null for none. We ask for none, but some servers pack all the same. */
function unpacker(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FetchRefused(
        'fetch-encoding',
        'The server packs the picture in a way that is not known.',
        'Download the picture by hand.',
      );
  }
}

/**
 * The bytes of an answer as they come, packed ones unpacked, broken off when they are too many or stop coming.
 * @throws FetchRefused `fetch-too-large`, `fetch-slow`, `fetch-encoding`.
 */
export async function* boundedBody(
  stream: Readable,
  encoding: string,
  limits: Pick<FetchLimits, 'bytes' | 'idleMs'>,
): AsyncGenerator<Uint8Array> {
  const unpack = unpacker(encoding);
  let bytes: AsyncIterable<Uint8Array> = timed(stream, limits.idleMs);
  if (unpack !== null) {
    const packed = Readable.from(bytes, { objectMode: false });
    packed.on('error', (error) => unpack.destroy(error));
    bytes = packed.pipe(unpack);
  }
  let total = 0;
  try {
    for await (const chunk of bytes) {
      total += chunk.byteLength;
      if (total > limits.bytes) throw tooLarge(limits.bytes);
      yield chunk;
    }
  } finally {
    // Whatever ended it, nothing more is taken from this connection.
    stream.destroy();
    unpack?.destroy();
  }
}
