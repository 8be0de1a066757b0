import type { FunnelCount, SearchQueryRecord } from '../../../../src/model/records/search-query.ts';

function count(own: number | null, total: number | null): FunnelCount {
  return { own, total, medianPrice: null, ownMedianPrice: null };
}

interface QueryFields {
  readonly volume?: number | null;
  readonly asin?: string | null;
  readonly period?: SearchQueryRecord['period'];
  /** Own and total. */
  readonly impressions?: readonly [number, number];
  readonly clicks?: readonly [number, number];
  readonly purchases?: readonly [number, number];
}

/** A row of Search Query Performance. */
export function queryOf(query: string, fields: QueryFields = {}): SearchQueryRecord {
  const { volume = null, asin = null, impressions = [0, 0], clicks = [0, 0], purchases = [0, 0] } = fields;
  return {
    kind: 'search-query',
    origin: { file: 'sqp.csv', line: 3 },
    view: asin === null ? 'brand' : 'asin',
    asin,
    brand: asin === null ? 'Nordwick' : null,
    marketplace: 'US',
    period: fields.period ?? { start: '2026-11-01', end: '2026-11-07' },
    query,
    score: 1,
    volume,
    impressions: count(...impressions),
    clicks: count(...clicks),
    cartAdds: count(0, 0),
    purchases: count(...purchases),
    clickPromises: { sameDay: null, oneDay: null, twoDay: null },
  };
}
