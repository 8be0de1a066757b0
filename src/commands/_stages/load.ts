import { EXIT, UserError } from '../../model/errors.ts';
import type { Loaded } from '../../model/loaded.ts';
import type { ReadOptions } from '../../readers/read.ts';

export interface LoadOptions {
  /** Marketplace code to read files as, where they do not tell; null when the user named none. */
  readonly marketplace: string | null;
  /** Folder of the profile's archive, which is read when no path is given; absent where a path is always given. */
  readonly archive?: string;
  readonly progress?: (text: string) => void;
  /** Gives records to consumers instead of holding them; see `readReports`. */
  readonly reading?: Pick<ReadOptions, 'consumers' | 'everyCell'>;
}

const IMPORT_FIRST = 'Or keep your downloads with `sellerctl reports import <folder>`; without a path those are read.';

async function fromArchive(options: LoadOptions): Promise<Loaded | null> {
  if (options.archive === undefined) return null;
  const { loadArchive } = await import('./archive.ts');
  return loadArchive(options.archive, { ...options, ...options.reading });
}

/**
 * Collects the files under the paths (`-` is standard input) and reads every one that a reader claims; without a path,
 * the archive of imported reports. Files that cannot be used are problems of the result; the rest is used.
 * @throws UserError `path-none` when no path is given and nothing was imported, `path-missing` for one that does not
 * exist, those of the archive when it cannot be opened.
 */
export async function loadReports(paths: readonly string[], options: LoadOptions): Promise<Loaded> {
  if (paths.length === 0) {
    const archived = await fromArchive(options);
    if (archived !== null) return archived;
    throw new UserError('path-none', EXIT.usage, 'Name a file or a folder of reports.', [
      'Give the folder with your Seller Central downloads, or . for this folder.',
      'Use - to read one report from standard input.',
      ...(options.archive === undefined ? [] : [IMPORT_FIRST]),
    ]);
  }
  const [{ collectFiles }, { readReports }] = await Promise.all([
    import('../../sources/files.ts'),
    import('../../readers/read.ts'),
  ]);
  options.progress?.('Looking for reports');
  const { files, problems } = await collectFiles(paths);
  options.progress?.(`Reading ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
  const loaded = await readReports(files, { marketplace: options.marketplace, ...options.reading });
  return problems.length === 0 ? loaded : { ...loaded, problems: [...problems, ...loaded.problems] };
}

/** As `loadReports`, but null where no path is given and nothing was imported: for what is of use without reports too. */
export async function reportsAtHand(paths: readonly string[], options: LoadOptions): Promise<Loaded | null> {
  try {
    return await loadReports(paths, options);
  } catch (error) {
    if (paths.length === 0 && error instanceof UserError && error.code === 'path-none') return null;
    throw error;
  }
}
