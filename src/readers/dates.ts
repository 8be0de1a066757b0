import { isIsoDate } from '../model/period.ts';
import { withMonthNumber } from './months.ts';

/** Order of day, month and year: proven by a four-digit year in front, by dots, by a day over 12, or told. */
type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** Languages that write the day first, and those that write the year first; English depends on where. */
const DAY_FIRST_LANGUAGES = /^(?:de|fr|it|es|nl|pl|sv|pt|tr)$/;
const YEAR_FIRST_LANGUAGES = /^(?:ja|zh|ko)$/;

/**
 * Order in which a file writes day, month and year where its own cells do not prove it: by the language of its
 * headings; for English ones by the marketplace, as far as that is known. Null where both are in use (Canada).
 */
export function toldDateOrder(language: string, marketplace: string | null): DateOrder | null {
  if (DAY_FIRST_LANGUAGES.test(language)) return 'dmy';
  if (YEAR_FIRST_LANGUAGES.test(language)) return 'ymd';
  if (marketplace === null || marketplace === 'CA') return null;
  if (marketplace === 'US') return 'mdy';
  return marketplace === 'JP' ? 'ymd' : 'dmy';
}

/** Zone words of Amazon's files and their offset from UTC in minutes. IST is India's: Amazon has no shop in Israel. */
const ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  EET: 120,
  EEST: 180,
  TRT: 180,
  GST: 240,
  IST: 330,
  SGT: 480,
  JST: 540,
  AEST: 600,
  AEDT: 660,
  BRT: -180,
  EDT: -240,
  EST: -300,
  CDT: -300,
  CST: -360,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
};

/** Zones whose shops write the day before the month; the American ones write the month first. */
const DAY_FIRST_ZONES = /^(?:GMT|BST|WES?T|[CM]ES?T|EES?T|IST|AE[SD]T|SGT)$/;
const MONTH_FIRST_ZONES = /^(?:P[SD]T|M[SD]T|C[SD]T|E[SD]T)$/;

const PARTS =
  /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*((?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,4}|[+-]\d{2}:?\d{2})?$/;

/** A time of day that needs no second look. */
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

interface Parts {
  readonly first: string;
  readonly mark: string;
  readonly middle: string;
  readonly last: string;
  readonly time: string | null;
  readonly zone: string | null;
}

function partsOf(cell: string): Parts | null {
  const match = PARTS.exec(withMonthNumber(cell.trim()));
  if (match === null) return null;
  const [, first = '', mark = '', middle = '', last = '', hour, minute, second, zone] = match;
  const time = hour === undefined ? null : `${hour.padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}`;
  return { first, mark, middle, last, time, zone: zone ?? null };
}

function orderProvenBy(parts: Parts): DateOrder | null {
  if (parts.first.length === 4) return 'ymd';
  if (parts.mark === '.') return 'dmy';
  if (Number(parts.first) > 12) return 'dmy';
  if (Number(parts.middle) > 12) return 'mdy';
  if (parts.zone !== null && DAY_FIRST_ZONES.test(parts.zone)) return 'dmy';
  if (parts.zone !== null && MONTH_FIRST_ZONES.test(parts.zone)) return 'mdy';
  return null;
}

function isoDateOf(parts: Parts, order: DateOrder): string | null {
  const [year, month, day] =
    order === 'ymd'
      ? [parts.first, parts.middle, parts.last]
      : order === 'dmy'
        ? [parts.last, parts.middle, parts.first]
        : [parts.last, parts.first, parts.middle];
  if (year.length !== 4 && year.length !== 2) return null;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : null;
}

