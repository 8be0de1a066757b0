import type { SnapshotReport } from '../../domain/audit/history/choose-snapshots.ts';
import { type ArchivedFile, noteOf } from '../../model/archived.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { Loaded } from '../../model/loaded.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { archivedFiles } from './archive.ts';
import { loadReports, type LoadOptions } from './load.ts';

/** The files of two times. */
export interface TwoTimes {
  readonly before: Loaded;
  readonly after: Loaded;
  readonly notes: readonly string[];
}

export interface TimesOptions extends LoadOptions {
  readonly archive: string;
  readonly since: string | null;
  readonly until: string;
}

function reportsOf(file: ArchivedFile, kinds: ReadonlyMap<string, SnapshotReport['states']>): SnapshotReport[] {
  const { receivedAt } = noteOf(file);
  return file.contents.flatMap(({ reportType, marketplaces }) => {
    const states = kinds.get(reportType ?? '');
    if (reportType === null || states === undefined) return [];
    return [{ id: file.sha256, name: file.receipts[0].name, reportType, marketplaces, receivedAt, states }];
  });
}

async function fromArchive(options: TimesOptions): Promise<TwoTimes> {
  const [{ chooseSnapshots }, { LISTING_REPORTS }, { archiveExists, openArchive }, { readReports }] = await Promise.all(
    [
      import('../../domain/audit/history/choose-snapshots.ts'),
      import('../../domain/audit/history/diff-listings.ts'),
      import('../../sources/archive/archive.ts'),
      import('../../readers/read.ts'),
    ],
  );
  const files = archiveExists(options.archive) ? await archivedFiles(options.archive) : [];
  const chosen = chooseSnapshots(
    files.flatMap((file) => reportsOf(file, LISTING_REPORTS)),
    options,
  );
  if (chosen.before.size === 0) {
    throw new UserError('snapshot-none', EXIT.usage, 'There are no two snapshots of listings to compare.', [
      ...chosen.notes,
      'Keep your downloads from time to time: sellerctl reports import <folder>',
      'Or name two files or folders: sellerctl audit diff <before> <after>',
    ]);
  }
  const archive = await openArchive(options.archive);
  try {
    const read = async (ids: ReadonlySet<string>): Promise<Loaded> => {
      const sources = files
        .filter(({ sha256 }) => ids.has(sha256))
        .map((file): SourceFile => archive.open(file, file.receipts[0].name));
      return readReports(sources, { marketplace: options.marketplace });
    };
    options.progress?.('Reading two snapshots');
    return { before: await read(chosen.before), after: await read(chosen.after), notes: chosen.notes };
  } finally {
    archive.close();
  }
}

/**
 * The two times to compare: two paths, or the archive at two dates.
 * @throws UserError `path-count` for one path or more than two, `dates-with-paths` for dates beside paths,
 * `snapshot-none` when the archive has no two snapshots, and those of reading.
 */
export async function loadTwoTimes(
  paths: readonly string[],
  options: TimesOptions & { readonly datesGiven: boolean },
): Promise<TwoTimes> {
  if (paths.length === 0) return fromArchive(options);
  const [before, after, more] = paths;
  if (before === undefined || after === undefined || more !== undefined) {
    throw new UserError('path-count', EXIT.usage, 'Name two files or folders, the older one first, or none.', [
      'Without paths the archive is compared with itself: --since 2026-10-01 --until 2026-11-01.',
    ]);
  }
  if (options.datesGiven) {
    throw new UserError('dates-with-paths', EXIT.usage, '--since and --until choose snapshots of the archive.', [
      'Leave the dates out, or the paths.',
    ]);
  }
  const { marketplace, progress } = options;
  const load = async (path: string): Promise<Loaded> =>
    loadReports([path], { marketplace, ...(progress === undefined ? {} : { progress }) });
  return { before: await load(before), after: await load(after), notes: [] };
}
