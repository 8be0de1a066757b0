import { isIsoDate, type IsoDate } from '../model/period.ts';
import { EXIT, UserError } from '../model/errors.ts';
import { decideColour } from './colour.ts';

/** What a run knows of its surroundings; made once, so that nothing below reads the clock or the environment. */
export interface Context {
  readonly now: Date;
  /** The day the result speaks of: `--date`, or today's date in UTC, which is the same for every user of a file. */
  readonly asOf: IsoDate;
  /** BCP 47 tag, for example `de-DE`. */
  readonly locale: string;
  /** Standard output is a terminal. */
  readonly isTTY: boolean;
  /** Colour may be written to standard output. */
  readonly colour: boolean;
  /** Columns of the terminal; 80 when it is none. */
  readonly width: number;
  readonly toolVersion: string;
  /** `--date` was given: the time of the run is then left out of the document, so that bytes repeat. */
  readonly dateGiven: boolean;
}

/** The parts of the process a context is made from; tests hand in their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number };
}

const DEFAULT_WIDTH = 80;
const NARROWEST = 20;
const WIDEST = 500;
const DEFAULT_LOCALE = 'en-US';

function widthOf({ env, stdout }: Surroundings): number {
  const asked = Number(env['COLUMNS']);
  const columns = Number.isInteger(asked) && asked > 0 ? asked : stdout.isTTY ? stdout.columns : undefined;
  if (columns === undefined || columns <= 0) return DEFAULT_WIDTH;
  return Math.min(Math.max(columns, NARROWEST), WIDEST);
}

function localeOf(env: Surroundings['env']): string {
  const raw = env['LC_ALL'] || env['LC_NUMERIC'] || env['LANG'] || '';
  const tag = raw.replace(/[.@].*$/, '').replaceAll('_', '-');
  if (tag === '' || tag === 'C' || tag === 'POSIX') return DEFAULT_LOCALE;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE;
  }
}

/**
 * Makes the context of a run.
 * @throws UserError `date-invalid` when `date` is no calendar date.
 */
export function makeContext(
  surroundings: Surroundings,
  options: { readonly toolVersion: string; readonly date?: string | undefined },
): Context {
  const { date } = options;
  if (date !== undefined && !isIsoDate(date)) {
    throw new UserError('date-invalid', EXIT.usage, `"${date}" is not a date.`, [
      'Write dates as year-month-day, for example --date 2026-03-01.',
    ]);
  }
  const { env, now, stdout } = surroundings;
  return {
    now,
    asOf: date ?? now.toISOString().slice(0, 10),
    locale: localeOf(env),
    isTTY: stdout.isTTY === true,
    colour: decideColour(env, stdout.isTTY === true),
    width: widthOf(surroundings),
    toolVersion: options.toolVersion,
    dateGiven: date !== undefined,
  };
}
