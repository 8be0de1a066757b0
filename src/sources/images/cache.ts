import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { hashOfAddress } from './address.ts';

/** Pictures may show what is not on sale yet: nobody but the owner reads them. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

const SHA256 = /^[0-9a-f]{64}$/;
const DAY_MS = 86_400_000;

/** What is known of an address whose picture was kept. */
export interface KeptPicture {
  readonly sha256: string;
  readonly bytes: number;
  /** The address that gave it, after redirects, as its hash: addresses may hold secrets. */
  readonly urlHash: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string | null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function readKept(text: string): KeptPicture | null {
  const value = JSON.parse(text) as Partial<Record<keyof KeptPicture, unknown>>;
  const { sha256, bytes, urlHash } = value;
  if (typeof sha256 !== 'string' || !SHA256.test(sha256)) return null;
  if (typeof bytes !== 'number' || typeof urlHash !== 'string') return null;
  const [etag, lastModified, contentType] = [value.etag, value.lastModified, value.contentType].map(textOrNull);
  return {
    sha256,
    bytes,
    urlHash,
    etag: etag ?? null,
    lastModified: lastModified ?? null,
    contentType: contentType ?? null,
  };
}

/**
 * Downloaded pictures on disk: bytes under their hash, so that two addresses of one picture share them, and beside them
 * one small file for each address. A name appears only when all its bytes are on the disk; bytes that are no longer
 * those of their name are not used.
 */
export class PictureCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #place(kind: 'files' | 'addresses', hash: string): string {
    return join(this.#folder, kind, hash.slice(0, 2), kind === 'files' ? hash : `${hash}.json`);
  }

  /** Writes aside, then renames; what is half there goes. @throws the error of the disk or of the bytes. */
  async #write(place: (hash: string) => string, bytes: AsyncIterable<Uint8Array>) {
    const aside = join(this.#folder, 'incoming');
    await mkdir(aside, { recursive: true, mode: PRIVATE_FOLDER });
    const part = join(aside, `${randomUUID()}.part`);
    const hash = createHash('sha256');
    let count = 0;
    try {
      const file = await open(part, 'wx', PRIVATE_FILE);
      try {
        for await (const chunk of bytes) {
          hash.update(chunk);
          count += chunk.byteLength;
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const sha256 = hash.digest('hex');
      const path = place(sha256);
      await mkdir(join(path, '..'), { recursive: true, mode: PRIVATE_FOLDER });
      await rename(part, path);
      return { path, sha256, bytes: count };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Keeps bytes under their hash. @throws what the bytes throw, or the error of the disk; nothing is left behind. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<{ path: string; sha256: string; bytes: number }> {
    return this.#write((sha256) => this.#place('files', sha256), bytes);
  }

  /** Notes what an address gave. */
  async note(url: URL, kept: KeptPicture): Promise<void> {
    const text = Buffer.from(`${JSON.stringify(kept)}\n`);
    await this.#write(
      () => this.#place('addresses', hashOfAddress(url)),
      (async function* () {
        yield text;
      })(),
    );
  }

  /** What an address gave the last time, when its bytes are still whole; else null. */
  async find(url: URL): Promise<(KeptPicture & { readonly path: string }) | null> {
    try {
      const kept = readKept(await readFile(this.#place('addresses', hashOfAddress(url)), 'utf8'));
      if (kept === null) return null;
      const path = this.#place('files', kept.sha256);
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk);
      return hash.digest('hex') === kept.sha256 ? { ...kept, path } : null;
    } catch {
      // Not there, cut off or not readable: then it is downloaded again.
      return null;
    }
  }

  /** Says that a picture was used at that time, so that the longest unused ones go first. */
  async touch(path: string, now: Date): Promise<void> {
    await utimes(path, now, now).catch(() => undefined);
  }

  /** Removes the longest unused pictures beyond so many bytes, and parts that a killed run left a day ago. Never fails. */
  async sweep(now: Date, mostBytes: number): Promise<void> {
    for (const path of await filesIn(join(this.#folder, 'incoming'))) {
      const facts = await stat(path).catch(() => null);
      if (facts !== null && now.getTime() - facts.mtimeMs > DAY_MS) await rm(path, { force: true });
    }
    const kept: { path: string; bytes: number; used: number }[] = [];
    for (const shard of await filesIn(join(this.#folder, 'files'))) {
      for (const path of await filesIn(shard)) {
        const facts = await stat(path).catch(() => null);
        if (facts !== null) kept.push({ path, bytes: facts.size, used: facts.mtimeMs });
      }
    }
    let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { path, bytes } of kept.toSorted((left, right) => left.used - right.used)) {
      if (total <= mostBytes) return;
      await rm(path, { force: true });
      total -= bytes;
    }
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
