import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Receipt } from '../../model/archived.ts';
import { isSystemError } from '../../model/system-error.ts';
import { readReceipt, type ReadReceipt, receiptId, receiptText } from './receipts.ts';

/** Reports hold what buyers bought: nobody but the owner reads them. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

const FILES = 'files';
const INCOMING = 'incoming';
const SHA256 = /^[0-9a-f]{64}$/;
const DAY_MS = 86_400_000;

/** A copy under way: all bytes are there, under a name nobody looks for yet. */
export interface Part {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What lies in the folder under one hash. */
export interface StoredFile {
  /** False when there are receipts and no bytes: a copy was broken off, or somebody removed it. */
  readonly bytesThere: boolean;
  readonly receiptIds: ReadonlySet<string>;
}

/** The bytes to be imported could not be read to their end; the archive itself is well. */
export class SourceUnreadable extends Error {}

async function* guarded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = source[Symbol.asyncIterator]();
  for (;;) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await bytes.next();
    } catch (error) {
      throw isSystemError(error) ? new SourceUnreadable(error.message, { cause: error }) : error;
    }
    if (next.done === true) return;
    yield next.value;
  }
}

/** An error of the kind a disk gives, so that a reader refuses the file like any other it cannot read. */
function unsound(message: string): Error {
  return Object.assign(new Error(message), { code: 'EARCHIVE' });
}

/**
 * The files of an archive: bytes exactly as received under the name of their hash, and beside them one small JSON file
 * for each time they were handed in. A name appears only when all its bytes are on the disk, so that a process killed
 * at any moment leaves nothing half done; everything else about the archive can be made again from here.
 */
export class Store {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new RangeError(`no SHA-256: ${sha256}`);
    return join(this.#folder, FILES, sha256.slice(0, 2), sha256);
  }

  /** Copies bytes aside and hashes them. @throws SourceUnreadable, or the error of the disk; nothing is left behind. */
  async receive(source: AsyncIterable<Uint8Array>): Promise<Part> {
    const folder = join(this.#folder, INCOMING);
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    const path = join(folder, `${randomUUID()}.part`);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const file = await open(path, 'wx', PRIVATE_FILE);
      try {
        for await (const chunk of guarded(source)) {
          hash.update(chunk);
          bytes += chunk.byteLength;
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, sha256: hash.digest('hex'), bytes };
  }

  /** Gives a copy its name; one of the same hash that is there already is the same bytes. */
  async keep(part: Part): Promise<void> {
    const path = this.#pathOf(part.sha256);
    await mkdir(join(path, '..'), { recursive: true, mode: PRIVATE_FOLDER });
    await rename(part.path, path);
  }

  async discard(part: Part): Promise<void> {
    await rm(part.path, { force: true });
  }

  /** Removes copies that a killed process left aside more than a day ago. */
  async sweep(now: Date): Promise<void> {
    for (const name of await namesIn(join(this.#folder, INCOMING))) {
      const path = join(this.#folder, INCOMING, name);
      const facts = await stat(path).catch(() => null);
      if (facts !== null && now.getTime() - facts.mtimeMs > DAY_MS) await rm(path, { force: true });
    }
  }

  /** Writes a receipt beside the bytes; one that says the same is replaced. @returns its id. */
  async writeReceipt(sha256: string, receipt: Receipt): Promise<string> {
    const id = receiptId(receipt);
    const path = `${this.#pathOf(sha256)}.${id}.json`;
    await mkdir(join(path, '..'), { recursive: true, mode: PRIVATE_FOLDER });
    const aside = join(this.#folder, INCOMING, `${randomUUID()}.part`);
    try {
      const file = await open(aside, 'wx', PRIVATE_FILE);
      try {
        await file.writeFile(receiptText(sha256, receipt));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, path);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
    return id;
  }

  /**
   * Removes bytes and receipts under a hash, the bytes first: receipts alone are no file, whereas bytes alone would come
   * back without their name.
   */
  async remove(sha256: string): Promise<void> {
    const path = this.#pathOf(sha256);
    await rm(path, { force: true });
    const folder = join(path, '..');
    for (const name of await namesIn(folder)) {
      if (name.startsWith(`${sha256}.`) && name.endsWith('.json')) await rm(join(folder, name), { force: true });
    }
  }

  /** Everything that lies there, by hash, in the order of hashes. */
  async listing(): Promise<Map<string, StoredFile>> {
    const found = new Map<string, { bytesThere: boolean; receiptIds: Set<string> }>();
    const folder = join(this.#folder, FILES);
    for (const shard of (await namesIn(folder)).toSorted()) {
      for (const name of (await namesIn(join(folder, shard))).toSorted()) {
        const [sha256 = '', id] = name.split('.');
        if (!SHA256.test(sha256) || !sha256.startsWith(shard)) continue;
        const entry = found.get(sha256) ?? { bytesThere: false, receiptIds: new Set() };
        if (name === sha256) entry.bytesThere = true;
        else if (id !== undefined && name === `${sha256}.${id}.json`) entry.receiptIds.add(id);
        found.set(sha256, entry);
      }
    }
    return found;
  }

  /** The receipts beside a file's bytes, as far as they can be read. */
  async receipts(sha256: string, ids: Iterable<string>): Promise<ReadReceipt[]> {
    const read: ReadReceipt[] = [];
    for (const id of ids) read.push(readReceipt(await readFile(`${this.#pathOf(sha256)}.${id}.json`, 'utf8'), sha256));
    return read;
  }

  /** Size and time of the bytes under a hash; null when they are not there. */
  async facts(sha256: string): Promise<{ readonly bytes: number; readonly changedAt: string } | null> {
    const facts = await stat(this.#pathOf(sha256)).catch(() => null);
    return facts === null ? null : { bytes: facts.size, changedAt: facts.mtime.toISOString() };
  }

  /** True when bytes of that hash lie there and still have it. */
  async sound(sha256: string): Promise<boolean> {
    try {
      const bytes = this.bytes(sha256);
      while ((await bytes.next()).done !== true);
      return true;
    } catch (error) {
      if (isSystemError(error)) return false;
      throw error;
    }
  }

  /**
   * The bytes under a hash. Reading them to the end fails when they are not those that were received, so that no
   * number is ever made from a file that changed.
   */
  async *bytes(sha256: string): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(this.#pathOf(sha256)) as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') throw unsound('its copy in the archive is gone');
      throw error;
    }
    if (hash.digest('hex') !== sha256) throw unsound('its copy in the archive was changed since it was imported');
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** A copy as a stream, for whoever wants to look at it before it is kept. */
export function bytesOfPart(part: Part): AsyncIterable<Uint8Array> {
  return createReadStream(part.path);
}
