import type { Feed } from '../feeds/feed.ts';
import { type DraftLeaks, draftStep, type LeakOptions, noLeaks } from './leak.ts';
import { CATALOG_STEPS, CONVERSION, type LeakStep, QUERY_STEPS } from './leak-step.ts';
import { productWindows } from './product-windows.ts';
import { catalogWindows, queryWindows } from './search-windows.ts';

/** What the steps of a marketplace are judged by. */
export interface LeakFeeds {
  /** Sales and Traffic by product. */
  readonly traffic: Feed | null;
  /** ASIN views of Search Query Performance. */
  readonly queries: ReadonlyMap<string, Feed>;
  /** Search Catalog Performance. */
  readonly catalog: Feed | null;
}

/** Average price of a unit by ASIN, minor units, where traffic tells one. */
function pricesOf(traffic: Feed | null): Map<string, number> {
  const sums = new Map<string, { sales: number; units: number }>();
  for (const { counts, entity } of traffic?.rows ?? []) {
    if (counts.salesMinor === undefined || counts.units === undefined) continue;
    const { sales, units } = sums.get(entity) ?? { sales: 0, units: 0 };
    sums.set(entity, { sales: sales + counts.salesMinor, units: units + counts.units });
  }
  return new Map(
    [...sums].flatMap(([asin, { sales, units }]) => (sales > 0 && units > 0 ? [[asin, sales / units] as const] : [])),
  );
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((each) => [...each]));
}

/**
 * Lets the judges speak of every product in every step that the reports tell: of clicks and cart adds by the search of
 * each product, of conversion by its traffic. Awareness has no judge of products: how many see a page is the market's
 * doing as much as the page's.
 * @param only ASINs asked for, judged beside all others; null: all.
 */
export function draftLeaks(
  { catalog, queries, traffic }: LeakFeeds,
  options: LeakOptions,
  only: ReadonlySet<string> | null = null,
): DraftLeaks {
  const { asOf, settings } = options;
  const search = { asOf, settings, prices: pricesOf(traffic) };
  const windows = traffic === null ? null : productWindows(traffic, asOf, settings);
  const conversion =
    windows === null
      ? noLeaks('needs Sales and Traffic by product, one report a week')
      : draftStep(
          windows.found ? windows : { found: false, reason: `traffic by product: ${windows.reason}` },
          CONVERSION,
          queries,
          options,
        );
  const byQueries = (step: LeakStep): DraftLeaks =>
    draftStep(queryWindows(queries, step, search), step, queries, options);
  const byCatalog = (step: LeakStep, feed: Feed): DraftLeaks =>
    draftStep(catalogWindows(feed, step, search), step, queries, options);
  const before =
    queries.size > 0
      ? QUERY_STEPS.map(byQueries)
      : catalog === null
        ? []
        : CATALOG_STEPS.map((step) => byCatalog(step, catalog));
  const steps = [...before, conversion];
  const isAsked = ({ asin }: { readonly asin: string }): boolean => only === null || only.has(asin);
  const asked = (asins: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
    new Set([...union(asins)].filter((asin) => isAsked({ asin })));
  const tested = asked(steps.map((step) => step.tested));
  return {
    products: asked(steps.map((step) => step.products)),
    tested,
    reason: tested.size === 0 ? conversion.reason : null,
    peaks: [...new Set(steps.flatMap(({ peaks }) => peaks))],
    excused: (tests) => steps.flatMap((step) => step.excused(tests)).filter(isAsked),
    settle: (tests) =>
      steps
        .flatMap((step) => step.settle(tests))
        .filter(isAsked)
        .toSorted((left, right) => (right.stake.amount?.minor ?? 0) - (left.stake.amount?.minor ?? 0)),
  };
}
