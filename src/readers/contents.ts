import type { ArchivedContent } from '../model/archived.ts';
import type { Loaded } from '../model/loaded.ts';

/** Marketplaces of the records of each file. */
function marketplacesByFile({ records }: Loaded): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const list of Object.values(records)) {
    for (const record of list) {
      if (!('marketplace' in record) || record.marketplace === null) continue;
      const places = found.get(record.origin.file);
      if (places === undefined) found.set(record.origin.file, new Set([record.marketplace]));
      else places.add(record.marketplace);
    }
  }
  return found;
}

/** What is in the one file that was read, for the archive's index: itself, or each file of a zip. */
export function contentsOf(loaded: Loaded, path: string): ArchivedContent[] {
  const places = marketplacesByFile(loaded);
  return loaded.files.map((file) => {
    const { reportType, period, rows, records, restated = 0, totals } = file;
    const marketplaces = new Set([
      ...(places.get(file.path) ?? []),
      ...(file.marketplace === null ? [] : [file.marketplace]),
    ]);
    return {
      inner: file.path === path ? null : file.path.slice(path.length + 1),
      reportType,
      marketplaces: [...marketplaces].toSorted(),
      period,
      rows,
      records: records + restated,
      totals,
    };
  });
}
