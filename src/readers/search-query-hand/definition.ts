import type { Period } from '../../model/period.ts';
import type { DeliveryPromises } from '../../model/records/delivery-promises.ts';
import type { FunnelCount } from '../../model/records/search-query.ts';
import { periodEnding, readMetadata } from '../brand-analytics-line.ts';
import { type ColumnSpec, defineTable, type PlainRows } from '../definition.ts';
import type { Row } from '../row.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';
import headings from './headings.json' with { type: 'json' };

type Step = 'clicks' | 'cart-adds' | 'purchases';
type View = 'asin' | 'brand';
type ClickPromise = 'clicks-same-day' | 'clicks-one-day' | 'clicks-two-day';
type Column =
  | 'query'
  | 'score'
  | 'volume'
  | 'reporting-date'
  | 'impressions-total'
  | `impressions-${View}`
  | `${Step}-total`
  | `${Step}-${View}`
  | `${Step}-price`
  | `${Step}-price-${View}`
  | ClickPromise;

const REQUIRED: ColumnSpec = { kind: 'count', need: 'required' };
const OWN: ColumnSpec = { kind: 'count', need: 'optional' };
const PRICE: ColumnSpec = { kind: 'money', need: 'optional' };

const OWN_COLUMNS: Readonly<Record<View, readonly Column[]>> = {
  asin: ['impressions-asin', 'clicks-asin', 'cart-adds-asin', 'purchases-asin'],
  brand: ['impressions-brand', 'clicks-brand', 'cart-adds-brand', 'purchases-brand'],
};

function stepColumns(step: Step): readonly Column[] {
  return [
    `${step}-total`,
    `${step}-asin`,
    `${step}-brand`,
    `${step}-price`,
    `${step}-price-asin`,
    `${step}-price-brand`,
  ];
}

const PROMISES = {
  sameDay: 'clicks-same-day',
  oneDay: 'clicks-one-day',
  twoDay: 'clicks-two-day',
} as const satisfies Readonly<Record<keyof DeliveryPromises, Column>>;

/** Columns of the parts of a step. */
function partsOf(step: Step | 'impressions', view: View): Readonly<Record<keyof FunnelCount, Column | null>> {
  const counts = { total: `${step}-total`, own: `${step}-${view}` } as const;
  if (step === 'impressions') return { ...counts, medianPrice: null, ownMedianPrice: null };
  return { ...counts, medianPrice: `${step}-price`, ownMedianPrice: `${step}-price-${view}` };
}

