import type { IsoDate } from '../../../model/period.ts';
import { type Block, blocksOf, spanOf, windowsOf } from '../blocks.ts';
import { inBoth, onlyEntities } from '../change.ts';
import { type Feed, sumOf } from '../feeds/feed.ts';
import type { Settings } from '../settings.ts';
import type { LeakStep } from './leak-step.ts';
import type { CatalogueWindows, ProductWindow, ProductWindows } from './product-windows.ts';

export interface SearchWindowOptions {
  readonly asOf: IsoDate;
  readonly settings: Settings;
  /** Average price of a unit by ASIN, minor units. */
  readonly prices: ReadonlyMap<string, number>;
}

function windowOf(blocks: readonly Block[], step: LeakStep, price: number | undefined): ProductWindow {
  const { start: from, end: to } = spanOf(blocks);
  const needed = [step.top, step.bottom];
  const weeks = blocks.map(({ end, rows, start }) => ({
    from: start,
    to: end,
    count: sumOf(rows, step.top, needed) ?? 0,
    n: sumOf(rows, step.bottom, needed) ?? 0,
  }));
  const total = (of: 'count' | 'n'): number => weeks.reduce((sum, week) => sum + week[of], 0);
  const rows = blocks.flatMap((block) => block.rows);
  const units = step.purchases === null ? 0 : (sumOf(rows, step.purchases) ?? 0);
  return {
    from,
    to,
    share: { count: total('count'), n: total('n') },
    units,
    salesMinor: Math.round(units * (price ?? 0)),
    featuredOffer: null,
    weeks,
  };
}

/** Products of the weeks that most of them have: only those can be compared with one another. */
function mostAlike(products: readonly ProductWindows[]): readonly ProductWindows[] {
  const groups = Map.groupBy(products, ({ after, before }) => `${before.from}/${after.from}/${after.to}`);
  return [...groups.values()].reduce((best, group) => (group.length > best.length ? group : best), []);
}

/**
 * A step of every product by the ASIN view of Search Query Performance. Only queries that stand in both windows count: a
 * new query that nobody clicks on would else pass for a fall (facts C10).
 */
export function queryWindows(
  feeds: ReadonlyMap<string, Feed>,
  step: LeakStep,
  { asOf, prices, settings }: SearchWindowOptions,
): CatalogueWindows {
  let reason = 'needs Search Query Performance in the ASIN view';
  const found: ProductWindows[] = [];
  for (const [asin, feed] of [...feeds].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    const windows = windowsOf(
      blocksOf(feed.testRows, feed.coverage, { asOf, settings, restated: feed.restated }),
      settings,
    );
    if (!windows.found) {
      ({ reason } = windows);
      continue;
    }
    const queries = inBoth(windows.before, windows.after);
    const window = (blocks: readonly Block[]) =>
      windowOf(
        blocks.map((block) => onlyEntities(block, queries)),
        step,
        prices.get(asin),
      );
    found.push({ asin, before: window(windows.before), after: window(windows.after) });
  }
  const products = mostAlike(found);
  return products.length === 0 ? { found: false, reason } : { found: true, products };
}

/** The same by Search Catalog Performance, which tells the products without their queries. */
export function catalogWindows(
  feed: Feed,
  step: LeakStep,
  { asOf, prices, settings }: SearchWindowOptions,
): CatalogueWindows {
  const windows = windowsOf(
    blocksOf(feed.testRows, feed.coverage, { asOf, settings, restated: feed.restated }),
    settings,
  );
  if (!windows.found) return windows;
  const asins = [...inBoth(windows.before, windows.after)].toSorted();
  const products = asins.map((asin) => {
    const own = new Set([asin]);
    const window = (blocks: readonly Block[]) =>
      windowOf(
        blocks.map((block) => onlyEntities(block, own)),
        step,
        prices.get(asin),
      );
    return { asin, before: window(windows.before), after: window(windows.after) };
  });
  return { found: true, products };
}
