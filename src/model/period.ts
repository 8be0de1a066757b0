/** An ISO calendar date, `2026-11-22`. */
export type IsoDate = string;

/** A span of whole days, both ends inclusive. */
export interface Period {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const MS_PER_DAY = 86_400_000;

/** Midnight UTC of a calendar date in milliseconds. @throws RangeError when the date does not exist. */
export function dayNumber(date: IsoDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const time = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (!match || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a calendar date: ${date}`);
  }
  return time / MS_PER_DAY;
}

/** True for a date that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

/** The calendar date `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(date) + days) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The Sunday that starts the date's week: Search Query Performance and Data Kiosk weeks start on Sunday. */
export function weekStart(date: IsoDate): IsoDate {
  // Day 0 of the epoch was a Thursday, so shifting by four makes Sunday the zero of the remainder.
  const weekday = (((dayNumber(date) + 4) % 7) + 7) % 7;
  return addDays(date, -weekday);
}

/** Number of days in the period. */
export function periodDays(period: Period): number {
  return daysBetween(period.start, period.end) + 1;
}
