import type { FunnelCount } from '../../model/records/search-query.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { isObject, JsonElement, listOf, periodOf, specificationOf, statedReportType } from '../json-values.ts';

const ID = 'GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT';

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

function readElement(element: JsonElement, dates: JsonElement, marketplace: string | null, scope: FileScope): void {
  const words = element.part('searchQueryData');
  const query = words.text('searchQuery');
  const asin = element.text('asin');
  const period = periodOf(dates.text('startDate'), dates.text('endDate'));
  if (query === null) {
    const message = 'The search query is missing; the element was left out.';
    scope.problem({ code: 'cell-missing', scope: 'row', line: element.index, column: 'searchQuery', message });
    return;
  }
  scope.emit({
    kind: 'search-query',
    origin: { file: scope.path, line: element.index },
    view: 'asin',
    asin,
    brand: null,
    marketplace,
    period,
    query,
    score: words.count('searchQueryScore'),
    volume: words.count('searchQueryVolume', 'searchVolume'),
    impressions: funnel(element.part('impressionData'), 'Impression', 'impressions'),
    clicks: funnel(element.part('clickData'), 'Click', 'clicks'),
    cartAdds: funnel(element.part('cartAddData'), 'CartAdd', 'cartAdds'),
    purchases: funnel(element.part('purchaseData'), 'Purchase', 'purchases'),
  });
}

/** Search Query Performance by API: one element for each ASIN and query. Shares (0-1 here) follow from the counts and are left alone. */
export const report: JsonReport = {
  form: 'json',
  id: ID,
  title: 'Search Query Performance (API)',
  download: 'SP-API: Reports, Brand Analytics role; one week, month or quarter at a time',
  usedFor: 'audit keywords, journey report (awareness), brief: what shoppers searched and where the funnel leaks',
  sniff: /"GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT"/,
  totals: ['searchVolume', 'impressions', 'clicks', 'cartAdds', 'purchases'],
  claims: (document) => statedReportType(document) === ID,
  read(document, scope) {
    if (!isObject(document)) return { rows: 0, period: null };
    const { period, marketplace } = specificationOf(document);
    const elements = listOf(document, 'dataByAsin');
    for (const [index, value] of elements.entries()) {
      const element = new JsonElement(scope, value, index + 1);
      readElement(element, element, marketplace ?? scope.marketplace, scope);
    }
    return { rows: elements.length, period };
  },
};
