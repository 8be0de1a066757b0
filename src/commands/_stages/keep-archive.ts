import type { ArchivedFile } from '../../model/archived.ts';
import type { Archive } from '../../sources/archive/archive.ts';
import type { WrittenFile } from '../../cli/export-folder.ts';
import type { Prunable } from '../../domain/reports/prunable.ts';
import { contentsOf } from './archive.ts';

async function withArchive<T>(folder: string, none: T, work: (archive: Archive) => Promise<T>): Promise<T> {
  const { archiveExists, openArchive } = await import('../../sources/archive/archive.ts');
  if (!archiveExists(folder)) return none;
  const archive = await openArchive(folder);
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}

/** Files of an archive that may go, and whether they went. */
export interface Pruned {
  readonly found: readonly Prunable[];
  /** Hashes of those that were removed. */
  readonly removed: ReadonlySet<string>;
  readonly held: number;
}

/**
 * Looks for files that may go, and removes them when asked to.
 * @throws UserError of the archive; what was removed by then is gone, the rest is as it was.
 */
export async function pruneArchive(
  folder: string,
  choose: (files: readonly ArchivedFile[]) => readonly Prunable[],
  remove: boolean,
): Promise<Pruned> {
  return await withArchive<Pruned>(folder, { found: [], removed: new Set(), held: 0 }, async (archive) => {
    const files = await archive.list(contentsOf);
    const found = choose(files);
    const removed = new Set<string>();
    if (remove) {
      for (const { file } of found) {
        await archive.remove(file.sha256);
        removed.add(file.sha256);
      }
    }
    return { found, removed, held: files.length - removed.size };
  });
}

/** An exported file with what became of it. */
export interface Exported {
  readonly file: ArchivedFile;
  readonly written: WrittenFile;
}

/** Writes chosen files of an archive into a folder, each as it was received, under its own name. */
export async function exportArchive(
  folder: string,
  to: string,
  choose: (files: readonly ArchivedFile[]) => readonly ArchivedFile[],
): Promise<Exported[]> {
  const [{ exportFolder }, { mostTelling }] = await Promise.all([
    import('../../cli/export-folder.ts'),
    import('../../readers/best-name.ts'),
  ]);
  return await withArchive<Exported[]>(folder, [], async (archive) => {
    const files = choose(await archive.list(contentsOf));
    const outgoing = files.map((file) => {
      const [first, ...rest] = file.receipts;
      const name = mostTelling([first.name, ...rest.map((each) => each.name)]);
      return { name, sha256: file.sha256, open: () => archive.open(file, name).open() };
    });
    const written = await exportFolder(to, outgoing);
    return files.flatMap((file, place) => {
      const each = written[place];
      return each === undefined ? [] : [{ file, written: each }];
    });
  });
}

/** Hashes of files whose bytes are gone or not those that were received. Reads every one of them. */
export async function checkArchive(folder: string, files: readonly ArchivedFile[]): Promise<readonly string[]> {
  return await withArchive<string[]>(folder, [], async (archive) => {
    const unsound: string[] = [];
    for (const file of files) {
      try {
        for await (const _ of archive.open(file, file.receipts[0].name).open()) {
          // Reading to the end is what compares the hash.
        }
      } catch {
        unsound.push(file.sha256);
      }
    }
    return unsound;
  });
}
