import type { IsoDate } from '../../../model/period.ts';
import { type Block, blocksOf, spanOf, windowsOf } from '../blocks.ts';
import type { Feed, Row } from '../feeds/feed.ts';
import type { Settings } from '../settings.ts';
import type { Proportion } from '../../../model/statistics/proportion.ts';

/** Counts of a step in one week. */
export interface WeekShare extends Proportion {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What one product did in one window. Money in minor units. */
export interface ProductWindow {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /**
   * Those who took the step of those who could have. For conversion order items of sessions, the nearest public count to
   * "visits that bought" (metric P02).
   */
  readonly share: Proportion;
  readonly units: number;
  readonly salesMinor: number;
  /** Share of page views with the featured offer; null where the file does not give it. */
  readonly featuredOffer: number | null;
  /** The same week by week. */
  readonly weeks: readonly WeekShare[];
}

export interface ProductWindows {
  readonly asin: string;
  readonly before: ProductWindow;
  readonly after: ProductWindow;
}

/** Both windows of every product with traffic, or the reason why there are no windows. */
export type CatalogueWindows =
  | { readonly found: true; readonly products: readonly ProductWindows[] }
  | { readonly found: false; readonly reason: string };

/** Cuts the traffic by product into the latest complete weeks and as many before them. */
export function productWindows(feed: Feed, asOf: IsoDate, settings: Settings): CatalogueWindows {
  const blocks = blocksOf(feed.testRows, feed.coverage, { asOf, settings, restated: feed.restated });
  const windows = windowsOf(blocks, settings);
  if (!windows.found) return windows;
  const before = byProduct(windows.before);
  const after = byProduct(windows.after);
  const asins = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return {
    found: true,
    products: asins.map((asin) => ({
      asin,
      before: windowOf(windows.before, before.get(asin)),
      after: windowOf(windows.after, after.get(asin)),
    })),
  };
}

/** Rows of each product, one list a week. */
function byProduct(blocks: readonly Block[]): Map<string, Row[][]> {
  const products = new Map<string, Row[][]>();
  blocks.forEach(({ rows }, week) => {
    for (const row of rows) {
      const weeks = products.get(row.entity) ?? blocks.map(() => []);
      weeks[week]?.push(row);
      products.set(row.entity, weeks);
    }
  });
  return products;
}

/** Adds up a product's weeks; a week without a row is a week without visits. Rows that lack a count are left out. */
function windowOf(blocks: readonly Block[], weeks: readonly (readonly Row[])[] = []): ProductWindow {
  const { start: from, end: to } = spanOf(blocks);
  const share = { count: 0, n: 0 };
  const featured = { views: 0, shown: 0 };
  let units = 0;
  let salesMinor = 0;
  const parts = weeks.map((rows, index): WeekShare => {
    const week = { from: blocks[index]?.start ?? '', to: blocks[index]?.end ?? '', count: 0, n: 0 };
    for (const { counts } of rows) {
      featured.views += counts.viewsWithFeatured ?? 0;
      featured.shown += counts.featuredViews ?? 0;
      if (counts.sessions === undefined || counts.orderItems === undefined) continue;
      week.count += counts.orderItems;
      week.n += counts.sessions;
      units += counts.units ?? 0;
      salesMinor += counts.salesMinor ?? 0;
    }
    share.count += week.count;
    share.n += week.n;
    return week;
  });
  const featuredOffer = featured.views > 0 ? featured.shown / featured.views : null;
  return { from, to, share, units, salesMinor, featuredOffer, weeks: parts };
}
