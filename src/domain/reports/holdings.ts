import { type ArchivedContent, type ArchivedFile, noteOf } from '../../model/archived.ts';
import { periodDays, type IsoDate, type Period } from '../../model/period.ts';
import { coveredSpans, type Gap, gapsBetween } from './gaps.ts';

/** What the archive holds of one kind of report and one marketplace. */
export interface Holding {
  /** Id of the report type. */
  readonly reportType: string;
  /** Marketplace code; null for files that do not tell. */
  readonly marketplace: string | null;
  /** Reports of it, those inside a zip counted one by one. */
  readonly files: number;
  /** Days covered by at least one file, oldest first; what overlaps or follows on is one span. */
  readonly periods: readonly Period[];
  /** Days missing between the first and the last one covered. */
  readonly gaps: readonly Gap[];
  /** True where every dated file covers a week. */
  readonly weekly: boolean;
  /** Files that hold no date, or state the day they were made. */
  readonly undated: number;
  /** Day on which the newest of them was handed out, UTC. */
  readonly newest: IsoDate;
}

interface Held {
  readonly content: ArchivedContent;
  readonly receivedAt: string;
}

const DAYS_IN_WEEK = 7;
const ISO_DATE_LENGTH = 10;

function holding(reportType: string, marketplace: string | null, held: readonly Held[]): Holding {
  const periods = held.flatMap(({ content: { period } }) => (period === null ? [] : [period]));
  const spans = coveredSpans(periods);
  const newest = held.reduce((latest, { receivedAt }) => (receivedAt > latest ? receivedAt : latest), '');
  return {
    reportType,
    marketplace,
    files: held.length,
    periods: spans,
    gaps: gapsBetween(spans),
    weekly: periods.length > 0 && periods.every((period) => periodDays(period) === DAYS_IN_WEEK),
    undated: held.length - periods.length,
    newest: newest.slice(0, ISO_DATE_LENGTH),
  };
}

/**
 * The archive by kind and marketplace, in the order of their names. A file of several marketplaces counts for each.
 * Days covered run from the first to the last day a file states, so that a gap beside one may be days without sales.
 */
export function holdingsOf(files: readonly ArchivedFile[]): Holding[] {
  const groups = new Map<string, { reportType: string; marketplace: string | null; held: Held[] }>();
  for (const file of files) {
    const { receivedAt } = noteOf(file);
    for (const content of file.contents) {
      const { reportType, marketplaces } = content;
      if (reportType === null) continue;
      for (const marketplace of marketplaces.length === 0 ? [null] : marketplaces) {
        const key = `${reportType} ${marketplace ?? ''}`;
        const group = groups.get(key) ?? { reportType, marketplace, held: [] };
        group.held.push({ content, receivedAt });
        groups.set(key, group);
      }
    }
  }
  return [...groups]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { reportType, marketplace, held }]) => holding(reportType, marketplace, held));
}
