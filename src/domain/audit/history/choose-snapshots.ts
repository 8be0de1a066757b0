/** One report of an archived file, as far as choosing needs it. */
export interface SnapshotReport {
  /** Names the file. */
  readonly id: string;
  readonly name: string;
  readonly reportType: string;
  /** Codes, sorted; empty where it does not tell. */
  readonly marketplaces: readonly string[];
  /** ISO instant at which it was handed out. */
  readonly receivedAt: string;
  /**
   * What one file states: all of its marketplace; all that a file of its name stated; or a part, such as one category,
   * so that every file until a day makes the picture of that day.
   */
  readonly states: 'marketplace' | 'name' | 'part';
}

export interface ChosenSnapshots {
  /** Ids of files. */
  readonly before: ReadonlySet<string>;
  /** Those without an earlier one among them. */
  readonly after: ReadonlySet<string>;
  /** What could not be compared, and why. */
  readonly notes: readonly string[];
}

function day({ receivedAt }: SnapshotReport): string {
  return receivedAt.slice(0, 10);
}

function nameOf({ reportType, marketplaces, name, states }: SnapshotReport): string {
  const place = marketplaces.length === 0 ? reportType : `${reportType} ${marketplaces.join('+')}`;
  return states === 'name' ? `${place} ${name}` : place;
}

/** The reports that stand for a time: the newest, or all of them where each states a part. */
function picture(byAge: readonly SnapshotReport[]): readonly SnapshotReport[] {
  const newest = byAge.at(-1);
  if (newest === undefined) return [];
  return newest.states === 'part' ? byAge : [newest];
}

/** The reports of the earlier time: until `since`, else those before the newest (of an earlier day, for parts). */
function earlier(byAge: readonly SnapshotReport[], since: string | null): readonly SnapshotReport[] {
  const newest = byAge.at(-1);
  if (newest === undefined) return [];
  if (since !== null) return picture(byAge.filter((report) => day(report) <= since));
  // Files of one day may be parts of one picture; two whole statements of one day are two.
  return picture(newest.states === 'part' ? byAge.filter((report) => day(report) < day(newest)) : byAge.slice(0, -1));
}

/**
 * Which files stand for the two times: of each kind of report and marketplace the newest handed out until `until`, and the
 * newest handed out until `since`; without `since` the one before the newest. A kind with one snapshot only is not
 * compared, and named.
 */
export function chooseSnapshots(
  reports: readonly SnapshotReport[],
  { since, until }: { readonly since: string | null; readonly until: string },
): ChosenSnapshots {
  const [before, after] = [new Set<string>(), new Set<string>()];
  const notes: string[] = [];
  const groups = Map.groupBy(
    reports.filter((report) => day(report) <= until),
    nameOf,
  );
  for (const [name, group] of [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    const byAge = group.toSorted((left, right) => (left.receivedAt < right.receivedAt ? -1 : 1));
    const [newer, older] = [picture(byAge), earlier(byAge, since)];
    const [oldest, newest] = [byAge[0], byAge.at(-1)];
    if (oldest === undefined || newest === undefined) continue;
    // Also what cannot be compared with an earlier time tells how the later one stands against what was sent.
    for (const { id } of newer) after.add(id);
    if (older.length === 0) {
      notes.push(
        since === null
          ? `${name}: there is one snapshot only (${day(newest)}), so nothing to compare it with.`
          : `${name}: there is no snapshot of ${since} or before; the oldest is of ${day(oldest)}. Not compared.`,
      );
      continue;
    }
    if (older.at(-1)?.id === newest.id) notes.push(`${name}: no newer snapshot than that of ${day(newest)}.`);
    for (const { id } of older) before.add(id);
  }
  return { before, after, notes };
}
