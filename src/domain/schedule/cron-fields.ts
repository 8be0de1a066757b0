import { EXIT, UserError } from '../../model/errors.ts';

/** The five fields of a cron line, each as its values; null for every value. */
export interface CronFields {
  readonly minutes: readonly number[] | null;
  readonly hours: readonly number[] | null;
  readonly days: readonly number[] | null;
  readonly months: readonly number[] | null;
  /** 0 is Sunday. */
  readonly weekdays: readonly number[] | null;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** Names of weekdays as cron has them; 0 is Sunday. */
export const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS = [
  { key: 'minutes', words: 'minute', least: 0, most: 59, names: [] },
  { key: 'hours', words: 'hour', least: 0, most: 23, names: [] },
  { key: 'days', words: 'day of the month', least: 1, most: 31, names: [] },
  { key: 'months', words: 'month', least: 1, most: 12, names: MONTHS },
  { key: 'weekdays', words: 'weekday', least: 0, most: 7, names: WEEKDAYS },
] as const;
type Field = (typeof FIELDS)[number];

/** Why a text is no cron line. @throws UserError */
export function cronInvalid(text: string, why: string): UserError {
  return new UserError('cron-invalid', EXIT.usage, `--cron: "${text}" ${why}.`, [
    'Write minute, hour, day of the month, month and weekday: --cron "15 6 * * *" is every day at 6:15.',
  ]);
}

function numberOf(word: string, { key, least, most, names }: Field): number | null {
  const named = (names as readonly string[]).indexOf(word.toUpperCase());
  const value =
    named === -1 ? (/^\d{1,2}$/.test(word) ? Number(word) : Number.NaN) : named + (key === 'months' ? 1 : 0);
  return value >= least && value <= most ? value : null;
}

function valuesOf(text: string, field: Field, whole: string): readonly number[] | null {
  if (text === '*') return null;
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1', more] = part.split('/');
    const [first = '', last] = range === '*' ? [String(field.least), String(field.most)] : range.split('-');
    const [from, every] = [numberOf(first, field), Number(step)];
    // In cron a single value with a step runs to the end of the field.
    const to = last === undefined ? (part.includes('/') ? field.most : from) : numberOf(last, field);
    if (more !== undefined || from === null || to === null || to < from || !Number.isInteger(every) || every < 1) {
      throw cronInvalid(whole, `has no usable ${field.words} ("${part}")`);
    }
    for (let value = from; value <= to; value += every) found.add(field.key === 'weekdays' ? value % 7 : value);
  }
  return [...found].toSorted((left, right) => left - right);
}

/** Reads a cron line of five fields. @throws UserError `cron-invalid` */
export function cronFields(text: string): CronFields {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw cronInvalid(text, 'has not five fields');
  const [minutes, hours, days, months, weekdays] = FIELDS.map((field, index) =>
    valuesOf(parts[index] ?? '', field, text),
  );
  return {
    minutes: minutes ?? null,
    hours: hours ?? null,
    days: days ?? null,
    months: months ?? null,
    weekdays: weekdays ?? null,
  };
}
