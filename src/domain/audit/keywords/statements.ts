import { findMarketplace } from '../../../model/marketplace.ts';
import { dayNumber, type Period, periodDays } from '../../../model/period.ts';
import type { RecordSet } from '../../../model/records/record.ts';
import type { SearchQueryRecord } from '../../../model/records/search-query.ts';
import type { SourceKind, Statement } from './target.ts';

/** Mean month of the Gregorian calendar. */
const DAYS_OF_MONTH = 30.436875;

const OWN_LIST = 'own list';
export const SQP = 'Search Query Performance';
export const ADS = 'advertising search terms';
export const TOP_TERMS = 'Top Search Terms';

function place(marketplace: string | null, fallback: string | null): string | null {
  return findMarketplace(marketplace ?? fallback ?? '')?.code ?? marketplace ?? fallback;
}

/** Spans that do not overlap, the longest first: a month goes before its weeks. */
export function withoutOverlap(periods: readonly Period[]): Period[] {
  const sorted = [...periods].sort((a, b) => periodDays(b) - periodDays(a) || dayNumber(a.start) - dayNumber(b.start));
  const taken: Period[] = [];
  for (const period of sorted) {
    if (!taken.some((other) => period.start <= other.end && other.start <= period.end)) taken.push(period);
  }
  return taken;
}

function periodKey(period: Period): string {
  return `${period.start} ${period.end}`;
}

/** Searches a month of one query: the counts of spans that do not overlap, over their days. */
function monthlySearches(records: readonly SearchQueryRecord[]): number | null {
  const bySpan = new Map<string, { period: Period; volume: number }>();
  for (const { period, volume } of records) {
    if (period === null || volume === null) continue;
    const known = bySpan.get(periodKey(period));
    // One span counts once, however many products the report names the query for.
    if (known === undefined || volume > known.volume) bySpan.set(periodKey(period), { period, volume });
  }
  const spans = withoutOverlap([...bySpan.values()].map(({ period }) => period));
  if (spans.length === 0) return null;
  const searches = spans.reduce((sum, period) => sum + (bySpan.get(periodKey(period))?.volume ?? 0), 0);
  const days = spans.reduce((sum, period) => sum + periodDays(period), 0);
  return Math.round((searches / days) * DAYS_OF_MONTH);
}

function queryStatements(records: readonly SearchQueryRecord[], explicit: boolean, shop: string | null): Statement[] {
  const groups = new Map<string, SearchQueryRecord[]>();
  for (const record of records) {
    const key = `${place(record.marketplace, shop) ?? ''}\u0000${record.query.toLowerCase()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const asins = [...new Set(group.flatMap(({ asin }) => (asin === null ? [] : [asin])))];
    return [
      {
        phrase: first.query,
        source: SQP,
        sourceKind: 'amazon-count' as const,
        explicit,
        file: first.origin.file,
        marketplace: place(first.marketplace, shop),
        volume: monthlySearches(group),
        volumeIsAtLeast: false,
        rank: null,
        impressions: null,
        asins,
        skus: [],
      },
    ];
  });
}

const ASIN_IN_NAME = /(?:^|[^A-Z0-9])(B0[A-Z0-9]{8})(?=[^A-Z0-9]|$)/g;

/** ASINs that a keyword export is of, by its file name: `US_AMAZON_cerebro_B0EXAMPLE1_2026-11-22.csv`. */
export function asinsOfName(path: string): string[] {
  const name = path.split(/[\\/!]/).at(-1) ?? '';
  return [...name.toUpperCase().matchAll(ASIN_IN_NAME)].map((match) => match[1] ?? '');
}

/** A large export names its file in every record; the name is looked through once. */
function nameReader(): (path: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const seen = known.get(path) ?? asinsOfName(path);
    known.set(path, seen);
    return seen;
  };
}

function keywordStatements(records: RecordSet['keyword'], explicit: boolean, shop: string | null): Statement[] {
  const named = nameReader();
  return records.map((record) => {
    const sourceKind: SourceKind = record.tool === OWN_LIST ? 'own-list' : 'tool-estimate';
    const ranked = record.ranks.map(({ asin }) => asin);
    return {
      phrase: record.phrase,
      source: record.tool,
      sourceKind,
      explicit,
      file: record.origin.file,
      marketplace: place(record.marketplace, shop),
      volume: record.monthlyVolume,
      volumeIsAtLeast: record.volumeIsAtLeast,
      rank: null,
      impressions: null,
      asins: [...named(record.origin.file), ...ranked],
      skus: [],
    };
  });
}

function adStatements(records: RecordSet['ad-performance'], explicit: boolean, shop: string | null): Statement[] {
  return records.flatMap((record) => {
    if (record.grain !== 'search-term' || record.searchTerm === null || record.searchTerm === '*') return [];
    return [
      {
        phrase: record.searchTerm,
        source: ADS,
        sourceKind: 'ads' as const,
        explicit,
        file: record.origin.file,
        marketplace: place(record.marketplace, shop),
        volume: null,
        volumeIsAtLeast: false,
        rank: null,
        impressions: record.impressions,
        asins: record.advertisedAsin === null ? [] : [record.advertisedAsin],
        skus: record.advertisedSku === null ? [] : [record.advertisedSku],
      },
    ];
  });
}

/** Terms of the whole shop: only those are targets for which a product of the seller is among the most clicked, unless asked for. */
function topTermStatements(
  records: RecordSet['top-search-term'],
  explicit: boolean,
  shop: string | null,
  ownAsins: ReadonlySet<string>,
): Statement[] {
  return records.flatMap((record) => {
    const own = record.asin !== null && ownAsins.has(record.asin);
    if (!own && !explicit) return [];
    return [
      {
        phrase: record.term,
        source: TOP_TERMS,
        sourceKind: 'rank' as const,
        explicit,
        file: record.origin.file,
        marketplace: place(record.marketplace, shop),
        volume: null,
        volumeIsAtLeast: false,
        rank: record.searchFrequencyRank,
        impressions: null,
        asins: own && record.asin !== null ? [record.asin] : [],
        skus: [],
      },
    ];
  });
}

/** Every phrase the records state, with who says so. `explicit`: from lists the user named as targets. */
export function statementsOf(
  records: RecordSet,
  options: { readonly explicit: boolean; readonly marketplace: string | null; readonly ownAsins: ReadonlySet<string> },
): Statement[] {
  const { explicit, marketplace, ownAsins } = options;
  return [
    ...queryStatements(records['search-query'], explicit, marketplace),
    ...keywordStatements(records.keyword, explicit, marketplace),
    ...adStatements(records['ad-performance'], explicit, marketplace),
    ...topTermStatements(records['top-search-term'], explicit, marketplace, ownAsins),
  ];
}
