import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';

/** Relative paths of all files below a folder, sorted; an empty list when the folder does not exist. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function sameBytes(left: string, right: string): Promise<boolean> {
  const [leftBytes, rightBytes] = await Promise.all([readFile(left), readFile(right)]);
  return leftBytes.equals(rightBytes);
}

function occupied(to: string, found: string): UserError {
  return new UserError(
    'folder-occupied',
    EXIT.usage,
    `${to} already holds other files (${found}); nothing was written.`,
    ['Name an empty or new folder.'],
  );
}

function notWritable(to: string, error: unknown): unknown {
  if (error instanceof UserError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new UserError('folder-not-writable', EXIT.usage, `${to} cannot be written (${code}).`, [
    'Name a folder you may write to.',
  ]);
}

/**
 * Writes files into a folder that is new, empty, or holds only files of an earlier run (`ours`), which the new ones
 * replace whole. The folder is made beside the target and renamed, so that it never holds half of the files.
 * @throws UserError `folder-occupied` when the target holds anything else, `folder-not-writable` when it cannot be made.
 */
export async function writeFolder(
  to: string,
  files: ReadonlyMap<string, string>,
  ours: (name: string) => boolean,
): Promise<void> {
  const target = resolve(to);
  const aside = join(dirname(target), `.${basename(target)}.partial-${process.pid}`);
  try {
    const foreign = (await filesBelow(target)).find((name) => !ours(name));
    if (foreign !== undefined) throw occupied(to, foreign);
    await mkdir(aside, { recursive: true });
    for (const [name, text] of files) await writeFile(join(aside, name), text, { flag: 'wx' });
    await rm(target, { recursive: true, force: true });
    await rename(aside, target);
  } catch (error) {
    throw notWritable(to, error);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/**
 * Copies a folder of files to a place that is new, empty, or already holds exactly the same files. The copy is made
 * beside the target and renamed, so that a broken run leaves no half folder.
 * @throws UserError `folder-occupied` when the target holds anything else, `folder-not-writable` when it cannot be made.
 */
export async function copyFolder(from: string, to: string): Promise<void> {
  const target = resolve(to);
  const wanted = await filesBelow(from);
  try {
    const present = await filesBelow(target);
    for (const path of present) {
      if (!wanted.includes(path) || !(await sameBytes(join(from, path), join(target, path)))) throw occupied(to, path);
    }
    if (present.length === wanted.length) return;
    const aside = join(dirname(target), `.${basename(target)}.partial-${process.pid}`);
    await mkdir(dirname(target), { recursive: true });
    try {
      await cp(from, aside, { recursive: true, errorOnExist: true, force: false });
      await rm(target, { recursive: true, force: true });
      await rename(aside, target);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError('folder-not-writable', EXIT.usage, `${to} cannot be written (${code}).`, [
      'Name a folder you may write to, for example sellerctl demo ./demo.',
    ]);
  }
}
