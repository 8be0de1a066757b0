import type { Problem } from '../../../model/problem.ts';
import { fastClicks } from '../../../model/records/delivery-promises.ts';
import type { FunnelCount, SearchQueryRecord } from '../../../model/records/search-query.ts';
import { countOnce, overlapProblems, periodKey } from './count-once.ts';
import { placeRecords, spanRows } from './dated.ts';
import { type Counts, distinct, type Feed, knownCounts, type Row, type Span } from './feed.ts';

const STEPS = ['impressions', 'clicks', 'cartAdds', 'purchases'] as const;

/** Search of one marketplace: by query, and by product where the ASIN view is at hand. */
export interface SearchFeeds {
  readonly queries: Feed | null;
  /** Rows by ASIN, each of one query and span; empty for the brand view, which names no product. */
  readonly products: ReadonlyMap<string, Feed>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the search-query reports of one marketplace. The brand view stands for the whole where it is given; ASIN
 * views otherwise, their own counts added and the market's taken once for each query and span, because every ASIN's
 * list repeats them (facts C11).
 */
export function searchFeeds(records: readonly SearchQueryRecord[], span: Span): SearchFeeds {
  const { sound, problems } = soundRecords(records);
  const placed = placeRecords(sound, span, 'queries');
  const once = countOnce([...placed.dated, ...placed.undated], {
    key: ({ period, view, asin, brand, query }) =>
      [period === null ? '' : periodKey(period), view, asin ?? '', brand ?? '', query].join('\n'),
    file: ({ origin }) => origin.file,
    stamp: ({ period }) => period?.end ?? '',
  });
  const all = [...problems, ...placed.problems, ...overlapProblems(once.dropped, 'queries')];
  const brandView = once.kept.filter(({ view }) => view === 'brand');
  const asinView = once.kept.filter(({ view }) => view === 'asin');
  const products = new Map<string, Feed>();
  for (const asin of distinct(asinView.flatMap((record) => record.asin ?? []))) {
    const feed = feedOf(
      asinView.filter((record) => record.asin === asin),
      [],
    );
    if (feed !== null) products.set(asin, feed);
  }
  const queries =
    brandView.length > 0
      ? feedOf(brandView, [])
      : feedOf(asinView, ['own counts are those of the ASINs at hand, not of the whole brand']);
  return { queries, products, problems: all };
}

/** Leaves out rows whose own count is above the market's: one of the two must be wrong. */
function soundRecords(records: readonly SearchQueryRecord[]): { sound: SearchQueryRecord[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const sound = records.filter((record) => {
    const step = STEPS.find((name) => {
      const { own, total } = record[name];
      return own !== null && total !== null && own > total;
    });
    if (step === undefined) return true;
    problems.push({
      code: 'own-above-total',
      scope: 'row',
      file: record.origin.file,
      line: record.origin.line,
      message: `Own ${step} are more than the market's (${record[step].own} of ${record[step].total}); the query is left out.`,
    });
    return false;
  });
  return { sound, problems };
}

function feedOf(records: readonly SearchQueryRecord[], notes: readonly string[]): Feed | null {
  if (records.length === 0) return null;
  const groups = new Map<string, SearchQueryRecord[]>();
  for (const record of records) {
    const key = `${record.period === null ? '' : periodKey(record.period)}\n${record.query}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  const spanned = spanRows([...groups.values()].flatMap((group) => rowOf(group) ?? []));
  return {
    name: 'search',
    reports: ['search-query-performance'],
    files: distinct(records.map(({ origin }) => origin.file)),
    rows: spanned.rows,
    testRows: spanned.testRows,
    coverage: spanned.coverage,
    restated: true,
    open: false,
    notes,
  };
}

/** Market count once, own counts added; null where not known for any of the records. */
function stepOf(
  group: readonly SearchQueryRecord[],
  name: (typeof STEPS)[number],
): { own: number | null; total: number | null } {
  const totals = group.flatMap((record) => record[name].total ?? []);
  const owns = group.map((record) => record[name].own);
  const own = owns.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return { own, total: mostOf(totals) };
}

function rowOf(group: readonly SearchQueryRecord[]): Row | null {
  const [first] = group;
  if (first === undefined) return null;
  const impressions = stepOf(group, 'impressions');
  const clicks = stepOf(group, 'clicks');
  const cartAdds = stepOf(group, 'cartAdds');
  const purchases = stepOf(group, 'purchases');
  const rest = ({ own, total }: { own: number | null; total: number | null }): number | null =>
    own === null || total === null ? null : Math.max(0, total - own);
  const volume = group.reduce((most, record) => Math.max(most, record.volume ?? 0), 0);
  const reached = impressions.own !== null && impressions.own > 0;
  const counts: Counts = knownCounts({
    volume,
    reachableVolume: reached ? volume : 0,
    reachableQueries: reached ? 1 : 0,
    brandedVolume: brandedVolume(group, volume),
    ownImpressions: impressions.own,
    totalImpressions: impressions.total,
    restImpressions: rest(impressions),
    ownClicks: clicks.own,
    totalClicks: clicks.total,
    fastClicks: mostOf(group.map(({ clickPromises }) => fastClicks(clickPromises))),
    restClicks: rest(clicks),
    ownCartAdds: cartAdds.own,
    totalCartAdds: cartAdds.total,
    restCartAdds: rest(cartAdds),
    ownPurchases: purchases.own,
    totalPurchases: purchases.total,
    restPurchases: rest(purchases),
    ...priceCounts(group.map((record) => record.clicks)),
  });
  return { entity: first.query, period: first.period, counts };
}

/** The market's count, which every product's list repeats; null where none tells it. */
function mostOf(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((each) => each !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** Volume when the query holds the brand's name, 0 when it does not, null when no brand is named in the report. */
function brandedVolume(group: readonly SearchQueryRecord[], volume: number): number | null {
  const brands = group.flatMap(({ brand }) => (brand === null ? [] : [plain(brand)])).filter((brand) => brand !== '');
  if (brands.length === 0) return null;
  const query = ` ${plain(group[0]?.query ?? '')} `;
  return brands.some((brand) => query.includes(` ${brand} `)) ? volume : 0;
}

/** Lower case words of letters and digits, one space apart. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Own median click price over the market's, weighted by own clicks. */
function priceCounts(clicks: readonly FunnelCount[]): {
  priceRatioClicks: number | null;
  clicksWithPrice: number | null;
} {
  let weighted = 0;
  let weight = 0;
  for (const { own, medianPrice, ownMedianPrice } of clicks) {
    if (own === null || own === 0 || medianPrice === null || ownMedianPrice === null) continue;
    if (medianPrice.minor <= 0 || medianPrice.currency !== ownMedianPrice.currency) continue;
    weighted += (own * ownMedianPrice.minor) / medianPrice.minor;
    weight += own;
  }
  return weight === 0
    ? { priceRatioClicks: null, clicksWithPrice: null }
    : { priceRatioClicks: weighted, clicksWithPrice: weight };
}
