import type { DeliveryPromises } from '../../model/records/delivery-promises.ts';
import type { FunnelCount } from '../../model/records/search-query.ts';
import { defineApiReport } from '../api-report.ts';
import type { JsonElement } from '../json-element.ts';

type StepTotal = 'impressions' | 'clicks' | 'cartAdds' | 'purchases';

/** Keys of one step of the funnel; made once, because there are a million elements to ask for them. */
function keysOf(name: string, part: string, total: StepTotal) {
  return {
    part,
    sum: total,
    total: total === 'impressions' ? `totalQuery${name}Count` : `total${name}Count`,
    own: `asin${name}Count`,
    medianPrice: `totalMedian${name}Price`,
    ownMedianPrice: `asinMedian${name}Price`,
  };
}

const IMPRESSIONS = keysOf('Impression', 'impressionData', 'impressions');
const CLICKS = keysOf('Click', 'clickData', 'clicks');
const CART_ADDS = keysOf('CartAdd', 'cartAddData', 'cartAdds');
const PURCHASES = keysOf('Purchase', 'purchaseData', 'purchases');

function funnel(element: JsonElement, keys: ReturnType<typeof keysOf>): FunnelCount {
  const part = element.part(keys.part);
  return {
    total: part.count(keys.total, keys.sum),
    own: part.count(keys.own),
    medianPrice: part.money(keys.medianPrice),
    ownMedianPrice: part.money(keys.ownMedianPrice),
  };
}

function promises(element: JsonElement): DeliveryPromises {
  const clicks = element.part(CLICKS.part);
  return {
    sameDay: clicks.count('totalSameDayShippingClickCount'),
    oneDay: clicks.count('totalOneDayShippingClickCount'),
    twoDay: clicks.count('totalTwoDayShippingClickCount'),
  };
}

const TOTALS = ['searchVolume', 'impressions', 'clicks', 'cartAdds', 'purchases'] as const;

/** Search Query Performance by API: one element for each ASIN and query. Shares (0-1 here) follow from the counts and are left alone. */
export const report = defineApiReport({
  id: 'GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT',
  title: 'Search Query Performance (API)',
  download: 'SP-API: Reports, Brand Analytics role; one week, month or quarter at a time',
  usedFor: 'audit keywords, journey report (awareness), brief: what shoppers searched and where the funnel leaks',
  list: 'dataByAsin',
  totals: TOTALS,
  together: TOTALS,
  element(element, { marketplace, scope }) {
    const words = element.part('searchQueryData');
    return {
      kind: 'search-query',
      origin: { file: scope.path, line: element.index },
      view: 'asin',
      query: words.requiredText('searchQuery'),
      asin: element.text('asin'),
      brand: null,
      marketplace,
      period: element.period('startDate', 'endDate'),
      score: words.count('searchQueryScore'),
      volume: words.count('searchQueryVolume', 'searchVolume'),
      impressions: funnel(element, IMPRESSIONS),
      clicks: funnel(element, CLICKS),
      cartAdds: funnel(element, CART_ADDS),
      purchases: funnel(element, PURCHASES),
      clickPromises: promises(element),
    };
  },
});