/** Search Query Performance as downloaded by hand, ASIN or brand view. Shares are left alone: they follow from the counts. */
export const report = defineTable<Column>({
  form: 'table',
  id: 'SQP_HAND',
  title: 'Search Query Performance (download)',
  download:
    'Seller Central: Brands > Brand Analytics > Search Analytics > Search Query Performance > Generate download',
  usedFor: 'audit keywords, journey report (awareness), brief: what shoppers searched and where the funnel leaks',
  headings,
  columns: {
    query: { kind: 'text', need: 'required' },
    score: { kind: 'count', need: 'optional' },
    volume: REQUIRED,
    'reporting-date': { kind: 'date', need: 'expected' },
    'impressions-total': REQUIRED,
    'impressions-asin': OWN,
    'impressions-brand': OWN,
    'clicks-total': REQUIRED,
    'clicks-asin': OWN,
    'clicks-brand': OWN,
    'clicks-price': PRICE,
    'clicks-price-asin': PRICE,
    'clicks-price-brand': PRICE,
    'clicks-same-day': OWN,
    'clicks-one-day': OWN,
    'clicks-two-day': OWN,
    'cart-adds-total': REQUIRED,
    'cart-adds-asin': OWN,
    'cart-adds-brand': OWN,
    'cart-adds-price': PRICE,
    'cart-adds-price-asin': PRICE,
    'cart-adds-price-brand': PRICE,
    'purchases-total': REQUIRED,
    'purchases-asin': OWN,
    'purchases-brand': OWN,
    'purchases-price': PRICE,
    'purchases-price-asin': PRICE,
    'purchases-price-brand': PRICE,
  },
  fields: {
    'search-query': {
      view: [],
      asin: [],
      brand: [],
      marketplace: [],
      period: ['reporting-date'],
      query: ['query'],
      score: ['score'],
      volume: ['volume'],
      impressions: ['impressions-total', 'impressions-asin', 'impressions-brand'],
      clicks: stepColumns('clicks'),
      cartAdds: stepColumns('cart-adds'),
      purchases: stepColumns('purchases'),
      clickPromises: ['clicks-same-day', 'clicks-one-day', 'clicks-two-day'],
    },
  },
  decimalMark: (language) => (language === 'de' ? 'comma' : 'dot'),
  totals: {
    searchVolume: 'volume',
    impressions: 'impressions-total',
    clicks: 'clicks-total',
    cartAdds: 'cart-adds-total',
    purchases: 'purchases-total',
  },
  open(scope) {
    const view: View = scope.has('impressions-brand') && !scope.has('impressions-asin') ? 'brand' : 'asin';
    for (const column of OWN_COLUMNS[view]) {
      if (scope.has(column)) continue;
      const message = 'This column is missing; your own part of this step is unknown for the whole file.';
      scope.problem({ code: 'column-missing', scope: 'cell', column, message });
    }
    const metadata = readMetadata(scope.preamble);
    if (metadata.asin === null && metadata.brand === null) {
      const message = 'The line above the headings is missing: whose searches these are (ASIN or brand) is unknown.';
      scope.problem({ code: 'preamble-missing', scope: 'cell', message });
    }
    const currency = shopCurrency(scope.marketplace);
    const doubtCurrency = currencyDoubt(scope);
    const coverAll = (period: Period | null): void => {
      if (period === null) return;
      scope.cover(period.start);
      scope.cover(period.end);
    };
    const { asin, brand, period: told } = metadata;
    const facts = { view, asin: view === 'asin' ? asin : null, brand, marketplace: scope.marketplace };
    // Where the line above the headings tells no period, each row may have its own.
    const plain: PlainRows<Column> | null =
      told === null
        ? null
        : {
            kind: 'search-query',
            filled: ['query'],
            currency: { code: currency },
            constants: { ...facts, period: told },
            parts: {
              impressions: partsOf('impressions', view),
              clicks: partsOf('clicks', view),
              cartAdds: partsOf('cart-adds', view),
              purchases: partsOf('purchases', view),
              clickPromises: PROMISES,
            },
            used: () => coverAll(told),
          };
    return {
      ...(plain === null ? {} : { plain }),
      row(row: Row<Column>) {
        const reported = row.date('reporting-date');
        const period =
          metadata.period ?? (reported === null ? null : periodEnding(reported, metadata.range)) ?? scope.givenPeriod;
        const step = (name: Step): FunnelCount => ({
          total: row.count(`${name}-total`),
          own: row.count(`${name}-${view}`),
          medianPrice: row.money(`${name}-price`, currency),
          ownMedianPrice: row.money(`${name}-price-${view}`, currency),
        });
        if (currency === null && row.text('clicks-price') !== null) doubtCurrency();
        scope.emit({
          kind: 'search-query',
          origin: row.origin,
          ...facts,
          period,
          query: row.requiredText('query'),
          score: row.count('score'),
          volume: row.count('volume'),
          impressions: {
            total: row.count('impressions-total'),
            own: row.count(`impressions-${view}`),
            medianPrice: null,
            ownMedianPrice: null,
          },
          clicks: step('clicks'),
          cartAdds: step('cart-adds'),
          purchases: step('purchases'),
          clickPromises: {
            sameDay: row.count(PROMISES.sameDay),
            oneDay: row.count(PROMISES.oneDay),
            twoDay: row.count(PROMISES.twoDay),
          },
        });
        coverAll(period);
      },
    };
  },
});
