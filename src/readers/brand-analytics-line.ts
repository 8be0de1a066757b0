import { addDays, isIsoDate, type IsoDate, type Period } from '../model/period.ts';

/** What the line above the headings of a Brand Analytics download says of the whole file. */
export interface BrandAnalyticsLine {
  readonly asin: string | null;
  readonly brand: string | null;
  /** Weekly, Monthly, Quarterly as printed, lower case. */
  readonly range: string | null;
  /** Span named in the line (`Week 5 | 2026-01-25 - 2026-01-31 2026`). */
  readonly period: Period | null;
}

/** The span two dates of one value name; a date elsewhere above the headings is another matter. */
function spanIn(value: string): Period | null {
  const [start, end] = value.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  const spans = start !== undefined && end !== undefined && isIsoDate(start) && isIsoDate(end) && start <= end;
  return spans ? { start, end } : null;
}

/** Reads `key=["value"]` pairs, on whichever line above the headings they stand; a file whose line was deleted gives nothing. */
export function readMetadata(preamble: readonly string[]): BrandAnalyticsLine {
  const pairs = new Map<string, string>();
  for (const line of preamble) {
    for (const [, key = '', value = ''] of line.replaceAll('""', '"').matchAll(/([^=,"\]]+)=\["([^"]*)"\]/g))
      pairs.set(key.trim().toLowerCase(), value);
  }
  const spans = [...pairs.values()].flatMap((value) => spanIn(value) ?? []);
  return {
    asin: pairs.get('asin or product') ?? pairs.get('asin') ?? null,
    brand: pairs.get('brand') ?? null,
    range: pairs.get('reporting range')?.toLowerCase() ?? null,
    period: spans[0] ?? null,
  };
}

/** The span that ends on a reporting date: seven days, its month, or its quarter; null for a range that is not known. */
export function periodEnding(end: IsoDate, range: string | null): Period | null {
  const month = Number(end.slice(5, 7));
  if (range === 'weekly') return { start: addDays(end, -6), end };
  if (range === 'monthly') return { start: `${end.slice(0, 7)}-01`, end };
  if (range !== 'quarterly') return null;
  const first = month - ((month - 1) % 3);
  return { start: `${end.slice(0, 5)}${String(first).padStart(2, '0')}-01`, end };
}
