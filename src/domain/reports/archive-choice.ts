import type { ArchivedContent, ArchivedFile } from '../../model/archived.ts';
import type { IsoDate } from '../../model/period.ts';

/** Which files of an archive are meant. */
export interface ArchiveChoice {
  /** Id of a report type; null: any. */
  readonly reportType: string | null;
  /** Marketplace code; null: any. Files that tell no marketplace are meant only where this is null. */
  readonly marketplace: string | null;
  /** First and last day; files whose days lie outside are not meant, files without dates are. */
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
}

function isMeant({ reportType, marketplaces, period }: ArchivedContent, choice: ArchiveChoice): boolean {
  if (choice.reportType !== null && reportType !== choice.reportType) return false;
  if (choice.marketplace !== null && !marketplaces.includes(choice.marketplace)) return false;
  if (period === null) return true;
  return (choice.since ?? period.end) <= period.end && (choice.until ?? period.start) >= period.start;
}

/** The files of which at least one report is meant, in the order given. */
export function chosenFiles(files: readonly ArchivedFile[], choice: ArchiveChoice): ArchivedFile[] {
  const { reportType, marketplace, since, until } = choice;
  const all = reportType === null && marketplace === null && since === null && until === null;
  return files.filter(({ contents }) => all || contents.some((content) => isMeant(content, choice)));
}
