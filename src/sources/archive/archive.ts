import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { ArchivedContent, ArchivedFile, Receipt } from '../../model/archived.ts';
import { noteOf } from '../../model/archived.ts';
import { UserError } from '../../model/errors.ts';
import type { FileNote, SourceFile } from '../../model/source-file.ts';
import { archiveFailure, archiveNewer } from './failure.ts';
import { ArchiveIndex } from './index-file.ts';
import { someReceipts, tellsNothingNew } from './receipts.ts';
import { bytesOfPart, type Part, SourceUnreadable, Store, type StoredFile } from './store.ts';

/** Says what a file is; null for one that is not to be kept. */
export type Recognise = (file: SourceFile) => Promise<readonly ArchivedContent[] | null>;

/** What came of handing in one file. */
export type Added =
  | { readonly status: 'new' | 'known' | 'mended'; readonly file: ArchivedFile }
  | { readonly status: 'left-out'; readonly sha256: string; readonly bytes: number }
  | { readonly status: 'unreadable'; readonly reason: string };

/** What came of going through all files again. */
export interface Rebuilt {
  readonly files: readonly ArchivedFile[];
  /** Hashes whose bytes were changed or are gone; nothing is made from them until they are imported again. */
  readonly unsound: readonly { readonly sha256: string; readonly gone: boolean; readonly names: readonly string[] }[];
}

/** Imported and pulled reports of one profile, kept as they were received. */
export interface Archive {
  readonly folder: string;
  /**
   * Copies a file in, unless it is there already or `recognise` gives null. Handing in the same bytes again changes
   * nothing but what the receipt newly says; a copy that was damaged is mended by them.
   * @throws UserError when the archive cannot be written or another run keeps it.
   */
  add(source: SourceFile, receipt: Receipt, recognise: Recognise): Promise<Added>;
  /** All files, oldest first by the time they were handed out. Those a broken-off import left unnoted are noted now. */
  list(recognise: Recognise): Promise<ArchivedFile[]>;
  /** The bytes of a file under that name. Reading fails when they are not those that were received. */
  open(file: ArchivedFile, name: string): SourceFile;
  /** Removes a file for good. One that is not there is no mistake. @throws UserError when it cannot be removed. */
  remove(sha256: string): Promise<void>;
  /** Checks every file against its hash and makes the index anew. */
  rebuild(recognise: Recognise): Promise<Rebuilt>;
  close(): void;
}

/** Marks paths of archived files, `archive:1f3a9c2e/orders.txt`: short, and a name twice is no confusion. */
const MARK = 'archive:';
const SHORT_HASH = 8;

function isOlder(left: ArchivedFile, right: ArchivedFile): number {
  const key = (file: ArchivedFile): string => `${noteOf(file).receivedAt} ${file.receipts[0].name} ${file.sha256}`;
  return key(left) < key(right) ? -1 : 1;
}

class FolderArchive implements Archive {
  readonly folder: string;
  readonly #store: Store;
  readonly #index: ArchiveIndex;
  #swept = false;

  constructor(folder: string, index: ArchiveIndex) {
    this.folder = folder;
    this.#store = new Store(folder);
    this.#index = index;
  }

  async add(source: SourceFile, receipt: Receipt, recognise: Recognise): Promise<Added> {
    try {
      await this.#sweepOnce(receipt);
      const part = await this.#store.receive(source.open());
      try {
        return await this.#addPart(part, receipt, recognise);
      } finally {
        await this.#store.discard(part);
      }
    } catch (error) {
      if (error instanceof SourceUnreadable) return { status: 'unreadable', reason: error.message };
      throw archiveFailure(error, this.folder);
    }
  }

  async #sweepOnce({ importedAt }: Receipt): Promise<void> {
    if (this.#swept) return;
    this.#swept = true;
    await this.#store.sweep(new Date(importedAt));
  }

