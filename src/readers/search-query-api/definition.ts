import type { FunnelCount } from '../../model/records/search-query.ts';
import { defineApiReport } from '../api-report.ts';
import type { JsonElement } from '../json-element.ts';

type StepTotal = 'impressions' | 'clicks' | 'cartAdds' | 'purchases';

function funnel(part: JsonElement, name: string, total: StepTotal): FunnelCount {
  const query = total === 'impressions' ? `totalQuery${name}Count` : `total${name}Count`;
  return {
    total: part.count(query, total),
    own: part.count(`asin${name}Count`),
    medianPrice: part.money(`totalMedian${name}Price`),
    ownMedianPrice: part.money(`asinMedian${name}Price`),
  };
}

/** Search Query Performance by API: one element for each ASIN and query. Shares (0-1 here) follow from the counts and are left alone. */
export const report = defineApiReport({
  id: 'GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT',
  title: 'Search Query Performance (API)',
  download: 'SP-API: Reports, Brand Analytics role; one week, month or quarter at a time',
  usedFor: 'audit keywords, journey report (awareness), brief: what shoppers searched and where the funnel leaks',
  list: 'dataByAsin',
  totals: ['searchVolume', 'impressions', 'clicks', 'cartAdds', 'purchases'],
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
      impressions: funnel(element.part('impressionData'), 'Impression', 'impressions'),
      clicks: funnel(element.part('clickData'), 'Click', 'clicks'),
      cartAdds: funnel(element.part('cartAddData'), 'CartAdd', 'cartAdds'),
      purchases: funnel(element.part('purchaseData'), 'Purchase', 'purchases'),
    };
  },
});
