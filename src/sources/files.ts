import { constants, createReadStream, type Stats } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from '../model/errors.ts';
import type { Problem } from '../model/problem.ts';
import type { SourceFile } from '../model/source-file.ts';
import { nearestWords } from '../model/nearest-words.ts';
import { pipeSource } from './pipe.ts';
import { stdinSource } from './stdin.ts';

export interface CollectOptions {
  /** Bytes of standard input, asked for only when a path is `-`. */
  readonly stdin?: () => AsyncIterable<Uint8Array>;
}

export interface CollectedFiles {
  readonly files: SourceFile[];
  readonly problems: Problem[];
}

/** What operating systems and editors leave in folders; nobody means these as reports. */
const JUNK = new Set(['__macosx', 'thumbs.db', 'desktop.ini', 'ehthumbs.db', '$recycle.bin', 'node_modules']);

/** Half-finished downloads and lock files of open spreadsheets. */
const JUNK_NAME = /^(?:\.|~\$)|\.(?:crdownload|part|download|tmp)$/i;

function isJunk(name: string): boolean {
  return JUNK.has(name.toLowerCase()) || JUNK_NAME.test(name);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to read it';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  if (code === 'ENOENT') return 'it is a link to something that is not there';
  return error instanceof Error ? error.message : String(error);
}

function unreadable(path: string, error: unknown): Problem {
  return {
    code: 'file-unreadable',
    scope: 'file',
    file: path,
    message: `It cannot be read: ${reasonOf(error)}.`,
  };
}

/** Bytes read at once: fewer steps than Node's own 64 KiB, and still small enough for the processor's cache. */
const PIECE_BYTES = 262_144;

function diskFile(path: string, size: number | null): SourceFile {
  return { path, size, open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) };
}

/** What a path is when it is neither file nor folder: reading it might never end, or change the machine. */
function oddPlace(path: string, facts: Stats): Problem {
  const what = facts.isFIFO() ? 'a pipe' : facts.isSocket() ? 'a socket' : 'a device';
  return { code: 'file-not-ordinary', scope: 'file', file: path, message: `It is ${what}, not a file; left alone.` };
}

class Collector {
  readonly files: SourceFile[] = [];
  readonly problems: Problem[] = [];
  readonly #seen = new Set<string>();

  /**
   * Adds a file, or a folder's files in the order of their names; a place reached twice (link, repeated argument)
   * counts once. A pipe is read only when the user named it: one that lies in a folder may never have a writer.
   */
  async add(path: string, named: boolean): Promise<void> {
    try {
      const facts = await stat(path);
      // The link that a shell makes for `<(command)` leads to no path; it can be opened all the same.
      const real = facts.isFIFO() ? path : await realpath(path);
      if (this.#seen.has(real)) return;
      this.#seen.add(real);
      if (facts.isDirectory()) await this.#addFolder(path);
      else if (facts.isFile()) await this.#addFile(path, facts.size);
      else if (facts.isFIFO() && named) this.files.push(pipeSource(path));
      else this.problems.push(oddPlace(path, facts));
    } catch (error) {
      this.problems.push(unreadable(path, error));
    }
  }

  async #addFile(path: string, size: number): Promise<void> {
    // Asked here, so that a file nobody may read is named before any is read.
    await access(path, constants.R_OK);
    this.files.push(diskFile(path, size));
  }

  async #addFolder(path: string): Promise<void> {
    const names = (await readdir(path)).filter((name) => !isJunk(name));
    // Code unit order, not the locale's: the same folder gives the same order on every machine.
    names.sort((left, right) => (left < right ? -1 : 1));
    for (const name of names) await this.add(join(path, name), false);
  }
}

async function pathMissing(path: string): Promise<UserError> {
  const folder = dirname(path);
  let near: string[] = [];
  try {
    near = nearestWords(basename(path), await readdir(folder)).map((name) => join(folder, name));
  } catch {
    near = [];
  }
  const suggestions =
    near.length > 0
      ? [`Did you mean ${near.join(' or ')}?`]
      : ['Give a file or folder of reports downloaded from Seller Central, or `-` for standard input.'];
  return new UserError('path-missing', EXIT.input, `There is no file or folder ${path}.`, suggestions);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/**
 * The files behind the paths a user gave: files as they are, folders searched to the bottom in the order of names,
 * `-` for standard input. Hidden files and what operating systems leave behind are skipped inside folders; links that
 * lead in a circle are followed once. What exists but cannot be opened becomes a problem and the rest goes on.
 * @throws UserError `path-missing` (exit 5) with the nearest names, `folder-empty` (exit 5) when no file is found.
 */
export async function collectFiles(paths: readonly string[], options: CollectOptions = {}): Promise<CollectedFiles> {
  const collector = new Collector();
  for (const path of paths) {
    if (path === '-') {
      if (!collector.files.some((file) => file.path === '-')) collector.files.push(stdinSource(options.stdin));
      continue;
    }
    // A link to nothing exists for nobody who typed it: the same error as a wrong name.
    if (!(await exists(path))) throw await pathMissing(path);
    await collector.add(path, true);
  }
  if (collector.files.length === 0 && collector.problems.length === 0) {
    throw new UserError('folder-empty', EXIT.input, `There are no files in ${paths.join(', ') || 'the given paths'}.`, [
      'Put the files you downloaded from Seller Central there, as they are; `sellerctl reports list` says which.',
      'To see what the tool does without files of your own, run `sellerctl demo`.',
    ]);
  }
  return { files: collector.files, problems: collector.problems };
}
