import { LIMITS } from './limits.ts';
import { FileRefused } from './refusal.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packedSize: number;
  /** Unpacked size as the directory states it: to be checked, not believed. */
  readonly size: number;
  /** Offset of the entry's local header. */
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** Length of the end record without its comment, and the longest comment. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;

function damaged(what: string): FileRefused {
  return new FileRefused('zip-damaged', `The zip file is cut short or damaged (${what}).`, 'Download the file again.');
}

function endOfDirectory(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = archive.length - END_LENGTH; at >= lowest; at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw damaged('its list of files is missing');
}

/** Names are UTF-8 when flag bit 11 says so; else each byte is a letter of its own, good enough to name the file. */
function nameAt(archive: Buffer, start: number, length: number, flags: number): string {
  return archive.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', start, start + length);
}

/**
 * The list of files at the end of a zip archive (PKWARE APPNOTE 4.3.12 and 4.3.16; no zip64, which archives under
 * 4 GB do not need). The directory, not the local headers, is believed: headers may leave the sizes out.
 * @throws FileRefused `zip-damaged`, `zip-encrypted`, `archive-too-large` for too many entries.
 */
export function centralDirectory(archive: Buffer): ZipEntry[] {
  if (archive.length < END_LENGTH) throw damaged('it is too short');
  const end = endOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > LIMITS.archiveEntries) {
    throw new FileRefused('archive-too-large', `The archive holds ${count} files, more than ${LIMITS.archiveEntries}.`);
  }
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged('its list of files is broken');
    const flags = archive.readUInt16LE(at + 8);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = nameAt(archive, at + 46, nameLength, flags);
    const method = archive.readUInt16LE(at + 10);
    if ((flags & ENCRYPTED) !== 0) throw new FileRefused('zip-encrypted', 'The zip file is locked with a password.');
    if (method !== 0 && method !== 8) throw damaged(`"${name}" is packed in a way that is not known`);
    const [packedSize, size] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    entries.push({ name, method, packedSize, size, offset: archive.readUInt32LE(at + 42) });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The packed bytes of one entry. @throws FileRefused `zip-damaged` when they are not where the directory says. */
export function entryBytes(archive: Buffer, entry: ZipEntry): Buffer {
  const at = entry.offset;
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL_HEADER) throw damaged('a file header is missing');
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (start + entry.packedSize > archive.length) throw damaged('a file inside is cut short');
  return archive.subarray(start, start + entry.packedSize);
}
