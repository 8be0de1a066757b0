import { addDays } from '../../src/model/period.ts';

/** Eight whole weeks, Sunday to Saturday. */
export const FIRST_DAY = '2026-09-13';
export const LAST_DAY = '2026-11-07';
export const WEEKS = 8;
/** The day the sample folder is looked at. */
export const AS_OF = '2026-11-09';
/** First day of Amazon's peak cards, by day of shipping. */
export const PEAK_START = '2026-10-15';

/** Hours behind (US Pacific) or ahead (Germany) of UTC on a day of the eight weeks, daylight saving time kept. */
function hoursFromUtc(marketplace: 'US' | 'DE', day: string): number {
  if (marketplace === 'US') return day < '2026-11-01' ? -7 : -8;
  return day < '2026-10-25' ? 2 : 1;
}

/**
 * A moment of a shop's day as an ISO instant. Hours are kept where the shop's day and the UTC day are the same, so that
 * a day's orders are a day's orders however one reads them.
 */
export function moment(marketplace: 'US' | 'DE', day: string, secondOfDay: number): string {
  const [from, to] = marketplace === 'US' ? [4, 15.5] : [4, 23];
  const local = Math.floor(from * 3600 + (secondOfDay / 86_400) * (to - from) * 3600);
  const utc = local - hoursFromUtc(marketplace, day) * 3600;
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${day}T${part(utc / 3600)}:${part((utc % 3600) / 60)}:${part(utc % 60)}+00:00`;
}

/** Day of the eight weeks, counted from 0. */
export function dayAt(index: number): string {
  return addDays(FIRST_DAY, index);
}

/** First and last day of a week, counted from 0. */
export function weekAt(index: number): { start: string; end: string } {
  return { start: dayAt(index * 7), end: dayAt(index * 7 + 6) };
}
