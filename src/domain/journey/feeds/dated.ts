import { periodDays, type Period } from '../../../model/period.ts';
import type { Problem } from '../../../model/problem.ts';
import { disjointPeriods, periodKey } from './count-once.ts';
import { distinct, placeIn, type Row, type Span } from './feed.ts';

const DAYS_IN_WEEK = 7;

interface FromFile {
  readonly period: Period | null;
  readonly origin: { readonly file: string };
}

/** Records by what their dates allow: usable with a period, or undated; the rest becomes problems. */
export interface Placed<Item> {
  readonly dated: readonly (Item & { readonly period: Period })[];
  readonly undated: readonly Item[];
  readonly problems: readonly Problem[];
}

/**
 * Places records in the asked span. A span partly outside is left out, since its counts cannot be divided; a file
 * without a date is used only when nothing dated exists and no span was asked for, and then only the last one read,
 * because two such files may cover the same days.
 */
export function placeRecords<Item extends FromFile>(records: readonly Item[], span: Span, what: string): Placed<Item> {
  const dated: (Item & { readonly period: Period })[] = [];
  const undated: Item[] = [];
  const partly = new Map<string, number>();
  for (const record of records) {
    if (record.period === null) {
      undated.push(record);
      continue;
    }
    const place = placeIn(record.period, span);
    if (place === 'inside') dated.push({ ...record, period: record.period });
    else if (place === 'partly') partly.set(record.origin.file, (partly.get(record.origin.file) ?? 0) + 1);
  }
  const problems: Problem[] = [...partly].map(([file, count]) => ({
    code: 'period-partly-outside',
    scope: 'row',
    file,
    message: `${count} ${what} cover days on both sides of the asked span and are left out: their counts cannot be divided.`,
    suggestion: 'Move --since or --until to an end of the report.',
  }));
  const asked = span.since !== null || span.until !== null;
  const useUndated = dated.length === 0 && !asked;
  const last = useUndated ? undated.at(-1)?.origin.file : undefined;
  for (const file of distinct(undated.map(({ origin }) => origin.file))) {
    problems.push(undatedProblem(file, file === last, asked, dated.length > 0));
  }
  return { dated, undated: undated.filter(({ origin }) => origin.file === last), problems };
}

function undatedProblem(file: string, used: boolean, asked: boolean, datedExist: boolean): Problem {
  const why = asked
    ? 'it cannot be placed in the asked span'
    : datedExist
      ? 'it may overlap the dated reports'
      : 'it may overlap another file without a date';
  return {
    code: 'period-not-known',
    scope: used ? 'cell' : 'file',
    file,
    message: used
      ? 'No date inside; period not known. The counts are used, a change over time cannot be told.'
      : `No date inside; period not known. The file is left out of the journey: ${why}.`,
    suggestion: 'Download Sales and Traffic with its dates, or one report a week.',
  };
}

/** The newest day of each file: what tells a newer download from an older one. */
export function latestDays(records: readonly FromFile[]): Map<string, string> {
  const latest = new Map<string, string>();
  for (const { origin, period } of records) {
    if (period !== null && period.end > (latest.get(origin.file) ?? '')) latest.set(origin.file, period.end);
  }
  return latest;
}

/** The problem of rows that totals leave out because other spans cover their days; none where there are none. */
export function overlapProblem({ overlapping }: Spanned, what: string, files: readonly string[]): Problem[] {
  if (overlapping === 0) return [];
  const message = `${overlapping} ${what} cover days that other spans cover too; totals leave them out.`;
  return [{ code: 'overlap-counted-once', scope: 'row', file: files.join(', '), message }];
}

/** Rows for totals and for tests over time, from rows whose spans may overlap. */
export interface Spanned {
  readonly rows: readonly Row[];
  readonly testRows: readonly Row[];
  readonly coverage: readonly Period[];
  /** Rows left out of totals because another span covers their days. */
  readonly overlapping: number;
}

/**
 * Chooses spans that do not overlap: for totals those that cover most days, for tests those of a week and less where
 * there are at least two, because a trend needs fine steps.
 */
export function spanRows(rows: readonly Row[]): Spanned {
  const periods = rows.flatMap(({ period }) => (period === null ? [] : [period]));
  const whole = disjointPeriods(periods);
  const fine = disjointPeriods(periods.filter((period) => periodDays(period) <= DAYS_IN_WEEK));
  const tested = fine.length > 1 ? fine : whole;
  const inside = (chosen: readonly Period[]): Row[] => {
    const keys = new Set(chosen.map(periodKey));
    return rows.filter(({ period }) => period === null || keys.has(periodKey(period)));
  };
  const totals = inside(whole);
  return { rows: totals, testRows: inside(tested), coverage: tested, overlapping: rows.length - totals.length };
}
