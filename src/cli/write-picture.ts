import { mkdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';
import { codeOf, reasonOfCode } from '../model/system-error.ts';

/** Names of more bytes are cut: file systems take 255, and the temporary file beside it needs some of them. */
const MOST_NAME_BYTES = 150;

/** A name that is a file in a folder on every system and nothing else: whatever it was made from is not ours. */
export function safeFileName(text: string): string {
  let safe = text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}._+-]+/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, MOST_NAME_BYTES);
  while (Buffer.byteLength(safe) > MOST_NAME_BYTES) safe = safe.slice(0, -1).replace(/\p{Surrogate}$/u, '');
  return safe === '' ? 'picture' : safe;
}

async function realPlace(path: string): Promise<string> {
  return realpath(path).catch(async () =>
    join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path)),
  );
}

/** Files written into one folder, beside which the files a run reads are safe. */
export class PictureFolder {
  readonly #folder: string;
  readonly #inputs: Promise<ReadonlySet<string>>;

  /** @param inputs files that are never written, wherever they lie. */
  constructor(folder: string, inputs: readonly string[]) {
    this.#folder = folder;
    this.#inputs = Promise.all(inputs.map((path) => realPlace(resolve(path)))).then((paths) => new Set(paths));
  }

  /** Makes the folder. @throws UserError `folder-not-writable`. */
  async make(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
    } catch (error) {
      const reason = codeOf(error) === 'EEXIST' ? 'a file of that name is there' : reasonOfCode(error);
      throw new UserError('folder-not-writable', EXIT.usage, `Cannot make the folder ${this.#folder}: ${reason}.`, [
        'Name a folder you may write to.',
      ]);
    }
  }

  /**
   * Writes a file whole or not at all. One that is there stays when it is an input of the run, or when `keep` is set and
   * it holds other bytes.
   * @returns the path of the file, or why it was not written: half a sentence.
   * @throws UserError of the sink.
   */
  async write(name: string, bytes: Uint8Array, keep: boolean): Promise<{ path: string } | { refused: string }> {
    const path = join(this.#folder, name);
    if ((await this.#inputs).has(await realPlace(resolve(path)))) return { refused: `${path} is a file being audited` };
    const there = await readFile(path).catch(() => null);
    if (there !== null && Buffer.compare(there, bytes) === 0) return { path };
    if (there !== null && keep) return { refused: `another ${path} is there already` };
    const { writeFileAside } = await import('../sinks/file.ts');
    await writeFileAside(path, bytes);
    return { path };
  }
}
