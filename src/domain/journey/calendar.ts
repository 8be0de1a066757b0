import calendarJson from '../../rules/policy/sales-calendar.json' with { type: 'json' };
import type { ProvenanceRule } from '../../model/document.ts';
import type { JourneyEvent } from '../../model/journal.ts';
import type { IsoDate, Period } from '../../model/period.ts';
import type { RuleTable } from '../../rules/table.ts';
import { rowsAt, ruleUsed } from './settings.ts';

/** Days in which everybody buys. */
export interface PeakDays extends Period {
  readonly name: string;
}

interface CalendarRow extends Period {
  readonly id: string;
  readonly name: string;
  /** Empty: everywhere. */
  readonly marketplaces: readonly string[];
}

const CALENDAR = calendarJson as unknown as RuleTable<CalendarRow>;

/** Peaks of a marketplace: those of the table and those the user noted. */
export function peaksOf(marketplace: string | null, events: readonly JourneyEvent[], asOf: IsoDate): PeakDays[] {
  const shipped = rowsAt(CALENDAR, asOf).filter(
    ({ marketplaces }) => marketplaces.length === 0 || (marketplace !== null && marketplaces.includes(marketplace)),
  );
  const own = events.filter((event) => event.kind === 'peak' && event.asin === null && isOf(event, marketplace));
  return [
    ...shipped.map(({ end, name, start }) => ({ name, start, end })),
    ...own.map(({ date, label, until }) => ({ name: label, start: date, end: until ?? date })),
  ];
}

/** Is the event of this marketplace? One that names none is of all. */
export function isOf(event: JourneyEvent, marketplace: string | null): boolean {
  return event.marketplace === null || event.marketplace === marketplace;
}

/** Peaks that touch a span, by name, each once. */
export function peaksWithin(peaks: readonly PeakDays[], { start, end }: Period): string[] {
  return [...new Set(peaks.filter((peak) => peak.start <= end && peak.end >= start).map(({ name }) => name))];
}

/** The table of peaks, for a document's provenance. */
export function calendarRules(asOf: IsoDate): ProvenanceRule {
  return ruleUsed(CALENDAR, asOf);
}
