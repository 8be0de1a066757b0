import { findMarketplace } from '../model/marketplace.ts';
import { isIsoDate, type Period } from '../model/period.ts';

function nameOf(path: string): string {
  return path.split(/[/\\!]/).at(-1) ?? path;
}

/**
 * The marketplace in the names Brand Analytics gives its downloads, `US_Search_Query_Performance_...csv`: inside they
 * do not say which shop they are of. Null for any other name.
 */
export function marketplaceOfName(path: string): string | null {
  const code = /^([A-Z]{2})_Search_(?:Query|Catalog)_Performance_/.exec(nameOf(path))?.[1];
  return code === undefined ? null : (findMarketplace(code)?.code ?? null);
}

/**
 * The span named by two ISO dates in a file's name, `business-report-2026-08-01-to-2026-08-31.csv`: for the
 * downloads that hold no date. One date in a name is the day of the download and tells nothing.
 */
export function periodOfName(path: string): Period | null {
  const name = nameOf(path);
  const dates = name.match(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g) ?? [];
  const [start, end] = dates;
  if (dates.length !== 2 || start === undefined || end === undefined) return null;
  return isIsoDate(start) && isIsoDate(end) && start <= end ? { start, end } : null;
}
