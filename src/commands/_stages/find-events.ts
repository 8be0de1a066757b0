import type { LoadedFile } from '../../model/loaded.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import type { FoundEvent } from '../../domain/journey/journal/found-events.ts';
import { loadTwoTimes, type TimesOptions } from './snapshots.ts';

/** Newest day on which one of the files was handed out; null where none tells. */
function dayOf(files: readonly LoadedFile[]): IsoDate | null {
  const days = files.flatMap(({ receivedAt }) => receivedAt?.slice(0, 10) ?? []).toSorted();
  return days.at(-1) ?? null;
}

/**
 * Events that two snapshots of reports tell of. Features know nothing of each other: the history of listings says what
 * changed, and the journey makes events of it here.
 * @throws UserError as `loadTwoTimes`.
 */
export async function findEvents(
  paths: readonly string[],
  options: TimesOptions & { readonly asOf: IsoDate; readonly datesGiven: boolean },
): Promise<{
  readonly events: readonly FoundEvent[];
  readonly problems: readonly Problem[];
  readonly files: readonly LoadedFile[];
}> {
  const { after, before } = await loadTwoTimes(paths, options);
  const [{ diffListings }, { diffDocument }, { changedListings, toldByReports }] = await Promise.all([
    import('../../domain/audit/history/diff-listings.ts'),
    import('../../domain/audit/history/diff-document.ts'),
    import('../../domain/journey/journal/found-events.ts'),
  ]);
  const { asOf, marketplace, until } = options;
  const result = diffListings(before, after, { asOf, marketplace });
  const run = { tool: { name: 'sellerctl', version: '' }, generatedAt: '', asOf, inputs: [] } as const;
  const { changes } = diffDocument(result, { before: before.files, after: after.files, notes: [] }, run, []).data;
  const times = { since: dayOf(before.files), until: dayOf(after.files) ?? until };
  const files = [...new Map([...before.files, ...after.files].map((file) => [file.path, file])).values()];
  return {
    events: [...changedListings(changes, times), ...toldByReports(after.records)],
    problems: [...before.problems, ...after.problems],
    files,
  };
}
