import { createHash } from 'node:crypto';

/** Bytes on their way through: the hash and the count of all that passed. */
export interface ByteTap {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reads what nobody read, so that hash and count are those of the whole file. */
  finish(): Promise<{ readonly sha256: string; readonly bytes: number }>;
}

/** Counts and hashes bytes while somebody reads them. */
export function tapBytes(source: AsyncIterable<Uint8Array>): ByteTap {
  const hash = createHash('sha256');
  const iterator = source[Symbol.asyncIterator]();
  let count = 0;
  let ended = false;
  let sha256: string | null = null;
  async function pull(): Promise<Uint8Array | null> {
    if (ended) return null;
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
      return null;
    }
    hash.update(next.value);
    count += next.value.byteLength;
    return next.value;
  }
  async function* read(): AsyncGenerator<Uint8Array> {
    for (let chunk = await pull(); chunk !== null; chunk = await pull()) yield chunk;
  }
  return {
    bytes: read(),
    async finish() {
      while ((await pull()) !== null);
      sha256 ??= hash.digest('hex');
      return { sha256, bytes: count };
    },
  };
}

/** The first bytes of a stream, and the whole stream with these bytes still in front. */
export async function peekBytes(
  source: AsyncIterable<Uint8Array>,
  wanted: number,
): Promise<{ readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let have = 0;
  let ended = false;
  while (have < wanted && !ended) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else {
      chunks.push(next.value);
      have += next.value.byteLength;
    }
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    while (!ended) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { head: Buffer.concat(chunks).subarray(0, wanted), bytes: whole() };
}

/** All bytes of a stream in one piece. @throws the error of `tooLarge` once more than `limit` bytes came. */
export async function allBytes(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  tooLarge: () => Error,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let have = 0;
  for await (const chunk of source) {
    have += chunk.byteLength;
    if (have > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
