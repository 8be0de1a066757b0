import { findMarketplace } from '../model/marketplace.ts';
import { isIsoDate, type Period } from '../model/period.ts';

function nameOf(path: string): string {
  return path.split(/[/\\!]/).at(-1) ?? path;
}

/** Downloads that do not say inside which shop they are of, but in the name they are given. */
const NAMED_AFTER_SHOP =
  /^([A-Z]{2})_(?:Search_(?:Query|Catalog)_Performance|Top_Search_Terms|AMAZON_(?:cerebro|magnet))_/;

/**
 * The marketplace in the names Brand Analytics and Helium 10 give their downloads, `US_Search_Query_Performance_...csv`.
 * Null for any other name.
 */
export function marketplaceOfName(path: string): string | null {
  const code = NAMED_AFTER_SHOP.exec(nameOf(path))?.[1];
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
