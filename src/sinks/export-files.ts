import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { EXIT, UserError } from '../model/errors.ts';
import { codeOf, isSystemError, reasonOfCode } from '../model/system-error.ts';

/** Only their owner may read the files and the folder: reports hold what buyers bought. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
/** File systems allow 255 bytes; some of them are for the part of the hash and for letters of several bytes. */
const LONGEST_NAME = 80;
const SHORT_HASH = 8;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
// eslint-disable-next-line no-control-regex -- control characters are what must go
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069<>:"/\\|?*]/g;

/** A file to be written out. */
export interface OutgoingFile {
  /** Name it came under, as hostile as any input. */
  readonly name: string;
  readonly sha256: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** What became of it. */
export interface WrittenFile {
  readonly sha256: string;
  /** Name in the folder; null where it could not be read. */
  readonly name: string | null;
  readonly status: 'written' | 'there' | 'unreadable';
  /** Why it could not be read. */
  readonly reason: string | null;
}

/** A name that is safe in any folder: no path, no control or direction characters, no device of Windows. */
export function safeName(name: string, sha256: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(UNSAFE, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '');
  const ending = extname(plain).slice(0, 12);
  const stem = [...plain.slice(0, plain.length - extname(plain).length)].slice(0, LONGEST_NAME).join('');
  const whole = `${stem}${ending}`;
  return whole === '' || DEVICE.test(whole) ? `report-${sha256.slice(0, SHORT_HASH)}${ending}` : whole;
}

function withHash(name: string, sha256: string): string {
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)}-${sha256.slice(0, SHORT_HASH)}${ending}`;
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}

/** Gives a finished file its name unless the name is taken: a link fails where a renaming would replace. */
async function nameWithoutReplacing(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    await rm(from);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // File systems without links (FAT, some shares): an empty file keeps the name until ours takes its place.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(error) ?? '')) throw error;
    try {
      await (await open(to, 'wx', PRIVATE_FILE)).close();
    } catch (taken) {
      if (codeOf(taken) === 'EEXIST') return false;
      throw taken;
    }
    await rename(from, to);
    return true;
  }
}

class Unreadable extends Error {}

async function copyAside(file: OutgoingFile, folder: string): Promise<string> {
  const aside = join(folder, `.${file.sha256.slice(0, SHORT_HASH)}.${randomUUID()}.tmp`);
  const bytes = file.open()[Symbol.asyncIterator]();
  try {
    const out = await open(aside, 'wx', PRIVATE_FILE);
    try {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- one chunk after the other, so that memory stays small
        const next = await bytes.next().catch((error: unknown) => {
          throw isSystemError(error) ? new Unreadable(error.message) : error;
        });
        if (next.done === true) break;
        // oxlint-disable-next-line no-await-in-loop -- as above
        await out.writeFile(next.value);
      }
      await out.sync();
    } finally {
      await out.close();
    }
    return aside;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/**
 * Writes files into a folder under their own names, each aside and then named; nothing that is there is replaced. A
 * file that is there with the same bytes is left; where the name is taken by others, the hash is added to it. A file
 * that cannot be read is reported, and the rest goes on.
 * @throws UserError `output-not-writable`.
 */
export async function exportFiles(to: string, files: readonly OutgoingFile[]): Promise<WrittenFile[]> {
  const done: WrittenFile[] = [];
  try {
    await mkdir(to, { recursive: true, mode: PRIVATE_FOLDER });
    for (const file of files) done.push(await exportFile(to, file));
  } catch (error) {
    if (error instanceof UserError || !isSystemError(error)) throw error;
    throw new UserError('output-not-writable', EXIT.usage, `Cannot write into ${to}: ${reasonOfCode(error)}.`, [
      `${done.filter(({ status }) => status === 'written').length} files were written whole; run it again to go on.`,
    ]);
  }
  return done;
}

async function exportFile(to: string, file: OutgoingFile): Promise<WrittenFile> {
  const { sha256 } = file;
  const plain = safeName(file.name, sha256);
  const names = [plain, withHash(plain, sha256)];
  for (const name of names) {
    if ((await hashOf(join(to, name))) === sha256) return { sha256, name, status: 'there', reason: null };
  }
  let aside: string;
  try {
    aside = await copyAside(file, to);
  } catch (error) {
    if (error instanceof Unreadable) return { sha256, name: null, status: 'unreadable', reason: error.message };
    throw error;
  }
  try {
    for (const name of names) {
      if (await nameWithoutReplacing(aside, join(to, name))) return { sha256, name, status: 'written', reason: null };
    }
  } finally {
    await rm(aside, { force: true });
  }
  throw new UserError('file-in-the-way', EXIT.usage, `${join(to, names[1] ?? plain)} is there already and differs.`, [
    'Name another folder, or move the file away.',
  ]);
}
