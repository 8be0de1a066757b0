import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';
import { codeOf, reasonOfCode } from '../model/system-error.ts';

export interface FileOptions {
  /** Permissions of a new file; an existing file keeps its own. Default 0o666 less the umask. */
  readonly mode?: number;
}

function cannotWrite(path: string, error: unknown): UserError {
  return new UserError('output-not-writable', EXIT.usage, `Cannot write ${path}: ${reasonOfCode(error)}.`, [
    'An existing file of that name was left as it is. Choose another place with --output.',
  ]);
}

/** The file a path leads to, through links: renaming over a link would replace the link. */
async function targetOf(path: string): Promise<{ path: string; mode?: number; special: boolean }> {
  try {
    const target = await realpath(path);
    const facts = await stat(target);
    if (facts.isDirectory()) {
      throw new UserError('output-is-folder', EXIT.usage, `Cannot write ${path}: it is a folder.`, [
        `Name a file in it, for example --output ${join(path, 'report.html')}.`,
      ]);
    }
    return { path: target, mode: facts.mode & 0o777, special: !facts.isFile() };
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (codeOf(error) === 'ENOENT') return { path, special: false };
    throw cannotWrite(path, error);
  }
}

async function demandFolder(path: string): Promise<void> {
  const folder = dirname(path);
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw cannotWrite(path, error);
  }
  throw new UserError('output-folder-missing', EXIT.usage, `Cannot write ${path}: there is no folder ${folder}.`, [
    `Make the folder first: mkdir -p ${folder}`,
  ]);
}

/** A text that is made while it is written: when the making fails, that is no failure of the disk. */
class Making {
  #failure: { readonly error: unknown } | null = null;

  *parts(parts: Iterable<string>): Generator<string> {
    try {
      yield* parts;
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  /** What to tell when writing to the path failed. */
  told(path: string, error: unknown): unknown {
    return this.#failure === null ? cannotWrite(path, error) : this.#failure.error;
  }
}

/**
 * Writes a file so that its name never holds half of the text: into a temporary file beside it, flushed to the disk,
 * then renamed over it. The text may come in parts, each written before the next is asked for. On any failure, an interrupt among them, the temporary file goes and an existing file stays
 * as it was. Devices and named pipes are written to directly.
 * @throws UserError `output-is-folder`, `output-folder-missing` or `output-not-writable`.
 */
export async function writeFileAside(
  path: string,
  text: string | Uint8Array | Iterable<string>,
  options: FileOptions = {},
): Promise<void> {
  const making = new Making();
  const bytes = typeof text === 'object' && !(text instanceof Uint8Array) ? making.parts(text) : text;
  await demandFolder(path);
  const target = await targetOf(path);
  if (target.special) {
    await writeFile(target.path, bytes).catch((error: unknown) => {
      throw making.told(path, error);
    });
    return;
  }
  const temporary = join(dirname(target.path), `.${basename(target.path).slice(0, 100)}.${randomUUID()}.tmp`);
  // Runs when a signal ends the process between opening and renaming.
  const removeTemporary = (): void => rmSync(temporary, { force: true });
  process.once('exit', removeTemporary);
  try {
    const file = await open(temporary, 'wx', target.mode ?? options.mode ?? 0o666);
    try {
      // The umask took its share of a new file's mode; a replaced file keeps the permissions it had.
      if (target.mode !== undefined) await file.chmod(target.mode);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target.path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw making.told(path, error);
  } finally {
    process.off('exit', removeTemporary);
  }
}
