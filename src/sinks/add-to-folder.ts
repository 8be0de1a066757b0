import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';
import { codeOf, reasonOfCode } from '../model/system-error.ts';
import { writeFileAside } from './file.ts';

/** Only their owner may read the files and the folder: they may hold addresses of buyers. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

async function present(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new UserError('output-not-writable', EXIT.usage, `Cannot write ${path}: ${reasonOfCode(error)}.`);
  }
}

/**
 * Adds files to a folder, which is made when it is not there; readable by their owner alone. A file that is there with
 * the same bytes is left; one with others stops everything before anything is written.
 * @throws UserError `file-in-the-way`, `output-not-writable`.
 */
export async function addToFolder(to: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  try {
    await mkdir(to, { recursive: true, mode: PRIVATE_FOLDER });
  } catch (error) {
    throw new UserError('output-not-writable', EXIT.usage, `Cannot make the folder ${to}: ${reasonOfCode(error)}.`);
  }
  const missing: (readonly [string, Uint8Array])[] = [];
  for (const [name, bytes] of files) {
    const path = join(to, name);
    const there = await present(path);
    if (there === null) missing.push([path, bytes]);
    else if (!there.equals(bytes)) {
      throw new UserError('file-in-the-way', EXIT.usage, `${path} is there already and differs; nothing was written.`, [
        'Name another folder, or move the file away.',
      ]);
    }
  }
  for (const [path, bytes] of missing) await writeFileAside(path, bytes, { mode: PRIVATE_FILE });
}