  async #addPart(part: Part, receipt: Receipt, recognise: Recognise): Promise<Added> {
    const { sha256, bytes } = part;
    const known = this.#index.find(sha256);
    const there = (await this.#store.facts(sha256)) !== null;
    const sound = there && (await this.#store.sound(sha256));
    if (known !== undefined && sound && tellsNothingNew(receipt, known.receipts))
      return { status: 'known', file: known };
    const receipts = someReceipts([...(known?.receipts ?? []), receipt]) ?? [receipt];
    const note = noteOf({ receipts });
    const seen: SourceFile = { path: receipt.path, size: bytes, note, open: () => bytesOfPart(part) };
    const contents = await recognise(seen);
    if (contents === null) return { status: 'left-out', sha256, bytes };
    // Receipt, bytes, index: whatever a kill leaves undone, handing the file in again or `list` completes.
    await this.#store.writeReceipt(sha256, receipt);
    if (!sound) await this.#store.keep(part);
    const file = { sha256, bytes, contents, receipts };
    this.#index.put(file);
    return { status: known === undefined && !there ? 'new' : sound ? 'known' : 'mended', file };
  }

  async list(recognise: Recognise): Promise<ArchivedFile[]> {
    try {
      const known = new Map(this.#index.all().map((file) => [file.sha256, file]));
      for (const [sha256, stored] of await this.#store.listing()) {
        if (!stored.bytesThere || isNoted(stored, known.get(sha256))) continue;
        const { file } = await this.#noticed(sha256, stored, recognise);
        this.#index.put(file);
        known.set(sha256, file);
      }
      return [...known.values()].toSorted(isOlder);
    } catch (error) {
      throw archiveFailure(error, this.folder);
    }
  }

  /** What the files themselves tell about one hash: its receipts, and what is in it as long as its bytes are sound. */
  async #noticed(
    sha256: string,
    stored: StoredFile,
    recognise: Recognise,
  ): Promise<{ readonly file: ArchivedFile; readonly sound: boolean }> {
    const { bytes, changedAt } = (await this.#store.facts(sha256)) ?? {
      bytes: 0,
      changedAt: new Date(0).toISOString(),
    };
    const read = await this.#store.receipts(sha256, stored.receiptIds);
    if (read.includes('newer')) throw archiveNewer(this.folder);
    const good = read.filter((receipt) => typeof receipt !== 'string');
    // Bytes without a readable receipt lost their name, not their worth.
    const nameless: Receipt = {
      name: sha256,
      path: sha256,
      receivedAt: changedAt,
      importedAt: changedAt,
      marketplace: null,
      period: null,
    };
    const receipts = someReceipts(good) ?? [nameless];
    const file = { sha256, bytes, contents: [], receipts };
    if (!(await this.#store.sound(sha256))) return { file, sound: false };
    const contents = (await recognise(this.open(file, receipts[0].name))) ?? [];
    return { file: { ...file, contents }, sound: true };
  }

  open(file: ArchivedFile, name: string): SourceFile {
    const { sha256, bytes } = file;
    const note: FileNote = noteOf(file);
    const path = `${MARK}${sha256.slice(0, SHORT_HASH)}/${name}`;
    return { path, size: bytes, note, open: () => this.#store.bytes(sha256) };
  }

  async remove(sha256: string): Promise<void> {
    try {
      // The index last: a file it still lists after a kill is named as gone, and can be removed again.
      await this.#store.remove(sha256);
      this.#index.remove(sha256);
    } catch (error) {
      throw archiveFailure(error, this.folder);
    }
  }

  async rebuild(recognise: Recognise): Promise<Rebuilt> {
    try {
      const before = new Map(this.#index.all().map((file) => [file.sha256, file]));
      const files: ArchivedFile[] = [];
      const unsound: Rebuilt['unsound'][number][] = [];
      const listing = await this.#store.listing();
      for (const sha256 of before.keys()) {
        if (!listing.has(sha256)) listing.set(sha256, { bytesThere: false, receiptIds: new Set() });
      }
      for (const [sha256, stored] of listing) {
        const old = before.get(sha256);
        const noticed = stored.bytesThere ? await this.#noticed(sha256, stored, recognise) : null;
        // A changed file stays listed, so that every reading names it until it is mended; one that is gone is forgotten.
        if (noticed !== null) files.push(noticed.sound ? noticed.file : (old ?? noticed.file));
        if (noticed?.sound === true || (noticed === null && old === undefined)) continue;
        const names = (noticed?.file ?? old)?.receipts.map(({ name }) => name) ?? [];
        unsound.push({ sha256, gone: noticed === null, names: [...new Set(names)] });
      }
      const told = new Set(listing.keys());
      this.#index.replace(files, (sha256) => !told.has(sha256));
      return { files: files.toSorted(isOlder), unsound };
    } catch (error) {
      throw archiveFailure(error, this.folder);
    }
  }

  close(): void {
    this.#index.close();
  }
}

function isNoted({ receiptIds }: StoredFile, file: ArchivedFile | undefined): boolean {
  return file !== undefined && file.receipts.length >= receiptIds.size;
}

/** Whether anything was ever imported there: asked before a folder is made for nothing. */
export function archiveExists(folder: string): boolean {
  return existsSync(join(folder, 'files')) || existsSync(join(folder, 'index.sqlite'));
}

/**
 * Opens the archive in a folder, making it when it is not there.
 * @param options.fresh puts a damaged index aside instead of failing on it, for `rebuild`.
 * @throws UserError `archive-not-writable`, `archive-index-damaged`, `archive-newer` or `archive-busy`.
 */
export async function openArchive(folder: string, options: { readonly fresh?: boolean } = {}): Promise<Archive> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new FolderArchive(folder, await ArchiveIndex.open(folder, options.fresh === true));
  } catch (error) {
    const failure = archiveFailure(error, folder);
    const damaged = failure instanceof UserError && failure.code === 'archive-index-damaged';
    if (!damaged || options.fresh !== true) throw failure;
    ArchiveIndex.setAside(folder);
    return new FolderArchive(folder, await ArchiveIndex.open(folder));
  }
}