/** Minutes from UTC; 0 for a time that names no zone: Amazon's files that name one there name UTC. Null for an unknown word. */
function offsetOf(zone: string | null): number | null {
  if (zone === null) return 0;
  const numeric = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (numeric === null) return ZONES[zone] ?? null;
  const [, sign, hours = '', minutes = '0'] = numeric;
  // No place on earth is further from UTC.
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function isUpTo(cell: string, at: number, tens: number): boolean {
  const [first, second] = [cell.charCodeAt(at) - 0x30, cell.charCodeAt(at + 1) - 0x30];
  return first >= 0 && second >= 0 && second <= 9 && first <= tens;
}

/** True for ten letters of date and then `T08:14:22` in UTC, however UTC is written. */
function isQuickTime(cell: string): boolean {
  const mark = cell[10];
  if ((mark !== 'T' && mark !== ' ') || cell[13] !== ':' || cell[16] !== ':') return false;
  const isUtc =
    (cell.length === 25 && cell.endsWith('+00:00')) ||
    (cell.length === 23 && cell.endsWith(' UTC')) ||
    (cell.length === 20 && cell.endsWith('Z')) ||
    cell.length === 19;
  return isUtc && isUpTo(cell, 11, 1) && isUpTo(cell, 14, 5) && isUpTo(cell, 17, 5);
}

/** Days remembered by one column: thirty years of them. */
const MOST_DAYS = 11_000;

/** Why a cell is no date of the column's format. */
export type DateFault = 'not-a-date' | 'order-unknown';

export type ReadDate = { readonly value: string } | { readonly fault: DateFault };

/** The date reader of one column: one order of day, month and year holds for the whole column, proven by its own cells. */
export class DateFormat {
  #order: DateOrder | null = null;
  readonly #told: DateOrder | null;
  readonly #days = new Map<string, string | null>();
  /** Days by the first ten letters of a cell. */
  readonly #quickDays = new Map<string, string | null>();

  /** @param told the order that holds where the column's own cells prove none. */
  constructor(told: DateOrder | null = null) {
    this.#told = told;
  }

  /** True once the order is known: from then on a cell always means the same. */
  get isSettled(): boolean {
    return this.#order !== null;
  }

  /** Settles an open order by the first unmistakable cell of a sample, else by what was told. */
  settle(cells: Iterable<string>): void {
    for (const cell of cells) {
      if (this.#order !== null) return;
      const parts = partsOf(cell);
      if (parts !== null) this.#order = orderProvenBy(parts);
    }
    this.#order ??= this.#told;
  }

  /** A column has many rows and few days: each day is checked against the calendar once. */
  #known(parts: Parts, order: DateOrder): string | null {
    const key = `${parts.first}${parts.mark}${parts.middle}${parts.mark}${parts.last}`;
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const date = isoDateOf(parts, order);
    if (this.#days.size < MOST_DAYS) this.#days.set(key, date);
    return date;
  }

  #parse(cell: string): { readonly date: string; readonly parts: Parts } | DateFault {
    const parts = partsOf(cell);
    if (parts === null) return 'not-a-date';
    const proven = orderProvenBy(parts);
    this.#order ??= proven;
    if (this.#order === null) return 'order-unknown';
    // A cell that proves another order does not fit the column, whatever date could be made of it.
    if (proven !== null && proven !== this.#order) return 'not-a-date';
    const date = this.#known(parts, this.#order);
    return date === null ? 'not-a-date' : { date, parts };
  }

  /** The calendar date as the file writes it, in the file's own zone; a time of day is left out. */
  date(cell: string): ReadDate {
    const parsed = this.#parse(cell);
    return typeof parsed === 'string' ? { fault: parsed } : { value: parsed.date };
  }

  /** The day a cell begins with, once the order is known; null when it needs the careful way. */
  #quickDay(cell: string): string | null {
    const text = cell.slice(0, 10);
    const known = this.#quickDays.get(text);
    if (known !== undefined) return known;
    const parsed = this.#parse(text);
    const day = typeof parsed === 'string' || parsed.parts.time !== null ? null : parsed.date;
    if (this.#quickDays.size < MOST_DAYS) this.#quickDays.set(text, day);
    return day;
  }

  /** The moment in UTC, `2026-06-16T08:14:22Z`; midnight UTC where the file gives a date alone. */
  instant(cell: string): ReadDate {
    // Millions of rows are written like this; the care below takes ten times as long.
    const quick = this.#order !== null && isQuickTime(cell) ? this.#quickDay(cell) : null;
    if (quick !== null) return { value: `${quick}T${cell.slice(11, 19)}Z` };
    const parsed = this.#parse(cell);
    if (typeof parsed === 'string') return { fault: parsed };
    const { date, parts } = parsed;
    if (parts.time === null) return { value: `${date}T00:00:00Z` };
    const offset = offsetOf(parts.zone);
    if (offset === 0 && CLOCK.test(parts.time)) return { value: `${date}T${parts.time}Z` };
    const local = Date.parse(`${date}T${parts.time}Z`);
    if (offset === null || Number.isNaN(local)) return { fault: 'not-a-date' };
    return { value: `${new Date(local - offset * 60_000).toISOString().slice(0, 19)}Z` };
  }
}
