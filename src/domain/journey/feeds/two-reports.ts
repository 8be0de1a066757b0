import { addDays, periodDays } from '../../../model/period.ts';
import { type CountName, distinct, type Feed, type FeedResult, type Row, sumOf } from './feed.ts';

/**
 * Order items that no search led to: those of Sales and Traffic less the purchases of Search Catalogue Performance,
 * over days that both cover whole. Two reports with two ways of counting: a first look, no account.
 */
export function outsideSearchFeed(traffic: Feed | null, catalog: Feed | null): FeedResult {
  if (traffic === null || catalog === null) return { feed: null, problems: [] };
  const rows = catalog.coverage.flatMap((period): Row[] => {
    const inside = traffic.rows.filter(
      (row) => row.period !== null && row.period.start >= period.start && row.period.end <= period.end,
    );
    const days = new Set(
      inside.flatMap((row) => {
        if (row.period === null) return [];
        const { start } = row.period;
        return Array.from({ length: periodDays(row.period) }, (_, day) => addDays(start, day));
      }),
    );
    if (days.size < periodDays(period)) return [];
    const items = sumOf(inside, 'orderItems');
    const purchases = sumOf(
      catalog.rows.filter((row) => row.period?.start === period.start && row.period.end === period.end),
      'catalogPurchases',
    );
    if (items === null || purchases === null || purchases > items) return [];
    return [{ entity: 'account', period, counts: { outsideSearch: items - purchases, matchedOrderItems: items } }];
  });
  if (rows.length === 0) return { feed: null, problems: [] };
  return {
    feed: {
      name: 'outside-search',
      reports: ['search-catalog-performance', 'sales-and-traffic'],
      files: distinct([...catalog.files, ...traffic.files]),
      rows,
      testRows: rows,
      coverage: rows.flatMap(({ period }) => period ?? []),
      restated: true,
      open: false,
      notes: ['two reports that count in two ways; only days that both cover'],
    },
    problems: [],
  };
}

/**
 * Clicks on offers that promised delivery within two days: those of the own catalogue beside those of the market in the
 * queries of Search Query Performance, over spans that both reports have.
 */
export function promisesFeed(search: Feed | null, catalog: Feed | null): FeedResult {
  if (search === null || catalog === null) return { feed: null, problems: [] };
  const rows = catalog.coverage.flatMap((period): Row[] => {
    const of = (feed: Feed, fast: CountName, all: CountName) => {
      const same = feed.rows.filter((row) => row.period?.start === period.start && row.period.end === period.end);
      return [sumOf(same, fast, [fast, all]), sumOf(same, all, [fast, all])] as const;
    };
    const [promisedFast, promisedClicks] = of(catalog, 'catalogFastClicks', 'catalogClicks');
    const [marketFast, marketClicks] = of(search, 'fastClicks', 'totalClicks');
    if (promisedFast === null || promisedClicks === null || marketFast === null || marketClicks === null) return [];
    return [{ entity: 'account', period, counts: { promisedFast, promisedClicks, marketFast, marketClicks } }];
  });
  if (rows.length === 0) return { feed: null, problems: [] };
  return {
    feed: {
      name: 'delivery-promises',
      reports: ['search-catalog-performance', 'search-query-performance'],
      files: distinct([...catalog.files, ...search.files]),
      rows,
      testRows: rows,
      coverage: rows.flatMap(({ period }) => period ?? []),
      restated: true,
      open: false,
      notes: ['own clicks of all searches beside the market’s in the queries of the report'],
    },
    problems: [],
  };
}

const YEAR = 364;

/** Searches with the brand's name in the newest spans, and in the same weeks of the year before (52 weeks earlier). */
export function brandedYearFeed(search: Feed | null): FeedResult {
  if (search === null) return { feed: null, problems: [] };
  const of = (start: string, end: string): number | null =>
    sumOf(
      search.rows.filter(({ period }) => period?.start === start && period.end === end),
      'brandedVolume',
    );
  const rows = search.coverage.flatMap((period): Row[] => {
    const now = of(period.start, period.end);
    // A month is compared with the same month: 364 days would move its ends.
    const moved = (day: string): string =>
      periodDays(period) === 7 ? addDays(day, -YEAR) : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
    const before = of(moved(period.start), moved(period.end));
    if (now === null || before === null) return [];
    return [{ entity: 'brand', period, counts: { brandedNow: now, brandedYearAgo: before } }];
  });
  if (rows.length === 0) return { feed: null, problems: [] };
  return {
    feed: {
      name: 'branded-year',
      reports: ['search-query-performance'],
      files: search.files,
      rows,
      testRows: [],
      coverage: [],
      restated: true,
      open: false,
      notes: [`${rows.length} spans that the year before has too`],
    },
    problems: [],
  };
}
