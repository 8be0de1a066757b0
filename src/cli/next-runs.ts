import { EXIT, UserError } from '../model/errors.ts';

/** The time zone of this machine, by IANA name. */
export function machineTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** @throws UserError `time-zone-unknown` */
export function demandTimeZone(name: string): void {
  try {
    Intl.DateTimeFormat('en-US', { timeZone: name });
  } catch {
    throw new UserError('time-zone-unknown', EXIT.usage, `--time-zone: there is no time zone "${name}".`, [
      'Use a name such as Europe/Berlin or America/Los_Angeles.',
    ]);
  }
}

/** Shift of a zone from UTC on an instant, `+01:00`; `Z` for none. */
function shiftOf(date: Date, timeZone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === 'GMT' ? 'Z' : name.slice(3);
}

function instantIn(date: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(date);
  return `${day.replace(' ', 'T')}${shiftOf(date, timeZone)}`;
}

/** True where the zone changes its clocks in the year of a day. */
export function changesClocks(date: Date, timeZone: string): boolean {
  const year = date.getUTCFullYear();
  return shiftOf(new Date(Date.UTC(year, 0, 1)), timeZone) !== shiftOf(new Date(Date.UTC(year, 6, 1)), timeZone);
}

/** The next runs of a cron line, in the time of a zone: `2026-12-02T06:15+01:00`. */
export async function nextRuns(cron: string, timeZone: string, from: Date, count: number): Promise<readonly string[]> {
  const { Cron } = await import('croner');
  const runs = new Cron(cron, { timezone: timeZone, paused: true }).nextRuns(count, from);
  return runs.map((run) => instantIn(run, timeZone));
}
