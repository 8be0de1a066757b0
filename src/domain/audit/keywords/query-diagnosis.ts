import { findMarketplace } from '../../../model/marketplace.ts';
import type { Period } from '../../../model/period.ts';
import type { FunnelCount, SearchQueryRecord } from '../../../model/records/search-query.ts';
import type { Proportion } from '../../../model/statistics/proportion.ts';
import { compareRates, jointZ, type RateComparison } from './rate-comparison.ts';
import { withoutOverlap } from './statements.ts';

/** What is wrong with a query, by the first step that fails. */
export type QueryVerdict = 'not-shown' | 'shown-not-clicked' | 'clicked-not-bought' | 'not-enough-data' | 'no-sign';

/** Counts of one query for one product or brand, over spans that do not overlap. */
export interface QueryCounts {
  readonly marketplace: string | null;
  readonly query: string;
  readonly asin: string | null;
  readonly brand: string | null;
  readonly periods: readonly Period[];
  readonly impressions: Counts;
  readonly clicks: Counts;
  readonly purchases: Counts;
}

interface Counts {
  readonly own: number;
  readonly total: number;
}

export interface QueryDiagnosis extends QueryCounts {
  readonly verdict: QueryVerdict;
  /** Clicks of impressions. */
  readonly clicked: RateComparison | null;
  /** Purchases of clicks. */
  readonly bought: RateComparison | null;
}

function spanKey(period: Period | null): string {
  return period === null ? '' : `${period.start} ${period.end}`;
}

function add(records: readonly SearchQueryRecord[], of: (record: SearchQueryRecord) => FunnelCount): Counts {
  return records.reduce(
    (sum, record) => {
      const { own, total } = of(record);
      return { own: sum.own + (own ?? 0), total: sum.total + (total ?? 0) };
    },
    { own: 0, total: 0 },
  );
}

/** Adds up each query's counts for each product (or brand), spans that overlap counted once. */
export function queryCounts(records: readonly SearchQueryRecord[], shop: string | null): QueryCounts[] {
  const groups = new Map<string, Map<string, SearchQueryRecord>>();
  for (const record of records) {
    const place = findMarketplace(record.marketplace ?? shop ?? '')?.code ?? record.marketplace ?? shop ?? '';
    const who = record.view === 'asin' ? `asin ${record.asin ?? ''}` : `brand ${record.brand ?? ''}`;
    const key = [place, who, record.query.toLowerCase()].join('\u0000');
    const spans = groups.get(key) ?? new Map<string, SearchQueryRecord>();
    // The same span stated twice counts once.
    spans.set(spanKey(record.period), record);
    groups.set(key, spans);
  }
  return [...groups].flatMap(([key, spans]) => {
    const all = [...spans.values()];
    const periods = withoutOverlap(all.flatMap(({ period }) => (period === null ? [] : [period])));
    const kept = new Set(periods.map(spanKey));
    const used = periods.length === 0 ? all.slice(0, 1) : all.filter(({ period }) => kept.has(spanKey(period)));
    const [first] = used;
    if (first === undefined) return [];
    return [
      {
        marketplace: key.split('\u0000')[0] || null,
        query: first.query,
        asin: first.asin,
        brand: first.brand,
        periods: periods.toSorted((a, b) => (a.start < b.start ? -1 : 1)),
        impressions: add(used, ({ impressions }) => impressions),
        clicks: add(used, ({ clicks }) => clicks),
        purchases: add(used, ({ purchases }) => purchases),
      },
    ];
  });
}

/** Own successes of own trials, and everybody else's; null when the counts contradict each other. */
function rates(successes: Counts, trials: Counts): { own: Proportion; others: Proportion } | null {
  const own = { count: successes.own, n: trials.own };
  const others = { count: successes.total - successes.own, n: trials.total - trials.own };
  const sound = [own, others].every(({ count, n }) => count >= 0 && n >= 0 && count <= n);
  return sound ? { own, others } : null;
}

function verdictOf(counts: QueryCounts, clicked: RateComparison | null, bought: RateComparison | null): QueryVerdict {
  if (counts.impressions.own === 0 && counts.impressions.total > 0) return 'not-shown';
  if (clicked?.verdict === 'lower') return 'shown-not-clicked';
  if (bought?.verdict === 'lower') return 'clicked-not-bought';
  const open = [clicked, bought].some((each) => each === null || each.verdict === 'not-enough-data');
  return open ? 'not-enough-data' : 'no-sign';
}

/**
 * Where each query loses shoppers: own clicks of impressions, and purchases of clicks, against those of everybody else. All
 * comparisons of a run hold together at 95 % (Bonferroni), so that among dozens of queries none is named by chance alone.
 */
export function diagnoseQueries(counts: readonly QueryCounts[]): { diagnoses: QueryDiagnosis[]; comparisons: number } {
  const pairs = counts.map((each) => ({
    each,
    click: rates(each.clicks, each.impressions),
    buy: rates(each.purchases, each.clicks),
  }));
  const comparisons = pairs.reduce(
    (sum, { click, buy }) => sum + [click, buy].filter((pair) => pair !== null && pair.own.n > 0).length,
    0,
  );
  const z = jointZ(comparisons);
  const diagnoses = pairs.map(({ each, click, buy }): QueryDiagnosis => {
    const clicked = click === null ? null : compareRates(click.own, click.others, z);
    const bought = buy === null ? null : compareRates(buy.own, buy.others, z);
    return { ...each, verdict: verdictOf(each, clicked, bought), clicked, bought };
  });
  return { diagnoses, comparisons };
}
