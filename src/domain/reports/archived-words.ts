import type { ArchivedContent } from '../../model/archived.ts';

type Held = { readonly contents: readonly ArchivedContent[] };

/** The kinds of report in a file, each once, in the order found. */
export function kindsOf({ contents }: Held): string[] {
  return [...new Set(contents.flatMap(({ reportType }) => (reportType === null ? [] : [reportType])))];
}

/** The marketplaces of a file, sorted. */
export function shopsOf({ contents }: Held): string[] {
  return [...new Set(contents.flatMap(({ marketplaces }) => marketplaces))].toSorted();
}

/** First and last day of a file in words; null where it does not tell. */
export function spanOf({ contents }: Held): string | null {
  const periods = contents.flatMap(({ period }) => (period === null ? [] : [period]));
  const [first] = periods.map(({ start }) => start).toSorted();
  const last = periods
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  return first === undefined || last === undefined ? null : `${first} to ${last}`;
}
