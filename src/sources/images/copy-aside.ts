import { open, rm } from 'node:fs/promises';

import { codeOf, isSystemError, reasonOfCode } from '../../model/system-error.ts';

/** Larger than any picture Amazon takes; what is inside an archive is a picture only when it stays below. */
const MOST_BYTES = 100_000_000;
/** Bytes of all the pictures of archives in one run. */
const MOST_IN_ALL = 4_000_000_000;

/** Where the bytes lie now, or why they do not: one sentence. */
export type CopiedAside = { readonly path: string; readonly bytes: number } | { readonly failure: string };

/**
 * Pictures that lie in no file of their own (inside an archive, on standard input), put into files so that they are
 * decoded like all others. Names are numbers: what an archive calls them decides no path.
 */
export class AsideFolder {
  readonly #folder: string;
  readonly #prefix: string;
  #count = 0;
  #total = 0;

  /** @param folder one that whoever made it removes. @param prefix of the names, so that two may share a folder. */
  constructor(folder: string, prefix = '') {
    this.#folder = folder;
    this.#prefix = prefix;
  }

  /** Copies a stream within bounds; nothing is left of one that fails. Never throws for bad bytes. */
  async copy(bytes: AsyncIterable<Uint8Array>): Promise<CopiedAside> {
    this.#count += 1;
    const path = `${this.#folder}/${this.#prefix}${this.#count}`;
    let written = 0;
    try {
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const chunk of bytes) {
          written += chunk.byteLength;
          this.#total += chunk.byteLength;
          if (written > MOST_BYTES) throw new RangeError('it holds more bytes than any product picture');
          if (this.#total > MOST_IN_ALL) throw new RangeError('the pictures before it used up the room for a run');
          await file.writeFile(chunk);
        }
      } finally {
        await file.close();
      }
      return { path, bytes: written };
    } catch (error) {
      await rm(path, { force: true });
      if (isSystemError(error)) return { failure: reasonOfCode(error) };
      return { failure: error instanceof Error ? error.message.replace(/\.$/, '') : codeOf(error) };
    }
  }
}
